"""`briefgen search`: the words of an archive."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.console import say
from briefgen.cli.exits import Exit
from briefgen.cli.keeping import DEFAULT_ARCHIVE, ArchivePath, Since, Until, days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.archive import Hit


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words, "a phrase", or begin*.')],
    *,
    archive: ArchivePath = DEFAULT_ARCHIVE,
    since: Since = "",
    until: Until = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many of each kind at most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a find.")] = False,
) -> int:
    """Search the editions and documents of an archive for all of the words, the best finds first."""
    from briefgen.archive import open_archive
    from briefgen.archive import search as find

    first, last = days(since, until)
    asked = " ".join(f'"{w}"' if " " in w else w for w in words)
    with open_archive(archive) as kept:
        hits = find(kept, asked, since=first, until=last, limit=limit)
    for hit in hits:
        typer.echo(_object(hit) if as_json else "\n".join(_lines(hit)))
    if not hits:
        say(f"nothing in {archive} has all of these words")
    return Exit.DONE


def _lines(hit: Hit) -> Iterator[str]:
    named = " · ".join(part for part in (hit.title, hit.source, hit.url) if part)
    shown = "" if hit.kind == "edition" else _shown(hit)
    yield f"{hit.day}  {hit.kind}  {named}{shown}"
    yield f"    {_marked(hit.snippet)}"


def _shown(hit: Hit) -> str:
    return f"  (in {', '.join(map(str, hit.editions))})" if hit.editions else "  (not shown)"


def _marked(snippet: str) -> str:
    """The snippet with its finds bold on a terminal, in brackets elsewhere."""
    from briefgen.archive.search import MARKS

    before, after = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("[", "]")
    return snippet.replace(MARKS[0], before).replace(MARKS[1], after)


def _object(hit: Hit) -> str:
    from briefgen.archive.search import MARKS

    days = [day.isoformat() for day in hit.editions]
    snippet = hit.snippet.replace(MARKS[0], "[").replace(MARKS[1], "]")
    fields = hit._asdict() | {"day": hit.day.isoformat(), "snippet": snippet, "editions": days}
    return json.dumps(fields, ensure_ascii=False)
