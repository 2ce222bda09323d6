"""`briefgen diff`: what changed from one brief to another."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.console import say
from briefgen.cli.exits import Exit
from briefgen.cli.keeping import DEFAULT_ARCHIVE, ArchivePath, Title, a_day
from briefgen.cli.reading import Rules, read_record, read_rules
from briefgen.cli.rendering import Labels, Templates
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.model import Brief

_Side = Annotated[str, typer.Argument(metavar="A", help="A day in the archive, or a brief's JSON or PDF file.")]


def diff(
    before: _Side,
    after: Annotated[str, typer.Argument(metavar="B", help="The later one.")],
    *,
    archive: ArchivePath = DEFAULT_ARCHIVE,
    title: Title = "",
    packs: Rules = None,
    labels: Labels = "en",
    templates: Templates = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Print what changed from brief A to brief B: stories, figures, sanctions, warnings, dates, edits."""
    from briefgen.between import between
    from briefgen.render import check, plain_changes

    check("text", labels=labels, templates=templates)
    with ExitStack() as opened:
        earlier, later = (_brief(side, archive, title, opened) for side in (before, after))
    if earlier == later:
        say("both are the same edition: nothing has changed")
    compared = between(earlier, later, rules=read_rules(packs))
    told = _object(compared) if as_json else plain_changes(compared, labels=labels, templates=templates)
    typer.echo(told, nl=as_json)
    return Exit.DONE


def _brief(side: str, archive: Path, title: str, opened: ExitStack) -> Brief:
    """The brief that a day or the path of a record names."""
    from briefgen.archive import edition, open_archive

    if Path(side).suffix.lower() in {".json", ".pdf"}:
        return read_record(Path(side))
    if Path(side).is_file():
        raise UsageError(f"{side} is neither a day nor a brief's record", "name a day, or the JSON or PDF of a brief")
    return edition(opened.enter_context(open_archive(archive)), a_day(side, "the day"), title=title or None)


def _object(compared: Brief) -> str:
    """The changes, and the sources that their numbers name, without their texts."""
    import msgspec

    found = msgspec.to_builtins({"changes": compared.changes, "sources": compared.sources})
    for source in found["sources"]:
        del source["text"]
    return json.dumps(found, ensure_ascii=False)
