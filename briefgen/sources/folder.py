"""Files and folders on this machine: which files an input names."""

from __future__ import annotations

import glob
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.sources.formats import BY_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIXES = frozenset(BY_SUFFIX)


@dataclass(frozen=True, slots=True)
class Folder:
    """What one input names: its documents, and the count by suffix of what it holds beside them."""

    path: Path
    files: tuple[Path, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[tuple[Path, str], ...] = ()
    missing: bool = False


def named(name: str) -> tuple[Folder, ...]:
    """What `name` stands for: a path, or a pattern with `*`, `?`, `[...]` and `**` where no such path exists."""
    if glob.has_magic(name) and not os.path.lexists(name):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a whole pattern, absolute or not
        return tuple(walk(Path(path)) for path in found) or (Folder(Path(name), missing=True),)
    return (walk(Path(name)),)


def walk(path: Path) -> Folder:
    """The documents at `path`: the file itself whatever its suffix, or a folder's files of `SUFFIXES`, all the way down.

    Hidden files and folders are passed over, and links to folders are not followed. Pipes, sockets and devices in a folder
    are refused, since reading one may never end.
    """
    if not path.is_dir():
        return Folder(path, files=(path,)) if path.exists() else Folder(path, missing=True)
    refused: list[tuple[Path, str]] = []
    found: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda e: refused.append((Path(e.filename), str(e.strerror)))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += (Path(folder, name) for name in sorted(names) if not name.startswith("."))
    documents = [p for p in found if p.suffix.lower() in SUFFIXES]
    endless = [p for p in documents if p.exists() and not p.is_file()]
    refused += ((p, "it is a pipe, a socket or a device") for p in endless)
    files = tuple(p for p in documents if p not in endless)
    skipped = Counter(p.suffix.lower() for p in found if p.suffix.lower() not in SUFFIXES)
    return Folder(path, files, skipped, tuple(refused))
