"""The workbench: its built files, read once, and its page for every other address."""

from __future__ import annotations

import gzip
import mimetypes
from pathlib import Path
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import PathParameter

from marsad.server.problems import not_found

_HASHED = "assets/"
"""Files below have a hash in their names, and never change."""
_PAGE = "index.html"
_PACKED = ("text/", "application/javascript", "application/json", "image/svg+xml")
_UNBUILT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Marsad</title>
<h1>Marsad</h1>
<p>The workbench is not built here. In a checkout run <code>make workbench</code> (it needs
Node.js), then start <code>marsad serve</code> again.</p>
<p>The API is there all the same: <a href="/api/archive">/api/archive</a>,
<a href="/api/schema/openapi.json">/api/schema/openapi.json</a>.</p>
</html>
"""


class File(msgspec.Struct, frozen=True):
    """A file of the workbench."""

    content: bytes
    packed: bytes | None
    """With gzip, where that is worth it."""
    kind: str
    lasting: bool
    """Whether the name changes with the content."""


Files = dict[str, File]
"""By path below the folder."""


def read_files(folder: Path) -> Files:
    """All files of the built workbench, so that no address can reach another one."""
    found: Files = {}
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = path.relative_to(folder).as_posix()
                found[name] = _file(path.read_bytes(), name)
    if _PAGE not in found:
        found[_PAGE] = _file(_UNBUILT.encode(), _PAGE)
    return found


def _file(content: bytes, name: str) -> File:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind == "text/javascript":
        kind = "application/javascript"
    packed = gzip.compress(content, mtime=0) if kind.startswith(_PACKED) else None
    return File(content, packed, kind, lasting=name.startswith(_HASHED))


@get(["/", "/{path:path}"], include_in_schema=False, sync_to_thread=False)
def workbench(
    request: Request[Any, Any, Any],
    files: NamedDependency[Files],
    path: Annotated[str, PathParameter()] = "",
) -> Response[bytes]:
    """A file of the workbench; its page for every address that it routes itself."""
    name = path.strip("/")
    if name == "api" or name.startswith("api/"):
        raise not_found("such address")
    file = files.get(name)
    if file is None:
        if name.startswith(_HASHED):
            raise not_found("file")
        file = files[_PAGE]
    headers = {"cache-control": "max-age=31536000, immutable" if file.lasting else "no-cache"}
    content = file.content
    if file.packed is not None:
        headers["vary"] = "accept-encoding"
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
            content = file.packed
    return Response(content, media_type=file.kind, headers=headers)


HANDLERS = (workbench,)
