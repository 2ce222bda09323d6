"""Talking to a person: on stderr, one line a message; results alone go to stdout."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.model import Problem


def say(message: str) -> None:
    """One line to the person at the terminal."""
    typer.echo(f"briefgen: {message}", err=True)


def say_problem(problem: Problem) -> None:
    """A problem as one line: where, what, and what to do."""
    say(one_line(f"{problem.where}: {problem.message}", problem.hint))


def one_line(message: str, hint: str) -> str:
    """What happened and what to do, on one line whatever the words hold."""
    return " ".join((message + (f" ({hint})" if hint else "")).split())


def counted(number: int, thing: str, things: str = "") -> str:
    """The number with the thing's singular or plural: 1 document, 2,000 documents."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


@contextmanager
def progress(verb: str) -> Iterator[Callable[[int, int], None]]:
    """A function to be told how many of how many are done; it draws one line on a terminal, and nothing elsewhere."""
    shown = sys.stderr.isatty()

    def draw(done: int, total: int) -> None:
        if shown and total > 1:
            sys.stderr.write(f"\r\x1b[2Kbriefgen: {verb} {done:,} of {total:,}")
            sys.stderr.flush()

    try:
        yield draw
    finally:
        if shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
