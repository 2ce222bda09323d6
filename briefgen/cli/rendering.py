"""Rendering at the command line: how it is to look, each format told and written, one that fails not at the cost of the others."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.console import say
from briefgen.errors import BriefgenError, RenderError
from briefgen.render import check, page_to_print, render
from briefgen.render.apart import RenderingProcess
from briefgen.render.look import Look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from briefgen.model import Artifact, Brief

PageSize = Annotated[str, typer.Option(metavar="NAME", help="The PDF's page: A4 or Letter.")]
Theme = Annotated[str, typer.Option(metavar="NAME", help="How it looks: default, or compact (one page).")]
Labels = Annotated[
    str, typer.Option(metavar="NAME", help="The page's own words: en, de, or a file of labels (*.toml).")
]
Templates = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="A folder of your own templates.", show_default=False)
]


class Rendering:
    """Renders into a folder, with the options of `render`, of which UsageError tells at once. Entering starts what a PDF takes while a brief is made."""

    def __init__(self, formats: Sequence[str], output: Path, **look: Any) -> None:
        self._formats = formats
        self._output = output
        self._look = look
        self._open = ExitStack()
        for name in formats:
            check(name, **look)

    def __enter__(self) -> Self:
        self._apart = {
            name: self._open.enter_context(RenderingProcess(name)) for name in self._formats if name == "pdf"
        }
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def deliver(self, brief: Brief) -> list[bool]:
        """For each format whether it was made and written; what failed is told, then the paths of the others."""
        paths = [self._delivered(brief, name) for name in self._formats]
        for path in filter(None, paths):  # last: whoever reads them may have had enough after the first
            typer.echo(path)
        return [path is not None for path in paths]

    def _delivered(self, brief: Brief, name: str) -> Path | None:
        from briefgen.delivery import write

        try:
            artifact = self._rendered(brief, name)
        except RenderError as error:
            say(f"no {name}: {error.message}" + (f" ({error.hint})" if error.hint else ""))
            return None
        path = write(artifact, self._output)
        say(f"wrote {path} ({len(artifact.content) / 1000:,.0f} kB)")
        return path

    def _rendered(self, brief: Brief, name: str) -> Artifact:
        if name not in self._apart:
            return render(brief, name, **self._look)
        if "html" not in self._formats:
            return self._apart[name].render(brief, **self._look)
        try:  # the templates that the web page took are at hand: a tenth of a second less than in the child
            page = page_to_print(brief, Look(**self._look))
        except BriefgenError as error:
            raise RenderError(error.message, error.hint) from error
        return self._apart[name].print(brief, page)
