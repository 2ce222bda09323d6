"""An edition made with an archive: what earlier ones showed is recalled, the brief made, and the edition recorded.

An archive that fails does not stop the brief: it is made without, and says so among its problems.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.archive import editions, open_archive, recall, record
from briefgen.archive.file import set_aside
from briefgen.errors import ArchiveError, DamagedArchiveError
from briefgen.model import Problem
from briefgen.past import NO_PAST
from briefgen.pipeline import build_brief
from briefgen.render.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from briefgen.archive import Archive
    from briefgen.model import Brief, Document
    from briefgen.past import Past
    from briefgen.pipeline import BriefOptions


def make_edition(
    path: Path,
    documents: Sequence[Document],
    *,
    now: datetime,
    options: BriefOptions,
    problems: Sequence[Problem] = (),
    notes: Sequence[Problem] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Brief:
    """The brief of the documents beside the editions that the archive at `path` keeps, and recorded there.

    A damaged archive is set aside and a new one begun. ArchiveError where none can be opened at all.
    """

    def kept(problems: Sequence[Problem]) -> Brief:
        with open_archive(path, create=True) as archive:
            past, found = _recalled(archive, documents, options.title, now)
            told = (*problems, *archive.problems, *found)
            brief = build_brief(
                documents, now=now, options=options, problems=told, notes=notes, past=past, progress=progress
            )
            return _recorded(archive, brief, documents)

    try:
        return kept(problems)
    except DamagedArchiveError as error:
        return kept((*problems, set_aside(path, error)))


def write_listing(path: Path, folder: Path, *, look: Look = PLAIN) -> tuple[Path, ...]:
    """Write `index.html` and `feed.atom` of the archive's editions into the folder that has their files."""
    from briefgen.delivery import write
    from briefgen.render.listing import atom_feed, index_page, listed

    with open_archive(path) as archive:
        rows = listed(editions(archive), {file.name for file in folder.iterdir()})
    return tuple(write(artifact, folder) for artifact in (index_page(rows, look=look), atom_feed(rows, look=look)))


def _recalled(
    archive: Archive, documents: Sequence[Document], title: str, now: datetime
) -> tuple[Past, tuple[Problem, ...]]:
    try:
        past = recall(archive, title, now.date(), documents)
    except DamagedArchiveError:
        raise
    except ArchiveError as error:
        return NO_PAST, (Problem(str(archive.path), f"cannot be compared with: {error.message}", error.hint),)
    return past, past.problems


def _recorded(archive: Archive, brief: Brief, documents: Sequence[Document]) -> Brief:
    try:
        record(archive, brief, documents)
    except DamagedArchiveError:
        raise
    except ArchiveError as error:
        problem = Problem(str(archive.path), f"this edition is not recorded: {error.message}", error.hint)
        return replace(brief, problems=(*brief.problems, problem))
    return brief
