"""The `marsad` command: its commands and how it tells errors."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from marsad.cli import (
    add,
    ask,
    code,
    compare,
    demo,
    dossier,
    evaluate,
    explain,
    export,
    fit,
    follow,
    knowledge,
    overview,
    recode,
    register,
    reviews,
    schema,
    search,
    serve,
    show,
    stories,
    token,
    version,
)
from marsad.cli.help_text import help_of
from marsad.cli.messages import say
from marsad.jobs import WorkerError


class OneLineErrors(TyperGroup):
    """A group of commands whose errors are one line on standard error, never a traceback."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command and leave with its exit status."""
        try:
            status = super().main(
                args, prog_name, complete_var, False, windows_expand_args, **extra
            )
        except typer.TyperException as error:
            hint = "" if error.exit_code == 1 else _hint(error)
            say(f"marsad: {error.format_message().rstrip('.')}{hint}")
            status = error.exit_code
        except WorkerError as error:
            say(f"marsad: {error}")
            status = 1
        except typer.Abort:
            status = 130
        sys.exit(status if isinstance(status, int) else 0)


def _hint(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f" (see {context.command_path if context else 'marsad'} --help)"


app = typer.Typer(
    name="marsad",
    cls=OneLineErrors,
    help="Read Arabic news and keep the record of it: who did what to whom, where, when, and "
    "according to whom.",
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _add(command: Callable[..., None], examples: str | None = None) -> None:
    name = command.__name__.replace("_", "-")
    app.command(name, help=help_of(command), epilog=examples)(command)


_add(code.code, code.EXAMPLES)
_add(show.show, show.EXAMPLES)
_add(explain.explain, explain.EXAMPLES)
_add(demo.demo, demo.EXAMPLES)
_add(add.add, add.ADD_EXAMPLES)
_add(add.add_records, add.ADD_RECORDS_EXAMPLES)
_add(recode.recode, recode.EXAMPLES)
_add(follow.follow, follow.EXAMPLES)
_add(overview.overview, overview.EXAMPLES)
_add(search.search, search.EXAMPLES)
_add(ask.events, ask.EVENTS_EXAMPLES)
_add(ask.statements, ask.STATEMENTS_EXAMPLES)
_add(ask.figures, ask.FIGURES_EXAMPLES)
_add(ask.agreements, ask.AGREEMENTS_EXAMPLES)
_add(stories.stories, stories.STORIES_EXAMPLES)
_add(stories.story, stories.STORY_EXAMPLES)
_add(stories.relate, stories.RELATE_EXAMPLES)
_add(register.register, register.EXAMPLES)
_add(dossier.dossier, dossier.EXAMPLES)
_add(export.export, export.EXAMPLES)
_add(serve.serve, serve.EXAMPLES)
_add(evaluate.evaluate, evaluate.EXAMPLES)
_add(compare.compare, compare.EXAMPLES)
_add(fit.fit, fit.EXAMPLES)
_add(schema.schema, schema.EXAMPLES)
_add(version.version)
app.add_typer(token.app, name="token")
app.add_typer(reviews.app, name="reviews")
app.add_typer(knowledge.app, name="knowledge")


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)
    ] = False,
) -> None:
    """Prepare standard output; without a command, show what there is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    if show_version:
        version.version()
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Entry point of the console script."""
    app()
