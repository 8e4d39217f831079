"""``marsad schema``: the JSON Schema of a record."""

from __future__ import annotations

import json

import typer

EXAMPLES = """Examples:
  marsad schema > record.schema.json
"""


def schema() -> None:
    """Print the JSON Schema of a record (draft 2020-12)."""
    from marsad.record import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
