"""``marsad knowledge``: check, compile and measure the knowledge files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli import coverage
from marsad.cli.help_text import help_of
from marsad.cli.messages import Failure
from marsad.cli.safe_text import on_one_line

app = typer.Typer(
    help="Check, compile and measure what marsad knows: the YAML files.", rich_markup_mode="rich"
)

CHECK_EXAMPLES = """Examples:
  marsad knowledge check
  marsad knowledge check my-knowledge/
"""
COMPILE_EXAMPLES = """Examples:
  marsad knowledge compile -o knowledge.msgpack
"""

Folders = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="DIR",
        show_default=False,
        help="Folders of your own, laid over the knowledge of marsad.",
    ),
]


def check(folders: Folders = None) -> None:
    """Check the knowledge: form, duplicates, references, dates, and every entry's own examples.

    Faults are printed one a line as FILE: ENTRY: FIELD: MESSAGE; the exit status is then 1.
    """
    from marsad.knowledge.check import check_knowledge
    from marsad.knowledge.source import knowledge_folders

    try:
        problems = check_knowledge(knowledge_folders(folders or ()))
    except ValueError as error:
        raise Failure(str(error)) from error
    for problem in problems:
        place = ": ".join(map(str, filter(None, (problem.file, problem.entry, problem.field))))
        typer.echo(on_one_line(f"{place}: {problem.message}"))
    if problems:
        raise Failure(f"{len(problems)} faults in the knowledge; mend the entries named above")
    typer.echo("the knowledge is sound")


def compile_files(
    folders: Folders = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write.")
    ] = Path("knowledge.msgpack"),
) -> None:
    """Compile the knowledge into the one file that the coder loads."""
    from marsad.knowledge.compiler import compile_knowledge
    from marsad.knowledge.source import knowledge_folders

    try:
        data = compile_knowledge(knowledge_folders(folders or ()))
        output.write_bytes(data)
    except ValueError as error:
        raise Failure(str(error)) from error
    except OSError as error:
        raise Failure(f"cannot write {output}: {error.strerror}") from error
    typer.echo(f"{output}: {len(data):,} bytes")


app.command("check", help=help_of(check), epilog=CHECK_EXAMPLES)(check)
app.command("compile", help=help_of(compile_files), epilog=COMPILE_EXAMPLES)(compile_files)
app.command("coverage", help=help_of(coverage.coverage), epilog=coverage.EXAMPLES)(
    coverage.coverage
)
