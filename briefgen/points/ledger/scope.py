"""What narrows a count: the places, names and stretches of time in its clause, and the dates that stand beside it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Span
from briefgen.points.ledger.deeds import breaks
from briefgen.points.ledger.lexicon import frame
from briefgen.points.quantity.lexicon import NUMBER_WORDS, STOPS, VAGUE
from briefgen.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import DateMention
    from briefgen.points.tokens import Tokens

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_CUE_FAR = 3
_LONGEST_PHRASE = 8


class Scope(NamedTuple):
    """What narrows a count: the names in its phrases of place, the stretch of time, the days it happened.

    `as_of` is the date that says when the count stood, or was told. `spans` are the phrases' places in the document.
    """

    names: frozenset[str]
    windows: frozenset[str]
    days: tuple[DateMention, ...]
    as_of: DateMention | None
    earliest: date | None
    spans: tuple[Span, ...]


def clause(t: Tokens, first: int, end: int) -> tuple[int, int]:
    """The tokens of the clause around the figure."""
    while first > 0 and not breaks(t, first - 1):
        first -= 1
    while end < t.size and not breaks(t, end):
        end += 1
    return first, end


def scope_of(t: Tokens, first: int, end: int, dates: Sequence[DateMention]) -> Scope:
    """The scope of the figure at tokens `first`..`end`; `dates` are those of its sentence."""
    low, high = clause(t, first, end)
    opening = _opening(t, low)
    inside = [d for d in dates if d.start and (_within(t, d, (low, high)) or _within(t, d, opening))]
    dated = {k for k in range(high) for d in inside if d.span.start <= t.starts[k] < d.span.end}
    phrases = [p for part in (opening, (low, first), (end, high)) for p in _phrases(t, part, dated)]
    as_of = next((d for d in inside if d.start == d.end and _is_as_of(t, d)), None)
    others = [d for d in inside if d is not as_of]
    stretches = {f"{d.start}/{d.end}" for d in others if d.start != d.end}
    return Scope(
        names=frozenset(t.lower[k] for p in phrases for k in range(*p) if k and t.capital(k)),
        windows=frozenset(stretches | _windows(t, (low, high), phrases)),
        days=tuple(d for d in others if d.start == d.end),
        as_of=as_of,
        earliest=min(
            (*(d.end or d.start for d in others if d.start), *_years(t, (low, first), (end, high))), default=None
        ),
        spans=tuple(Span(t.starts[a], t.ends[b - 1]) for a, b in phrases),
    )


def _years(t: Tokens, *parts: tuple[int, int]) -> Iterator[date]:
    """The ends of the years that stand in the clause, also where they name what they happened to: "the 1957 flood"."""
    for word in (word for part in parts for word in t.words[slice(*part)]):
        if _YEAR.fullmatch(word):
            yield date(int(word), 12, 31)


def _within(t: Tokens, d: DateMention, part: tuple[int, int]) -> bool:
    low, high = part
    return low < high and t.starts[low] <= d.span.start < t.ends[high - 1]


def _opening(t: Tokens, low: int) -> tuple[int, int]:
    """The words that open the sentence, where nothing but a comma parts them from the clause: "In Aleppo, 12 ..."."""
    end = next((k for k in range(low) if breaks(t, k)), low)
    return (0, end) if 0 < end == low - 1 else (0, 0)


def _phrases(t: Tokens, part: tuple[int, int], dated: set[int]) -> Iterator[tuple[int, int]]:
    """Phrases of place or time: from a preposition to the next one, or to what no noun phrase holds."""
    k, high = part
    stop = (STOPS - frame("in_phrase")) | frame("places") | {"."}
    while k < high:
        end = k + 1
        if t.lower[k] in frame("places") and k not in dated and not _amounts(t, k + 1):
            while end < min(high, k + _LONGEST_PHRASE) and t.lower[end] not in stop and end not in dated:
                end += 1
            if end > k + 1:
                yield k, end
        k = end


def _amounts(t: Tokens, k: int) -> bool:
    """Whether an amount begins at token `k`: "over a dozen", "at least 22"."""
    at = t.lower[k + 1] if t.lower[k] == "a" else t.lower[k]
    return at in VAGUE or at in {"least", "most"} or (t.lower[k - 1] in {"over", "around"} and at[:1].isdigit())


def _windows(t: Tokens, part: tuple[int, int], phrases: Sequence[tuple[int, int]]) -> set[str]:
    """Words that say the count is of a stretch of time, or of all: "since", "in five days", "in the past week"."""
    found = {word for word in t.lower[slice(*part)] if word in frame("windows")}
    for a, b in phrases:
        said = {term for word in t.words[a:b] for term in terms(word, "en")}
        bounded = any(w[:1].isdigit() or w in NUMBER_WORDS or w in frame("which") for w in t.lower[a:b])
        found |= (said & frame("upheavals")) | (said & frame("periods") if bounded else set())
    return found


def _is_as_of(t: Tokens, d: DateMention) -> bool:
    """Whether the date says when the count stood, or when it was told: "as of Friday", "said on Friday"."""
    place = next(k for k in range(t.size) if t.ends[k] > d.span.start)
    near = t.lower[max(0, place - _CUE_FAR) : place + 1]
    return any(word in frame("saying") for word in near) or any(word in frame("as_of") for word in near[-2:])
