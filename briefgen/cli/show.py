"""`briefgen show`: an edition of an archive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from briefgen.cli.console import say
from briefgen.cli.exits import Exit
from briefgen.cli.keeping import DEFAULT_ARCHIVE, ArchivePath, Title, a_day
from briefgen.cli.rendering import Labels, PageSize, Templates, Theme
from briefgen.errors import UsageError

_ON_A_TERMINAL = ("text", "markdown", "json")


def show(
    day: Annotated[str, typer.Argument(metavar="DATE", help="The edition's day, 2024-10-24.")],
    *,
    archive: ArchivePath = DEFAULT_ARCHIVE,
    title: Title = "",
    form: Annotated[
        str, typer.Option("--format", metavar="NAME", help="text, markdown, json; or html, pdf, email with -o.")
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write a file into this folder.", show_default=False)
    ] = None,
    page_size: PageSize = "A4",
    theme: Theme = "default",
    labels: Labels = "en",
    templates: Templates = None,
) -> int:
    """Show the edition of a day again, as it was recorded, in any format."""
    from briefgen.archive import edition, open_archive
    from briefgen.delivery import write
    from briefgen.render import check, render

    look: dict[str, Any] = {"page_size": page_size, "theme": theme, "labels": labels, "templates": templates}
    check(form, **look)
    if output is None and form not in _ON_A_TERMINAL:
        raise UsageError(f"{form} is not for a terminal", "name a folder to write it into with -o")
    with open_archive(archive) as kept:
        brief = edition(kept, a_day(day, "the date"), title=title or None)
    artifact = render(brief, form, **look)
    if output is None:
        sys.stdout.buffer.write(artifact.content)
        sys.stdout.flush()
        return Exit.DONE
    path = write(artifact, output)
    say(f"wrote {path} ({len(artifact.content) / 1000:,.0f} kB)")
    typer.echo(path)
    return Exit.DONE
