"""Who plays a role: options, their signs, and what comes of weighing them."""

from __future__ import annotations

import pytest

from coding import TUESDAY, coder
from marsad.article import build_article
from marsad.events.casting import cast
from marsad.events.casting_signs import CastingReader, Scene
from marsad.events.options import Option
from marsad.knowledge.schema import Weighing


def scene(text: str, kind: str) -> Scene:
    """The first act of a type, with the parties around it."""
    proposed = coder().propose(build_article({"text": text, "published": TUESDAY}))
    events = proposed.detector.candidates
    reader = CastingReader(proposed.document, events)
    return reader.scene(next(event for event in events if event.trigger.frame.type == kind))


def named(option: Option) -> list[str | None]:
    return [party.country for party in option.parties]


# text, type, role, the countries of each option in order
OPTIONS = [
    # Jordan condemned the attack on the embassy of Egypt: the filled one first, those inside things
    ("أدان الأردن الهجوم على سفارة مصر", "ACCUSE", "actor", [["JOR"], ["EGY"]]),
    # France and Germany called on Iran …: who are joined go together
    ("دعت فرنسا وألمانيا إيران إلى الحوار", "REQUEST", "actor", [["FRA", "DEU"], ["IRN"]]),
    # The Iraqi minister said that the army had shelled ISIS: who reports it may be meant
    (
        "قال وزير الدفاع العراقي إن الجيش التركي قصف تنظيم داعش", "ASSAULT", "recipient",
        [["IMG"], ["IRQ"], ["TUR"]],
    ),
    # police are no protesters, whatever stands beside the protest
    ("اندلعت احتجاجات بعد أن هاجمت الشرطة الفرنسية طلابا", "PROTEST", "actor", [["FRA"]]),
    # nobody is asked whose state or council only tells where: «before the council», «in Syria» …
    ("دعا الوزير التركي أمام مجلس الأمن إلى هدنة في سوريا", "REQUEST", "recipient", [["TUR"]]),
    # … but who is named under no such preposition may be
    ("دعا الوزير التركي إلى هدنة مع سوريا", "REQUEST", "recipient", [["TUR"], ["SYR"]]),
    # … and so is where somebody is to travel
    ("دعا الملك الأردني إلى زيارة قريبة في مصر", "CONSULT", "recipient", [["JOR"], ["EGY"]]),
    # a council before which people protest is whom they protest against
    ("تظاهر طلاب أتراك أمام مجلس الأمن", "PROTEST", "recipient", [["TUR"], ["IGO"]]),
    # a capital is where a shelling happened, not who suffers it; a newspaper is no party
    ("قصف الجيش السوري دمشق، بحسب صحيفة الأهرام", "ASSAULT", "recipient", [["SYR"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "role", "expected"), OPTIONS)
def test_options(text: str, kind: str, role: str, expected: list[list[str]]) -> None:
    assert [named(option) for option in scene(text, kind).options(role)] == expected


# text, type, role, country, signs of it, signs that it lacks
SIGNS = [
    # the subject of the verb
    (
        "أدان الأردن الهجوم على سفارة مصر", "ACCUSE", "actor", "JOR",
        {"filled by the rules", "filled as subject", "after, nearest", "after, up to 1", "state"},
        {"not filled by the rules", "under a preposition of recipient", "counted"},
    ),
    # the party inside a thing
    (
        "أدان الأردن الهجوم على سفارة مصر", "ACCUSE", "actor", "EGY",
        {"not filled by the rules", "another filled by the rules", "after, second"},
        {"filled by the rules", "after, nearest"},
    ),
    # Cairo said that Turkey had arrested five Syrians: who says it, who is counted
    (
        "قالت القاهرة إن تركيا اعتقلت خمسة سوريين", "COERCE", "actor", "EGY",
        {"says it", "says it, in measure", "opens the sentence"}, {"filled by the rules"},
    ),
    (
        "قالت القاهرة إن تركيا اعتقلت خمسة سوريين", "COERCE", "recipient", "SYR",
        {"counted", "filled as object", "of another country than the other role"},
        {"coded as the other role"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "role", "country", "there", "absent"), SIGNS)
def test_signs(
    text: str, kind: str, role: str, country: str, there: set[str], absent: set[str]
) -> None:
    told = scene(text, kind)
    options = told.options(role)
    option = next(one for one in options if named(one) == [country])
    roles = told.event.roles
    beside = roles.recipients if role == "actor" else roles.actors
    found = set(told.signs(role, option, options, beside))
    assert there <= found
    assert not absent & found


def test_nobody_has_signs_too() -> None:
    # two were killed in Aden
    found = set(scene("قتل جنديان يمنيان في عدن", "ASSAULT").nobody("actor"))
    assert {"nobody: left open by the rules", "nobody: left open in ASSAULT"} <= found
    assert "nobody: filled by the rules" not in found


# Turkey shelled ISIS, said the Iraqi minister
TOLD = "قال وزير الدفاع العراقي إن الجيش التركي قصف تنظيم داعش"


@pytest.mark.parametrize(
    ("weight", "margin", "actor"),
    [
        # another party must outweigh the one that the rules have found by the margin
        (2.0, 1.0, "IRQ"),
        (2.0, 3.0, "TUR"),
        (-1.0, 0.0, "TUR"),
    ],
)
def test_another_party_needs_a_margin(weight: float, margin: float, actor: str) -> None:
    proposed = coder().propose(build_article({"text": TOLD, "published": TUESDAY}))
    events = [e for e in proposed.detector.candidates if e.trigger.frame.type == "ASSAULT"]
    weights = {"actor": Weighing(id="actor", margin=margin, signs={"says it": weight})}
    castings = cast(proposed.document, events, weights)
    assert [party.country for party in events[0].roles.actors] == [actor]
    assert [party.country for party in events[0].roles.recipients] == ["IMG"]
    assert castings[0][0].chosen.option is not None


@pytest.mark.parametrize(("threshold", "filled"), [(0.5, True), (1.5, False)])
def test_an_open_role_is_filled_over_a_threshold(threshold: float, filled: bool) -> None:
    # The minister told of the arrest of two Syrians: who arrested them is not told by the grammar
    text = "تحدث وزير الداخلية اللبناني عن اعتقال سوريين اثنين"
    proposed = coder().propose(build_article({"text": text, "published": TUESDAY}))
    events = [e for e in proposed.detector.candidates if e.trigger.frame.type == "COERCE"]
    assert not events[0].roles.actors
    weights = {
        "actor": Weighing(id="actor", threshold=threshold, signs={"government, in measure": 1.0})
    }
    cast(proposed.document, events, weights)
    assert bool(events[0].roles.actors) == filled


def test_who_is_chosen_to_act_is_not_acted_upon() -> None:
    proposed = coder().propose(build_article({"text": TOLD, "published": TUESDAY}))
    events = [e for e in proposed.detector.candidates if e.trigger.frame.type == "ASSAULT"]
    weights = {
        "actor": Weighing(id="actor", margin=0.0, signs={"armed group": 9.0}),
        "recipient": Weighing(id="recipient", threshold=5.0),
    }
    cast(proposed.document, events, weights)
    assert [party.country for party in events[0].roles.actors] == ["IMG"]
    assert not events[0].roles.recipients


def test_explain_shows_who_was_weighed() -> None:
    steps = coder(weighed=True).explain({"text": TOLD, "published": TUESDAY}).accepted[0].steps
    assert any(step.startswith("actor cast: 'الجيش التركي' weighs ") for step in steps)
    assert any(step.startswith("actor not cast: ") for step in steps)
