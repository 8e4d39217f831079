"""When two articles are the same one.

An article is known by its address; without one by the caller's id; without either by its content.
The same text from the same publisher is the same article under any address.
"""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit, urlunsplit

import msgspec

from marsad.record import Article


class Identity(msgspec.Struct, frozen=True):
    """What an article is recognised by."""

    id: str
    url: str | None
    """Its address in one spelling."""
    digest: str
    """Hash of publisher and text, 32 hex digits."""


def identify(article: Article) -> Identity:
    """What the article is recognised by."""
    content = f"{article.publisher or ''}\0{article.text}".encode("utf-8", "surrogatepass")
    return Identity(
        id=article.id,
        url=canonical_url(article.url),
        digest=hashlib.sha256(content).hexdigest()[:32],
    )


def outlet_number(publisher: str | None) -> int | None:
    """A number of 48 bits that tells a publisher from all others."""
    if publisher is None:
        return None
    told = publisher.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=6).digest())


def canonical_url(url: str | None) -> str | None:
    """The address without fragment, with host and scheme in small letters and no slash at its end.

    ``http`` and ``https`` lead to the same article; the query may tell articles apart and stays.
    """
    if not url or not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return url.strip()
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("https", host, parts.path.rstrip("/"), parts.query, ""))
