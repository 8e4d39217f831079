"""The score of records, and the gate."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from marsad.article import build_article
from marsad.cli import app
from marsad.evaluation.gate import main as run_gate
from marsad.evaluation.gold import (
    GoldArticle,
    GoldEvent,
    GoldParty,
    GoldStatement,
    by_id,
    load_gold,
)
from marsad.evaluation.matching import (
    find,
    pair_up,
    same_parties,
    same_party,
    sentence_at,
    sentence_ends,
    words,
)
from marsad.evaluation.pins import load_pins
from marsad.evaluation.score import score
from marsad.record import (
    Agreement,
    Article,
    Attribution,
    CoderStamp,
    Date,
    Event,
    Figure,
    Party,
    Place,
    Record,
    Span,
    Statement,
)

SHARED = Path(__file__).parents[2] / "shared"

# "The Iraqi minister visited Tehran. / He said: the visit is useful."
TEXT = "زار الوزير العراقي طهران أمس.\nوقال الوزير: الزيارة مفيدة."
IRAQ = GoldParty(mention="الوزير العراقي", country="IRQ", sectors=("GOV",))
IRAN = GoldParty(mention="طهران", country="IRN", sectors=("GOV",))
VISIT = GoldEvent(
    type="CONSULT",
    mode="visit",
    trigger="زار",
    status="occurred",
    actors=(IRAQ,),
    recipients=(IRAN,),
    date="2013-09-23",
)
SAYING = GoldStatement(speaker=IRAQ, cue="قال", form="direct", begin="الزيارة", end="مفيدة")
GOLD = GoldArticle(id="g", events=(VISIT,), statements=(SAYING,))
STAMP = CoderStamp(version="0", knowledge="")


def span(text: str, quoted: str, nth: int = 1) -> Span:
    start, end = find(text, quoted, nth) or (0, 0)
    return Span(text=text[start:end], start=start, end=end)


def party(gold: GoldParty) -> Party:
    return Party(
        text=gold.mention, start=0, end=0, country=gold.country, sectors=tuple(gold.sectors)
    )


def event(gold: GoldEvent, text: str) -> Event:
    """The event as a perfect coder would code it."""
    place = gold.place and Place(
        text=gold.place.name, start=0, end=0, name=gold.place.name, country=gold.place.country
    )
    chain = (
        Attribution(text=link.mention, start=0, end=0, kind="person", named=True)
        for link in gold.said_by
    )
    return msgspec.convert(
        {
            "id": gold.trigger,
            "type": gold.type,
            "mode": gold.mode,
            "status": gold.status,
            "cameo": "042",
            "quad": 1,
            "intensity": 0.0,
            "goldstein": 0.0,
            "trigger": span(text, gold.trigger, gold.nth),
            "also": tuple(span(text, other.trigger, other.nth) for other in gold.also),
            "actors": tuple(map(party, gold.actors)),
            "recipients": tuple(map(party, gold.recipients)),
            "date": gold.date and Date(text=gold.date, start=0, end=0, value=gold.date),
            "place": place,
            "said_by": tuple(chain),
            "evidence": span(text, text),
            "rule": "gold",
        },
        Event,
    )


def statement(gold: GoldStatement, text: str) -> Statement:
    begin, end = span(text, gold.begin), text.find(gold.end, span(text, gold.begin).start)
    content = Span(
        text=text[begin.start : end + len(gold.end)],
        start=begin.start,
        end=end + len(gold.end),
    )
    return msgspec.convert(
        {
            "id": gold.cue,
            "speaker": party(gold.speaker),
            "cue": span(text, gold.cue, gold.nth),
            "form": gold.form,
            "content": content,
            "rule": "gold",
        },
        Statement,
    )


def record(gold: GoldArticle, article: Article) -> Record:
    text = article.text
    figures = (
        {"text": "", "start": 0, "end": 0, "of": f.of, "value": f.value, "qualifier": f.qualifier}
        for f in gold.figures
    )
    agreements = (
        {
            "text": a.mention,
            "start": 0,
            "end": 0,
            "kind": a.kind,
            "parties": [*map(party, a.parties)],
        }
        for a in gold.agreements
    )
    return Record(
        article=article,
        events=tuple(event(one, text) for one in gold.events),
        statements=tuple(statement(one, text) for one in gold.statements),
        figures=msgspec.convert(list(figures), tuple[Figure, ...]),
        agreements=msgspec.convert(list(agreements), tuple[Agreement, ...]),
        coder=STAMP,
    )


PERFECT = record(GOLD, Article(id="g", text=TEXT))


def change(**fields: object) -> dict[str, Record]:
    """The perfect record with its event changed."""
    changed = msgspec.structs.replace(PERFECT.events[0], **fields)
    return by_id([msgspec.structs.replace(PERFECT, events=(changed,))])


# Matching


def test_words_ignore_article_and_spelling() -> None:
    assert words("والوزيرة، أحمدَ إلى لجنة") == words("وزيره احمد الي اللجنه")


def test_sentences() -> None:
    ends = sentence_ends(TEXT)
    assert [sentence_at(ends, TEXT.index(word)) for word in ("زار", "أمس", "قال")] == [0, 0, 1]
    assert sentence_at(ends, len(TEXT) + 1) == -1


def test_find_counts_overlapping_occurrences() -> None:
    assert find("aaa", "aa", 2) == (1, 3)
    assert find("aaa", "aa", 3) is None


@pytest.mark.parametrize(
    ("gold", "coded", "same"),
    [
        (("IRQ", "GOV", "a"), ("IRQ", "GOV", "b"), True),
        (("IRQ", "GOV", "a"), ("IRQ", "MIL", "a"), False),
        (("IRQ", None, "a"), ("IRQ", "MIL", "b"), True),
        (("IRQ", "GOV", "a"), ("IRN", "GOV", "a"), False),
        ((None, "UAF", "a"), ("IRN", "UAF", "a"), True),
        ((None, "UAF", "a"), (None, "UAF", "b"), True),
        ((None, None, "a"), (None, "UAF", "b"), False),
    ],
)
def test_parties(gold: tuple[str | None, ...], coded: tuple[str | None, ...], same: bool) -> None:
    one, other = (
        GoldParty(mention=str(text), country=country, sectors=(sector,) if sector else ())
        for country, sector, text in (gold, coded)
    )
    assert same_party(one, party(other)) is same


def test_half_of_the_parties_will_do() -> None:
    assert same_parties([IRAQ, IRAN], [party(IRAQ)])
    assert not same_parties([IRAQ], [])
    assert same_parties([], [])


def test_pairs_take_the_best_first() -> None:
    assert pair_up([(1, 0, 0), (3, 0, 1), (2, 1, 1)]) == {0: 1}


# The score


def test_a_perfect_record() -> None:
    result = score([GOLD], by_id([PERFECT]))
    assert not result.faults
    assert {tally.f1 for name, tally in result.tallies.items() if tally.tp} == {1.0}
    assert {slot.accuracy for slot in result.slots.values()} == {1.0}


@pytest.mark.parametrize(
    ("fields", "fault", "measures"),
    [
        ({"status": "planned"}, "STATUS", {"event.who": 1.0, "event.full": 0.0, "status": 0.0}),
        (
            {"actors": (), "recipients": ()},
            "WHO",
            {"event.detect": 1.0, "event.who": 0.0, "status": 1.0},
        ),
        ({"mode": None}, None, {"event.who": 1.0, "event.full": 0.0, "mode": 0.0}),
        ({"date": None}, None, {"event.full": 1.0, "date": 0.0}),
        ({"type": "AID"}, "MISSED", {"event.detect": 0.0}),
        (
            {"actors": PERFECT.events[0].recipients, "recipients": PERFECT.events[0].actors},
            None,  # in a symmetric act the sides may be changed
            {"event.who": 1.0},
        ),
    ],
)
def test_what_each_measure_sees(
    fields: dict[str, object], fault: str | None, measures: dict[str, float]
) -> None:
    result = score([GOLD], change(**fields))
    assert {name: result.measure(name) for name in measures} == measures
    assert (result.faults[0].kind if result.faults else None) == fault


def test_an_optional_event_counts_for_nothing() -> None:
    optional = msgspec.structs.replace(VISIT, optional=True)
    gold = msgspec.structs.replace(GOLD, events=(optional,))
    for records in (by_id([PERFECT]), by_id([msgspec.structs.replace(PERFECT, events=())])):
        assert score([gold], records).tallies["event.detect"].rounded()["fp"] == 0


def test_an_article_without_a_record_is_missed() -> None:
    result = score([GOLD], {})
    assert result.tallies["event.detect"].fn == result.tallies["statement.cue"].fn == 1
    assert result.faults[0].kind == "NO RECORD"


# The same numbers as the scorer that the annotations come with


@pytest.mark.parametrize("seed", range(4))
def test_the_reference_scorer_agrees(seed: int) -> None:
    if not (SHARED / "tools" / "score.py").exists():
        pytest.skip("the annotated articles are not here (../shared)")
    gold = load_gold(SHARED / "gold" / "dev")
    lines = (SHARED / "gold" / "dev.articles.jsonl").read_bytes().splitlines()
    articles = [build_article(msgspec.json.decode(line)) for line in lines]
    chance = random.Random(seed)
    annotated = {one.id: one for one in gold}
    records = [
        disturb(record(annotated[article.id], article), chance)
        for article in articles
        if chance.random() < 0.95
    ]
    reference, errors = reference_scorer().score(
        str(SHARED / "gold" / "dev"), [msgspec.to_builtins(one) for one in records]
    )
    result = score(gold, by_id(records))
    assert result.as_dict() == reference
    assert len(result.faults) == len(errors)


def disturb(perfect: Record, chance: random.Random) -> Record:
    """A record with faults of every kind."""
    events = [disturb_event(one, chance) for one in perfect.events if chance.random() < 0.8]
    doubled = [one for one in events if chance.random() < 0.2]
    statements = [
        msgspec.structs.replace(
            one,
            speaker=one.speaker if chance.random() < 0.7 else None,
            content=one.content if chance.random() < 0.8 else one.cue,
        )
        for one in perfect.statements
        if chance.random() < 0.9
    ]
    return msgspec.structs.replace(
        perfect,
        events=tuple(events + doubled),
        statements=tuple(statements),
        figures=perfect.figures[chance.randrange(2) :],
        agreements=perfect.agreements * chance.randrange(3),
    )


def disturb_event(one: Event, chance: random.Random) -> Event:
    changes: dict[str, Any] = {
        "status": "planned",
        "mode": None,
        "date": None,
        "place": None,
        "said_by": one.said_by[1:],
        "actors": one.recipients,
        "recipients": one.recipients[1:],
        "type": "CONSULT",
        "trigger": one.also[0] if one.also else one.trigger,
    }
    chosen = {name: value for name, value in changes.items() if chance.random() < 0.15}
    return msgspec.structs.replace(one, **chosen)


def reference_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # the reference leaves files to the garbage collector, which pytest would report
    module.open = lambda path, encoding: _Closing(Path(path).read_text(encoding))  # type: ignore[attr-defined]
    spec.loader.exec_module(module)
    return module


class _Closing:
    def __init__(self, text: str) -> None:
        self._text = text

    def read(self) -> str:
        return self._text


# Gate and command


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """A folder with one annotation, and records.jsonl beside it."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "g.json").write_bytes(msgspec.json.encode(GOLD))
    lines = [msgspec.json.encode(one) for one in change(status="planned").values()]
    (tmp_path / "records.jsonl").write_bytes(b"\n".join(lines))
    return tmp_path


@pytest.mark.parametrize(
    ("floors", "status", "shown"),
    [
        ({"event.detect": 1.0, "status": 0.0}, 0, "ok    event.detect"),
        ({"event.detect": 1.0, "status": 0.5}, 1, "FAIL  status"),
        ({"no.such": 0.1}, 1, "FAIL  no.such"),
    ],
)
def test_the_gate(
    annotated: Path,
    capsys: pytest.CaptureFixture[str],
    floors: dict[str, float],
    status: int,
    shown: str,
) -> None:
    pinned = annotated / "floors.json"
    pinned.write_text(json.dumps({"floors": floors}))
    arguments = [annotated / "gold", annotated / "records.jsonl", "--floors", pinned]
    assert run_gate([str(argument) for argument in arguments]) == status
    assert shown in capsys.readouterr().out


def test_the_gate_names_what_it_cannot_read(
    annotated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_gate([str(annotated / "gold"), str(annotated / "none.jsonl")]) == 2
    assert "gate: " in capsys.readouterr().err


def test_the_floors_of_this_project_are_measures() -> None:
    # the gate over the dispatches holds a floor of every measure, and knows them all
    quality = Path(__file__).parents[1] / "quality"
    known = load_pins(quality / "dispatches.json").floors
    assert load_pins(quality / "floors.json").floors.keys() <= known.keys()


def test_evaluate_prints_scores_and_faults(annotated: Path) -> None:
    arguments = ["evaluate", str(annotated / "gold"), str(annotated / "records.jsonl")]
    printed = CliRunner().invoke(app, [*arguments, "--errors", "5"])
    assert printed.exit_code == 0
    assert "event.who          P 1.000  R 1.000  F1 1.000" in printed.stdout
    assert "STATUS" in printed.stdout
    as_json = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).stdout)
    assert as_json["slots"]["status"] == {"acc": 0.0, "n": 1}


@pytest.mark.parametrize(("gold", "records"), [("none", "records.jsonl"), ("gold", "none.jsonl")])
def test_evaluate_names_what_it_cannot_read(annotated: Path, gold: str, records: str) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(annotated / gold), str(annotated / records)])
    assert result.exit_code == 1
    assert "none" in result.stderr
    assert len(result.stderr.splitlines()) == 1
