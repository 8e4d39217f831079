"""That a value is one of many: given to the database as one value, not as hundreds."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select


def one_of(
    connection: Connection, column: ColumnElement[Any], values: Collection[int] | Collection[str]
) -> ColumnElement[bool]:
    """That the value of a column is one of these."""
    if connection.dialect.name != "sqlite":
        return column.in_(values)
    listed = func.json_each(json.dumps(list(values), ensure_ascii=False)).table_valued("value")
    return column.in_(select(listed.c.value))
