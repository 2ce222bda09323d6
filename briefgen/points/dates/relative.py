"""Dates told from the day of the text: weekdays, "yesterday", "last year", "within 10 days", "two years ago"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Modifier
from briefgen.points.dates.lexicon import NOT_WEEKDAYS, WEEKDAYS
from briefgen.points.dates.phrases import WHOLE, Phrase, parts_before, possessive
from briefgen.points.dates.references import Day, Stretch, Unit, Unknown, Weekday
from briefgen.points.quantity.hedges import hedge_before
from briefgen.points.quantity.numerals import read_numeral

if TYPE_CHECKING:
    from briefgen.points.dates.references import Reference
    from briefgen.points.tokens import Tokens

DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_UNITS = {
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
}
_PLURALS = {f"{unit}s": unit for unit in _UNITS if unit != "weekend"}
_SHIFTS = {"last": -1, "next": 1, "this": 0, "current": 0}
_BACK, _AHEAD = frozenset({"last", "past", "previous"}), frozenset({"next", "coming"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "lunchtime"})
_CLOSING = frozenset('"”’')
_MOST, _HOURS = 1000, 24


def weekday(t: Tokens, i: int) -> Phrase | None:
    """As in "on Wednesday", "last Friday", "Monday's", "Tuesday night"; never a weekday that comes round or a name."""
    if not t.capital(i) or t.lower[i - 1] in NOT_WEEKDAYS:
        return None
    before = t.lower[i - 1]
    which = {"last": -1, "next": 1}.get(before, 0)
    first = i - 1 if which or before in {"this", "coming", "past"} else i
    first = first - 1 if t.lower[first] in {"coming", "past"} and t.lower[first - 1] == "this" else first
    end = i + 2 if t.lower[i + 1] in _PARTS_OF_DAY else i + 1
    return Phrase(first, end, Weekday(WEEKDAYS[possessive(t.lower[i])], which), "date.weekday")


def day(t: Tokens, i: int) -> Phrase | None:
    """As in "today", "yesterday", "tomorrow"."""
    end = i + 2 if t.lower[i + 1] in _PARTS_OF_DAY else i + 1
    if t.capital(i) and (t.capital(i - 1) or t.words[i + 1] in _CLOSING):  # USA Today, the "Today" show
        return None
    return Phrase(i, end, Day(DAYS[possessive(t.lower[i])]), "date.relative")


def shifted(t: Tokens, i: int) -> Phrase | None:
    """What follows "last", "this", "next", "past" or "coming": a unit, or so many of them."""
    word, following = t.lower[i], possessive(t.lower[i + 1])
    if word == "this" and following in {"coming", "past"}:
        return None
    if word in {"last", "this"} and following in _PARTS_OF_DAY:
        return Phrase(i, i + 2, Day(-1 if word == "last" else 0), "date.relative")
    if t.capital(i + 1):  # the "This Week" programme
        return None
    if following in _UNITS:
        return _one_unit(t, i, word, _UNITS[following])
    if word == "last" and following in _PLURALS:  # "it could last years"
        return None
    return _stretch(t, i, i + 1, back=word in _BACK) if word in _BACK | _AHEAD else None


def within(t: Tokens, i: int) -> Phrase | None:
    """As in "within 10 days", "within the next two weeks", "within 48 hours", "within days"."""
    k = i + 2 if t.lower[i + 1] in {"the", "about", "just"} else i + 1
    k = k + 1 if t.lower[k] in _AHEAD else k
    found = _stretch(t, i, k, back=False)
    if found is None:
        return None
    reference: Reference = Unknown() if t.lower[found.end] == "of" else found.reference
    return found._replace(reference=reference, rule="date.within")


def ago(t: Tokens, i: int) -> Phrase | None:
    """As in "three days ago", "a year ago"; a hedged or vague one is a date that nobody can place."""
    unit = _PLURALS.get(t.lower[i - 1]) or _UNITS.get(t.lower[i - 1])
    if unit is None:
        return None
    if t.lower[i - 2] in {"a", "an"}:
        return Phrase(i - 2, i + 1, _placed(unit, -1), "date.relative")
    amount = next((n for k in range(i - 2, i - 6, -1) if (n := read_numeral(t, k)) and n.end == i - 1), None)
    if amount is None or amount.value is None or amount.value != int(amount.value) or amount.value > _MOST:
        return None
    hedge = hedge_before(t, amount.first, 0)
    reference = _placed(unit, -int(amount.value)) if hedge.modifier is Modifier.NONE else Unknown()
    return Phrase(hedge.edge, i + 1, reference, "date.relative")


_RECORD = 6
_RECORDS = frozenset(("best", "worst", "most", "least", "first", "only", "never", "record"))
_NO_RECORDS = frozenset(
    ("forest", "request", "interest", "protest", "arrest", "harvest", "honest", "invest", "contest", "midwest")
)


def ahead(t: Tokens, i: int) -> Phrase | None:
    """As in "in three weeks", "in 10 days' time"; "in" may also mean "within", so only of what is to come."""
    unit = _PLURALS.get(t.lower[i]) or _UNITS.get(t.lower[i])
    if unit is None or "in" not in t.lower[max(0, i - 4) : i]:
        return None
    k = next(k for k in range(i - 1, i - 5, -1) if t.lower[k] == "in")
    if any(_looks_back(word) for word in t.lower[max(0, k - _RECORD) : k]):
        return None
    n = read_numeral(t, k + 1)
    one = t.lower[k + 1] in {"a", "an"} and k + 2 == i
    if not one and (n is None or n.end != i or n.value is None or n.value != int(n.value) or n.value > _MOST):
        return None
    amount = 1 if one or n is None or n.value is None else int(n.value)
    return Phrase(k, i + 1, _placed(unit, amount), "date.relative", if_coming=True)


def _looks_back(word: str) -> bool:
    """Whether the word sets a record, which its years lie behind: "the smallest harvest in thirty years"."""
    return word in _RECORDS or (word.endswith("est") and len(word) > len("best") and word not in _NO_RECORDS)


def end_of(t: Tokens, i: int) -> Phrase | None:
    """As in "the end of the year", "the middle of the month"."""
    unit = t.lower[i + 3]
    if t.lower[i + 1 : i + 3] != ["of", "the"] or unit not in {"year", "month", "week"}:
        return None
    parts = parts_before(t, i + 2)[1]
    return Phrase(i, i + 4, Unit(unit, 0, parts), "date.relative") if parts != WHOLE else None


def _one_unit(t: Tokens, i: int, word: str, unit: str) -> Phrase | None:
    """As in "last week", "earlier this month", "the end of next year", "the past year"."""
    definite = t.lower[i - 1] == "the"
    if t.lower[i + 2] == "of" or (definite and unit in {"day", "weekend", "quarter"}):
        return None
    if word in {"past", "coming"} or (definite and word in {"last", "next"}):
        return Phrase(i, i + 2, Stretch(unit if unit != "weekend" else "week", 1, back=word in _BACK), "date.period")
    if word not in _SHIFTS or (unit == "day" and word != "next") or unit == "fortnight":
        return None
    first, parts = parts_before(t, i)
    side = {"earlier": -1, "later": 1}.get(t.lower[i - 1], 0) if word == "this" else 0
    if t.lower[i - 1] in {"earlier", "later"}:
        first -= 1
    return Phrase(first, i + 2, Unit(unit, _SHIFTS[word], parts, side), "date.relative")


def _stretch(t: Tokens, first: int, k: int, *, back: bool) -> Phrase | None:
    """So many units from token `k`: "two weeks", "few days", "days", "48 hours", "a month"."""
    if t.lower[k] in {"few", "several", "couple"}:
        k = k + 2 if t.lower[k + 1] == "of" else k + 1
    if t.lower[k] in _PLURALS or t.lower[k] == "hours":
        return Phrase(first, k + 1, Stretch(_PLURALS.get(t.lower[k], "day"), 0, back), "date.period")
    if t.lower[k] in {"a", "an"} and t.lower[k + 1] in _UNITS:
        return Phrase(first, k + 2, Stretch(t.lower[k + 1], 1, back), "date.period")
    n = read_numeral(t, k)
    if n is None or n.value is None or n.value != int(n.value) or not 0 < n.value < _MOST:
        return None
    unit, amount = possessive(t.lower[n.end]).rstrip("'’"), int(n.value)
    if unit == "hours":
        return Phrase(first, n.end + 1, Stretch("day", -(-amount // _HOURS), back), "date.period")
    name = _PLURALS.get(unit)
    return Phrase(first, n.end + 1, Stretch(name, amount, back), "date.period") if name else None


def _placed(unit: str, offset: int) -> Reference:
    """So many units away: that very day, or the whole week, month or year that it falls in."""
    if unit == "day":
        return Day(offset)
    if unit == "fortnight":
        return Unit("week", offset * 2)
    return Unit(unit, offset)
