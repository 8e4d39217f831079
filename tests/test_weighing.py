"""Signs, scores, merging: what is weighed and what comes of it. Texts as agencies write them."""

from __future__ import annotations

import pytest

from coding import TUESDAY, acts, coder, events
from marsad.article import build_article
from marsad.events.likeness import signs_of_likeness
from marsad.events.scoring import judge
from marsad.events.weighing import Weigher
from marsad.explanation import Explanation
from marsad.knowledge.schema import Weighing

SIGNS = [
    # Turkey shelled a village in the north of Syria on Monday: news in a main clause
    (
        "قصفت تركيا قرية شمال سوريا الاثنين",
        "ASSAULT",
        {"in the first clause", "first word of its sentence", "actor of a country", "dated"},
        {"in the title", "in the lead", "in a relative clause", "verb in the imperfect"},
    ),
    # The minister, who had visited Tehran in 2005, returned to Baghdad: told of a person
    (
        "عاد إلى بغداد الوزير العراقي الذي كان زار طهران عام 2005",
        "CONSULT",
        {"in a relative clause", "past perfect", "dated in an earlier year", "dated without a day"},
        {"in the first clause", "first word of its sentence"},
    ),
    # The two presidents discussed efforts to fight: an aim, not an act
    (
        "بحث الرئيسان المصري والفرنسي سبل وقف القتال في ليبيا",
        "RETREAT",
        {"noun after a word of abstract"},
        {"first act of its sentence", "named by a verb"},
    ),
    # France condemned the attack: the object of what is said
    (
        "أدانت فرنسا الهجوم",
        "ASSAULT",
        {"definite noun", "named by a noun", "noun that lacks: no party", "follows a verbal act"},
        {"actor told", "recipient told", "with a figure"},
    ),
    # Five soldiers were killed in a clash in Aden
    (
        "قتل خمسة جنود يمنيين في عدن",
        "ASSAULT",
        {"recipient told", "with a figure", "placed", "recipient of a country"},
        {"actor told", "both sides told"},
    ),
    # The minister said that Egypt would not close the crossing
    (
        "قال الوزير الفرنسي إن بلاده لن تفرض عقوبات على إيران",
        "SANCTION",
        {"status negated", "material act reported", "in a complement clause"},
        {"status occurred", "in a direct quotation"},
    ),
    # After the match the club's fans demonstrated: not a political article
    (
        "تظاهر مشجعون مصريون بعد مباراة كأس العرب في القاهرة",
        "PROTEST",
        {"article of sport, arts or markets"},
        {"article plainly of sport, arts or markets"},
    ),
    # After the match of the national team in the cup the coach demanded …: nothing else
    (
        "طالب مدرب المنتخب المصري لاعبي الفريق بالفوز في مباراة كأس العرب",
        "REQUEST",
        {"article of sport, arts or markets", "article plainly of sport, arts or markets"},
        set(),
    ),
]  # fmt: skip


def signs(text: str, kind: str) -> set[str]:
    """The signs of the first act of a type, nothing merged."""
    article = build_article({"text": text, "published": TUESDAY})
    proposed = coder(weighed=True).propose(article)
    candidates = proposed.detector.candidates
    read = Weigher(coder().knowledge).signs(proposed.document, candidates)
    of_type = [s for s, c in zip(read, candidates, strict=True) if c.trigger.frame.type == kind]
    return set(of_type[0])


@pytest.mark.parametrize(("text", "kind", "there", "absent"), SIGNS)
def test_signs(text: str, kind: str, there: set[str], absent: set[str]) -> None:
    found = signs(text, kind)
    assert there <= found
    assert not absent & found


def test_signs_of_the_place_in_the_article() -> None:
    # title and lead tell of the visit, the third sentence of the protest
    text = (
        "الرئيس المصري يزور الخرطوم\nزار الرئيس المصري الخرطوم الاثنين.\n"
        "وتأتي الزيارة قبل القمة.\nوتظاهر مئات السودانيين أمام السفارة."
    )
    assert {"in the title", "first act of its sentence"} <= signs(text, "CONSULT")
    protest = signs(text, "PROTEST")
    assert "first told after the leading sentences" not in protest
    assert not {"in the title", "in the lead", "told again"} & protest


LIKENESS = [
    # Russia bombed Idlib. The Russian bombing of Idlib …
    (
        "قصفت روسيا إدلب.\nوأوقع القصف الروسي على إدلب قتلى.",
        {"actor: same by name", "second a definite noun", "in the next sentence"},
        {"modes differ", "dates agree"},
    ),
    # Egypt condemned the attack. Jordan condemned the attack.
    (
        "أدانت مصر الهجوم.\nوأدان الأردن الهجوم.",
        {"actors differ", "same frame", "verb then verb", "acts of the type between: 0"},
        {"actor: same party", "dates agree", "second joined by also"},
    ),
    # France met Turkey. It also met Egypt: one more act
    (
        "التقى الرئيس الفرنسي نظيره التركي.\nكما التقى الرئيس الفرنسي نظيره المصري.",
        {"second joined by also"},
        {"second this one"},
    ),
    # A strike on Idlib. This strike / another strike
    (
        "قصفت روسيا إدلب.\nوأوقع هذا القصف الروسي قتلى.",
        {"second this one", "verb then noun", "title: verb then noun"},
        {"second another of its sort"},
    ),
    (
        "أعلنت فرنسا غارة على إدلب.\nونفذت فرنسا غارة أخرى على حلب.",
        {"second another of its sort"},
        {"second this one"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "there", "absent"), LIKENESS)
def test_signs_of_likeness(text: str, there: set[str], absent: set[str]) -> None:
    proposed = coder(weighed=True).propose(build_article({"text": text, "published": TUESDAY}))
    first = proposed.detector.candidates[0]
    alike = [
        c for c in proposed.detector.candidates[1:]
        if c.trigger.frame.type == first.trigger.frame.type and c.sentence > 0
    ]  # fmt: skip
    found = set(signs_of_likeness(proposed.document, first, alike[-1]))
    assert there <= found
    assert not absent & found


APART = [
    # two who were visited by two
    (
        "زار الرئيس الروسي دمشق.\nوزار الرئيس الفرنسي بيروت.",
        ["CONSULT.visit RUS > SYR", "CONSULT.visit FRA > LBN"],
    ),
    # on two days
    (
        "زار الرئيس الروسي دمشق أمس.\nوزار الرئيس الروسي دمشق في 3 مارس 2011.",
        ["CONSULT.visit RUS > SYR", "CONSULT.visit RUS > SYR"],
    ),
    # Jordan expelled the Iranian ambassador and recalled its own from Tehran
    (
        "طرد الأردن السفير الإيراني.\nوسحب الأردن سفيره من طهران.",
        ["SANCTION.expel JOR > IRN", "SANCTION.withdraw JOR > IRN"],
    ),
    # two ambassadors resigned
    (
        "أوردت صحف القصة.\nاستقال الاثنين السفير الأميركي توماس ويلسون.\nواستقال الاثنين"
        " السفير الأميركي هنري كولينز.",
        ["RETREAT.resign USA > -", "RETREAT.resign USA > -"],
    ),
    # a party and rights groups called on the government
    (
        "أوردت صحف القصة.\nدعا حزب النهضة الحكومة التونسية إلى تأجيل الانتخابات.\nودعت منظمات"
        " حقوقية الحكومة التونسية إلى تأجيل الانتخابات.",
        ["REQUEST.yield TUN > TUN", "REQUEST.yield TUN > TUN"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), APART)
def test_what_is_never_one_act(text: str, told: list[str]) -> None:
    assert acts(text, weighed=True) == told


# one actor under two names for it, one of which only adds the other's title
ONE_ACT = [
    # the party called on the government; its spokesman said that the party had called on it
    (
        "أوردت صحف القصة.\nدعا حزب النهضة الحكومة التونسية إلى تأجيل الانتخابات.\nوقال ناطق إن"
        " الحزب دعا الحكومة التونسية إلى تأجيل الانتخابات شهرا.",
        ["REQUEST.yield TUN > TUN"],
    ),
    # the ambassador Thomas Wilson resigned; Wilson resigned
    (
        "أوردت صحف القصة.\nاستقال السفير الأميركي توماس ويلسون.\nواستقال ويلسون احتجاجا.",
        ["RETREAT.resign USA > -"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), ONE_ACT)
def test_what_stays_one_act(text: str, told: list[str]) -> None:
    assert acts(text, weighed=True) == told


def test_the_verdict_adds_the_weights_of_the_signs_that_are_there() -> None:
    weighing = Weighing(id="act", bias=-0.5, threshold=0.1, signs={"dated": 0.7, "placed": -0.2})
    verdict = judge(weighing, ("placed", "dated", "without weight"))
    assert verdict.score == pytest.approx(0.0)
    assert not verdict.accepted
    assert str(verdict) == "weighs +0.00, not over +0.10: dated +0.70, placed -0.20"
    assert judge(weighing, ("dated",)).accepted


def test_a_sentence_without_its_article_must_weigh_more() -> None:
    weighing = Weighing(id="act", bias=0.0, threshold=-0.5, alone=0.2, signs={"dated": 0.1})
    assert judge(weighing, ("dated",)).accepted
    assert not judge(weighing, ("dated",), alone=True).accepted


def test_signs_weigh_otherwise_in_a_sentence_without_its_article() -> None:
    weighing = Weighing(
        id="act", bias=0.0, threshold=0.0, signs={"dated": 0.1},
        alone_signs={"only points back": -1.5, "dated": 0.2},
    )  # fmt: skip
    assert judge(weighing, ("dated",), alone=True).score == pytest.approx(0.3)
    assert judge(weighing, ("dated", "only points back")).accepted
    assert not judge(weighing, ("dated", "only points back"), alone=True).accepted


# text of one sentence, the types of its acts of force and protest: told, or only mentioned
ALONE = [
    # gunmen abducted three engineers in Kirkuk yesterday
    ("خطف مسلحون أمس ثلاثة مهندسين في كركوك", ["ASSAULT"]),
    # hundreds of teachers demonstrated in front of the ministry
    ("تظاهر مئات المعلمين أمس أمام وزارة التربية في تونس", ["PROTEST"]),
    # the talks were resumed after the attacks that the country saw
    ("استؤنفت المحادثات بعد الهجمات التي شهدتها البلاد", []),
    # the minister spoke about the abductions
    ("تحدث الوزير عن عمليات الخطف", []),
]


@pytest.mark.parametrize(("text", "told"), ALONE)
def test_acts_of_a_sentence_without_its_article(text: str, told: list[str]) -> None:
    types = [event.type for event in events(text, weighed=True)]
    assert [one for one in types if one in ("ASSAULT", "PROTEST")] == told


# France and Jordan condemned all forms of attacks: not one attack
TOLD = "أدانت فرنسا والأردن كافة أشكال الهجمات"


def test_explain_shows_what_was_weighed() -> None:
    explanation = coder(weighed=True).explain({"text": TOLD, "published": TUESDAY})
    assert [event.type for event in explanation.record.events] == ["ACCUSE"]
    assert "weighs" in explanation.accepted[0].steps[-1]
    assert _reason(explanation, "ASSAULT").startswith("weighs -")


def test_without_weights_the_rules_say_why() -> None:
    explanation = coder(weighed=False).explain({"text": TOLD, "published": TUESDAY})
    assert _reason(explanation, "ASSAULT") == "no party"
    assert not any("weighs" in step for step in explanation.accepted[0].steps)


def _reason(explanation: Explanation, kind: str) -> str:
    refused = [d for d in explanation.refused if d.rule.startswith(kind.lower()) and d.steps]
    return refused[0].reason or ""
