"""Dates written in figures: 2024-10-24 (ISO 8601), 24/10/2024."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefgen.points.dates.phrases import Phrase
from briefgen.points.dates.references import Absolute, Unknown

if TYPE_CHECKING:
    from briefgen.points.tokens import Tokens

_LAST_MONTH = 12


def iso(t: Tokens, i: int) -> Phrase | None:
    """2024-10-24 (ISO 8601)."""
    return _numeric(i, i + 5, t.words[i], t.words[i + 2], t.words[i + 4]) if _run(t, i, "-") else None


def slashed(t: Tokens, i: int) -> Phrase | None:
    """24/10/2024, 10/24/2024; 03/04/2024 stays open, since countries read it differently."""
    if not (_run(t, i, "/") and len(t.words[i + 4]) == 4):  # noqa: PLR2004 - a year in full
        return None
    one, two, last = t.words[i], t.words[i + 2], t.words[i + 4]
    if int(one) > _LAST_MONTH or one == two:
        return _numeric(i, i + 5, last, two, one)
    if int(two) > _LAST_MONTH:
        return _numeric(i, i + 5, last, one, two)
    return Phrase(i, i + 5, Unknown(), "date.day")


def _run(t: Tokens, i: int, mark: str) -> bool:
    """Three short numbers joined by a mark."""
    marks = t.words[i + 1] == t.words[i + 3] == mark and all(t.joined(k) for k in range(i + 1, i + 5))
    return marks and all(t.words[k].isdecimal() and len(t.words[k]) <= len("2024") for k in (i, i + 2, i + 4))


def _numeric(first: int, end: int, *parts: str) -> Phrase | None:
    try:
        day = date(*map(int, parts))
    except ValueError:
        return None
    return Phrase(first, end, Absolute(day, day), "date.day")
