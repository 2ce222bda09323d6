"""Inputs from the command line to documents, the same for every command."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.console import progress, say_problem
from briefgen.errors import RecordError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from briefgen.model import Brief, Problem
    from briefgen.points.rulebook import Rulebook
    from briefgen.sources import Collected

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...", help="Files, folders, web pages, feeds, or - for standard input.", show_default=False
    ),
]

Rules = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="PATH",
        help="A rule file or folder of your own, beside the built-in rules.",
        show_default=False,
    ),
]


def read_rules(packs: list[Path] | None) -> Rulebook:
    """The built-in rules, with those of `packs` before them; RuleError where one is refused."""
    from briefgen.points.rulebook import builtin_rules, load_rules

    return load_rules(packs) if packs else builtin_rules()


def read_inputs(inputs: list[str], now: datetime | None = None) -> Collected:
    """What could be read of the inputs, with the problems; what is worth knowing of a source is told at once.

    Dates are judged against `now`. SourceError where nothing could be read.
    """
    from briefgen.sources import collect

    with progress("reading") as draw:
        collected = collect(inputs, now=now, stdin=_standard_input, progress=draw)
    for note in collected.notes:
        say_problem(note)
    if not collected.documents:
        if not collected.problems:
            raise SourceError(f"nothing to read in {', '.join(inputs)}", "they hold no article")
        first = _as_typed(collected.problems[0], _typed(inputs))
        more = f"; and {len(collected.problems) - 1} more" if len(collected.problems) > 1 else ""
        raise SourceError(f"nothing to read: {first.where}: {first.message}{more}", first.hint)
    return collected


def say_unread(problems: Iterable[Problem], inputs: Sequence[str]) -> None:
    """Each problem as one line, with files by their paths as `inputs` lead to them; in a brief they have their names alone."""
    if told := tuple(problems):
        typed = _typed(inputs)
        for problem in told:
            say_problem(_as_typed(problem, typed))


def _typed(inputs: Iterable[str]) -> Mapping[str, str]:
    """The path of each file that `inputs` name, by what a brief calls it."""
    from briefgen.sources.characters import shown
    from briefgen.sources.collect import shortest_names
    from briefgen.sources.folder import named

    paths = {path.resolve(): path for one in inputs for folder in named(one) for path in folder.files}
    return {shown(name): shown(str(path)) for path, name in shortest_names(paths.values()).items()}


def _as_typed(problem: Problem, typed: Mapping[str, str]) -> Problem:
    """The problem at the path that was typed; a record or a packed file keeps its place behind it."""
    name = next(
        (name for name in typed if problem.where == name or problem.where.startswith((f"{name}:", f"{name}/"))), ""
    )
    return replace(problem, where=typed[name] + problem.where[len(name) :]) if name else problem


def _standard_input() -> bytes:
    """All of standard input; nothing where it is closed (Python has no `sys.stdin` then)."""
    return sys.stdin.buffer.read() if sys.stdin else b""


def read_record(path: Path) -> Brief:
    """The brief in the JSON or the PDF at `path`; RecordError, which names the path, where it holds none."""
    from briefgen.wire import from_edited_json

    try:
        return from_edited_json(_json_of(path.read_bytes()))
    except OSError as error:
        raise RecordError(f"{path}: cannot be read: {error.strerror}", "check the path") from error
    except (RecordError, SourceError) as error:
        raise RecordError(f"{path}: {error.message}", error.hint) from error


def holds_record(path: Path) -> bool:
    """Whether a JSON or PDF file says that it is a brief's; it may be damaged all the same."""
    from briefgen.wire import is_record

    if path.suffix.lower() not in {".json", ".pdf"} or not path.is_file():
        return False
    try:
        return is_record(_json_of(path.read_bytes()))
    except (OSError, SourceError, RecordError):  # told when it is read as an article
        return False


def _json_of(content: bytes) -> bytes:
    """The content itself, or the JSON that a PDF carries."""
    from briefgen.sources.attached import attached_json

    if not content.startswith(b"%PDF-"):
        return content
    if record := attached_json(content):
        return record
    raise RecordError("this PDF carries no brief's record", "pass a PDF or JSON file that `briefgen brief` wrote")
