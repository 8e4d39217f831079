"""Whether articles are coded as before, byte for byte.

A change that makes the coder faster, or moves its code, must not change a record. Pin the digests
of the records before such a change, and compare after it:

    python -m marsad.evaluation.sameness corpus.jsonl --digests before.json --pin
    python -m marsad.evaluation.sameness corpus.jsonl --digests before.json

The digests are of 100 articles each, so that what differs is soon found. The version of coder and
knowledge, which every record names, is left out of them.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from marsad.coder import Coder
from marsad.evaluation.composing import compose
from marsad.evaluation.gold import load_articles
from marsad.record import Article, CoderStamp

BLOCK = 100
"""Articles under one digest."""
_ANY = CoderStamp(version="", knowledge="")


class Digests(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the records of some articles are recognised by."""

    articles: int
    blocks: tuple[str, ...]
    """SHA-256 of the records of each block of articles, the first 16 hexadecimal digits."""

    def render(self) -> str:
        """As a file, a digest a line."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode() + "\n"

    def differing(self, other: Digests) -> Iterator[str]:
        """The blocks of articles, counted from 1, that were coded otherwise."""
        if self.articles != other.articles:
            yield f"{self.articles:,} articles, not {other.articles:,}"
        for number, (one, another) in enumerate(zip(self.blocks, other.blocks, strict=False)):
            if one != another:
                last = min((number + 1) * BLOCK, self.articles)
                yield f"articles {number * BLOCK + 1:,} to {last:,}"


def digests_of(articles: Sequence[Article]) -> Digests:
    """Codes the articles."""
    coder, encoder = Coder(), msgspec.json.Encoder()
    blocks: list[str] = []
    for first in range(0, len(articles), BLOCK):
        digest = hashlib.sha256()
        for article in articles[first : first + BLOCK]:
            record = msgspec.structs.replace(coder.code(article), coder=_ANY)
            digest.update(encoder.encode(record))
        blocks.append(digest.hexdigest()[:16])
    return Digests(len(articles), tuple(blocks))


def load_digests(path: Path) -> Digests:
    """The digests of a file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Digests)
    except msgspec.DecodeError as error:
        raise ValueError(f"{path}: {error}") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 when nothing differs, 1 when something does, 2 when a file cannot be read."""
    options = _parser().parse_args(arguments)
    try:
        articles = load_articles(options.articles)
        found = digests_of(compose(articles, options.compose) if options.compose else articles)
        if options.pin:
            options.digests.write_text(found.render(), encoding="utf-8")
            return 0
        differing = list(found.differing(load_digests(options.digests)))
    except (OSError, ValueError) as error:
        print(f"sameness: {error}", file=sys.stderr)
        return 2
    print("\n".join(differing) if differing else f"{found.articles:,} records are as before")
    return 1 if differing else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m marsad.evaluation.sameness",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("articles", type=Path, metavar="ARTICLES", help="JSON Lines")
    parser.add_argument("--digests", type=Path, required=True, metavar="FILE")
    parser.add_argument("--pin", action="store_true", help="write the digests")
    parser.add_argument(
        "--compose", type=int, default=0, metavar="N",
        help="code N articles composed of the paragraphs of these",
    )  # fmt: skip
    return parser


if __name__ == "__main__":
    sys.exit(main())
