"""Answers in order of their days, the newest first, and where to go on after one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, or_

Condition = ColumnElement[bool]
Order = tuple[ColumnElement[Any], ColumnElement[Any]]
"""The columns of day and key."""


class Spot(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Where an answer stands: more may come in before it, what is behind it stays there."""

    day: str | None
    """ISO; those without one come last."""
    key: int


def newest_first(
    connection: Connection,
    asked: Select[Any],
    order: Order,
    limit: int | None,
    after: Spot | None = None,
) -> Sequence[Row[Any]]:
    """The rows of a query, the newest first; with ``after`` those behind that spot."""
    day, key = order
    ordered = asked.order_by(day.desc().nulls_last(), key.desc())
    if after is None:
        return connection.execute(ordered.limit(limit)).all()
    found: list[Row[Any]] = []
    for behind in _behind(order, after):
        left = None if limit is None else limit - len(found)
        if left != 0:
            found += connection.execute(ordered.where(*behind).limit(left)).all()
    return found


def _behind(order: Order, after: Spot) -> list[tuple[Condition, ...]]:
    """The conditions of what is behind a spot, in parts that an index can answer each."""
    day, key = order
    undated = day.is_(None)
    if after.day is None:
        return [(undated, key < after.key)]
    return [(day <= after.day, or_(day < after.day, key < after.key)), (undated,)]
