"""What a handler is given: it names what it needs among its arguments."""

from __future__ import annotations

from typing import Annotated

from litestar.di import NamedDependency
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
