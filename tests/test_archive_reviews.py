"""Reviews: what is kept, what survives re-coding and new texts, and the annotations they make."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from archiving import OTHER_STAMP, STAMP
from fake_coder import FakeCoder
from marsad.archive import Archive
from marsad.archive.annotated import Annotated
from marsad.archive.corrections import CorrectionError
from marsad.archive.reviews import Judgement, ReviewFilters
from marsad.cli import app
from marsad.evaluation.annotation_check import check_set, load_codes
from marsad.evaluation.gold import load_articles, load_gold
from marsad.evaluation.score import score
from marsad.record import (
    Article,
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

TITLE = "زيارة إلى طهران"
BODY = (
    "زار وزير الدفاع العراقي طهران أمس. وقال الوزير إن الزيارة مفيدة للبلدين معا في هذه الأيام. "
    "ودعا الوزير إيران إلى التعاون."
)
"""«Iraq's defence minister visited Tehran yesterday. The minister said that the visit was useful to
both countries together these days. The minister called on Iran to cooperate.»"""
TEXT = f"{TITLE}\n{BODY}"
ARTICLE = Article(
    id="agency/1", publisher="النخيل", title=TITLE, published="2013-09-24", text=TEXT,
    url="https://nakheel.example/1",
)  # fmt: skip


def at(words: str, nth: int = 1, text: str = TEXT) -> dict[str, Any]:
    """The fields of a span: the nth occurrence of words."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return {"text": words, "start": start, "end": start + len(words)}


def span(words: str, nth: int = 1) -> Span:
    return Span(**at(words, nth))


def party(words: str, country: str, *sectors: str, nth: int = 1) -> Party:
    return Party(**at(words, nth), country=country, sectors=sectors)


MINISTER = party("وزير الدفاع العراقي", "IRQ", "GOV", "MIL")
VISIT = Event(
    id="visit", type="CONSULT", mode="visit", status="occurred", cameo="042", quad=1,
    intensity=4.0, goldstein=1.9, trigger=span("زار"), also=(span("زيارة"),),
    actors=(MINISTER,), recipients=(party("طهران", "IRN", "GOV", nth=2),),
    date=Date(**at("أمس"), value="2013-09-23"),
    place=Place(**at("طهران", 2), name="طهران", country="IRN"),
    evidence=span("زار وزير الدفاع العراقي طهران أمس."), rule="consult.visit",
)  # fmt: skip
CALL = Event(
    id="call", type="REQUEST", mode=None, status="occurred", cameo="020", quad=1, intensity=0.0,
    goldstein=3.0, trigger=span("دعا"), actors=(MINISTER,), recipients=(party("إيران", "IRN"),),
    foreground=False, evidence=span("ودعا الوزير إيران إلى التعاون."), rule="request.call",
)  # fmt: skip
SAID = Statement(
    id="said", speaker=MINISTER, implicit=True, cue=span("قال"), form="indirect",
    content=span("الزيارة مفيدة للبلدين معا في هذه الأيام"), rule="attribution.say",
)  # fmt: skip


def coded(
    *events: Event, said: tuple[Statement, ...] = (SAID,), stamp: CoderStamp = STAMP
) -> Record:
    figure = Figure(**at("هذه"), value=3)
    return Record(article=ARTICLE, events=events, statements=said, figures=(figure,), coder=stamp)


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with Archive(place) as opened:
        opened.add([coded(VISIT, CALL)])
        yield opened


def judge(archive: Archive, item: str, verdict: Any, **more: Any) -> Any:
    kind: Any = "statement" if item == "said" else "event"
    said = Judgement(verdict=verdict, **({"reviewer": "Layla"} | more))
    return archive.reviews.put(ARTICLE.id, kind, item, said)


def only(archive: Archive) -> Annotated:
    [found] = archive.annotated()
    return found


def stand(archive: Archive) -> dict[str, tuple[str, bool]]:
    return {one.item: (one.verdict, one.stale) for one in archive.reviews.of_article(ARTICLE.id)}


def test_a_review_is_kept_with_the_item_as_it_was_judged(archive: Archive) -> None:
    review = judge(archive, "visit", "accepted", note="في النص")
    assert (review.judged, review.reviewer, review.note) == (VISIT, "Layla", "في النص")
    assert (review.stale, review.version, review.at[:2]) == (False, 1, "20")
    assert archive.reviews.of_article(ARTICLE.id) == [review]
    # by the address as well
    assert archive.reviews.put(
        "http://www.nakheel.example/1/", "event", "call",
        Judgement(verdict="rejected", reviewer="Layla"),
    )  # fmt: skip
    assert archive.reviews.count() == 2
    assert archive.reviews.count(ReviewFilters(verdict="rejected")) == 1
    assert archive.reviews.count(ReviewFilters(kind="statement")) == 0
    assert archive.reviews.count(ReviewFilters(reviewer="Omar")) == 0


def test_there_is_no_such_item(archive: Archive) -> None:
    assert judge(archive, "nothing", "accepted") is None
    said = Judgement(verdict="accepted", reviewer="Layla")
    assert archive.reviews.put("another", "event", "visit", said) is None
    assert archive.reviews.put(ARTICLE.id, "statement", "visit", said) is None


def test_the_last_review_of_an_item_holds_and_can_be_taken_back(archive: Archive) -> None:
    judge(archive, "visit", "accepted")
    judge(archive, "visit", "rejected", reviewer="Omar")
    assert stand(archive) == {"visit": ("rejected", False)}
    assert archive.reviews.take_back(ARTICLE.id, "event", "visit")
    assert stand(archive) == {}
    assert not archive.reviews.take_back(ARTICLE.id, "event", "visit")
    # what was said before is still in the table
    with archive._engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT reviewer FROM reviews ORDER BY key").all()
    assert [row[0] for row in rows] == ["Layla", "Omar"]


def test_pages_of_reviews(archive: Archive) -> None:
    for item in ("visit", "call", "said"):
        judge(archive, item, "accepted")
    first = archive.reviews.find(limit=2)
    assert [one.review.item for one in first] == ["said", "call"]
    assert [one.review.item for one in archive.reviews.find(after=first[-1].key)] == ["visit"]
    assert first[0].article == replace(ARTICLE, text="")


# Corrections: the fields that are sent, and what becomes of the rest


def test_a_correction_may_name_only_what_is_otherwise(archive: Archive) -> None:
    right = judge(archive, "visit", "corrected", correction={"status": "planned"}).correction
    assert right.status == "planned"
    assert (right.trigger, right.actors, right.cameo) == (VISIT.trigger, VISIT.actors, "042")
    assert "planned" in right.gloss_en


def test_codes_follow_from_type_and_mode_whatever_is_sent(archive: Archive) -> None:
    correction = {"type": "ASSAULT", "mode": "aerial", "quad": 1, "cameo": "042", "id": "other"}
    right = judge(archive, "visit", "corrected", correction=correction).correction
    assert (right.id, right.quad) == ("visit", 4)
    assert right.intensity < 0
    assert right.cameo != "042"


def test_another_type_leaves_the_mode_of_the_old_one_behind(archive: Archive) -> None:
    right = judge(archive, "visit", "corrected", correction={"type": "SUPPORT"}).correction
    assert (right.type, right.mode) == ("SUPPORT", None)


def test_a_whole_item_may_be_sent(archive: Archive) -> None:
    import msgspec

    item = msgspec.to_builtins(replace(SAID, form="mixed", speaker=party("الوزير", "IRQ", "GOV")))
    right = judge(archive, "said", "corrected", correction=item).correction
    assert (right.form, right.speaker.text) == ("mixed", "الوزير")


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a field that events do not have": ({"colour": "red"}, "colour"),
    "a type that does not exist": ({"type": "DANCE"}, "type"),
    "a mode of another type": ({"mode": "aerial"}, "mode"),
    "words that stand elsewhere": ({"trigger": {"text": "زار", "start": 0, "end": 3}}, "trigger"),
    "words that stand nowhere": (
        {"actors": [{**at("طهران"), "sectors": []}, {"text": "تركيا", "start": 0, "end": 5}]},
        "actors.1",
    ),
    "no words": ({"trigger": {"text": "", "start": 4, "end": 4}}, "trigger"),
    "counted from the end": ({"trigger": {"text": "ن.", "start": -3, "end": -1}}, "trigger"),
    "a span without its end": ({"trigger": {"text": "زار", "start": 16}}, "trigger.end"),
    "a number for words": ({"actors": [{"text": 5, "start": 1, "end": 2}]}, "actors.0.text"),
    "no country": ({"actors": [{**at("طهران"), "country": "XYZ"}]}, "actors.0.country"),
    "no sector": ({"actors": [{**at("طهران"), "sectors": ["GOV", "KNG"]}]}, "actors.0.sectors"),
    "no date": ({"date": {**at("أمس"), "value": "2013-13"}}, "date.value"),
    "a chain of nobody": ({"said_by": [{**at("الوزير"), "kind": "gossip", "named": True}]},
                          "said_by.0.kind"),
}  # fmt: skip


@pytest.mark.parametrize(("correction", "field"), WRONG.values(), ids=WRONG)
def test_a_wrong_correction_names_the_field(
    archive: Archive, correction: dict[str, Any], field: str
) -> None:
    with pytest.raises(CorrectionError) as raised:
        judge(archive, "visit", "corrected", correction=correction)
    assert raised.value.field == field
    assert str(raised.value).startswith(f"{field}: ")
    assert archive.reviews.count() == 0


@pytest.mark.parametrize(
    ("verdict", "more", "field"),
    [
        ("corrected", {}, "correction"),
        ("accepted", {"correction": {"status": "planned"}}, "correction"),
        ("accepted", {"reviewer": "  "}, "reviewer"),
        ("accepted", {"note": "x" * 5001}, "note"),
    ],
)
def test_a_review_that_makes_no_sense(
    archive: Archive, verdict: str, more: dict[str, Any], field: str
) -> None:
    with pytest.raises(CorrectionError) as raised:
        judge(archive, "visit", verdict, **more)
    assert raised.value.field == field


# What becomes of reviews when the article is coded anew

RECODED: dict[str, tuple[Record, dict[str, bool]]] = {
    "the same record by other knowledge": (coded(VISIT, CALL), {"visit": False, "said": False}),
    "what nobody judges has changed": (
        coded(replace(VISIT, intensity=1.0, rule="other.rule", gloss_en="Visit")),
        {"visit": False, "said": False},
    ),
    "the same event under another id": (
        coded(replace(VISIT, id="v2")), {"v2": False, "said": False},
    ),
    "the event is told otherwise": (
        coded(replace(VISIT, status="planned")), {"visit": True, "said": False},
    ),
    "the event is gone": (coded(CALL), {"visit": True, "said": False}),
    "the statement is gone": (coded(VISIT, said=()), {"visit": False, "said": True}),
}  # fmt: skip


@pytest.mark.parametrize(("record", "stale"), RECODED.values(), ids=RECODED)
def test_reviews_outlive_recoding(archive: Archive, record: Record, stale: dict[str, bool]) -> None:
    for item in ("visit", "said"):
        judge(archive, item, "accepted")
    archive.add([replace(record, coder=OTHER_STAMP)])
    assert {item: is_stale for item, (_, is_stale) in stand(archive).items()} == stale
    # coded again as it was, nothing is stale
    archive.add([coded(VISIT, CALL)])
    assert set(stand(archive).values()) == {("accepted", False)}


def test_reviews_stay_with_the_text_that_was_judged(archive: Archive) -> None:
    judge(archive, "visit", "accepted")
    other = replace(ARTICLE, text=TEXT + " وعاد.")
    archive.add([Record(article=other, events=(VISIT,), coder=STAMP)])
    assert stand(archive) == {"visit": ("accepted", True)}
    found = only(archive)
    assert (found.article.id, found.article.text) == ("agency/1@1", TEXT)
    # of the new text the event can be judged by itself
    judge(archive, "visit", "rejected")
    assert stand(archive) == {"visit": ("rejected", False)}


def test_a_stale_review_can_be_changed(archive: Archive) -> None:
    judge(archive, "visit", "accepted")
    archive.add([coded(CALL, stamp=OTHER_STAMP)])
    assert judge(archive, "visit", "rejected").judged == VISIT
    assert stand(archive) == {"visit": ("rejected", True)}


# Annotations


def test_an_article_is_through_when_all_is_judged(archive: Archive) -> None:
    judge(archive, "visit", "corrected", correction={"status": "planned", "date": None})
    judge(archive, "call", "rejected")
    assert (only(archive).unjudged, only(archive).through) == (1, False)
    judge(archive, "said", "accepted")
    found = only(archive)
    assert found.through
    [event] = found.gold.events
    assert (event.type, event.mode, event.status, event.date) == (
        "CONSULT", "visit", "planned", None,
    )  # fmt: skip
    assert (event.trigger, event.nth, event.also[0].nth, event.optional) == ("زار", 1, 1, False)
    assert [(one.mention, one.country, one.sectors) for one in event.actors] == [
        ("وزير الدفاع العراقي", "IRQ", ("GOV", "MIL"))
    ]
    [statement] = found.gold.statements
    assert (statement.begin, statement.end) == (
        "الزيارة مفيدة للبلدين معا في", "للبلدين معا في هذه الأيام",
    )  # fmt: skip
    assert found.gold.unjudged == ("figures", "agreements")


def test_in_part_what_nobody_judged_counts_for_nothing(archive: Archive) -> None:
    judge(archive, "visit", "accepted")
    gold = only(archive).gold
    assert [(one.trigger, one.optional) for one in gold.events] == [("زار", False), ("دعا", True)]
    assert gold.unjudged == ("statements", "figures", "agreements")
    assert gold.statements == ()
    total = score([gold], {ARTICLE.id: coded(VISIT, CALL)})
    tally = total.tallies["event.full"]
    assert (tally.tp, tally.fp, tally.fn) == (1, 0, 0)
    assert set(total.tallies) == {"event.detect", "event.who", "event.full"}


def test_a_speaker_whom_nobody_found_is_right_when_reviewers_say_so(place: str) -> None:
    unnamed = coded(said=(replace(SAID, speaker=None),))
    with Archive(place) as archive:
        archive.add([unnamed])
        judge(archive, "said", "accepted")
        gold = [only(archive).gold]
    assert score(gold, {ARTICLE.id: unnamed}).tallies["statement.speaker"].tp == 1
    assert score(gold, {ARTICLE.id: coded()}).tallies["statement.speaker"].tp == 0


def test_what_the_coder_has_learnt_needs_no_other_judgement(archive: Archive) -> None:
    judge(archive, "visit", "corrected", correction={"status": "planned"})
    judge(archive, "call", "rejected")
    judge(archive, "said", "accepted")
    archive.add([coded(replace(VISIT, id="v2", status="planned"), stamp=OTHER_STAMP)])
    found = only(archive)
    assert found.through
    assert [one.status for one in found.gold.events] == ["planned"]


def test_of_two_verdicts_on_one_place_that_on_the_newer_record_holds(archive: Archive) -> None:
    judge(archive, "visit", "accepted")
    archive.add([coded(replace(VISIT, id="v2", mode=None), stamp=OTHER_STAMP)])
    assert [one.mode for one in only(archive).gold.events] == ["visit", None]
    judge(archive, "v2", "accepted")
    assert [one.mode for one in only(archive).gold.events] == [None]


# The commands


@pytest.fixture
def reviewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    with Archive(tmp_path / "marsad.db") as archive:
        archive.add([coded(VISIT, CALL)])
        judge(archive, "visit", "accepted", note="ok")
        judge(archive, "call", "rejected")
    return tmp_path


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments))


def test_reviews_are_listed(reviewed: Path) -> None:
    result = run("reviews", "list")
    assert result.exit_code == 0, result.stderr
    assert "rejected" in result.stdout
    assert "2 reviews" in result.stderr
    result = run("reviews", "list", "--json", "--verdict", "accepted")
    assert json.loads(result.stdout)["judged"]["id"] == "visit"
    assert run("reviews", "list", "--stale").stdout == ""


def test_reviews_are_exported_as_annotations(reviewed: Path) -> None:
    result = run("reviews", "export", "mine")
    assert result.exit_code == 1
    assert "no article is reviewed through (1 in part)" in result.stderr
    result = run("reviews", "export", "mine", "--partial")
    assert (result.exit_code, result.stderr) == (0, "0 articles reviewed through, 1 in part\n")
    with Archive(reviewed / "marsad.db") as archive:
        judge(archive, "said", "accepted")
    result = run("reviews", "export", "mine")
    assert (result.exit_code, result.stderr) == (0, "1 article reviewed through\n")
    gold, articles = load_gold(Path("mine/gold")), load_articles(Path("mine/articles.jsonl"))
    assert [one.id for one in gold] == ["agency/1"]
    assert articles == [ARTICLE]
    assert list(check_set(gold, articles, load_codes())) == []
    assert [file.name for file in Path("mine/gold").iterdir()] == ["agency__1.json"]


def test_recoding_keeps_reviews_and_tells_how_many_are_stale(
    reviewed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.cli.coders.load_coder", FakeCoder)
    result = run("recode")
    assert result.exit_code == 0, result.stderr
    assert "reviews kept: 2; of what the records have no more: 2 (before: 0;" in result.stderr
    with Archive(reviewed / "marsad.db") as archive:
        assert stand(archive) == {"visit": ("accepted", True), "call": ("rejected", True)}


def test_nothing_to_export(tmp_path: Path) -> None:
    place = tmp_path / "marsad.db"
    Archive(place).close()
    result = run("reviews", "export", str(tmp_path), "--archive", str(place))
    assert result.exit_code == 1
    assert "nothing has been reviewed" in result.stderr
