"""Full-text search: which words find which, the language of queries, and the passages shown.

Every query is asked of SQLite and, where a server can be had, of PostgreSQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from archiving import article, event, record
from marsad.archive import Archive, ArchiveError, Filters, full_text
from marsad.archive.query import parse_query
from marsad.text.normalize import fold
from marsad.text.search_words import index_word, index_words, written_forms

# A word of a text, words that find it, words that do not
FINDS = {
    "hamza, article and preposition": ("للإستقرار", "الاستقرار استقرار إستقرار", "قرار"),
    "teh marbuta": ("المباحثة", "مباحثه مباحثة", "مباحثات"),
    "diacritics and tatweel": ("المُفَاوَضـات", "مفاوضات المفاوضات", "فاوض"),
    "conjunction and article": ("والحكومة", "حكومة الحكومه", "حكم"),
    "a preposition without article": ("بطهران", "طهران", "هران"),
    "conjunction and preposition": ("وبطهران", "طهران", "وطه"),
    "a pronoun": ("زيارته", "زيارة", "زيار"),
    "a pronoun and a preposition": ("لزيارتها", "زيارة", "يارة"),
    "a future verb": ("سيزور", "يزور", "زور"),
    "Latin letters": ("CNN", "cnn CNN", "CN"),
    "digits of either kind": ("١٢٠", "120", "12"),
    "a hashtag": ("#مجلس_الأمن", "مجلس الأمن", "جلس"),
    "a short word is not taken for an article": ("الف", "الف ألف", "ف"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "finding", "missing"), FINDS.values(), ids=FINDS)
def test_which_words_find_a_word(text: str, finding: str, missing: str) -> None:
    indexed = set(index_words(text).split())
    for word in finding.split():
        assert indexed & set(written_forms(fold(word))), word
    for word in missing.split():
        assert not indexed & set(written_forms(fold(word))), word


def test_forms_are_few_and_begin_with_the_word_itself() -> None:
    forms = written_forms(fold("الزيارة"))
    assert forms[0] == fold("زيارة")
    assert len(forms) < 200
    assert written_forms("usa") == ["usa"]


@given(st.text(max_size=40))
def test_words_that_are_found_are_those_that_were_asked_for(text: str) -> None:
    text = f"سلام {text}وسـَلامُهُ {text}"
    finder = parse_query("سلام").finder()
    found = finder.spans(text)
    assert found[0] == (0, 4)
    asked = set(written_forms(fold("سلام")))
    for match in re.finditer("[^\\W_](?:[^\\W_]|[\u0640\u064b-\u065f\u0670])*", text):
        assert (match.span() in found) == (index_word(fold(match[0])) in asked)


# A query, a text, the words of it that answer, as they are written
WRITTEN = {
    "hamza and alef": ("الأمن", "لأمنه والامن آمن مأمن", "لأمنه والامن آمن"),
    "teh marbuta": ("هدنة", "الهدنه هدنتهم هدن لهدنــة", "الهدنه هدنتهم لهدنــة"),
    "words of a phrase": ('"مجلس الأمن"', "بمجلس أمن مجلسنا", "بمجلس أمن مجلسنا"),
    "a beginning": ("سور*", "سوريا السوريون أسوار", "سوريا السوريون"),
    "what must not be there": ("سوريا -روسيا", "روسيا وسوريا", "وسوريا"),
    "Latin letters": ("cnn", "CNN Cnn CNNs", "CNN Cnn"),
    "digits of either kind": ("120", "١٢٠ 120 1200", "١٢٠ 120"),
    "a short word": ("يد", "يد يديه اليد", "يد اليد"),
    "one letter": ("ه", "ه هو", "ه"),
}


@pytest.mark.parametrize(("query", "text", "words"), WRITTEN.values(), ids=WRITTEN)
def test_words_are_found_as_they_are_written(query: str, text: str, words: str) -> None:
    spans = parse_query(query).finder().spans(text)
    assert [text[start:end] for start, end in spans] == words.split()


# A query and the articles that it finds among those below, the newest first
TEXTS = {
    "a": "مجلس الأمن\nعقد مجلس الأمن جلسة حول الأوضاع في سوريا",
    "b": "الأمن\nأكد رئيس مجلس النواب أهمية الأمن",
    "c": "هدنة\nاتفاق على وقف لإطلاق النار في سوريا برعاية روسيا",
    "d": "لاجئون\nوصل لاجئون ولاجئات إلى الحدود التركية السورية",
}
FOUND = {
    "مجلس": "b a",
    "مجلس الأمن": "b a",
    '"مجلس الأمن"': "a",
    "«مجلس الأمن»": "a",
    "“بمجلس الامن”": "",
    "سوريا": "c a",
    "سوريا -روسيا": "a",
    "سوريا NOT روسيا": "a",
    "سوريا AND روسيا": "c",
    "سوريا & روسيا": "c",
    "هدنة OR جلسة": "c a",
    "هدنة | جلسة": "c a",
    "سوريا (هدنة OR جلسة) -روسيا": "a",
    "-روسيا سوريا": "a",
    "سوريا -(روسيا OR جلسة)": "",
    "لاجئ": "",
    "لاجئ*": "d",
    '"وقف إطلاق*"': "",
    '"وقف لإطلاق*"': "c",
    "وقف-لإطلاق": "c",
    "الاوضاع سوريا؟": "a",
    "(((سوريا)))": "c a",
}


@pytest.fixture
def texts(place: str) -> Iterator[Archive]:
    with Archive(place) as archive:
        archive.add(
            [
                record(article(name, text, published=f"2013-09-0{day}"), events=[event("CONSULT")])
                for day, (name, text) in enumerate(TEXTS.items(), start=1)
            ]
        )
        yield archive


def test_queries(texts: Archive) -> None:
    for query, names in FOUND.items():
        filters = Filters(text=query)
        assert [hit.article.id for hit in texts.search(filters)] == names.split(), query
        assert texts.count_articles(filters) == len(names.split())


def test_filters_besides_the_words(texts: Archive) -> None:
    def found(**asked: object) -> list[str]:
        return [hit.article.id for hit in texts.search(Filters(text="سوريا", **asked))]  # type: ignore[arg-type]

    assert found(since="2013-09-02") == ["c"]
    assert found(until="2013-09-02") == ["a"]
    assert found(publishers=("الميناء",)) == []
    assert found(types=("CONSULT",)) == ["c", "a"]
    assert found(types=("ASSAULT",)) == []


# What cannot be read, and what the message says
WRONG = {
    "": "empty",
    "   ": "empty",
    "؟": "no word",
    "-روسيا": "add a word",
    "(": "empty side",
    "(سوريا": "without its «)»",
    "سوريا)": "without its «(»",
    "سوريا OR": "empty side",
    "سوريا NOT": "a word should follow",
    "(" * 60 + "سوريا": "nests",
}


@pytest.mark.parametrize(("query", "message"), WRONG.items())
def test_wrong_queries_say_what_is_wrong(query: str, message: str) -> None:
    with pytest.raises(ArchiveError) as raised:
        parse_query(query)
    assert message in str(raised.value)


@given(st.text(alphabet="اب \"«»()|&-*OR NOT'\\:!<>", max_size=30))
def test_any_query_is_read_or_refused(query: str) -> None:
    try:
        parsed = parse_query(query)
    except ArchiveError:
        return
    assert parsed.fts5().count("(") == parsed.fts5().count(")")
    assert parsed.tsquery().count("'") % 2 == 0


SIGNS = ("ا*", "'ا'", "ا:ب", "ا!", "NEAR(ا ب)", "ا^2", "{ا} : ب", "ا\\ب", "*ا", "ا --", "ا\0ب")
"""Queries with signs that mean something to a database."""


def test_signs_of_the_database_mean_nothing_in_a_query(texts: Archive) -> None:
    for query in SIGNS:
        assert list(texts.search(Filters(text=query, publishers=("لا أحد",)))) == []


def test_the_passage_shows_the_words_as_they_were_written(place: str) -> None:
    filling = "كلمات كثيرة لا يسأل عنها أحد " * 20
    text = f"عنوان عن السلام\n{filling}ثم جاء السَّـلام بعد الحرب {filling}"
    with Archive(place) as archive:
        archive.add([record(article("a", text))])
        [hit] = archive.search(Filters(text="سلام"))
    [(start, end)] = hit.marks
    assert hit.passage[start:end] == "السَّـلام"
    assert hit.passage in text
    assert len(hit.passage) < 300
    assert hit.passage[0] != " "


def test_without_words_the_passage_is_the_beginning_of_the_body(texts: Archive) -> None:
    hits = {hit.article.id: hit for hit in texts.search(Filters())}
    assert hits["a"].passage == TEXTS["a"].partition("\n")[2]
    assert hits["a"].marks == ()
    assert hits["a"].events == 1


def test_the_index_is_made_one_piece_when_stories_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "_PIECES", 1)
    pieces = text("SELECT count(DISTINCT segid) FROM article_words_idx")
    with Archive(tmp_path / "news.db") as archive:
        for name, told in TEXTS.items():
            archive.add([record(article(name, told))])
        with archive.reading() as connection:
            assert connection.scalar(pieces) > 1
        archive.update_stories()
        with archive.reading() as connection:
            assert connection.scalar(pieces) == 1
        assert len(list(archive.search(Filters(text="مجلس")))) == 2
