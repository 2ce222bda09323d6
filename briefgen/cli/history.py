"""`briefgen history`: the editions of an archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.console import counted, say
from briefgen.cli.exits import Exit
from briefgen.cli.keeping import DEFAULT_ARCHIVE, ArchivePath, Since, Title, Until, days

if TYPE_CHECKING:
    from briefgen.past import EditionRow


def history(
    *,
    archive: ArchivePath = DEFAULT_ARCHIVE,
    title: Title = "",
    since: Since = "",
    until: Until = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an edition.")] = False,
) -> int:
    """List the editions that an archive keeps, the newest first: day, title, documents, headlines."""
    from briefgen.archive import editions, open_archive

    first, last = days(since, until)
    with open_archive(archive) as kept:
        rows = editions(kept, title=title or None, since=first, until=last)
        titles = {row.title for row in editions(kept)} if title and not rows else set()
    for row in rows:
        typer.echo(_object(row) if as_json else _line(row))
    if not rows:
        say(f"{archive} has no edition" + _asked(title, since or until))
        if titles and title not in titles:
            say(f"its titles are: {', '.join(sorted(map(repr, titles)))}")
    return Exit.DONE


def _asked(title: str, day: str) -> str:
    return (f" with the title {title!r}" if title else "") + (" of these days" if day else "")


def _line(row: EditionRow) -> str:
    again = f" (made {row.revision} times)" if row.revision > 1 else ""
    first = f"  {row.headlines[0]}" if row.headlines else ""
    more = f" (and {counted(len(row.headlines) - 1, 'story', 'stories')} more)" if len(row.headlines) > 1 else ""
    return f"{row.day}  {row.title}  {counted(row.documents, 'document')}{again}{first}{more}"


def _object(row: EditionRow) -> str:
    fields = {
        "day": row.day.isoformat(),
        "title": row.title,
        "made": row.made.isoformat(),
        "revision": row.revision,
        "documents": row.documents,
        "headlines": row.headlines,
    }
    return json.dumps(fields, ensure_ascii=False)
