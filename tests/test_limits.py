"""Texts built to hurt: time in line with the length, memory bounded, no article takes long."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checking import check
from coding import coder
from hostile import TEXTS
from marsad.article import InputError, build_article
from marsad.limits import LONGEST_ARTICLE, LONGEST_SENTENCE
from marsad.record import Record
from marsad.text.normalize import fold
from marsad.text.sentences import split_sentences
from marsad.text.tokenize import tokenize

TESTS = Path(__file__).parent
SMALL, TIMES = 800, 4
"""Words of the shorter text, and how many times longer the longer one is."""
MOST_GROWTH = 7.0
"""Times that the longer text may take: what grows with the square takes 16."""
SLACK = 0.05
"""Seconds within which times are the same."""
MOST_SECONDS = 20.0
"""Of the processor, for any article."""


def code(text: str) -> tuple[Record, float]:
    """The record of a text and the seconds of the processor that it took."""
    gc.collect()
    began = time.process_time()
    record = coder().code({"title": "", "body": text, "published": "2016-03-12"})
    return record, time.process_time() - began


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_in_line_with_the_length(name: str) -> None:
    record, short = code(TEXTS[name](SMALL))
    check(record)
    _, long = code(TEXTS[name](SMALL * TIMES))
    assert long <= MOST_GROWTH * short + SLACK


def test_a_million_quotation_marks() -> None:
    record, seconds = code(TEXTS["opening quotes"](1_000_000))
    assert record.article.language == "ar"
    assert seconds < MOST_SECONDS


MEASURED = """
import re, resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from hostile import TEXTS
from marsad.cli.coders import load_coder
record = load_coder().code({"title": "", "body": TEXTS[sys.argv[2]](int(sys.argv[3]))})
used = resource.getrusage(resource.RUSAGE_SELF)
status = Path("/proc/self/status")  # getrusage also counts the process that this one came from
peak = re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1] if status.exists() else 0
print(len(record.statements), used.ru_utime + used.ru_stime, peak)
"""


def test_a_sentence_of_500_000_words_takes_seconds_and_bounded_memory() -> None:
    program = [sys.executable, "-c", MEASURED, str(TESTS), "one sentence of news", "500000"]
    told = subprocess.run(program, check=True, capture_output=True, text=True).stdout.split()
    assert int(told[0]) > 1_000
    assert float(told[1]) < MOST_SECONDS
    assert int(told[2]) < 1_000_000  # kilobytes


def test_an_article_longer_than_any_is_refused() -> None:
    with pytest.raises(InputError, match=r"text: has 3,000,001 characters; an article has at most"):
        build_article({"text": "ق" * (LONGEST_ARTICLE + 1)})


@pytest.mark.parametrize("key", ["id", "title", "body"])
def test_half_a_character_is_refused(key: str) -> None:
    # no encoding can write it, so that no record could be
    line = {"id": "1", "title": "زيارة", "body": "قال الوزير", key: "قال \ud800"}
    with pytest.raises(InputError, match=f"{key}: holds half a character"):
        build_article(line)


def test_a_sentence_longer_than_any_is_cut_where_it_pauses() -> None:
    # 350 words, a comma, 300 words without a pause: three pieces, none too long
    form = fold("كلمة " * 350 + "، " + "كلمة " * 450)
    pieces = split_sentences(form, tokenize(form))
    assert pieces == [(0, 351), (351, 351 + LONGEST_SENTENCE), (351 + LONGEST_SENTENCE, 801)]


def test_acts_beyond_the_most_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    # «The army bombed Aleppo.» fifty times, then «The Egyptian president visited Turkey.»
    text = "قصف الجيش السوري حلب.\n" * 50 + "زار الرئيس المصري تركيا.\n"
    assert {event.type for event in code(text)[0].events} == {"ASSAULT", "CONSULT"}
    monkeypatch.setattr("marsad.events.document.MOST_TELLING", 50)
    assert {event.type for event in code(text)[0].events} == {"ASSAULT"}
