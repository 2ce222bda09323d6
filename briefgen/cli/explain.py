"""`briefgen explain`: why a key point was found and given to its speaker, or why stories stand in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.console import counted
from briefgen.cli.exits import Exit
from briefgen.cli.reading import Inputs, Rules, read_inputs, read_rules, say_unread
from briefgen.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Document, KeyPoint, Rank
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
            "--at",
            metavar="WORDS",
            help="Words of the point's sentence, or the number of a character in it.",
            show_default=False,
        ),
    ] = "",
    packs: Rules = None,
) -> int:
    """Explain the key points at a place: the rule, the words behind each field, and why this speaker.

    Without --at, explain the order of the stories: how many independent origins each has, how recent it is, and how
    severe its key points are.
    """
    rules = read_rules(packs)
    collected = read_inputs(inputs)
    said = _points(collected.documents, at, rules) if at else _ranks(collected.documents, rules)
    typer.echo("\n\n".join(said))
    say_unread(collected.problems, inputs)
    return Exit.WITH_PROBLEMS if collected.problems else Exit.DONE


def _ranks(documents: Sequence[Document], rules: Rulebook) -> list[str]:
    from briefgen.pipeline import distinct, ranked
    from briefgen.stories import group_stories, headline

    stories, _ = ranked(group_stories(distinct(documents)), rules)
    return [
        "\n".join(_ranked(n, headline(s.documents).text, len(s.documents), s.rank))
        for n, s in enumerate(stories, start=1)
        if s.rank
    ]


def _ranked(place: int, title: str, documents: int, rank: Rank) -> Iterator[str]:
    yield f"{place}. {' '.join(title.split())}"
    yield f"  score     {rank.score:.2f} = log2(1 + origins) + recency + 2 × severity + (2 - tier) / 2"
    yield f"  origins   {rank.origins} independent, of {counted(documents, 'document')}"
    yield f"  recency   {rank.recency:.2f} (newest: {rank.newest or 'undated'})"
    yield f"  severity  {rank.severity:.2f} (lives lost, warnings, sanctions: the gravest of each)"
    yield f"  tier      {rank.tier} (the best of its sources; `tier` in briefgen.toml)"


def _points(documents: Sequence[Document], at: str, rules: Rulebook) -> list[str]:
    from briefgen.points import key_points

    found = [(d, p) for d in documents for p in key_points(d, rules=rules) if _is_at(p, at)]
    if not found:
        raise SourceError(f"no key point stands at {at!r}", "briefgen points lists them with their characters")
    return ["\n".join(_explained(d, p, rules)) for d, p in found]


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
