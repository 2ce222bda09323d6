"""One thing told of twice: figures that moved, and sanctions that went on to a further stage.

Two figures are of one thing if they count the same unit and the words around them are alike; two mentions are of one
sanction if they agree in who imposes it, on whom, and by what, as far as both say. Where that is not clear, nothing is
said: a reader is better off without a comparison than with a wrong one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import Figure, Measure, Moved, SanctionsMention, Stage, Status
from briefgen.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.past import PastPoint

_AROUND = 60
_SHARED = 0.5
_FEWEST = 2
_FEWEST_ELSEWHERE = 4
_GENERIC = frozenset({"sanction", "measure", "resolution", "restriction", "penalty", "action"})
_COMPARED = frozenset({Measure.COUNT, Measure.MONEY, Measure.PERCENT, Measure.PHYSICAL})
_NUMBER = re.compile(r"[\d.,]+")
_NAME = re.compile(
    r"(?<!^)(?:\b[A-Z][\w.’'-]*\s?)+|^(?:(?:[A-Z]\.){2,}|[A-Z]{2,}\b|[A-Z]\w+(?= [A-Z]))(?:\s[A-Z][\w.’'-]*)*"
)
_BY_SO_MUCH = re.compile(
    r"\b(?:by|up|down|rose|risen|rise of|fell|fallen|fall of|gain\w*|lost|loss of|add\w*|climb\w*|drop\w*|slid|slip\w*|jump\w*|"
    r"surg\w*|grew|grown|increas\w*|decreas\w*|declin\w*|another|further|extra)"
    r"(?: (?:by|of|as much as|more than|at least|about|nearly|almost|over|some|around|an?))*\s*$",
    re.IGNORECASE,
)
_DISTANCES = frozenset({"km", "kilometre", "kilometer", "mile", "nautical mile", "light year"})
_FARTHEST = 50
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PROGRESS = {
    Stage.CALLED_FOR: 1,
    Stage.THREATENED: 2,
    Stage.PLANNED: 3,
    Stage.IN_FORCE: 4,
    Stage.EXTENDED: 5,
    Stage.EASED: 5,
}


class EarlierFigures:
    """The figures that earlier editions showed, by what they count; the latest come last."""

    def __init__(self, figures: Iterable[tuple[str, Figure]]) -> None:
        self._by_unit: dict[tuple[str, Measure], list[tuple[str, Figure]]] = {}
        for story, figure in figures:
            if _comparable(figure):
                self._by_unit.setdefault((_unit(figure), figure.measure), []).append((story, figure))

    def moved(self, story: str, figures: Sequence[Figure]) -> Iterator[Moved[Figure]]:
        """What of a story's figures was another number before, each earlier figure once.

        A number that was told before is no news, and neither is one beside which the earlier number stands again.
        """
        taken: set[int] = set()
        for figure in dict.fromkeys(f for f in figures if _comparable(f)):
            known = self._by_unit.get((_unit(figure), figure.measure), [])
            if any(_same(figure, k) for _, k in known):
                continue
            likened = [(_likeness(figure, k, of, story), n) for n, (of, k) in enumerate(known) if id(k) not in taken]
            likeness, place = max(likened, default=(0.0, 0))
            if likeness and not any(_same(known[place][1], f) for f in figures):
                taken.add(id(known[place][1]))
                yield Moved(story, known[place][1], figure)


def _comparable(figure: Figure) -> bool:
    """Whether the figure is a level of something countable: no distance on a map, no rise or fall by so much."""
    if figure.value is None or figure.measure not in _COMPARED or _unit(figure) in _DISTANCES | {""}:
        return False
    return not _BY_SO_MUCH.search(_before(figure))


def _same(one: Figure, other: Figure) -> bool:
    return one.value == other.value and _unit(one) == _unit(other)


def _unit(figure: Figure) -> str:
    return (figure.unit or "").casefold().removesuffix("s")


def _likeness(one: Figure, other: Figure, other_story: str, story: str) -> float:
    """The share of the fewer terms around two figures that both have; 0 where that is too little to be one thing.

    Figures of two stories must share more, and shares of a whole must be of one story.
    """
    if _speak_of_others(one, other) or (one.measure is Measure.PERCENT and story != other_story):
        return 0.0
    here, there = _terms(one), _terms(other)
    shared = len(here & there)
    share = shared / max(1, min(len(here), len(there)))
    return share if share >= _SHARED and shared >= (_FEWEST if story == other_story else _FEWEST_ELSEWHERE) else 0.0


def _speak_of_others(one: Figure, other: Figure) -> bool:
    """Whether two figures are plainly of two things: other years or days of the week, other names, another size."""
    texts = one.sentence.text, other.sentence.text
    years = [set(_YEAR.findall(text)) for text in texts]
    days = [set(_WEEKDAY.findall(text)) for text in texts]
    names = [set(_name(figure)) for figure in (one, other)]
    apart = years[0] != years[1] or any(all(found) and not found[0] & found[1] for found in (days, names))
    return apart or not 1 / _FARTHEST <= _size(one) / (_size(other) or 1) <= _FARTHEST


def _name(figure: Figure) -> list[str]:
    """The words of the last name before the figure, which most often is of what it counts."""
    found = [name for name in _NAME.findall(_before(figure)) if not _WEEKDAY.match(name)]
    return found[-1].split() if found else []


def _before(figure: Figure) -> str:
    """The words before the figure in its sentence, a little way back."""
    at = figure.span.start - figure.sentence.span.start
    return figure.sentence.text[max(0, at - _AROUND) : at]


def _size(figure: Figure) -> float:
    value = figure.value
    return float(max(value) if isinstance(value, tuple) else value or 0)


def _terms(figure: Figure) -> frozenset[str]:
    """The terms of the words around the figure in its sentence, its own unit and all numbers left out."""
    until = figure.span.end - figure.sentence.span.start
    text = f"{_before(figure)} {figure.sentence.text[until : until + _AROUND]}"
    own = set(terms(figure.unit or "", "en"))
    return frozenset(t for t in terms(text, "en") if t not in own and not _NUMBER.fullmatch(t))


def moved_sanctions(
    after: Iterable[tuple[str, SanctionsMention]], before: Sequence[PastPoint[SanctionsMention]]
) -> tuple[Moved[SanctionsMention], ...]:
    """The sanctions that are a stage further than any earlier edition showed; each story's mentions come with its name."""
    moved: list[Moved[SanctionsMention]] = []
    for story, mention in after:
        if mention.stage not in _PROGRESS or mention.status is Status.DENIED:
            continue
        known = [held.point for held in before if _one_sanction(held.point, mention)]
        known = [k for k in known if k.stage in _PROGRESS]
        furthest = max(known, key=lambda k: _PROGRESS[k.stage], default=None)
        if furthest is None or _PROGRESS[furthest.stage] >= _PROGRESS[mention.stage]:
            continue
        if not any(_one_sanction(m.after, mention) and m.after.stage == mention.stage for m in moved):
            moved.append(Moved(story, furthest, mention))
    return tuple(moved)


def _one_sanction(one: SanctionsMention, other: SanctionsMention) -> bool:
    """Whether target or instrument and one more field agree, and none differs."""
    imposer = _agree(one.imposer, other.imposer)
    target = _agree(one.target, other.target)
    instrument = _agree(_named(one), _named(other))
    agreed = [a for a in (imposer, target, instrument) if a is not None]
    return len(agreed) >= _FEWEST and all(agreed) and bool(target or instrument)


def _named(mention: SanctionsMention) -> str:
    """The instrument, where it is more than a general word."""
    instrument = mention.instrument or ""
    return instrument if set(terms(instrument, "en")) - _GENERIC - set(terms(mention.imposer or "", "en")) else ""


def _agree(one: str | None, other: str | None) -> bool | None:
    """Whether two names are one, as far as the shorter says; None where one is not given."""
    if not one or not other:
        return None
    here, there = frozenset(terms(one, "en")), frozenset(terms(other, "en"))
    return bool(here and there) and (here <= there or there <= here)
