"""The options that `briefgen brief` alone takes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.model import Tlp
from briefgen.render import FORMATS

Output = Annotated[Path, typer.Option("-o", "--output", help="The folder to write into.")]
Formats = Annotated[
    str, typer.Option("--format", metavar="NAMES", help=f"Formats, with commas between: {', '.join(FORMATS)}.")
]
Title = Annotated[str, typer.Option(help="The brief's title.")]
EditionDate = Annotated[
    str, typer.Option(metavar="DATE", help="The edition's date, 2024-10-24 or 2024-10-24T06:30; now if not given.")
]
Words = Annotated[int, typer.Option(min=1, help="The length of each story's summary, in words.")]
Method = Annotated[str, typer.Option(help="How sentences are chosen: default, or a method of sumy's.")]
MostStories = Annotated[
    int | None,
    typer.Option(
        "--max-stories",
        metavar="NUMBER",
        min=1,
        help="Stories to show, the first in rank; the rest is named.",
        show_default=False,
    ),
]
Marking = Annotated[
    str,
    typer.Option(metavar="LABEL", help=f"How far it may be passed on (TLP 2.0): {', '.join(Tlp)}.", show_default=False),
]
Archive = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        help="Keep the edition here (briefgen.db), leave out what earlier ones showed, say what changed.",
        show_default=False,
    ),
]
