"""Across articles: how they stand to each other, stories, acts, and where accounts differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from archiving import article, date, event, figure, party, record, source
from archiving import place as at_place
from marsad.archive import EVENTS, Archive, ArchiveError, Filters, story_writer
from marsad.evaluation.relations import Pair, fit_relations, read_pairs, score_relations
from marsad.knowledge.source import load_knowledge
from marsad.record import Record, Span
from marsad.stories.acts import Act, Telling, merge_acts
from marsad.stories.details import DetailFinder
from marsad.stories.differences import article_differences, differences
from marsad.stories.groups import group
from marsad.stories.likeness import (
    WordWeights,
    act_likeness,
    containment,
    cosine,
    profile,
    silent_words,
)
from marsad.stories.relation import RelationWeights, Signs, reasons, relate, signs_of
from marsad.stories.report import hours_between, moment, report_of

DETAILS = DetailFinder(load_knowledge())

# Invented reports: a blast in a market told by three outlets, one of them copying; the funeral;
# and talks that have nothing to do with it
BLAST = (
    "قتيلا في تفجير سوق شعبية شرق المدينة\n"
    "قتل خمسة عشر شخصا في تفجير سيارة مفخخة استهدف سوقا شعبية شرق المدينة صباح السبت، وفق مصادر "
    "طبية. وهرعت سيارات الإسعاف إلى السوق ونقلت الجرحى إلى المستشفى العام وسط انتشار أمني كثيف."
)
TEXTS = {
    "blast": ("النخيل", "2016-03-12T14:00:00+03:00", "15 " + BLAST),
    "copy": ("الشاطئ", "2016-03-12T15:00:00+03:00", "مقتل 15 " + BLAST + " وأغلقت الطرق."),
    "own": (
        "الميناء", "2016-03-12T19:00:00+03:00",
        "ارتفاع حصيلة تفجير السوق الشعبية شرق المدينة إلى 22 قتيلا\n"
        "ارتفعت حصيلة ضحايا التفجير بسيارة مفخخة الذي ضرب سوقا شعبية شرق المدينة السبت إلى 22 "
        "قتيلا بحسب وزارة الصحة، فيما لا تزال فرق الإنقاذ تبحث عن مفقودين تحت الركام.",
    ),
    "funeral": (
        "الميناء", "2016-03-13T12:00:00+03:00",
        "تشييع ضحايا تفجير السوق الشعبية شرق المدينة\n"
        "شيع المئات الأحد ضحايا تفجير السوق الشعبية شرق المدينة وسط دعوات إلى إقالة مسؤولين عن "
        "الأمن ومحاسبة المقصرين.",
    ),
    "talks": (
        "النخيل", "2016-03-12T16:00:00+03:00",
        "وزير الخارجية يبحث ملف المياه مع نظيره\n"
        "أجرى وزير الخارجية مباحثات مع نظيره حول ملف المياه وترسيم الحدود البحرية والتجارة.",
    ),
}  # fmt: skip


def told(name: str, **found: Any) -> Record:
    publisher, published, text = TEXTS[name]
    return record(article(name, text, publisher=publisher, published=published), **found)


def attack(deaths: int, *sayers: str, **more: Any) -> Any:
    counted = figure(deaths, said_by=tuple(source(name) for name in sayers))
    fields: dict[str, Any] = {
        "date": date("2016-03-12"), "place": at_place("السوق", "IRQ"), "figures": (counted,),
        "said_by": counted.said_by, "mode": "explosives",
    }  # fmt: skip
    return event("ASSAULT", "", "IRQ", **(fields | more))


RECORDS = [
    told("blast", events=[attack(15, "مصادر طبية")], figures=[figure(15)]),
    told("copy", events=[attack(15, "مصادر طبية")], figures=[figure(15)]),
    told("own", events=[attack(22, "وزارة الصحة")], figures=[figure(22)]),
    told("funeral", events=[event("PROTEST", "IRQ")]),
    told("talks", events=[event("CONSULT", "IRQ", "TUR")]),
]
WEIGHTS = RelationWeights.of(load_knowledge())


def words(records: Sequence[Record] = RECORDS) -> WordWeights:
    """Weights as if the texts were among a hundred others that have no word of theirs."""
    counts: dict[str, int] = {}
    for one in records:
        for word in report_of(one).words:
            counts[word] = counts.get(word, 0) + 1
    return WordWeights(100, counts, silent_words(load_knowledge()))


PROFILES = {one.article.id: profile(report_of(one), words()) for one in RECORDS}

RELATIONS = {
    ("blast", "copy"): "copy",
    ("blast", "own"): "same_act",
    ("own", "funeral"): "same_story",
    ("blast", "talks"): "unrelated",
    ("funeral", "talks"): "unrelated",
}


@pytest.mark.parametrize(("pair", "label"), RELATIONS.items())
def test_how_two_articles_stand_to_each_other(pair: tuple[str, str], label: str) -> None:
    one, other = (PROFILES[name] for name in pair)
    relation = relate(signs_of(one, other), WEIGHTS)
    assert relation.label == label
    assert relate(signs_of(other, one), WEIGHTS) == relation
    assert reasons(relation, WEIGHTS)


def test_an_article_is_a_copy_of_itself() -> None:
    for one in PROFILES.values():
        assert relate(signs_of(one, one), WEIGHTS).label == "copy"


@given(st.lists(st.floats(0, 1), min_size=8, max_size=8))
def test_more_of_the_same_text_is_never_less_of_a_copy(values: list[float]) -> None:
    signs = Signs(*values)
    more = replace(signs, copied=1.0, words=1.0, lead=1.0)
    before, after = (relate(one, WEIGHTS).probabilities["copy"] for one in (signs, more))
    assert after >= before


def test_likeness_of_words() -> None:
    weights = WordWeights(10_000, {"من": 9_000, "نادر": 1})
    rare, common = report_of(record(article("a", "نادر من"))), report_of(record(article("b", "من")))
    mine, theirs = weights.vector(rare.words), weights.vector(common.words)
    assert cosine(mine, mine) == pytest.approx(1)
    assert cosine(mine, theirs) < 0.1
    assert cosine(mine, {}) == 0
    assert containment(frozenset({1, 2}), frozenset({1, 2, 3, 4})) == 1
    assert containment(frozenset(), frozenset({1})) == 0


def test_hours_between_publications() -> None:
    noon = report_of(record(article("a", published="2016-03-12")))
    later = report_of(record(article("b", published="2016-03-12T18:00:00+03:00")))
    assert hours_between(noon, later) == 3
    assert hours_between(noon, report_of(record(article("c", published=None)))) is None
    assert moment(None) is None


def test_stories_and_copies() -> None:
    found = group(list(PROFILES.values()), WEIGHTS)
    assert [story.articles for story in found] == [["blast", "copy", "own", "funeral"], ["talks"]]
    assert [story.copies for story in found] == [{"copy": "blast"}, {}]


def test_a_story_ends_when_nothing_comes_for_days() -> None:
    late = replace(RECORDS[3].article, id="late", published="2016-03-20T12:00:00+03:00")
    profiles = [*PROFILES.values(), profile(report_of(replace(RECORDS[3], article=late)), words())]
    assert ["late"] in [story.articles for story in group(profiles, WEIGHTS)]


# Two events, and whether they may be one act
ACTS = {
    "parties, day and place agree": (attack(15), attack(22), True),
    "another type": (attack(15), event("COERCE", "", "IRQ"), None),
    "another mode": (attack(15), attack(15, mode="aerial"), None),
    "a mode and none": (attack(15), attack(15, mode=None), True),
    "another day and place": (
        attack(15), attack(15, date=date("2016-03-14"), place=at_place("الجسر", "SYR")), False,
    ),
    "other parties": (event("CONSULT", "IRQ", "TUR"), event("CONSULT", "FRA", "DEU"), False),
    "the same parties and word": (
        event("CONSULT", "IRQ", "TUR"), event("CONSULT", "IRQ", "TUR"), True,
    ),
    "the same parties, another word": (
        event("CONSULT", "IRQ", "TUR"),
        event("CONSULT", "IRQ", "TUR", rule="other", trigger=Span(text="لقاء", start=0, end=4)),
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), ACTS.values(), ids=ACTS)
def test_when_two_events_are_one_act(one: Any, other: Any, same: bool | None) -> None:
    likeness = act_likeness(one, other)
    assert (likeness is None) == (same is None)
    if likeness is not None:
        assert (likeness.total >= 1.15) == same
        assert likeness == act_likeness(other, one)


def test_an_act_holds_its_reports_and_who_copies() -> None:
    acts = merge_acts(RECORDS[:4], {"copy": "blast"})
    blast, funeral = acts
    assert [one.record.article.id for one in blast.tellings] == ["blast", "copy", "own"]
    assert [one.record.article.id for one in blast.independent] == ["blast", "own"]
    assert len(funeral.tellings) == 1
    assert blast.event.type == "ASSAULT"


def test_an_article_tells_an_act_once() -> None:
    twice = told("blast", events=[attack(15), replace(attack(15), id="second")])
    assert [len(act.tellings) for act in merge_acts([twice], {})] == [1, 1]


def test_accounts_that_differ_stand_side_by_side() -> None:
    [act, _] = merge_acts(RECORDS[:4], {"copy": "blast"})
    [deaths] = differences(act)
    assert deaths.of == "killed"
    mine, other = deaths.accounts
    assert (mine.told, mine.publisher, mine.said_by[0].text) == ("15", "النخيل", "مصادر طبية")
    assert (other.told, other.publisher, other.said_by[0].text) == ("22", "الميناء", "وزارة الصحة")


def reports(*events: Any) -> Act:
    """One act, each event told by an article of its own."""
    return Act(
        tuple(
            Telling(record(article(f"a{n}", f"خبر {n}"), events=[one]), one)
            for n, one in enumerate(events)
        )
    )


DIFFERING = {
    "nothing": ((attack(15), attack(15)), []),
    "one article counts two groups": (
        (attack(15, figures=(figure(15), figure(3, at=9))), attack(15)), [],
    ),
    "a hedge": ((attack(43), attack(30, figures=(figure(30, qualifier="at_least"),))), ["killed"]),
    "orders of magnitude": (
        (
            attack(1, figures=(figure(None, "participants", qualifier="dozens"),)),
            attack(1, figures=(figure(None, "participants", qualifier="hundreds"),)),
        ),
        ["participants"],
    ),
    "counts of other people": ((attack(15), attack(3, figures=(figure(3, "injured"),))), []),
    "a day": ((attack(1), attack(1, date=date("2016-03-11"))), ["date"]),
    "a month and a day in it": ((attack(1), attack(1, date=date("2016-03"))), []),
    "a status": ((attack(1), attack(1, status="denied")), ["status"]),
    "who did it": (
        (event("ASSAULT", "IRQ", "SYR"), event("ASSAULT", "TUR", "SYR")), ["actors"],
    ),
    "one names nobody": ((event("ASSAULT", "IRQ", "SYR"), event("ASSAULT", "", "SYR")), []),
    "towns": (
        (
            attack(1, place=replace(at_place("الموصل", "IRQ"), lat=36.3, lon=43.1)),
            attack(1, place=replace(at_place("البصرة", "IRQ"), lat=30.5, lon=47.8)),
        ),
        ["place"],
    ),
    "a town and a region": (
        (attack(1, place=replace(at_place("الموصل", "IRQ"), lat=36.3, lon=43.1)), attack(1)), [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("events", "of"), DIFFERING.values(), ids=DIFFERING)
def test_where_accounts_differ(events: tuple[Any, ...], of: list[str]) -> None:
    assert [one.of for one in differences(reports(*events))] == of


def test_where_two_articles_differ() -> None:
    [deaths] = article_differences(RECORDS[0], RECORDS[2], DETAILS)
    assert (deaths.of, [one.told for one in deaths.accounts]) == ("killed", ["15", "22"])
    assert article_differences(RECORDS[0], RECORDS[1], DETAILS) == []


# Two articles in almost the same words, published on Thursday, 2016-03-10; what they differ in
WORDED: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "tons of cement: no people, no act": (
        "صادرت الجمارك في الميناء الشمالي 9 أطنان من الأسمنت المهرب داخل شاحنة",
        "صادرت الجمارك في الميناء الشمالي سبعة أطنان من الأسمنت المهرب داخل حاوية",
        [("9 أطنان", "سبعة أطنان")],
    ),
    "dozens and hundreds": (
        "احتشد العشرات من عمال مصنع السكر أمام البوابة",
        "احتشد صباحا المئات من عمال مصنع السكر أمام بوابته",
        [("العشرات من", "المئات من")],
    ),
    "yesterday and the weekday, of a paper that was handed in": (
        "وجاء في البيان أن الاقتراح الذي قدم أمس لا يختلف كثيرا عن الأول",
        "وقال البيان إن الاقتراح الذي قدم الثلاثاء لا يختلف كثيرا عن سابقه",
        [("أمس (2016-03-09)", "الثلاثاء (2016-03-08)")],
    ),
    "a weekday that may be today": (
        "وجاء في البيان أن الاقتراح الذي قدم اليوم لا يختلف كثيرا عن الأول",
        "وقال البيان إن الاقتراح الذي قدم الخميس لا يختلف كثيرا عن سابقه", [],
    ),
    "the same number in digits and words": (
        "صادرت الجمارك في الميناء الشمالي 9 أطنان من الأسمنت المهرب",
        "صادرت الجمارك في الميناء الشمالي تسعة أطنان من الأسمنت المهرب", [],
    ),
    "a list, in which any number may be meant": (
        "وفي الشمال ضبطت 5 بنادق من نوع قديم وفي الجنوب ضبطت 7 بنادق من نوع قديم",
        "وفي المدينة ضبطت 8 بنادق من نوع قديم", [],
    ),
    "dozens may be forty": (
        "احتشد العشرات من عمال مصنع السكر أمام البوابة",
        "احتشد 40 من عمال مصنع السكر أمام البوابة", [],
    ),
    "other numbers altogether": (
        "يبلغ إنتاج المصنع نحو 20 طنا من السكر في اليوم",
        "يبلغ إنتاج المصنع نحو 7000 طنا من السكر في السنة", [],
    ),
    "the number of a report": (
        "حرر بالواقعة محضر رقم 120 في قسم الميناء الشمالي",
        "حرر بالواقعة محضر رقم 125 في قسم الميناء الشمالي", [],
    ),
    "other words": (
        "باع المتجر 9 أطنان من التمور", "نقلت السفينة سبعة أطنان إلى الجزيرة", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "told"), WORDED.values(), ids=WORDED)
def test_details_in_the_same_words(one: str, other: str, told: list[tuple[str, str]]) -> None:
    first, second = (
        record(article(name, f"{name}\n{text}", published="2016-03-10T12:00:00"))
        for name, text in (("a", one), ("b", other))
    )
    found = article_differences(first, second, DETAILS)
    assert [tuple(account.told for account in one.accounts) for one in found] == told


# In an archive


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with Archive(place) as opened:
        opened.add(RECORDS)
        yield opened


def members(archive: Archive, **asked: Any) -> list[list[str]]:
    return [
        [member.record.article.id for member in story.members] for story in archive.stories(**asked)
    ]


def test_stories_of_an_archive(archive: Archive) -> None:
    assert archive.count_ungrouped() == 5
    seen: list[None] = []
    update = archive.update_stories(lambda: seen.append(None))
    assert (update.articles, update.stories, update.acts) == (5, 1, 1)
    assert len(seen) == 5
    assert archive.count_ungrouped() == 0
    assert members(archive) == [["blast", "copy", "own", "funeral"]]
    assert members(archive, fewest=1) == [["blast", "copy", "own", "funeral"], ["talks"]]
    assert members(archive, filters=Filters(text="تشييع")) == [["blast", "copy", "own", "funeral"]]
    assert members(archive, filters=Filters(types=("CONSULT",))) == []
    assert archive.count_stories() == 1
    story = archive.story("own")
    assert story is not None
    assert {m.record.article.id: m.copy_of for m in story.members if m.copy_of} == {"copy": "blast"}
    [act] = story.acts
    assert [one.of for one in differences(act)] == ["killed"]
    assert archive.story(story.key) == story
    assert archive.story("none") is None
    assert archive.story(999) is None


def test_articles_that_come_later_join_their_story(place: str) -> None:
    with Archive(place) as archive:
        archive.add(RECORDS[:1])
        archive.update_stories()
        assert members(archive, fewest=1) == [["blast"]]
        archive.add(RECORDS[1:])
        assert archive.update_stories().articles == 5
        assert members(archive) == [["blast", "copy", "own", "funeral"]]
        assert archive.update_stories().articles == 0


def test_others_write_while_stories_are_found(place: str) -> None:
    changed = replace(RECORDS[2].article, title="خبر", text="خبر\nلا شأن له بما كان")
    coming = [record(article("late", "خبر متأخر")), record(changed)]
    with Archive(place) as archive, Archive(place) as other:
        archive.add(RECORDS)

        def interfere() -> None:
            if coming:
                other.add([coming.pop()])

        archive.update_stories(interfere)
        assert archive.count_ungrouped() == 0
        assert members(archive) == [["blast", "copy", "funeral"]]
        assert sorted(members(archive, fewest=1)[1:]) == [["late"], ["own"], ["talks"]]


def test_what_was_found_before_an_interruption_is_kept(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_writer, "_STEP", 1)
    far = [
        record(article(name, f"خبر {name}", published=f"{name}-01-01")) for name in ("2020", "2021")
    ]
    seen: list[None] = []

    def stop() -> None:
        seen.append(None)
        if len(seen) == 6:
            raise KeyboardInterrupt

    with Archive(place) as archive:
        archive.add([*RECORDS, *far])
        with pytest.raises(KeyboardInterrupt):
            archive.update_stories(stop)
        assert archive.count_ungrouped() == 2
        assert members(archive) == [["blast", "copy", "own", "funeral"]]
        assert archive.update_stories().articles == 2
        assert archive.count_ungrouped() == 0


def test_articles_of_other_days_are_left_alone(archive: Archive) -> None:
    archive.update_stories()
    far = article("far", "خبر آخر\nنص بعيد", published="2019-01-01")
    archive.add([record(far), record(article("undated", "خبر بلا تاريخ", published=None))])
    assert archive.update_stories().articles == 2
    assert members(archive) == [["blast", "copy", "own", "funeral"]]


def test_a_newer_version_leaves_its_story_until_it_is_told_anew(archive: Archive) -> None:
    archive.update_stories()
    publisher, published, _ = TEXTS["own"]
    changed = article("own", "نص آخر\nلا صلة له", publisher=publisher, published=published)
    archive.add([record(changed, events=[event("AID", "FRA")])])
    assert archive.count_ungrouped() == 1
    assert members(archive) == [["blast", "copy", "funeral"]]
    archive.update_stories()
    assert "own" not in members(archive)[0]
    assert archive.count(EVENTS) == 5


def test_the_relation_of_two_articles(archive: Archive) -> None:
    assert archive.relation("blast", "copy").label == "copy"
    assert archive.relation("blast", "talks").label == "unrelated"
    with pytest.raises(ArchiveError, match="no article «none»; add it first"):
        archive.relation("blast", "none")


# Labelled pairs


def test_scores_of_labels() -> None:
    score = score_relations(
        ["copy", "same_act", "same_story", "unrelated"],
        ["same_act", "same_act", "copy", "unrelated"],
    )
    assert score.same_act == pytest.approx(0.8)
    assert score.macro == pytest.approx((0 + 2 / 3 + 0 + 1) / 4)


def test_weights_are_estimated_from_labelled_pairs() -> None:
    pairs = [
        Pair(a, b, label)  # type: ignore[arg-type]
        for (a, b), label in RELATIONS.items()
        for _ in range(5)
    ]
    fitted = fit_relations(pairs, PROFILES)
    assert fitted.on_all.same_act == 1
    assert fitted.weights.copy.signs["copied"] > 0
    assert fit_relations(pairs, PROFILES) == fitted
    with pytest.raises(ValueError, match="labelled copy"):
        fit_relations(pairs[5:], PROFILES)


def test_a_file_of_pairs(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"a": "x", "b": "y", "label": "copy", "differs": true}\n\n{"a": "x"}\n')
    with pytest.raises(ValueError, match=r"pairs\.jsonl:3: no pair: .*`b`"):
        read_pairs(path)
    path.write_text('{"a": "x", "b": "y"}\n')
    assert read_pairs(path) == [Pair("x", "y")]


def test_parties_of_one_entity_are_the_same() -> None:
    one = replace(event("AID"), actors=(party("IRQ", entity="org.a"),))
    other = replace(event("AID"), actors=(party(None, entity="org.a"),))
    likeness = act_likeness(one, other)
    assert likeness is not None
    assert likeness.parties == 1
