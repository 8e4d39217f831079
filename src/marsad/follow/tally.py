"""What a round has come to, in numbers and in one line."""

from __future__ import annotations

from collections import Counter

_LOOKED = ("feeds", "unchanged", "broken")
_MEANINGS = {
    "new": "added",
    "newer": "newer versions",
    "known": "known already",
    "old": "too old",
    "excluded": "excluded",
    "foreign": "not in Arabic",
    "empty": "without an article",
    "refused": "forbidden by robots.txt",
    "failed": "given up",
    "faulty": "could not be coded",
    "later": "put off",
    "doubts": "with a doubtful date",
    "undated": "without a date",
    "notices": "notices",
    "delivered": "delivered",
    "undelivered": "not delivered yet",
}


class Tally(Counter[str]):
    """Counts by what they count."""

    def line(self, seconds: float) -> str:
        """All that is not zero."""
        feeds = f"{self['feeds']:,} feed{'s' * (self['feeds'] != 1)}"
        aside = [f"{self[name]:,} {name}" for name in _LOOKED[1:] if self[name]]
        if aside:
            feeds += f" ({', '.join(aside)})"
        told = [
            f"{self[name]:,} {meaning}"
            for name, meaning in _MEANINGS.items()
            if self[name] or name == "new"
        ]
        return f"round: {feeds}; {', '.join(told)}; {seconds:.1f} s"
