"""Writes ``docs/cli.md`` from the commands themselves: ``python docs/generate_cli.py [--check]``.

A command, argument or option without a help text ends it with an error.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from typing import Any, get_args

import typer.main
from pages import ROOT, deliver, table

from marsad.cli import app

PAGE = ROOT / "docs" / "cli.md"
HEAD = """\
# The command line

<!-- Written by docs/generate_cli.py from the help texts; do not edit. -->

Data go to standard output, everything else to standard error. The exit status is 0 when all went
well, 1 when something could not be done (each fault is one line on standard error), 2 when the
command was misused, 130 when it was interrupted.
"""


def main() -> None:
    """Write the page, or check it."""
    root = typer.main.get_command(app)
    parts = [HEAD, "\n".join(_contents(root, "marsad")), *_sections(root, "marsad")]
    deliver({PAGE: "\n\n".join(part.strip() for part in parts) + "\n"})


def commands_of(command: Any) -> dict[str, Any]:
    """The commands of a group; none for a command."""
    return dict(getattr(command, "commands", {}))


def _contents(group: Any, name: str) -> Iterator[str]:
    for short, command in commands_of(group).items():
        full = f"{name} {short}"
        if not commands_of(command):
            first = _help(command, full).split("\n\n")[0]
            yield f"- [`{full}`](#{full.replace(' ', '-')}): {first[0].lower()}{first[1:]}"
        yield from _contents(command, full)


def _sections(group: Any, name: str) -> Iterator[str]:
    for short, command in commands_of(group).items():
        full = f"{name} {short}"
        if not commands_of(command):
            yield _section(command, full)
        yield from _sections(command, full)


def _section(command: Any, name: str) -> str:
    """Heading, help, usage, arguments and options, examples."""
    parameters = [one for one in command.params if not getattr(one, "hidden", False)]
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option"]
    usage = " ".join([name, *["[OPTIONS]"] * bool(options), *map(_argument, arguments)])
    parts = [f"## {name}", _help(command, name), f"```text\n{usage}\n```"]
    if arguments:
        rows = [[f"`{one.metavar}`", _help(one, f"{name} {one.name}")] for one in arguments]
        parts.append(table(["argument", "meaning"], rows))
    if options:
        rows = [_option(one, name) for one in options]
        parts.append(table(["option", "meaning", "default"], rows))
    if command.epilog:
        _, _, examples = command.epilog.partition("\n")
        parts.append(f"```console\n{_as_comments(textwrap.dedent(examples).strip())}\n```")
    return "\n\n".join(parts)


def _as_comments(examples: str) -> str:
    """What an example says in brackets after the command becomes a comment of the shell."""
    return re.sub(r" {2,}\((.+)\)$", r"  # \1", examples, flags=re.MULTILINE)


def _argument(argument: Any) -> str:
    many = "..." if argument.nargs == -1 else ""
    return f"{argument.metavar}{many}" if argument.required else f"[{argument.metavar}]{many}"


def _option(option: Any, name: str) -> list[str]:
    value = "" if option.is_flag else f" {option.metavar or _values(option)}"
    names = ", ".join(f"`{one}{value}`" for one in option.opts)
    shown = option.show_default and not option.is_flag and option.default is not None
    meaning = _help(option, f"{name} {option.opts[0]}")
    meaning += " May be given several times." if option.multiple else ""
    return [names, meaning, f"`{option.default}`" if shown else ""]


def _values(option: Any) -> str:
    """What an option without a metavar takes: its choices, or its kind."""
    kind = option.type_descriptor.annotation
    return "|".join(map(str, get_args(kind))) or {int: "N"}.get(kind, "VALUE")


def _help(thing: Any, name: str) -> str:
    text = str(thing.help or "").strip().replace("\\[", "[")  # what Rich wants escaped
    if not text:
        sys.exit(f"{name}: no help text, so nothing to document")
    return text


if __name__ == "__main__":
    main()
