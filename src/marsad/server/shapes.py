"""The shapes of answers that several addresses share."""

from __future__ import annotations

import msgspec

from marsad.record import Article


class ArticleRef(msgspec.Struct, frozen=True):
    """An article without its text."""

    id: str
    publisher: str | None
    title: str
    published: str | None
    url: str | None

    @classmethod
    def of(cls, article: Article) -> ArticleRef:
        """The reference to an article."""
        return cls(*named(article))


def named(article: Article) -> tuple[str, str | None, str, str | None, str | None]:
    """What tells an article: the fields of `ArticleRef`."""
    return article.id, article.publisher, article.title, article.published, article.url
