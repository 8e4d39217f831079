"""The archive: what it keeps, what it takes for the same article, and what it answers.

Every test runs on SQLite and, where a server can be had, on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select, text

from archiving import (
    OTHER_STAMP,
    STAMP,
    agreement,
    article,
    date,
    event,
    figure,
    party,
    record,
    source,
    statement,
)
from archiving import (
    place as at_place,
)
from marsad.archive import (
    AGREEMENTS,
    EVENTS,
    FIGURES,
    STATEMENTS,
    Archive,
    ArchiveError,
    Filters,
    census,
    filters,
)
from marsad.archive.census import Census
from marsad.archive.one_of import one_of
from marsad.archive.tables import articles
from marsad.record import Article, Record


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with Archive(place) as opened:
        yield opened


def fates(archive: Archive, *records: Record) -> list[str]:
    return [written.fate for written in archive.add(records)]


# Identity: the article that is there, what is added, and what becomes of it
SAME_OR_NOT = {
    "the same article again": (article("a"), article("a"), "unchanged"),
    "the same text and publisher under another id and address": (
        article("a", url="https://x.org/1"), article("b", url="https://x.org/2"), "unchanged",
    ),
    "another text at the same address": (
        article("a", url="https://x.org/1"), article("b", "نص آخر", url="https://x.org/1"), "newer",
    ),
    "the same address in another spelling": (
        article("a", url="http://www.X.org/1/"),
        article("b", "نص آخر", url="https://x.org/1#top"),
        "newer",
    ),
    "another text under the same id": (article("a"), article("a", "نص آخر"), "newer"),
    "the same text from another publisher": (
        article("a"), article("b", publisher="الميناء"), "new",
    ),
    "another publisher's article under the same id": (
        article("a"), article("a", "نص آخر", publisher="الميناء"), "clash",
    ),
    "an article of another address under the same id": (
        article("a", url="https://x.org/1"),
        article("a", "نص آخر", url="https://x.org/2"),
        "clash",
    ),
    "queries tell articles apart": (
        article("a", url="https://x.org/?id=1"), article("b", "نص آخر", url="https://x.org/?id=2"),
        "new",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "fate"), SAME_OR_NOT.values(), ids=SAME_OR_NOT)
def test_what_is_the_same_article(
    archive: Archive, first: Article, second: Article, fate: str
) -> None:
    assert fates(archive, record(first)) == ["new"]
    assert [one.fate for one in archive.recognise([second])] == [fate]
    assert fates(archive, record(second)) == [fate]
    assert archive.summary().articles == (2 if fate == "new" else 1)


def test_articles_that_come_twice_in_one_batch(archive: Archive) -> None:
    one, other = record(article("a")), record(article("a", "نص آخر"))
    assert fates(archive, one, one, other, other) == ["new", "unchanged", "newer", "unchanged"]
    assert [version.article.text for version in archive.versions("a")] == [
        one.article.text, other.article.text,
    ]  # fmt: skip


def test_a_newer_version_replaces_what_was_drawn_from_the_older(archive: Archive) -> None:
    older = record(
        article("a"),
        events=[event("ASSAULT", "IRQ", said_by=(source("مصدر"),), figures=(figure(3),))],
        statements=[statement(party("IRQ"))],
        figures=[figure(3)],
        agreements=[agreement(party("IRQ"))],
    )
    newer = record(article("a", "نص آخر"), events=[event("CONSULT", "IRN")])
    archive.add([older])
    archive.add([newer])
    assert [answer.item.type for answer in archive.find(EVENTS)] == ["CONSULT"]
    assert archive.count(STATEMENTS) == archive.count(FIGURES) == archive.count(AGREEMENTS) == 0
    assert archive.versions("a") == [older, newer]
    assert archive.summary().old_versions == 1
    assert [hit.article.id for hit in archive.search(Filters(text="متن"))] == []
    assert [hit.article.id for hit in archive.search(Filters(text="آخر"))] == ["a"]


def test_a_record_of_another_coder_replaces_the_record_not_the_version(archive: Archive) -> None:
    archive.add([record(article("a"), events=[event("ASSAULT")])])
    recoded = record(article("a"), OTHER_STAMP, events=[event("CONSULT")])
    assert archive.count_of_other_coders(OTHER_STAMP) == 1
    assert list(archive.records(other_than=STAMP)) == []
    assert fates(archive, recoded) == ["recoded"]
    assert archive.count_of_other_coders(OTHER_STAMP) == 0
    assert archive.record("a") == recoded
    assert archive.versions("a") == [recoded]


def test_a_record_is_found_by_id_and_by_address_and_is_what_was_kept(archive: Archive) -> None:
    kept = record(article("a", url="https://x.org/1"), events=[event("ASSAULT", "SYR")])
    archive.add([kept])
    assert archive.record("a") == kept
    assert archive.record("http://www.x.org/1/") == kept
    assert archive.record("b") is None


def test_all_records_come_in_the_order_in_which_they_came_in(archive: Archive) -> None:
    names = [f"a{number}" for number in range(1203)]
    archive.add([record(article(name, f"خبر {name}")) for name in names])
    assert [one.article.id for one in archive.records()] == names


def test_parties_are_kept_once(archive: Archive) -> None:
    for name in "abc":
        archive.add([record(article(name, name), events=[event("CONSULT", "IRN", "IRQ")])])
    assert archive.count(EVENTS, Filters(parties=("IRN", "IRQ"))) == 3


DIVERSE = [
    record(
        article("visit", "زيارة\nزار الوزير العراقي طهران", published="2013-09-24"),
        events=[
            event(
                "CONSULT", "IRQ", "IRN", mode="visit", date=date("2013-09-23"),
                place=at_place("طهران", "IRN", "Tehran"), said_by=(source("وكالة النخيل"),),
            ),
            event("AGREE", "IRN", "IRQ", status="planned", foreground=False),
        ],
        statements=[statement(party("IRN", name="حسين دهقان", name_en="Hossein Dehghan"), "عرض")],
        agreements=[agreement(party("IRN"), party("IRQ"), date=date("2005"), status="signed")],
    ),
    record(
        article("strike", "غارة\nقتل ثلاثة جنود", publisher="الميناء", published="2016-03-12"),
        events=[
            event(
                "ASSAULT", "", "SYR", date=date("2016-03"),
                figures=(figure(3, at=5),), said_by=(source("المرصد السوري", "SYR"),),
            ),
        ],
        figures=[
            figure(3, at=5, said_by=(source("مصدر طبي", named=False),)),
            figure(40, "injured", at=9, qualifier="about"),
        ],
        statements=[
            statement(None, "مجهول"),
            statement(party("SYR", "MIL", "ناطق"), "نفي", said_by=(source("رويترز"),)),
        ],
    ),
]  # fmt: skip

ANSWERS: dict[str, tuple[Any, dict[str, Any], list[str]]] = {
    "everything, the newest first": (EVENTS, {}, ["ASSAULT", "AGREE", "CONSULT"]),
    "a type": (EVENTS, {"types": ("CONSULT", "AGREE")}, ["AGREE", "CONSULT"]),
    "a mode": (EVENTS, {"modes": ("visit",)}, ["CONSULT"]),
    "a status": (EVENTS, {"statuses": ("planned",)}, ["AGREE"]),
    "a country on either side": (EVENTS, {"parties": ("IRQ",)}, ["AGREE", "CONSULT"]),
    "both countries": (EVENTS, {"parties": ("IRQ", "SYR")}, []),
    "an actor": (EVENTS, {"actors": ("IRN",)}, ["AGREE"]),
    "a recipient": (EVENTS, {"recipients": ("IRN",)}, ["CONSULT"]),
    "a country and a sector": (EVENTS, {"parties": ("IRN/GOV",)}, ["AGREE", "CONSULT"]),
    "another sector": (EVENTS, {"parties": ("IRN/MIL",)}, []),
    "a sector alone": (EVENTS, {"parties": ("/GOV",)}, ["ASSAULT", "AGREE", "CONSULT"]),
    "a place by name": (EVENTS, {"places": ("طهران",)}, ["CONSULT"]),
    "a place by its English name": (EVENTS, {"places": ("tehran",)}, ["CONSULT"]),
    "a place by country": (EVENTS, {"places": ("IRN",)}, ["CONSULT"]),
    "a part of a place's name": (EVENTS, {"places": ("طهر",)}, []),
    "who tells it": (EVENTS, {"sayers": ("النخيل",)}, ["CONSULT"]),
    "who tells it, by country": (EVENTS, {"sayers": ("SYR",)}, ["ASSAULT"]),
    "a publisher": (EVENTS, {"publishers": ("الميناء",)}, ["ASSAULT"]),
    "words of the article": (EVENTS, {"text": "الوزير"}, ["AGREE", "CONSULT"]),
    "words and a type": (EVENTS, {"text": "الوزير", "types": ("ASSAULT",)}, []),
    "no background": (EVENTS, {"foreground": True}, ["ASSAULT", "CONSULT"]),
    "since a day within a month": (EVENTS, {"since": "2016-03-20"}, ["ASSAULT"]),
    "since the month after": (EVENTS, {"since": "2016-04-01"}, []),
    "until a day: that of publication without another": (
        EVENTS, {"until": "2013-09-24"}, ["AGREE", "CONSULT"],
    ),
    "until the day before": (EVENTS, {"until": "2013-09-23"}, ["CONSULT"]),
    "a speaker by name": (STATEMENTS, {"parties": ("دهقان",)}, ["عرض"]),
    "a speaker by English name": (STATEMENTS, {"sayers": ("dehghan",)}, ["عرض"]),
    "a speaker by sector": (STATEMENTS, {"parties": ("/MIL",)}, ["نفي"]),
    "who reports a statement": (STATEMENTS, {"sayers": ("رويترز",)}, ["نفي"]),
    "all statements": (STATEMENTS, {}, ["نفي", "مجهول", "عرض"]),
    "what is counted": (FIGURES, {"types": ("killed",)}, ["3"]),
    "who counts": (FIGURES, {"sayers": ("مصدر",)}, ["3"]),
    "the act whose people are counted": (FIGURES, {"parties": ("SYR",)}, ["3"]),
    "all figures": (FIGURES, {}, ["40", "3"]),
    "agreements of two": (AGREEMENTS, {"parties": ("IRN", "IRQ")}, ["مذكرة"]),
    "agreements of a time": (AGREEMENTS, {"until": "2005-01-01"}, ["مذكرة"]),
    "agreements of a later time": (AGREEMENTS, {"since": "2006-01-01"}, []),
    "agreements by kind and status": (
        AGREEMENTS, {"types": ("memorandum",), "statuses": ("signed",)}, ["مذكرة"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("of", "asked", "told"), ANSWERS.values(), ids=ANSWERS)
def test_what_answers(
    diverse: Archive, of: Any, asked: dict[str, Any], told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    filters = Filters(**asked)
    found = [answer.item for answer in diverse.find(of, filters)]
    assert [_short(one) for one in found] == told
    assert diverse.count(of, filters) == len(told)
    articles = [hit.article.id for hit in diverse.search(filters)]
    for many in (5000, 1):  # looked up through an index, and met on the way back along the days
        monkeypatch.setattr(census, "_MANY", many)
        monkeypatch.setattr(census, "_TOO_MANY", many)
        newest = [answer.item for answer in diverse.find(of, filters, limit=2)]
        assert [_short(one) for one in newest] == told[:2]
        assert [hit.article.id for hit in diverse.search(filters, limit=1)] == articles[:1]


def test_fewer_rows_are_many_where_each_is_more_work(diverse: Archive) -> None:
    events_of_a_party = filters.events_of("IRQ")  # two
    with diverse.reading() as connection:
        assert not Census(connection, most=3).are_many(events_of_a_party)
        assert Census(connection, most=3).are_many(events_of_a_party, weight=2)
        assert not Census(None, most=3).are_many(events_of_a_party, weight=2)  # all are wanted


def _short(item: Any) -> str:
    for name in ("type", "content"):
        if hasattr(item, name):
            told = getattr(item, name)
            return told if isinstance(told, str) else told.text
    return str(item.text)


@pytest.fixture
def diverse(archive: Archive) -> Archive:
    archive.add(DIVERSE)
    return archive


def test_answers_hold_their_record(diverse: Archive) -> None:
    [answer] = diverse.find(EVENTS, Filters(modes=("visit",)))
    assert answer.record == DIVERSE[0]
    assert answer.item is answer.record.events[0]


def test_filters_that_make_no_sense_are_refused(diverse: Archive) -> None:
    with pytest.raises(ArchiveError, match="statements have no places"):
        list(diverse.find(STATEMENTS, Filters(places=("IRN",))))
    with pytest.raises(ArchiveError, match="has no letters"):
        list(diverse.find(EVENTS, Filters(parties=("؟",))))
    with pytest.raises(ArchiveError, match="a source has no sector"):
        list(diverse.find(EVENTS, Filters(sayers=("IRN/MIL",))))


def test_signs_of_sql_in_names_are_only_signs(archive: Archive) -> None:
    odd = event("CONSULT", actors="")
    archive.add(
        [record(article("a"), events=[replace(odd, actors=(party(None, name="شركة_50"),))])]
    )
    archive.add([record(article("b", "ب"), events=[event("AID", "IRN")])])
    assert archive.count(EVENTS, Filters(parties=("شركة_50",))) == 1
    assert archive.count(EVENTS, Filters(parties=("شركة%50' OR 1=1 --",))) == 0


def test_tables_for_analysis(diverse: Archive) -> None:
    table = diverse.events(Filters(parties=("IRQ",)))
    assert table.column("type").to_pylist() == ["AGREE", "CONSULT"]
    assert table.column("date").to_pylist() == [None, "2013-09-23"]
    assert table.column("recipients_country").to_pylist() == ["IRQ", "IRN"]
    assert table.schema.field("foreground").metadata[b"meaning"]
    assert diverse.statements().column("content").to_pylist() == ["نفي", "مجهول", "عرض"]
    assert diverse.figures().column("value").to_pylist() == [40, 3]
    assert diverse.agreements().column("parties_country").to_pylist() == ["IRN | IRQ"]
    assert diverse.events(Filters(types=("AID",))).schema == table.schema


def test_the_summary(diverse: Archive) -> None:
    told = diverse.summary()
    assert (told.articles, told.events, told.statements, told.figures, told.agreements) == (
        2, 3, 3, 2, 1,
    )  # fmt: skip
    assert (told.first_day, told.last_day, told.publishers) == ("2013-09-24", "2016-03-12", 2)
    assert told.coders == {"0.1.0 sha256:one": 2}


def test_any_text_can_be_kept(archive: Archive) -> None:
    odd = "عنوان\0\nنص \u202e فيه \0 كل شيء 'و\"%_\\ \U0001f600"
    assert fates(archive, record(article("a", odd))) == ["new"]
    kept = archive.record("a")
    assert kept is not None
    assert kept.article.text == odd
    assert [hit.article.id for hit in archive.search(Filters(text="شيء"))] == ["a"]


def test_many_values_are_looked_up_in_an_index(tmp_path: Path) -> None:
    with Archive(tmp_path / "news.db") as archive, archive.reading() as connection:
        asked = select(articles.c.record).where(one_of(articles.c.key, "keys"))
        query = asked.compile(dialect=connection.dialect)
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {query}".replace("?", "'[1, 2]'")))
        assert "SEARCH articles USING INTEGER PRIMARY KEY" in plan.all()[0].detail


def test_pages_of_a_file_are_mapped(tmp_path: Path) -> None:
    with Archive(tmp_path / "news.db") as archive, archive.reading() as connection:
        assert connection.scalar(text("PRAGMA mmap_size")) > 0


# one moment


def test_within_a_block_the_archive_is_seen_as_it_was(place: str) -> None:
    with Archive(place) as archive:
        archive.add([record(article("one"))])
        before = archive.state()
        with archive.at_once():
            assert archive.summary().articles == 1
            with Archive(place) as writer:
                writer.add([record(article("two", "نص آخر"))])
            with archive.at_once():
                assert archive.summary().articles == 1
            assert archive.state() == before
            assert archive.record("two") is None
        assert archive.summary().articles == 2
        assert archive.state() != before
        assert archive.record("two") is not None


def test_another_thread_is_in_no_block(place: str) -> None:
    with Archive(place) as archive, ThreadPoolExecutor(1) as thread:
        archive.add([record(article("one"))])
        with archive.at_once():
            assert archive.summary().articles == 1
            thread.submit(archive.add, [record(article("two", "نص آخر"))]).result()
            assert thread.submit(archive.summary).result().articles == 2
            assert archive.summary().articles == 1
