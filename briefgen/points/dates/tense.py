"""Whether a clause speaks of what is over or of what is to come, by its nearest verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.dates.lexicon import AHEAD, COMING, DEADLINES, OPEN, PAST, TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.points.dates.phrases import Phrase
    from briefgen.points.tokens import Tokens

_REACH = 14
_ENDS = frozenset(';:“”"—')
_MOVED = frozenset({"adjourned", "postponed", "delayed", "deferred", "rescheduled", "moved", "pushed"})
_SCHEDULED = {
    **dict.fromkeys(("take", "takes"), ("place", "effect", "office", "over")),
    **dict.fromkeys(("come", "comes", "go", "goes"), ("into", "on", "to", "live")),
}
_LEAD = 4
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those"})
_JOINS = frozenset({"but", "and", "or", "while", "as", "although", "though", "which", "who", "where"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_NOT = frozenset({"didn't", "wasn't", "weren't", "didn’t", "wasn’t", "weren’t", "never"})


def coming(t: Tokens, phrase: Phrase) -> bool | None:
    """True where the clause of the phrase looks ahead, False where it tells what happened, None where nothing says.

    The nearest verb before the phrase decides, and only without one the nearest behind it.
    """
    if t.lower[phrase.first] == "since":
        return False
    before = _said_before(t, phrase.first)
    return before if before is not None or phrase.if_coming else _said_behind(t, phrase.end)


def is_open(t: Tokens, phrase: Phrase) -> bool:
    """Whether the clause says only what can, could or may be, or what somebody hopes: no plan, and no term."""
    if any(_may_be(t, i) for i in _back(t, phrase.first)):
        return True
    return _said_before(t, phrase.first) is None and any(_may_be(t, i) for i in _on(t, phrase.end))


def deadline(t: Tokens, phrase: Phrase, *, is_coming: bool | None) -> bool:
    """Whether the phrase sets a term: "by December", "no later than Friday", "expires on 1 May", "within 10 days".

    What belongs to another thing is none ("by Thursday's meeting"), nor is the day of what is "due on Friday to speak".
    """
    if t.lower[phrase.end - 1].endswith(("'s", "’s")) or t.words[phrase.end] in {"'s", "’s"}:
        return False
    if t.lower[phrase.first] in TERMS:
        # "By Sunday, cars, carts and people streamed out": what opens a sentence wants a verb that looks ahead.
        return is_coming is not False and (is_coming or (t.lower[phrase.first] != "before" and phrase.first > 0))
    if t.lower[phrase.end] == "to" and "due" in t.lower[max(0, phrase.first - 1) : phrase.end]:
        return False
    return any(DEADLINES.at(t, i) is not None for i in range(phrase.first - 1, min(phrase.first + _LEAD, phrase.end)))


def _said_before(t: Tokens, first: int) -> bool | None:
    return next((said for i in _back(t, first) if (said := _tense(t, i)) is not None), None)


def _said_behind(t: Tokens, end: int) -> bool | None:
    """The tense of the verb behind; "On Sunday it agreed to act" tells of Sunday's agreement, not of the act's day."""
    for i in _on(t, end):
        if t.lower[i] in AHEAD - COMING and t.lower[i].endswith("ed") and t.lower[i - 1] not in _BE:
            return False
        if (said := _tense(t, i)) is not None:
            return said
    return None


def _back(t: Tokens, first: int) -> Iterator[int]:
    """The tokens before `first` in its clause, the nearest first, passing over what stands in brackets."""
    inside = False
    for i in range(first - 1, max(-1, first - _REACH), -1):
        if t.lower[i] in {")", "("}:
            inside = t.lower[i] == ")"
        elif not inside and (t.lower[i] in _ENDS or (t.lower[i] == "," and i < first - 1)):
            return
        elif not inside:
            yield i


def _on(t: Tokens, end: int) -> Iterator[int]:
    """The tokens behind `end` in its clause; the comma after an opening date is none of its ends."""
    start = end + 1 if t.words[end] == "," else end
    if start > end and (t.lower[start] in _JOINS or t.lower[start].endswith("ing")):
        return
    for i in range(start, min(t.size, start + _REACH)):
        if t.lower[i] in _ENDS or t.lower[i] in {",", "(", ")"}:
            return
        yield i


def _may_be(t: Tokens, i: int) -> bool:
    return t.lower[i] in OPEN and not (t.lower[i] == "may" and t.capital(i))


def _tense(t: Tokens, i: int) -> bool | None:
    """What the word at token `i` says of time."""
    word = t.lower[i]
    if t.lower[i + 1] in {"have", "not"} and word in {"would", "could", "may", "might"}:
        return None
    if word in COMING or word.endswith(("'ll", "’ll")):
        return not (t.lower[i - 1] in _NOT or t.lower[i - 2 : i] in (["did", "not"], ["was", "not"], ["were", "not"]))
    if t.lower[i + 1] in _SCHEDULED.get(word, ()) or (
        word in _MOVED and t.lower[i + 1] in {"to", "until", "till", "back"}
    ):
        return True
    if word == "to":
        shown = t.lower[i + 1] == "be" and t.lower[i - 1] == ","  # "the film, to be shown on Friday"
        return True if shown or (t.lower[i - 1] in AHEAD and _verb(t, i + 1)) else None
    if t.lower[i - 1] == "be":  # "to be held", "will be signed": its auxiliary tells
        return None
    past = word in PAST or (word.endswith("ed") and len(word) > len("need") and word not in AHEAD)
    return False if past else None


def _verb(t: Tokens, i: int) -> bool:
    return t.lower[i].isalpha() and not t.capital(i) and t.lower[i] not in _ARTICLES
