"""What a figure counts, read from its own noun phrase and from the clause around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Measure, Span
from briefgen.points.ledger.deeds import LIVES, Deed, deed_of
from briefgen.points.ledger.lexicon import deeds, frame, things
from briefgen.points.ledger.scope import Scope, clause, scope_of
from briefgen.points.quantity.lexicon import FRACTIONS, NUMBER_WORDS, SCALES, STOPS, VAGUE
from briefgen.points.tokens import lex
from briefgen.text.terms import stem, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import DateMention, Figure
    from briefgen.points.tokens import Tokens

_NEAR = 14
_AN_AMOUNT = frozenset({"least", "most", "almost", "nearly", "roughly", "estimated", "total", "half", "dozen"})


class Thing(NamedTuple):
    """What is counted: its noun or unit with the qualifiers, and what is done to it. Equal things may be compared.

    `open` is set where it only may or will be so, or is feared.
    """

    measure: Measure
    unit: str
    qualifiers: frozenset[str]
    deed: str
    open: bool


class Counting(NamedTuple):
    """A figure with what it counts; `words` are the places that tell it.

    Where no deed does, `lead` (the content word before the figure), the terms `around` it and the `names` there help.
    """

    figure: Figure
    thing: Thing
    scope: Scope
    words: tuple[Span, ...]
    lead: str
    around: frozenset[str]
    names: frozenset[str]


def counting(figure: Figure, dates: Sequence[DateMention]) -> Counting | None:
    """What the figure counts; None where its words leave that open. `dates` are those of its sentence."""
    t = lex(figure.sentence.text, figure.sentence.span.start)
    first = next((k for k in range(t.size) if t.ends[k] > figure.span.start), t.size)
    end = next((k for k in range(first, t.size) if t.starts[k] >= figure.span.end), t.size)
    said = t.lower[slice(*clause(t, first, end))]
    if figure.value is None or _adds(t, first, end) or any(word in frame("negative") for word in said):
        return None
    deed = deed_of(t, first, end, figure.unit)
    noun = _noun(t, first, end, figure)
    thing = Thing(
        figure.measure,
        _unit(figure, deed),
        _qualifiers(t, noun, figure) if figure.measure is Measure.COUNT else frozenset(),
        deed.name if deed else "",
        any(word in frame("open") for word in said),
    )
    if not thing.unit:
        return None
    near = _near(t, first, end, figure)
    return Counting(
        figure,
        thing,
        scope_of(t, first, end, dates),
        _words(t, noun, deed),
        next((x for k in reversed(near) if k < first for x in terms(t.words[k], "en")), ""),
        frozenset(x for k in near for x in terms(t.words[k], "en") if not x[0].isdigit()),
        frozenset(t.lower[k] for k in near if k and t.capital(k)),
    )


def _adds(t: Tokens, first: int, end: int) -> bool:
    """Whether the figure is over and above another: "12 more", "another 12"; "more than 12" is not."""
    inside = t.lower[max(0, first - 1) : end + 1]
    return any(word in frame("further") and inside[n + 1 : n + 2] != ["than"] for n, word in enumerate(inside))


def _noun(t: Tokens, first: int, end: int, figure: Figure) -> list[int]:
    """The tokens of the counted noun phrase: what follows the number inside the figure's words."""
    number = next(e.span for e in figure.evidence if e.field == "number")
    return [k for k in range(first, end) if t.starts[k] >= number.end and _content(t.lower[k])]


def _content(word: str) -> bool:
    if not word[:1].isalpha() or word in STOPS or word in _AN_AMOUNT:
        return False
    return not (word in NUMBER_WORDS or word in SCALES or word in VAGUE or word in FRACTIONS)


def _qualifiers(t: Tokens, noun: Sequence[int], figure: Figure) -> frozenset[str]:
    head = set(terms(figure.unit or "", "en"))
    return frozenset(x for k in noun for x in terms(t.words[k], "en") if x not in head)


def _unit(figure: Figure, deed: Deed | None) -> str:
    unit = (figure.unit or "").lower()
    if figure.measure is not Measure.COUNT:
        return unit
    if deed and deed.name in frame("personal") and (not unit or unit in deeds().nouns or unit in LIVES):
        return "people"
    head = stem(unit, "en")
    return things().get(unit) or things().get(head) or head


def _words(t: Tokens, noun: Sequence[int], deed: Deed | None) -> tuple[Span, ...]:
    spans = {Span(t.starts[noun[0]], t.ends[noun[-1]])} if noun else set()
    if deed and deed.token not in noun:
        spans.add(Span(t.starts[deed.token], t.ends[deed.token]))
    return tuple(sorted(spans))


def _near(t: Tokens, first: int, end: int, figure: Figure) -> list[int]:
    """The tokens around the figure, without those that name its speaker."""
    said = [e.span for e in figure.evidence if e.field != "number"]
    near = (*range(max(0, first - _NEAR), first), *range(end, min(t.size, end + _NEAR)))
    return [k for k in near if not any(s.start <= t.starts[k] < s.end for s in said)]
