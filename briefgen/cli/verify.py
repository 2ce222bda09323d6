"""`briefgen verify`: the proof of a brief."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.console import counted, say, say_problem
from briefgen.cli.exits import Exit
from briefgen.cli.reading import Rules, read_rules
from briefgen.errors import RecordError


def verify(
    record: Annotated[Path, typer.Argument(metavar="BRIEF.json", help="What `briefgen brief --format json` wrote.")],
    *,
    packs: Rules = None,
) -> int:
    """Prove a brief: each sentence, name and key point it shows stands in its sources, at the place it names."""
    from briefgen.proof import tally
    from briefgen.proof import verify as prove
    from briefgen.wire import from_json

    try:
        content = record.read_bytes()
    except OSError as error:
        raise RecordError(f"{record}: cannot be read: {error.strerror}", "check the path") from error
    try:
        made = from_json(content)
    except RecordError as error:
        raise RecordError(f"{record}: {error.message}", error.hint) from error
    problems = prove(made, rules=read_rules(packs))
    for problem in problems:
        say_problem(problem)
    if problems:
        say(f"{record}: {counted(len(problems), 'thing')} not proved")
        return Exit.FAILED
    sentences, points = tally(made)
    in_sources = counted(len(made.sources), "source")
    typer.echo(f"{record}: {counted(sentences, 'sentence')} and {counted(points, 'key point')} proved in {in_sources}")
    return Exit.DONE
