"""Whether a clause speaks of what is over or of what is to come, by its nearest verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.dates.lexicon import AHEAD, COMING, DEADLINES, PAST, TERMS

if TYPE_CHECKING:
    from briefgen.points.dates.phrases import Phrase
    from briefgen.points.tokens import Tokens

_REACH = 14
_ENDS = frozenset(';:()"“”—')
_MOVED = frozenset({"adjourned", "postponed", "delayed", "deferred", "rescheduled", "moved", "pushed"})
_SCHEDULED = {
    **dict.fromkeys(("take", "takes"), ("place", "effect", "office", "over")),
    **dict.fromkeys(("come", "comes", "go", "goes"), ("into", "on", "to", "live")),
}
_LEAD = 4
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those"})


def coming(t: Tokens, phrase: Phrase) -> bool | None:
    """True where the clause of the phrase looks ahead, False where it tells what happened, None where nothing says.

    The nearest verb before the phrase decides, and only without one the nearest behind it.
    """
    before = _said_before(t, phrase.first)
    return before if before is not None or phrase.if_coming else _said_behind(t, phrase.end)


def _said_before(t: Tokens, first: int) -> bool | None:
    for i in range(first - 1, max(-1, first - _REACH), -1):
        if t.lower[i] in _ENDS or (t.lower[i] == "," and i < first - 1):
            return None
        if (said := _tense(t, i)) is not None:
            return said
    return None


def _said_behind(t: Tokens, end: int) -> bool | None:
    start = end + 1 if t.words[end] == "," else end
    for i in range(start, min(t.size, start + _REACH)):
        if t.lower[i] in _ENDS or t.lower[i] == ",":
            return None
        if (said := _tense(t, i)) is not None:
            return said
    return None


def deadline(t: Tokens, phrase: Phrase, *, is_coming: bool | None) -> bool:
    """Whether the phrase sets a term: "by December", "no later than Friday", "expires on 1 May", "within 10 days"."""
    if t.lower[phrase.first] in TERMS:
        return is_coming is not False and (is_coming or t.lower[phrase.first] != "before")
    return any(DEADLINES.at(t, i) is not None for i in range(phrase.first - 1, min(phrase.first + _LEAD, phrase.end)))


def _tense(t: Tokens, i: int) -> bool | None:
    """What the word at token `i` says of time."""
    word = t.lower[i]
    if t.lower[i + 1] in {"have", "not"} and word in {"would", "could", "may", "might"}:
        return None
    if word in COMING or word.endswith(("'ll", "’ll")):
        return True
    if t.lower[i + 1] in _SCHEDULED.get(word, ()) or (
        word in _MOVED and t.lower[i + 1] in {"to", "until", "till", "back"}
    ):
        return True
    if word == "to":
        return True if t.lower[i - 1] in AHEAD and _verb(t, i + 1) else None
    if t.lower[i - 1] == "be":  # "to be held", "will be signed": its auxiliary tells
        return None
    past = word in PAST or (word.endswith("ed") and len(word) > len("need") and word not in AHEAD)
    return False if past else None


def _verb(t: Tokens, i: int) -> bool:
    return t.lower[i].isalpha() and not t.capital(i) and t.lower[i] not in _ARTICLES
