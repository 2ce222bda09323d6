"""`briefgen verify`: the proof of a brief."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.console import counted, say, say_problem
from briefgen.cli.exits import Exit
from briefgen.cli.reading import Rules, read_record, read_rules


def verify(
    record: Annotated[Path, typer.Argument(metavar="BRIEF", help="The JSON or the PDF that `briefgen brief` wrote.")],
    *,
    packs: Rules = None,
) -> int:
    """Prove a brief: each sentence, name and key point it shows stands in its sources, at the place it names."""
    from briefgen.proof import tally
    from briefgen.proof import verify as prove

    made = read_record(record)
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
