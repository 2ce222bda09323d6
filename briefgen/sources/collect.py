"""From the inputs a user names to documents; what cannot be read becomes a located problem, never a crash."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.model import Document, Problem
from briefgen.sources.folder import SUFFIXES, Folder, walk
from briefgen.sources.markdown import read_markdown
from briefgen.sources.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Collected:
    """The documents read, and what could not be."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def collect(
    inputs: Sequence[str],
    *,
    stdin: Callable[[], bytes] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Collected:
    """Everything that `inputs` (paths of files and folders, or "-") name.

    A document's `source` is the shortest end of its path that tells it from the others, so that it does not depend on
    where the files lie. `stdin` gives the bytes of standard input; `progress` is told the files done and in all.
    """
    folders = [walk(Path(name)) for name in inputs if name != STANDARD_INPUT]
    paths = sorted({path.resolve(): path for folder in folders for path in folder.files}.values())
    names = shortest_names(paths)
    problems = [problem for folder in folders for problem in _unread(folder)]
    documents = []
    for done, path in enumerate(paths, start=1):
        try:
            documents.append(replace(read(path), source=names[path]))
        except SourceError as error:
            problems.append(Problem(names[path], error.message, error.hint))
        progress(done, len(paths))
    if STANDARD_INPUT in inputs and stdin:
        try:
            documents.append(replace(read_plain(stdin()), source="standard input"))
        except SourceError as error:
            problems.append(Problem("standard input", error.message, error.hint))
    return Collected(tuple(documents), tuple(problems))


def read(path: Path) -> Document:
    """The document in one file; SourceError where it cannot be read or holds no text."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", "check the path and its permissions") from error
    reader = read_markdown if path.suffix.lower() in {".md", ".markdown"} else read_plain
    return reader(content)


def shortest_names(paths: Iterable[Path]) -> Mapping[Path, str]:
    """Each path's shortest end (its name, with folders before it where needed) that no other path shares."""
    whole = {path: path.resolve().parts for path in paths}
    names: dict[Path, str] = {}
    for length in range(1, max(map(len, whole.values()), default=0) + 1):
        ends = {path: "/".join(whole[path][-length:]) for path in whole if path not in names}
        count = Counter(ends.values())
        names |= {path: end for path, end in ends.items() if count[end] == 1}
    return names


def _unread(folder: Folder) -> Iterable[Problem]:
    if folder.missing:
        yield Problem(str(folder.path), "there is no such file or folder", "check the path")
    elif not folder.files:
        yield Problem(
            str(folder.path), "this folder holds no document", f"briefgen reads {', '.join(sorted(SUFFIXES))}"
        )
    for path, reason in folder.refused:
        yield Problem(str(path), reason, "check its permissions")
    if folder.skipped:
        kinds = ", ".join(f"{n} {suffix or 'without a suffix'}" for suffix, n in sorted(folder.skipped.items()))
        hint = f"briefgen reads {', '.join(sorted(SUFFIXES))}; name a file itself to read it as text"
        yield Problem(str(folder.path), f"files of other types were left out ({kinds})", hint)
