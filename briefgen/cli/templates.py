"""`briefgen templates`: the themes there are, a copy to edit, and whether templates hold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.console import counted, say
from briefgen.cli.exits import Exit
from briefgen.errors import BriefgenError

templates = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="List, copy and check templates.")

Theme = Annotated[str, typer.Option("--theme", metavar="NAME", help="A theme, as `briefgen templates list` names it.")]


@templates.command("list", short_help="The themes, or the files of one.")
def list_templates(
    theme: Annotated[str, typer.Argument(metavar="[THEME]", help="A theme.", show_default=False)] = "",
    *,
    folder: Annotated[
        Path | None, typer.Option("--templates", help="A folder of your own in front of it.", show_default=False)
    ] = None,
) -> int:
    """Print the themes, each with what it changes; or the files of one, each with the file that stands for it."""
    from briefgen.render import check
    from briefgen.render.theme import DEFAULT, home, themes
    from briefgen.render.theme_files import theme_files

    if theme or folder:
        check("html", theme=theme or DEFAULT)
        for file in theme_files(theme or DEFAULT, folder):
            typer.echo(f"{file.name}\t{file.path}")
        return Exit.DONE
    for name in themes():
        own = sorted(path.name for path in (home() / name).glob("*.j2"))
        typer.echo(f"{name}\t{home() / name}\t{', '.join(own)}")
    return Exit.DONE


@templates.command("copy", short_help="A copy of a theme to edit.")
def copy(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to; files there are never replaced.")],
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE...]", help="Only these files.", show_default=False)
    ] = None,
    *,
    theme: Theme = "default",
) -> int:
    """Copy a theme's templates and styles into a folder, for `briefgen brief --templates FOLDER`."""
    from briefgen.render import check
    from briefgen.render.theme_files import copy_theme

    check("html", theme=theme)
    copied = copy_theme(theme, folder, files or ())
    for path in copied:
        typer.echo(path)
    say(f"copied {counted(len(copied), 'file')}; what you delete is taken from the package again")
    return Exit.DONE


@templates.command("check", short_help="Try templates on sample briefs.")
def try_templates(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of your templates.")],
    *,
    theme: Theme = "default",
) -> int:
    """Render sample briefs in every format with the templates of a folder; each that fails is named, with its line.

    So is what changes nothing: a block that the extended template does not have, a file that nothing asks for, an
    address in a style.
    """
    from briefgen.cli.sample_briefs import sample_briefs
    from briefgen.render import FORMATS, check, render
    from briefgen.render.theme_idle import idle

    check("html", theme=theme, templates=folder)
    unheeded = idle(theme, folder)
    for message in unheeded:
        say(message)
    failed: dict[str, str] = {}
    samples = sample_briefs()
    for name, brief in samples.items():
        for form in FORMATS:
            try:
                render(brief, form, theme=theme, templates=folder)
            except BriefgenError as error:
                failed.setdefault(f"{error.message} ({error.hint})", f"{form} of {name}")
    for message, where in failed.items():
        say(f"{message} [{where}]")
    tried = f"{counted(len(samples), 'sample brief')} in {counted(len(FORMATS), 'format')}"
    told = counted(len(failed), "failure") if failed else "no failure"
    nothing = f", {counted(len(unheeded), 'thing')} that nothing heeds" if unheeded else ""
    typer.echo(f"{folder}: {told}{nothing}, {tried}")
    return Exit.FAILED if failed or unheeded else Exit.DONE
