"""Parts of a path that hold a slash: the id ``sample/market-2`` is written ``sample%2Fmarket-2``.

The server decodes a path before it is routed, which would make two parts of one. So each part is
decoded by itself, and what would be mistaken for a border is kept encoded until it is handed over.
"""

from __future__ import annotations

from urllib.parse import unquote


def routable(raw: bytes) -> str:
    """The path to route by: decoded but for slashes and per cent signs within its parts."""
    path = raw.partition(b"?")[0].decode("ascii", "replace")
    return "/".join(
        unquote(part, errors="replace").replace("%", "%25").replace("/", "%2F")
        for part in path.split("/")
    )


def decode_part(part: str) -> str:
    """A part of a routed path as it was meant."""
    return part.replace("%2F", "/").replace("%25", "%")
