"""What a handler is given: it names what it needs among its arguments."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, ParamSpec, TypeVar

from litestar import get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import PathParameter

from marsad.archive import Archive, Filters
from marsad.server.coder import SharedCoder
from marsad.server.paging import Paging

GivenArchive = NamedDependency[Archive]
"""``archive``: the archive that is served."""
GivenCoder = NamedDependency[SharedCoder]
"""``coder``."""
GivenFilters = NamedDependency[Filters]
"""``filters``: with one of the ``BY_…`` of `parameters` among the handler's dependencies."""
GivenPaging = NamedDependency[Paging]
"""``paging``: with `PAGED` among the handler's dependencies."""
ArticleId = Annotated[
    str, PathParameter(description="Id or address of an article; a slash is written %2F.")
]

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def reads(path: str, **options: Any) -> Callable[[Callable[Asked, Answer]], HTTPRouteHandler]:
    """Makes a handler of GET of a function that is given the ``archive``: it works in a thread of
    its own, and sees the archive at one moment throughout. ``options``: of Litestar's ``get``."""

    def handler(function: Callable[Asked, Answer]) -> HTTPRouteHandler:
        @wraps(function)
        def at_once(*args: Asked.args, **given: Asked.kwargs) -> Answer:
            archive: Any = given["archive"]
            with archive.at_once():
                return function(*args, **given)

        return get(path, sync_to_thread=True, **options)(at_once)

    return handler
