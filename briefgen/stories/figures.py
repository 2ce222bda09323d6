"""Figures told of twice: one number then, another now, of the same thing.

Two figures may be of one thing if they count the same unit and the words around them are alike; the ledger of figures says
whether they are. Where that is not clear, nothing is said: a reader is better off without a comparison than with a wrong one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from briefgen.model import Figure, Measure, Moved
from briefgen.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_AROUND = 60
_SHARED = 0.5
_FEWEST = 2
_FEWEST_ELSEWHERE = 3
_MOST = 2500
_COMPARED = frozenset({Measure.COUNT, Measure.MONEY, Measure.PERCENT, Measure.PHYSICAL})
_NUMBER = re.compile(r"[\d.,]+")
_BY_SO_MUCH = re.compile(
    r"\b(?:by|up|down|rose|risen|rise of|fell|fallen|fall of|gain\w*|lost|loss of|add\w*|climb\w*|drop\w*|slid|slip\w*|jump\w*|"
    r"surg\w*|grew|grown|increas\w*|decreas\w*|declin\w*|another|further|extra)"
    r"(?: (?:by|of|as much as|more than|at least|about|nearly|almost|over|some|around|an?))*\s*$",
    re.IGNORECASE,
)
_DISTANCES = frozenset({"km", "kilometre", "kilometer", "mile", "nautical mile", "light year"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class ToldAgain(Protocol):
    """Whether a figure counts anew what an earlier one counted."""

    def __call__(self, before: Figure, after: Figure, *, one_story: bool) -> bool:
        """The answer, for two figures of one story or of two."""


class EarlierFigures:
    """The figures that earlier editions showed, by what they count; the latest come last."""

    def __init__(self, figures: Iterable[tuple[str, Figure]], told_again: ToldAgain) -> None:
        self._told_again = told_again
        self._by_unit: dict[tuple[str, Measure], list[_Told]] = defaultdict(list)
        self._by_term: dict[tuple[str, Measure], dict[str, list[int]]] = {}
        for story, figure in figures:
            if _comparable(figure):
                self._by_unit[_unit(figure), figure.measure].append(_Told(story, figure))

    def moved(self, story: str, figures: Sequence[Figure]) -> Iterator[Moved[Figure]]:
        """What of a story's figures was another number before, each earlier figure once.

        A number that was told before is no news, and neither is one beside which the earlier number stands again.
        """
        said = {(_unit(f), f.value) for f in figures}
        taken: set[int] = set()
        for figure in dict.fromkeys(f for f in figures if _comparable(f)):
            told = _Told(story, figure)
            known = self._by_unit[told.key][-_MOST:]
            if any(k.figure.value == figure.value for k in known):
                continue
            likened = [(_likeness(told, k), n, k) for n, k in self._near(told, known) if id(k) not in taken]
            alike = (k for share, _, k in sorted(likened, key=lambda found: found[:2], reverse=True) if share)
            earlier = next((k for k in alike if self._told_again(k.figure, figure, one_story=k.story == story)), None)
            if earlier and (told.key[0], earlier.figure.value) not in said:
                taken.add(id(earlier))
                yield Moved(story, earlier.figure, figure)

    def _near(self, told: _Told, known: Sequence[_Told]) -> Iterator[tuple[int, _Told]]:
        """The earlier figures of one unit that share enough words with this one to be looked at, by their places."""
        if told.key not in self._by_term:
            places: dict[str, list[int]] = defaultdict(list)
            for n, k in enumerate(known):
                for term in k.terms:
                    places[term].append(n)
            self._by_term[told.key] = places
        shared = Counter(n for term in told.terms for n in self._by_term[told.key].get(term, ()))
        return ((n, known[n]) for n, count in sorted(shared.items()) if count >= _FEWEST)


@dataclass(frozen=True)
class _Told:
    """A figure of a story, with what its sentence says around it."""

    story: str
    figure: Figure

    @cached_property
    def key(self) -> tuple[str, Measure]:
        return _unit(self.figure), self.figure.measure

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the words around the figure in its sentence, its own unit and all numbers left out."""
        until = self.figure.span.end - self.figure.sentence.span.start
        text = f"{_before(self.figure)} {self.figure.sentence.text[until : until + _AROUND]}"
        own = set(terms(self.figure.unit or "", "en"))
        return frozenset(t for t in terms(text, "en") if t not in own and not _NUMBER.fullmatch(t))

    @cached_property
    def years(self) -> frozenset[str]:
        return frozenset(_YEAR.findall(self.figure.sentence.text))


def _comparable(figure: Figure) -> bool:
    """Whether the figure is a level of something countable: no distance on a map, no rise or fall by so much."""
    if figure.value is None or figure.measure not in _COMPARED or _unit(figure) in _DISTANCES | {""}:
        return False
    return not _BY_SO_MUCH.search(_before(figure))


def _unit(figure: Figure) -> str:
    return (figure.unit or "").casefold().removesuffix("s")


def _before(figure: Figure) -> str:
    """The words before the figure in its sentence, a little way back."""
    at = figure.span.start - figure.sentence.span.start
    return figure.sentence.text[max(0, at - _AROUND) : at]


def _likeness(one: _Told, other: _Told) -> float:
    """The share of the fewer terms around two figures that both have; 0 where that is too little to be one thing.

    Figures of two stories must share more, and shares of a whole must be of one story.
    """
    here, there = one.terms, other.terms
    shared = len(here & there)
    share = shared / max(1, min(len(here), len(there)))
    if share < _SHARED or shared < (_FEWEST if one.story == other.story else _FEWEST_ELSEWHERE):
        return 0.0
    if one.figure.measure is Measure.PERCENT and one.story != other.story:
        return 0.0
    return share if one.years == other.years else 0.0
