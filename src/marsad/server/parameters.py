"""The parameters of addresses: filters, under the names of the command line, and pages.

One function a kind of question takes its filters from the address, so that each knows its own
parameters only; any other is refused by name.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Litestar, Request
from litestar.di import Provide
from litestar.params import QueryParameter
from litestar.routes import HTTPRoute

from marsad.archive import Filters
from marsad.article import is_iso_date
from marsad.record import AgreementKind, AgreementStatus, Counted, EventType, Status
from marsad.server.paging import Paging
from marsad.server.path_parts import decode_part
from marsad.server.problems import RequestError, parameters_of

_LONGEST_QUERY = 500
_LONGEST_NAME = 200
_MOST = 50
"""Values of one parameter."""

Name = Annotated[str, msgspec.Meta(max_length=_LONGEST_NAME)]
Text = Annotated[
    str | None,
    QueryParameter(
        name="text",
        max_length=_LONGEST_QUERY,
        description='Only of articles with these words; "a phrase", OR, -without, begin*.',
    ),
]
Since = Annotated[str | None, QueryParameter(name="since", description="From this day on (ISO).")]
Until = Annotated[str | None, QueryParameter(name="until", description="Up to this day (ISO).")]
Publishers = Annotated[
    list[Name] | None,
    QueryParameter(name="publisher", max_items=_MOST, description="Of this outlet."),
]
Types = Annotated[
    list[EventType] | None, QueryParameter(name="type", max_items=_MOST, description="PLOVER type.")
]
Modes = Annotated[
    list[Name] | None, QueryParameter(name="mode", max_items=_MOST, description="PLOVER mode.")
]
Statuses = Annotated[
    list[Status] | None,
    QueryParameter(name="status", max_items=_MOST, description="Whether the act happened."),
]
Parties = Annotated[
    list[Name] | None,
    QueryParameter(
        name="party",
        max_items=_MOST,
        description="Somebody on either side: IRN, IRN/MIL, an entity id, or words of the name. "
        "Of several each must take part.",
    ),
]
Actors = Annotated[
    list[Name] | None,
    QueryParameter(name="actor", max_items=_MOST, description="Who acts, told likewise."),
]
Recipients = Annotated[
    list[Name] | None,
    QueryParameter(name="recipient", max_items=_MOST, description="Who is acted upon, likewise."),
]
Places = Annotated[
    list[Name] | None,
    QueryParameter(
        name="place", max_items=_MOST, description="A country (IRQ) or words of a place's name."
    ),
]
Sayers = Annotated[
    list[Name] | None,
    QueryParameter(
        name="sayer", max_items=_MOST, description="Who says so: a source or a speaker."
    ),
]
Foreground = Annotated[
    bool, QueryParameter(name="foreground", description="Without background that articles recall.")
]
Counts = Annotated[
    list[Counted] | None,
    QueryParameter(name="of", max_items=_MOST, description="What the figure counts."),
]
Kinds = Annotated[
    list[AgreementKind] | None,
    QueryParameter(name="kind", max_items=_MOST, description="What sort of agreement."),
]
AgreementStatuses = Annotated[
    list[AgreementStatus] | None,
    QueryParameter(name="status", max_items=_MOST, description="Where the agreement stands."),
]


def filters_of(**given: str | bool | list[Any] | None) -> Filters:
    """The filters that an address asks for, under the names of `Filters`."""
    asked: dict[str, Any] = {}
    for name, value in given.items():
        if name in ("since", "until"):
            value = day_of(name, value if isinstance(value, str) else None)
        if value is not None:
            asked[name] = tuple(value) if isinstance(value, list) else value
    return Filters(**asked)


def day_of(name: str, value: str | None) -> str | None:
    """The day of a parameter."""
    if value is not None and not is_iso_date(value):
        raise RequestError(400, f"{name}: «{value}» is no ISO date; write it like 2013-09-24", name)
    return value[:10] if value else None


def event_filters(  # noqa: PLR0913
    text: Text = None,
    since: Since = None,
    until: Until = None,
    publishers: Publishers = None,
    types: Types = None,
    modes: Modes = None,
    statuses: Statuses = None,
    parties: Parties = None,
    actors: Actors = None,
    recipients: Recipients = None,
    places: Places = None,
    sayers: Sayers = None,
    foreground: Foreground = False,
) -> Filters:
    """Filters of events, and of articles and stories by their events."""
    return filters_of(
        text=text, since=since, until=until, publishers=publishers, types=types, modes=modes,
        statuses=statuses, parties=parties, actors=actors, recipients=recipients, places=places,
        sayers=sayers, foreground=foreground,
    )  # fmt: skip


def statement_filters(
    text: Text = None,
    since: Since = None,
    until: Until = None,
    publishers: Publishers = None,
    parties: Parties = None,
    sayers: Sayers = None,
) -> Filters:
    """Filters of statements; ``party`` is the speaker."""
    return filters_of(
        text=text, since=since, until=until, publishers=publishers, parties=parties, sayers=sayers
    )


def figure_filters(  # noqa: PLR0913
    of: Counts = None,
    text: Text = None,
    since: Since = None,
    until: Until = None,
    publishers: Publishers = None,
    parties: Parties = None,
    places: Places = None,
    sayers: Sayers = None,
) -> Filters:
    """Filters of figures; party and place are those of the act whose people are counted."""
    return filters_of(
        text=text, since=since, until=until, publishers=publishers, types=of, parties=parties,
        places=places, sayers=sayers,
    )  # fmt: skip


def agreement_filters(  # noqa: PLR0913
    kinds: Kinds = None,
    statuses: AgreementStatuses = None,
    text: Text = None,
    since: Since = None,
    until: Until = None,
    publishers: Publishers = None,
    parties: Parties = None,
    sayers: Sayers = None,
) -> Filters:
    """Filters of agreements."""
    return filters_of(
        text=text, since=since, until=until, publishers=publishers, types=kinds,
        statuses=statuses, parties=parties, sayers=sayers,
    )  # fmt: skip


def register_filters(
    text: Text = None,
    since: Since = None,
    until: Until = None,
    publishers: Publishers = None,
    parties: Parties = None,
    places: Places = None,
    sayers: Sayers = None,
) -> Filters:
    """Filters of registers; a register of agreements has no places."""
    return filters_of(
        text=text, since=since, until=until, publishers=publishers, parties=parties,
        places=places, sayers=sayers,
    )  # fmt: skip


def dossier_filters(
    parties: Parties = None,
    since: Since = None,
    until: Until = None,
    publishers: Publishers = None,
    text: Text = None,
) -> Filters:
    """Filters of dossiers."""
    return filters_of(text=text, since=since, until=until, publishers=publishers, parties=parties)


def paging_of(
    cursor: Annotated[
        str | None,
        QueryParameter(
            name="cursor",
            max_length=_LONGEST_NAME,
            description="`next` of the page before; the other parameters stay the same.",
        ),
    ] = None,
    limit: Annotated[
        int, QueryParameter(name="limit", ge=1, le=200, description="Items of a page.")
    ] = 50,
) -> Paging:
    """Which page is wanted."""
    return Paging.of(cursor, limit)


BY_EVENTS = {"filters": Provide(event_filters, sync_to_thread=False)}
BY_STATEMENTS = {"filters": Provide(statement_filters, sync_to_thread=False)}
BY_FIGURES = {"filters": Provide(figure_filters, sync_to_thread=False)}
BY_AGREEMENTS = {"filters": Provide(agreement_filters, sync_to_thread=False)}
BY_REGISTERS = {"filters": Provide(register_filters, sync_to_thread=False)}
BY_DOSSIERS = {"filters": Provide(dossier_filters, sync_to_thread=False)}
PAGED = {"paging": Provide(paging_of, sync_to_thread=False)}
"""Dependencies of handlers: ``filters`` and ``paging``."""


def list_parameters(app: Litestar) -> None:
    """Note which parameters each handler knows."""
    app.state.parameters = {
        id(handler): {one.field_alias: one.field_name for one in model.expected_query_params}
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler, model in route.route_handler_map.values()
    }


async def before_request(request: Request[Any, Any, Any]) -> None:
    """Decode the parts of the path; refuse parameters that are not known, by name."""
    request.scope["path_params"] = {
        name: decode_part(part) if isinstance(part, str) else part
        for name, part in request.scope["path_params"].items()
    }
    if not request.scope["path"].startswith("/api/"):
        return
    known = parameters_of(request)
    for name in request.query_params:
        if name not in known:
            there = ", ".join(sorted(known)) or "none"
            raise RequestError(400, f"no parameter «{name}» here; there is: {there}", name)
