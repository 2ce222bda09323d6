"""What the productions of dates share: the phrase they read, and the words that lead up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.points.dates.lexicon import LEADS, PARTS, TERMS, TIMES

if TYPE_CHECKING:
    from briefgen.points.dates.references import Reference
    from briefgen.points.tokens import Tokens

DASHES = frozenset("-–‑")
WHOLE = (0, 2)
_LONGEST_YEAR = 4


class Phrase(NamedTuple):
    """A date at tokens `first`..`end` (exclusive); with `if_coming`, one only where it is still to come."""

    first: int
    end: int
    reference: Reference
    rule: str
    if_coming: bool = False


def led(t: Tokens, phrase: Phrase) -> Phrase:
    """The phrase with the article and the preposition before it: "by the 24th of October", "since last year"."""
    first = phrase.first
    if t.lower[first - 1] == "the":
        first -= 1
    # "sworn in next month": before these words "in" and "on" belong to the verb.
    if t.lower[first] in {"last", "next", "this"} and t.lower[first - 1] in {"in", "on", "at"}:
        return phrase
    lead = LEADS.at(t, first - 1)
    first = lead[1] + 1 if lead else first
    hour = _hour_before(t, first)
    return phrase._replace(first=hour - 1 if t.lower[hour - 1] in TERMS and hour < first else first)


def _hour_before(t: Tokens, first: int) -> int:
    """Where the time of day before token `first` starts: "until [5 pm] on Monday", "by [midnight] on Friday"."""
    j = first - 1
    if t.lower[j] in {"midnight", "noon", "midday"}:
        return j
    while j > 0 and (t.lower[j] in TIMES or t.words[j] in {".", ":"} or t.words[j].isdecimal()):
        j -= 1
    return j + 1 if t.words[j + 1].isdecimal() else first


def parts_before(t: Tokens, i: int) -> tuple[int, tuple[int, int]]:
    """Where "early", "mid-", "early- to mid-" or "the end of" before token `i` starts, and which thirds it means."""
    j = i - 1
    if t.words[j] in DASHES or t.lower[j] == "of":
        j -= 1
    if t.lower[j] not in PARTS or (t.lower[j + 1] == "of") != (
        t.lower[j] in {"end", "start", "beginning", "middle", "close", "opening"}
    ):
        return i, WHOLE
    last = first = PARTS[t.lower[j]]
    if t.lower[j - 1] in {"to", "or", "and"}:
        k = j - 3 if t.words[j - 2] in DASHES else j - 2
        if t.lower[k] in PARTS:
            first, j = PARTS[t.lower[k]], k
    return (j, (first, last)) if first <= last else (i, WHOLE)


def year_at(t: Tokens, k: int) -> int | None:
    """The year that token `k` spells, 1000 to 2999."""
    word = t.words[k]
    if len(word) == _LONGEST_YEAR and word.isdecimal() and word[0] in "12" and t.lower[k + 1] != "%":
        return int(word)
    return None


def year_after(t: Tokens, k: int) -> tuple[int, int] | None:
    """The year after token `k`, behind a comma or "of", and the token after it."""
    j = k + 1 if t.lower[k] in {",", "of"} else k
    year = year_at(t, j)
    return None if year is None else (year, j + 1)


def possessive(word: str) -> str:
    """The word without its "'s"."""
    return word[:-2] if word.endswith(("'s", "’s")) else word
