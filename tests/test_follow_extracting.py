"""Pages that would hold the extractor up."""

from __future__ import annotations

import time

import pytest

from marsad.follow.extracting import extract
from marsad.readers.odd_pages import ExtractionError, is_odd

BODY = "أجرى الوزير مباحثات في طهران بعد اجتماع طويل وقال إنها مفيدة وإنها ستستمر في الأيام المقبلة"
MANY_ATTRIBUTES = f"<html><body><div {' '.join(f'a{n}=1' for n in range(60_000))}><p>{BODY}</p>"


@pytest.mark.parametrize(
    ("page", "odd"),
    [
        (f"<html><body><p>{BODY}</p></body></html>", False),
        (f"<html><body><p>{BODY * 20}</p></body></html>", False),
        (f"<script>{'var a = b / c; ' * 9000}</script><p>{BODY}</p>", False),
        (f'<img src="data:image/png;base64,{"Ab/" * 900}"><p>{BODY}</p>', False),
        (f"<html><body>{'<a>b</a>' * 20_000}<p>{BODY}</p>", True),
        (MANY_ATTRIBUTES, True),
        (MANY_ATTRIBUTES.replace(" a", "/a"), True),  # slashes part attributes too
        (MANY_ATTRIBUTES.replace("<div ", '<div a=">" '), True),
    ],
)
def test_odd_pages(page: str, odd: bool) -> None:
    assert is_odd(page) is odd


def test_an_odd_page_is_left_when_it_takes_too_long() -> None:
    began = time.monotonic()
    with pytest.raises(ExtractionError, match="odd form and took more than"):
        extract(MANY_ATTRIBUTES, None, longest=0.5)
    assert time.monotonic() - began < 5


def test_an_odd_page_may_hold_an_article() -> None:
    page = f"<html><body><article><h1>زيارة</h1><p>{BODY}</p></article>{'<hr>' * 21_000}"
    found = extract(page, None)
    assert found is not None
    assert BODY in found["body"]
