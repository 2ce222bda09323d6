"""Whether a clause speaks of what is over or of what is to come, by its nearest verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.dates.lexicon import AHEAD, COMING, DEADLINES, PAST

if TYPE_CHECKING:
    from briefgen.points.dates.phrases import Phrase
    from briefgen.points.tokens import Tokens

_REACH = 14
_ENDS = frozenset(';:()"“”—')
_BY = frozenset({"by", "until", "till", "before", "within"})
_LEAD = 4


def coming(t: Tokens, phrase: Phrase) -> bool | None:
    """True where the clause of the phrase looks ahead, False where it tells what happened, None where nothing says."""
    for i in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
        if t.lower[i] in _ENDS or (t.lower[i] == "," and i < phrase.first - 1):
            break
        said = _tense(t, i)
        if said is not None:
            return said
    start = phrase.end + 1 if t.words[phrase.end] == "," else phrase.end
    for i in range(start, min(t.size, start + _REACH)):
        if t.lower[i] in _ENDS or t.lower[i] == ",":
            return None
        said = _tense(t, i)
        if said is not None:
            return said
    return None


def deadline(t: Tokens, phrase: Phrase, *, is_coming: bool | None) -> bool:
    """Whether the phrase sets a term: "by December", "no later than Friday", "expires on 1 May", "within 10 days"."""
    if t.lower[phrase.first] in _BY:
        return is_coming is not False and (is_coming or t.lower[phrase.first] != "before")
    return any(DEADLINES.at(t, i) is not None for i in range(phrase.first - 1, min(phrase.first + _LEAD, phrase.end)))


def _tense(t: Tokens, i: int) -> bool | None:
    """What the word at token `i` says of time."""
    word = t.lower[i]
    if t.lower[i + 1] in {"have", "not"} and word in {"would", "could"}:
        return None
    if word in COMING or word.endswith(("'ll", "’ll")):
        return True
    if word == "to" and t.lower[i + 1].isalpha() and not t.capital(i + 1):
        return True if t.lower[i - 1] in AHEAD else None
    if word in PAST or (
        t.lower[i - 1] != "be" and word.endswith("ed") and len(word) > len("need") and word not in AHEAD
    ):
        return False
    return None
