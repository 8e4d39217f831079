"""The shapes of answers that several addresses share."""

from __future__ import annotations

from marsad.archive.packing import ArticleRef
from marsad.record import Article

__all__ = ["ArticleRef", "named", "ref_of"]


def ref_of(article: Article) -> ArticleRef:
    """The reference to an article."""
    return ArticleRef(*named(article))


def named(article: Article | ArticleRef) -> tuple[str, str | None, str, str | None, str | None]:
    """What tells an article: the fields of `ArticleRef`."""
    return article.id, article.publisher, article.title, article.published, article.url
