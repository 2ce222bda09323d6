"""From the inputs a user names to documents; what cannot be read becomes a located problem, never a crash."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.model import Problem
from briefgen.sources.characters import shown
from briefgen.sources.collected import Collected, together
from briefgen.sources.dates import summed_up
from briefgen.sources.folder import SUFFIXES, Folder, named
from briefgen.sources.inputs import STANDARD_INPUT, Input
from briefgen.sources.opml import is_list, subscribed
from briefgen.sources.read import Reading, read_content
from briefgen.sources.web.target import is_web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefgen.sources.state import FetchState

MOST_BYTES = 64_000_000
_OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def collect(
    inputs: Sequence[str | Input],
    *,
    states: Mapping[str, FetchState] = MappingProxyType({}),
    now: datetime | None = None,
    stdin: Callable[[], bytes] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Collected:
    """Everything that `inputs` (paths of files and folders, patterns of them, web addresses, lists of feeds, or "-") name.

    A document's `source` is what it says of itself, or the shortest end of its path that tells it from the others, so that
    it does not depend on where the files lie. `now` (aware, else this moment) is what dates are judged against; `states` is
    what an earlier run remembered of web addresses; `stdin` gives the bytes of standard input; `progress` is told the files
    or addresses done and in all.
    """
    given, unlisted = _subscriptions(Input(one) if isinstance(one, str) else one for one in inputs)
    local = [one for one in given if one.where != STANDARD_INPUT and not is_web_address(one.where)]
    remote = [one for one in given if is_web_address(one.where)]
    found = [(folder, one.language) for one in local for folder in named(one.where)]
    with Reading(now or datetime.now(UTC)) as reading:
        parts = [Collected(problems=(*unlisted, *(problem for folder, _ in found for problem in _unread(folder))))]
        parts += _files({path: language for folder, language in found for path in folder.files}, reading, progress)
        if stdin and any(one.where == STANDARD_INPUT for one in given):
            parts.append(read_content("standard input", stdin(), reading))
        if remote:
            from briefgen.sources.web.collect import collect_web

            parts.append(collect_web(remote, states, reading, progress))
    collected = together(parts)
    return replace(collected, notes=summed_up(collected.notes))


def _subscriptions(inputs: Iterable[Input]) -> tuple[list[Input], list[Problem]]:
    """The inputs, with the feeds of each list of them in its place, and what is wrong with lists and addresses."""
    given: list[Input] = []
    problems: list[Problem] = []
    for one in inputs:
        if is_list(one):
            feeds, wrong = subscribed(one)
            given += feeds
            problems += wrong
        elif _OTHER_ADDRESS.match(one.where) and not is_web_address(one.where) and not os.path.lexists(one.where):
            hint = "give an address of http:// or https://, or save what it shows and give the file"
            problems.append(Problem(shown(one.where), "addresses of this kind are not fetched", hint))
        else:
            given.append(one)
    return given, problems


def _files(
    languages: Mapping[Path, str], reading: Reading, progress: Callable[[int, int], None]
) -> Iterator[Collected]:
    """The files, each in the language given where it does not say."""
    paths = sorted({path.resolve(): path for path in languages}.values())
    names = shortest_names(paths)
    for done, path in enumerate(paths, start=1):
        part = _file(path, names[path], reading)
        if language := languages[path]:
            part = replace(part, documents=tuple(replace(d, language=d.language or language) for d in part.documents))
        yield part
        progress(done, len(paths))


def _file(path: Path, name: str, reading: Reading) -> Collected:
    try:
        content = _content(path)
    except OSError as error:
        hint = "check the path and its permissions"
        return Collected(problems=(Problem(shown(name), f"cannot be read: {error.strerror}", hint),))
    except SourceError as error:
        return Collected(problems=(Problem(shown(name), error.message, error.hint),))
    return read_content(name, content, reading)


def _content(path: Path) -> bytes:
    """The bytes of a file, or all that a pipe sends; SourceError where they are too many."""
    if path.is_file():
        content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    else:
        from briefgen.sources.pipe import read_pipe

        content = read_pipe(path, MOST_BYTES)
    if content is None or len(content) > MOST_BYTES:
        hint = "split it, or give briefgen the articles alone"
        raise SourceError(f"is larger than {MOST_BYTES // 1_000_000} MB", hint)
    return content


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
    where = shown(str(folder.path))
    if folder.missing:
        yield Problem(where, "there is no such file or folder", "check the path")
    elif not folder.files:
        yield Problem(where, "this folder holds no document", f"briefgen reads {', '.join(sorted(SUFFIXES))}")
    for path, reason in folder.refused:
        yield Problem(shown(str(path)), reason, "check its permissions, or move it elsewhere")
    if folder.skipped:
        kinds = ", ".join(f"{n} {suffix or 'without a suffix'}" for suffix, n in sorted(folder.skipped.items()))
        hint = f"briefgen reads {', '.join(sorted(SUFFIXES))}; name a file itself to read it as text"
        yield Problem(where, f"files of other types were left out ({kinds})", hint)
