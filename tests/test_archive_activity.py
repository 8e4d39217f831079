"""What an archive tells, counted: over time, by place, party and pair; and what came in lately."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import inspect, text
from typer.testing import CliRunner

from archiving import (
    OTHER_STAMP,
    agreement,
    article,
    date,
    event,
    figure,
    party,
    record,
    statement,
)
from marsad.archive import Archive, Filters
from marsad.archive.activity import Dealings, PlaceActivity
from marsad.archive.dealings import codes_involved, pairs_of
from marsad.archive.state import touch
from marsad.archive.tables import SCHEMA_VERSION, TOLD, involved
from marsad.cli import app
from marsad.record import Event, Party, Place, Record

ZARIF = party("IRN", name="ظريف", entity="person.IRN.zarif", name_en="Javad Zarif")
HAMAS = party("PSE", name="حماس", entity="org.PSE.hamas", name_en="Hamas")
UN = party("IGO", name="الأمم المتحدة", entity="org.IGO.un", name_en="United Nations")
IRAQ, IRAN, ISRAEL = party("IRQ"), party("IRN", entity="country.IRN"), party("ISR")


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with Archive(place) as opened:
        yield opened


def act(actors: tuple[Party, ...], recipients: tuple[Party, ...] = (), **more: Any) -> Event:
    return replace(event("CONSULT"), actors=actors, recipients=recipients, **more)


# Who is involved, and between whom an act passes (pairs in one order; * : both are main codes)
DEALINGS = {
    "a visit: actor and recipient": (act((IRAQ,), (IRAN,)), "IRN IRQ", ["IRN-IRQ*"]),
    "talks: among the actors": (act((IRAQ, IRAN)), "IRN IRQ", ["IRN-IRQ*"]),
    "two condemn a third: not among the two": (
        act((IRAQ, IRAN), (ISRAEL,)), "IRN IRQ ISR", ["IRN-ISR*", "IRQ-ISR*"],
    ),
    "a known person is counted besides his state": (
        act((ZARIF,), (IRAQ,)), "IRN IRQ person.IRN.zarif", ["IRN-IRQ*", "IRQ-person.IRN.zarif"],
    ),
    "an organisation of no state is counted for itself": (
        act((UN,), (IRAQ,)), "IRQ org.IGO.un", ["IRQ-org.IGO.un*"],
    ),
    "within a state: a body and its state": (
        act((HAMAS,), (party("PSE"),)), "PSE org.PSE.hamas", ["PSE-org.PSE.hamas"],
    ),
    "somebody without a code": (act((party(None),), (IRAQ,)), "IRQ", []),
    "nobody": (act(()), "", []),
}  # fmt: skip


@pytest.mark.parametrize(("told", "codes", "pairs"), DEALINGS.values(), ids=DEALINGS)
def test_who_deals_with_whom(told: Event, codes: str, pairs: list[str]) -> None:
    assert sorted(codes_involved(told)) == codes.split()
    found = pairs_of(told)
    assert all(found[other, one] == main for (one, other), main in found.items())
    assert sorted(f"{a}-{b}{'*' * main}" for (a, b), main in found.items() if a < b) == pairs


def site(name: str, country: str, lat: float | None = None) -> Place:
    return Place(
        text=name, start=0, end=0, name=name, country=country, lat=lat, lon=lat, geonames=None
    )


TEHRAN, BASRA = site("طهران", "IRN", 35.7), site("البصرة", "IRQ", 30.5)
FILLED: list[Record] = [
    record(
        article("a", "خبر الزيارة", published="2018-05-01"),
        events=[
            act((IRAQ,), (IRAN,), place=TEHRAN, date=date("2018-05-01"), quad=1, intensity=4.0),
            act((IRAQ,), (ZARIF,), place=TEHRAN, date=date("2018-05-02"), quad=1, intensity=2.0),
            act((ISRAEL,), (HAMAS,), date=date("2018-05"), quad=4, intensity=-9.0),
            act((ISRAEL,), (HAMAS,), date=date("2014"), quad=4, intensity=-9.0),
        ],
    ),
    record(
        article("b", "خبر القصف", publisher="الميناء", published="2018-05-02"),
        events=[
            act((IRAQ,), (IRAN,), place=BASRA, quad=3, intensity=-6.0, status="denied"),
            act((UN,), (IRAQ,), place=BASRA, quad=2, intensity=7.0, foreground=False),
        ],
    ),
]


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add(FILLED)
    return archive


def periods(archive: Archive, filters: Filters, by: str = "day") -> dict[str, list[int]]:
    found = archive.activity.periods(filters, "month" if by == "month" else "day")
    return {one.period: list(one.quad.values()) for one in found}


def test_events_over_time_by_quad_class(filled: Archive) -> None:
    days = {"2018-05-01": [1, 0, 0, 0], "2018-05-02": [1, 1, 1, 0]}
    assert periods(filled, Filters()) == days
    assert periods(filled, Filters(since="2018-05-02")) == {"2018-05-02": [1, 1, 1, 0]}
    # what is told by the month alone counts in its month, what is told by the year in none
    assert periods(filled, Filters(), "month") == {"2018-05": [2, 1, 1, 1]}
    assert periods(filled, Filters(until="2018-05-20"), "month") == {"2018-05": [2, 1, 1, 0]}
    assert periods(filled, Filters(foreground=True, publishers=("الميناء",))) == {
        "2018-05-02": [0, 0, 1, 0]
    }


def test_places_with_coordinates(filled: Archive) -> None:
    assert filled.activity.places() == [
        PlaceActivity("طهران", None, "IRN", 35.7, 35.7, 2),
        PlaceActivity("البصرة", None, "IRQ", 30.5, 30.5, 2),
    ]
    assert [one.name for one in filled.activity.places(Filters(text="القصف"))] == ["البصرة"]
    assert [one.events for one in filled.activity.places(Filters(since="2018-05-02"), 1)] == [2]


def test_pairs_by_what_passed_and_how(filled: Archive) -> None:
    assert filled.activity.pairs() == [
        Dealings("IRN", "IRQ", 3, 3.0),
        Dealings("ISR", "PSE", 2, -9.0),
        Dealings("IRQ", "org.IGO.un", 1, 7.0),
    ]
    assert filled.activity.pairs(Filters(statuses=("denied",))) == [Dealings("IRN", "IRQ", 1, None)]
    assert filled.activity.pairs(Filters(until="2018-04-30")) == [Dealings("ISR", "PSE", 1, -9.0)]


def test_parties_most_active_first_and_by_name(filled: Archive) -> None:
    def found(name: str | None = None) -> dict[str, int]:
        return {one.code: one.events for one in filled.activity.parties(name=name)}

    assert list(found().items())[:3] == [("IRQ", 4), ("IRN", 3), ("ISR", 2)]
    assert found("iran") == {"IRN": 3}
    assert found("إيران") == {"IRN": 3}
    assert found("Zarif") == found("ظريف") == {"person.IRN.zarif": 1}
    assert found("org.IGO.un") == {"org.IGO.un": 1}
    assert found("nobody") == {}
    named = filled.activity.parties(name="Hamas")[0]
    assert (named.name, named.name_en, named.country) == ("حماس", "Hamas", "PSE")


def test_the_network_around_a_party(filled: Archive) -> None:
    network = filled.activity.network(["IRQ"])
    assert [(node.code, node.events) for node in network.nodes] == [
        ("IRQ", 4), ("IRN", 3), ("org.IGO.un", 1),
    ]  # fmt: skip
    assert network.edges == (
        Dealings("IRN", "IRQ", 3, 3.0), Dealings("IRQ", "org.IGO.un", 1, 7.0),
    )  # fmt: skip
    around_hamas = filled.activity.network(["org.PSE.hamas"], Filters(since="2018-01-01"))
    assert [(node.code, node.events) for node in around_hamas.nodes] == [
        ("org.PSE.hamas", 1), ("ISR", 1),
    ]  # fmt: skip
    assert len(filled.activity.network(["IRQ"], nodes=2).nodes) == 2
    assert [node.events for node in filled.activity.network(["FRA"]).nodes] == [0]


def test_what_came_in_lately(filled: Archive) -> None:
    arrivals = filled.activity.arrivals()
    assert (arrivals.articles, arrivals.events, arrivals.stories) == (2, 6, 0)
    set_back(filled, "a", "2018-05-02T10:00:00+00:00")
    arrivals = filled.activity.arrivals()
    assert (arrivals.articles, arrivals.events) == (1, 2)


def test_an_article_that_is_coded_anew_did_not_come_in_anew(filled: Archive) -> None:
    set_back(filled, "a", "2018-05-02T10:00:00+00:00")
    filled.add([record(FILLED[0].article, OTHER_STAMP, events=FILLED[0].events[:1])])
    assert filled.activity.arrivals().articles == 1
    assert filled.activity.pairs()[0] == Dealings("IRN", "IRQ", 2, 4.0)
    # another text did
    filled.add([record(article("a", "نص آخر"), events=[act((IRAQ,), (ISRAEL,))])])
    assert filled.activity.arrivals().articles == 2
    assert Dealings("IRQ", "ISR", 1, 4.0) in filled.activity.pairs()


def set_back(archive: Archive, name: str, added: str) -> None:
    """The article came in at this time."""
    with archive._engine.begin() as connection:
        change = text("UPDATE articles SET added = :added WHERE id = :name")
        connection.execute(change, {"added": added, "name": name})
        touch(connection)


def test_an_empty_archive(archive: Archive) -> None:
    assert everything(archive) == [[], [], [], []]
    assert archive.activity.arrivals().since is None


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    with Archive("marsad.db") as archive:
        archive.add(FILLED)

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["overview", *arguments])
        assert result.exit_code == 0, result.stderr
        return result.stdout

    told = run("--days", "2")
    assert "2 articles, 6 events, 0 stories" in told
    assert "events from 2018-05-01 to 2018-05-02" in told
    assert "Iran – Iraq" in told
    assert "2018-05" in run("--days", "400")
    found = json.loads(run("--json", "--until", "2018-05-01", "--days", "1"))
    assert [one["period"] for one in found["periods"]] == ["2018-05-01"]
    assert found["pairs"][0] == {"a": "IRN", "b": "IRQ", "events": 1, "intensity": 4.0}
    Archive("empty.db").close()
    assert "0 articles" in run("--archive", "empty.db")


def test_an_archive_of_the_version_before_is_filled_from_its_records(place: str) -> None:
    with Archive(place) as archive:
        archive.add(FILLED)
        before = everything(archive)
        make_older(archive)
    with Archive(place, create=False) as archive:
        assert everything(archive) == before
        with archive._engine.connect() as connection:
            schema = text("SELECT value FROM properties WHERE name = 'schema'")
            assert connection.scalar(schema) == str(SCHEMA_VERSION)
        archive.add([record(article("c", "خبر ثالث"), events=[act((IRAQ,), (IRAN,))])])
        assert archive.activity.pairs()[0].events == 4


def test_an_archive_of_version_7_learns_what_a_party_did(place: str) -> None:
    with Archive(place) as archive:
        archive.add(FILLED)
        before = everything(archive), rows_of_involved(archive)
        forget_lists(archive)
        with archive._engine.begin() as connection:
            for statement in (
                "DROP INDEX dyads_by_day", "DROP INDEX events_by_type",
                "DROP INDEX statements_by_speaker",
                "CREATE INDEX events_by_type ON events (type, first_day)",
                "CREATE INDEX ix_statements_speaker ON statements (speaker)",
                "CREATE TABLE narrow AS SELECT code, event, first_day, last_day FROM involved",
                "DROP TABLE involved", "ALTER TABLE narrow RENAME TO involved",
                "CREATE INDEX ix_involved_event ON involved (event)",
                "UPDATE properties SET value = '7' WHERE name = 'schema'",
            ):  # fmt: skip
                connection.execute(text(statement))
    with Archive(place, create=False) as archive:
        assert (everything(archive), rows_of_involved(archive)) == before


def test_an_archive_of_version_8_learns_what_lists_pass_on(place: str) -> None:
    held = record(
        article("h", "خبر"), events=[act((IRAQ,), (IRAN,))], statements=[statement(IRAQ)],
        figures=[figure(3)], agreements=[agreement(IRAQ, IRAN)],
    )  # fmt: skip
    with Archive(place) as archive:
        archive.add([*FILLED, held, record(article("n", "لا شيء"))])
        before, taking_part = rows_of_lists(archive), rows_of_involved(archive)
        assert any(row["site"] and row["day"] for row in taking_part)
        assert len(before[0]) == len(FILLED) + 2
        assert all(before)
        forget_lists(archive)
        with archive._engine.begin() as connection:
            connection.execute(text("UPDATE properties SET value = '8' WHERE name = 'schema'"))
    with Archive(place, create=False) as archive:
        assert rows_of_lists(archive) == before
        assert rows_of_involved(archive) == taking_part
        indexes = inspect(archive._engine).get_indexes("dyads")
        assert "dyads_since" in {index["name"] for index in indexes}


def rows_of_lists(archive: Archive) -> list[list[tuple[int, bytes]]]:
    with archive.reading() as connection:
        return [
            [(key, zlib.decompress(json)) for key, json in connection.execute(table.select())]
            for table in TOLD.values()
        ]


def forget_lists(archive: Archive) -> None:
    """Take out what version 9 added."""
    indexes = (
        "events_by_last_day", "events_of_days", "dyads_of_days", "dyads_since", "dyads_until",
        "involved_by_site", "involved_by_publication",
    )  # fmt: skip
    with archive._engine.begin() as connection:
        for table in TOLD.values():
            connection.execute(text(f"DROP TABLE {table.name}"))
        for index in indexes:
            connection.execute(text(f"DROP INDEX {index}"))
        for column in ("site", "day"):
            connection.execute(text(f"ALTER TABLE involved DROP COLUMN {column}"))


def rows_of_involved(archive: Archive) -> list[dict[str, Any]]:
    with archive.reading() as connection:
        rows = connection.execute(involved.select().order_by(involved.c.code, involved.c.event))
        return [row._asdict() for row in rows]


def everything(archive: Archive) -> list[object]:
    activity = archive.activity
    return [activity.places(), activity.pairs(), activity.parties(), activity.periods()]


def make_older(archive: Archive) -> None:
    """Take out what version 3 and later ones added."""
    forget_lists(archive)
    with archive._engine.begin() as connection:
        for statement in (
            "DROP TABLE tokens", "DROP TABLE involved", "DROP TABLE dyads",
            "DROP INDEX events_by_site", "DROP INDEX events_by_quad",
            "DROP INDEX articles_by_coder", "DROP INDEX ix_articles_added",
            "DROP INDEX parties_by_entity", "ALTER TABLE events DROP COLUMN site",
            "DROP TABLE places", "UPDATE properties SET value = '2' WHERE name = 'schema'",
        ):  # fmt: skip
            connection.execute(text(statement))
