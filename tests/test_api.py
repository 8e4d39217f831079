"""The Python API: what ``import marsad`` offers."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import marsad
from marsad.article import InputError, build_article

# "The Jordanian foreign minister met his French counterpart in Amman yesterday."
MEETING = {
    "title": "لقاء في عمان",
    "body": "التقى وزير الخارجية الأردني نظيره الفرنسي في عمان أمس.",
    "published": "2013-09-24",
}


@pytest.fixture(scope="module")
def record() -> marsad.Record:
    return marsad.code(MEETING)


def test_code_takes_an_input_line(record: marsad.Record) -> None:
    [event] = record.events
    assert (event.type, event.status) == ("CONSULT", "occurred")
    assert {party.country for party in event.actors + event.recipients} == {"JOR", "FRA"}
    assert event.date is not None
    assert event.date.value == "2013-09-23"


def test_code_takes_an_article(record: marsad.Record) -> None:
    assert marsad.code(build_article(MEETING)) == record


def test_a_coder_gives_the_same_record(record: marsad.Record) -> None:
    assert marsad.Coder().code(MEETING) == record


def test_a_mapping_that_is_no_article() -> None:
    with pytest.raises(InputError, match="body"):
        marsad.code({"title": "عنوان"})


@pytest.mark.parametrize("opener", [open, gzip.open])
def test_records_are_read_back(
    opener: type[gzip.GzipFile], record: marsad.Record, tmp_path: Path
) -> None:
    path = tmp_path / "records.jsonl"
    with opener(path, "wb") as stream:
        stream.write(msgspec.json.encode(record) + b"\n\n" + msgspec.json.encode(record))
    assert list(marsad.load_records(path)) == [record, record]
    assert list(marsad.load_records(str(path))) == [record, record]


@pytest.mark.parametrize("line", [b'{"events": []}', b"no JSON", b'{"article": "\xff"}'])
def test_a_line_that_is_no_record_is_named(line: bytes, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n" + line)
    with pytest.raises(ValueError, match=r"records\.jsonl:2: no record"):
        list(marsad.load_records(path))


def test_a_missing_file_of_records(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(marsad.load_records(tmp_path / "none.jsonl"))


def test_every_public_name_is_there() -> None:
    for name in marsad.__all__:
        assert getattr(marsad, name) is not None
        assert name in dir(marsad)
    with pytest.raises(AttributeError, match="Nothing"):
        getattr(marsad, "Nothing")  # noqa: B009 - a type checker would refuse the attribute


def test_importing_loads_nothing_heavy() -> None:
    program = (
        "import sys, marsad; marsad.__version__, marsad.code, marsad.load_records;"
        "print([name for name in sys.modules if name in ('msgspec', 'yaml', 'marsad.coder')])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert found.stdout.strip() == b"[]"
