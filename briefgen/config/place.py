"""Where in briefgen.toml a key stands: its line, found by the tables' headings and the keys' names."""

from __future__ import annotations

import re
from collections import Counter

Path = tuple[str, ...]
"""The way to a key from the top: names of tables and keys, and numbers of the tables of a list, from 0."""

_HEADING = re.compile(r"\s*(\[\[?)\s*([^\]#]+?)\s*\]")
_KEY = re.compile(r"""\s*([\w."'-][\w."' -]*?)\s*=""")
_STEP = re.compile(r"\.?([\w-]+)|\[(\d+)\]")


def steps(written: str) -> Path:
    """The path that msgspec writes as `$.sources[1].name`."""
    return tuple(name or number for name, number in _STEP.findall(written.removeprefix("$")))


def shown(path: Path) -> str:
    """The path as a person reads it, tables of a list counted from 1: `sources[1].name`."""
    return "".join(f"[{int(p) + 1}]" if p.isdecimal() else f".{p}" for p in path).removeprefix(".")


def line_of(text: str, path: Path) -> int:
    """The line (from 1) of the key or table at `path`, or of the nearest above it; 0 where there is none."""
    table: Path = ()
    lists: Counter[Path] = Counter()
    best, found = 0, 0
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := _HEADING.match(line):
            table = here = _table(heading, lists)
        elif key := _KEY.match(line):
            here = (*table, *_names(key.group(1)))
        else:
            continue
        if here == path[: len(here)] and len(here) > best:
            best, found = len(here), number
    return found


def _table(heading: re.Match[str], lists: Counter[Path]) -> Path:
    """The path of the table that a heading begins; `lists` counts the tables of each list so far."""
    *above, last = _names(heading.group(2))
    path: Path = ()
    for name in above:
        path = (*path, name)
        if lists[path]:
            path = (*path, str(lists[path] - 1))
    path = (*path, last)
    if heading.group(1) == "[[":
        lists[path] += 1
        path = (*path, str(lists[path] - 1))
    return path


def _names(dotted: str) -> Path:
    return tuple(name.strip(" \"'") for name in dotted.split("."))
