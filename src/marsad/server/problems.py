"""Faults as `application/problem+json` (RFC 9457), naming the parameter that is wrong."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import Send

from marsad.archive import ArchiveError
from marsad.archive.errors import AskError
from marsad.archive.time_limit import OutOfTimeError
from marsad.article import InputError

MEDIA_TYPE = "application/problem+json"
logger = logging.getLogger("marsad.server")

_FIELD = re.compile("field `(.+?)`")
_PARAMETERS = {
    "publishers": "publisher", "types": "type", "modes": "mode", "statuses": "status",
    "parties": "party", "actors": "actor", "recipients": "recipient", "places": "place",
    "sayers": "sayer",
}  # fmt: skip
"""Fields of `Filters` that have another name in an address."""


class Problem(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What is wrong with a request."""

    type: str
    """``about:blank``: the status says what sort of problem it is."""
    title: str
    status: int
    detail: str
    """What is wrong, and what to do."""
    field: str | None = None
    """The parameter, or field of the body, that is wrong."""


class RequestError(Exception):
    """A request that cannot be answered."""

    def __init__(
        self,
        status: int,
        detail: str,
        field: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.field = field
        self.headers = dict(headers or {})


def not_found(what: str) -> RequestError:
    """There is no such thing."""
    return RequestError(404, f"no {what} there")


def problem_response(
    status: int, detail: str, field: str | None = None, headers: Mapping[str, str] | None = None
) -> Response[Problem]:
    """The answer that tells a problem."""
    problem = Problem(
        type="about:blank", title=HTTPStatus(status).phrase, status=status, detail=detail,
        field=field,
    )  # fmt: skip
    return Response(problem, status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


async def send_problem(send: Send, error: RequestError) -> None:
    """Tell a problem outside of the framework."""
    problem = Problem(
        type="about:blank", title=HTTPStatus(error.status).phrase, status=error.status,
        detail=error.detail, field=error.field,
    )  # fmt: skip
    body = msgspec.json.encode(problem)
    told = {"content-type": MEDIA_TYPE, "content-length": str(len(body)), **error.headers}
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in told.items()]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def _of_request(_: Request[Any, Any, Any], error: RequestError) -> Response[Problem]:
    return problem_response(error.status, error.detail, error.field, error.headers)


def _of_framework(request: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    """What Litestar refuses: paths, methods, parameters and bodies of a wrong form."""
    faults = error.extra if isinstance(error.extra, list) else []
    if not faults:
        return problem_response(error.status_code, error.detail, headers=error.headers)
    names = {argument: name for name, argument in parameters_of(request).items()}
    fields = [_field_of(fault, names) for fault in faults]
    told = [str(fault.get("message")) for fault in faults]
    pairs = zip(fields, told, strict=True)
    detail = "; ".join(one if field is None else f"{field}: {one}" for field, one in pairs)
    return problem_response(error.status_code, detail, fields[0])


def _field_of(fault: Mapping[str, str], names: Mapping[str, str]) -> str | None:
    """The parameter, or field of the body, that a fault is in; null for the body as a whole."""
    key = fault.get("key", "data")
    if key != "data":
        return names.get(key, key)
    named = _FIELD.search(fault.get("message", ""))
    return named[1] if named else None


def _of_question(_: Request[Any, Any, Any], error: AskError) -> Response[Problem]:
    field = None if error.field is None else _PARAMETERS.get(error.field, error.field)
    return problem_response(400, str(error), field)


def _of_input(_: Request[Any, Any, Any], error: InputError) -> Response[Problem]:
    return problem_response(400, str(error), error.field)


def of_archive(error: ArchiveError) -> RequestError:
    """A fault of the archive; what it is stands in the log, not in the answer."""
    if isinstance(error, OutOfTimeError):
        return RequestError(504, str(error))
    logger.error("%s", error)
    return RequestError(503, "the archive cannot be read or written now; the log says why")


def _of_archive(request: Request[Any, Any, Any], error: ArchiveError) -> Response[Problem]:
    return _of_request(request, of_archive(error))


def _of_fault(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    logger.error("%s %s", request.method, request.scope["path"], exc_info=error)
    return problem_response(500, "a fault of the server; its log tells more")


HANDLERS: dict[
    int | type[Exception], Callable[[Request[Any, Any, Any], Any], Response[Problem]]
] = {
    RequestError: _of_request,
    HTTPException: _of_framework,
    AskError: _of_question,
    InputError: _of_input,
    ArchiveError: _of_archive,
    Exception: _of_fault,
}


def parameters_of(request: Request[Any, Any, Any]) -> dict[str, str]:
    """The parameters that the address may have: name → argument of the handler."""
    tables: dict[int, dict[str, str]] = request.app.state.get("parameters", {})
    return tables.get(id(request.scope.get("route_handler")), {})
