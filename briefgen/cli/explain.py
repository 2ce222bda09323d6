"""`briefgen explain`: why a key point was found, and why it is given to its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.console import say_problem
from briefgen.cli.exits import Exit
from briefgen.cli.reading import Inputs, Rules, read_inputs, read_rules
from briefgen.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Document, KeyPoint
    from briefgen.points.rulebook import Rulebook

_MEANING = {
    "trigger": "the words that the rule found",
    "number": "the number as it stands",
    "harm": "the harm",
    "speaker": "who says it, in full",
    "mention": "who says it, beside the saying",
    "role": "the speaker's role",
    "cue": "the word of saying",
}


def explain(
    inputs: Inputs,
    *,
    at: Annotated[
        str,
        typer.Option(
            "--at", metavar="WORDS", help="Words of the point's sentence, or the number of a character in it."
        ),
    ],
    packs: Rules = None,
) -> int:
    """Explain the key points at a place: the rule, the words behind each field, and why this speaker."""
    from briefgen.points import key_points

    rules = read_rules(packs)
    collected = read_inputs(inputs)
    found = [(d, p) for d in collected.documents for p in key_points(d, rules=rules) if _is_at(p, at)]
    if not found:
        raise SourceError(f"no key point stands at {at!r}", "briefgen points lists them with their characters")
    typer.echo("\n\n".join("\n".join(_explained(d, p, rules)) for d, p in found))
    for problem in collected.problems:
        say_problem(problem)
    return Exit.WITH_PROBLEMS if collected.problems else Exit.DONE


def _is_at(point: KeyPoint, at: str) -> bool:
    if at.isdecimal():
        return point.sentence.span.start <= int(at) < point.sentence.span.end
    return at.casefold() in point.sentence.text.casefold()


def _explained(document: Document, point: KeyPoint, rules: Rulebook) -> Iterator[str]:
    from briefgen.cli.point_rows import read_as

    quote = document.text[point.span.start : point.span.end]
    yield f"{point.kind}: {read_as(point)}" + (f" ({point.status})" if point.status else "")
    yield f"  “{' '.join(quote.split())}”"
    yield f"  {document.source}, characters {point.span.start}–{point.span.end}, sentence {point.sentence.index + 1}"
    yield f"  rule      {point.rule}" + _title(point.rule, rules)
    for evidence in point.evidence:
        words = " ".join(document.text[evidence.span.start : evidence.span.end].split())
        meaning = _MEANING.get(evidence.field)
        yield f"  {evidence.field:9} “{words}” at {evidence.span.start}" + (f" ({meaning})" if meaning else "")
    if point.speaker is None:
        yield "  speaker   none: the article itself says so, or the rules do not know who does"


def _title(rule_id: str, rules: Rulebook) -> str:
    return next((f" ({rule.title}; `briefgen rules show {rule.id}`)" for rule in rules.rules if rule.id == rule_id), "")
