"""Addresses of pages: the one that a page gives itself, and those of front pages."""

from __future__ import annotations

from urllib.parse import urlsplit


def own_address(claimed: object, url: str) -> str:
    """The address that a page gives itself, if it is one of its own host.

    A page could otherwise pass for a newer version of another outlet's article.
    """
    if not isinstance(claimed, str):
        return url
    try:
        parts, own = urlsplit(claimed), urlsplit(url)
        same = (parts.hostname, parts.port) == (own.hostname, own.port)
    except ValueError:
        return url
    return claimed if same and parts.scheme in ("http", "https") and parts.path != "/" else url


def host_of(url: str) -> str | None:
    """The host of an address; null for what is none."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def is_front_page(url: str) -> bool:
    """Whether the address is that of a site's front page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query
