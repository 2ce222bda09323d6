"""`briefgen summarize`: the summary alone."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from briefgen.cli.exits import Exit
from briefgen.cli.reading import Inputs, read_inputs, say_unread


def summarize(
    inputs: Inputs,
    *,
    words: Annotated[int | None, typer.Option(min=1, help="The summary's length in words.", show_default=False)] = None,
    sentences: Annotated[int | None, typer.Option(min=1, help="Or in sentences.", show_default=False)] = None,
    method: Annotated[str, typer.Option(help="How sentences are chosen: default, or a method of sumy's.")] = "default",
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a sentence, with its source and offsets.")
    ] = False,
) -> int:
    """Print a summary of the inputs, sentence by sentence as they stand in the sources."""
    from briefgen.summary import summarize as choose

    collected = read_inputs(inputs)
    names = {d.id: d.source for d in collected.documents}
    for s in choose(collected.documents, words=words, sentences=sentences, method=method):
        place = {"source": names[s.document_id], "start": s.span.start, "end": s.span.end, "text": s.text}
        typer.echo(json.dumps(place, ensure_ascii=False) if as_json else " ".join(s.text.split()))
    say_unread(collected.problems, inputs)
    return Exit.WITH_PROBLEMS if collected.problems else Exit.DONE
