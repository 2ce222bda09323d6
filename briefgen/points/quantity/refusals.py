"""Numbers that are no figures: identifiers, ordinals, scores, years, names, pronouns, and small anaphoric numbers.

A grammar of quantities reads too much; each refusal here is one reason, named, why a number measures nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Measure, Modifier
from briefgen.points.quantity.lexicon import (
    BODIES,
    COMPARISONS,
    FRACTIONS,
    LABELS,
    NUMBER_WORDS,
    ORDERED,
    SIGNS_BEFORE,
    STOPS,
)
from briefgen.points.quantity.scales import Form

if TYPE_CHECKING:
    from briefgen.points.quantity.measured import Measured
    from briefgen.points.quantity.scales import Numeral
    from briefgen.points.tokens import Tokens

_ORDINALS = frozenset({*FRACTIONS, "first", "second"}) - {"half", "quarter", "quarters"}
_DASHES = frozenset("-–‑")
_GLUE = frozenset("#@_/\\&:=")
_SERIES = frozenset({",", "and", "or", "to", "&", "-", "–"})
_DEFINITE = frozenset(
    [
        "the",
        "these",
        "those",
        "both",
        "all",
        "other",
        "first",
        "last",
        "next",
        "same",
        "final",
        "latter",
        "former",
        "remaining",
        "previous",
        "any",
    ]
)
_OUTCOMES = frozenset(
    [
        "were",
        "was",
        "are",
        "have",
        "had",
        "died",
        "dead",
        "killed",
        "injured",
        "wounded",
        "missing",
        "others",
        "perished",
        "survived",
        "drowned",
    ]
)
HARM = frozenset(
    [
        "killed",
        "killing",
        "kill",
        "kills",
        "injured",
        "injuring",
        "injures",
        "wounded",
        "wounding",
        "wounds",
        "leaving",
        "left",
        "claimed",
        "arrested",
        "detained",
        "including",
        "captured",
    ]
)
# They open a sentence with a capital of their own: "Another 45 were hurt".
_NO_NAMES = STOPS | {"another", "further"}
_SMALL, _ANAPHORIC = 12, 10
_YEARS = range(1800, 2101)
_HUNDRED, _SHORT = 100, 3


def glued(t: Tokens, i: int) -> bool:
    """Part of a longer token: Il-76, H1N1, #1, 10:30, COVID-19, twenty-first."""
    if t.joined(i):
        before = t.words[i - 1]
        if before.isalnum() or before in _GLUE:
            return SIGNS_BEFORE.at(t, i - 1) is None or len(before) == 1 or t.joined(i - 1)  # CHF2.1bn
        if before in _DASHES and t.joined(i - 1) and t.words[i - 2].isalnum():
            return True
    return False


def trailing(t: Tokens, end: int) -> bool:
    """What follows belongs to the number and makes it something else: 12th, 747s, 3D, 9/11, user@, fifty-first."""
    if not t.joined(end):
        return t.lower[end] in _ORDINALS and t.lower[end - 1] in NUMBER_WORDS
    if t.words[end].isalnum():
        return True
    if t.words[end] in _GLUE or t.words[end] in _DASHES:
        following = t.words[end + 1]
        return t.joined(end + 1) and (following[:1].isdecimal() or t.lower[end + 1] in _ORDINALS | {"to", "on"})
    return False


def labelled(t: Tokens, first: int, m: Measured | None) -> bool:
    """Named by the word before it: "Resolution 1973", "Flight 93", "No. 12", but not "a terminal 800 km away"."""
    if m is not None and m.measure in {Measure.PHYSICAL, Measure.MONEY, Measure.PERCENT} and not t.capital(first - 1):
        return False
    before = first - 2 if t.words[first - 1] == "." else first - 1
    if t.lower[before] in LABELS and (before == first - 1 or t.lower[before] in {"no", "nos", "nr", "mk", "vol"}):
        return t.capital(before) or t.words[first][:1].isdecimal() or t.lower[before] in ORDERED
    return False


def listed(t: Tokens, first: int, m: Measured | None, refused: int) -> bool:
    """Further along a list whose last number was refused ("Articles 5 and 7"), and nothing of its own to count."""
    return m is None and 0 < refused == first - 1 and t.lower[first - 1] in _SERIES


def name(t: Tokens, n: Numeral, m: Measured | None) -> bool:
    """Part of a name: "Apollo 11", "Channel Four", "Big Four", "Six Nations" in the middle of a sentence."""
    first = t.words[n.first]
    if t.words[n.end] in {"Index", "index"} and t.capital(n.first - 1):  # Standard & Poor's 500 Index
        return True
    before = t.capital(n.first - 1) and t.words[n.first - 1].isalpha() and t.lower[n.first - 1] not in _NO_NAMES
    opens = n.first == 0 or not t.words[n.first - 1].isalnum()
    if first[:1].isdecimal():
        return m is None and before and n.scale == 1 and first.isdecimal()
    if opens or not first[:1].isupper() or _title_case(t):
        return False
    return before or t.capital(n.end)


def year(t: Tokens, n: Numeral, m: Measured | None, modifier: Modifier) -> bool:
    """A bare four-figure number from 1800 to 2100 that nothing marks as a count."""
    if n.form is not Form.DIGITS or not t.words[n.first].isdecimal() or n.scale != 1:
        return False
    if n.value is None or int(n.value) not in _YEARS:
        return False
    if m is None:
        dated = t.lower[n.end] not in _OUTCOMES  # "until at least 2015"
        return dated or modifier in {Modifier.NONE, Modifier.MORE_THAN, Modifier.LESS_THAN}
    return m.rule == "count" and (m.unit or "") not in BODIES


def anaphoric(t: Tokens, n: Numeral, m: Measured | None) -> bool:
    """A small number of things already known: "the two countries", "these three", "the first two"."""
    small = n.value is not None and n.form in {Form.WORDS, Form.DIGITS} and n.value <= _ANAPHORIC
    counts = m is None or (m.measure is Measure.COUNT and m.first == n.first)
    return small and counts and t.lower[n.first - 1] in _DEFINITE


def pronoun(t: Tokens, n: Numeral, m: Measured | None, modifier: Modifier) -> bool:
    """The word "one" for someone or something: "one of them", "no one", "one day", "this one"."""
    if n.value != 1 or n.form is not Form.WORDS or t.lower[n.first] != "one":
        return False
    before, after = t.lower[n.first - 1], t.lower[n.end]
    if m is None or before in {"no", "this", "that", "which", "every", "each", "another", "any", "the", "some"}:
        return True
    return after in {"day", "time", "of"} and modifier is Modifier.NONE


def idle_twice(t: Tokens, n: Numeral) -> bool:
    """A "twice" that tells how often, not how much more."""
    return t.lower[n.first] == "twice" and t.words[n.end] not in COMPARISONS


def bare(t: Tokens, n: Numeral) -> bool:
    """A number that nothing beside it says what it counts, too slight to stand for itself."""
    if n.form is Form.VAGUE:
        return False
    if n.value is None or n.form is Form.FRACTION:
        return True
    if t.lower[n.end] in _OUTCOMES or t.lower[n.first - 1] in HARM:
        return False
    small = (n.form is Form.WORDS and n.value < _HUNDRED) or (n.value <= _SMALL and n.value == int(n.value))
    return small or _placed(t, n)


def _placed(t: Tokens, n: Numeral) -> bool:
    """A place in a list ("3. Ann Lee") or a ranking ("Italy, at 31"), or part of a compound ("a 25-footer")."""
    if t.words[n.end] in _DASHES and t.joined(n.end) and t.joined(n.end + 1):
        return True
    if t.words[n.end] == "." and n.end + 1 < t.size:
        return True
    return t.lower[n.first - 1] in {"at", "on"} and t.words[n.first].isdecimal() and n.scale == 1


def idle_fraction(t: Tokens, n: Numeral, m: Measured | None, modifier: Modifier) -> bool:
    """A "half", "third" or "quarter" that divides nothing: "first half", "a third term", "the quarter"."""
    if m is not None and m.measure is not Measure.COUNT:
        return False
    if n.form is not Form.FRACTION or t.lower[n.first] in NUMBER_WORDS or t.words[n.first][:1].isdecimal():
        return False
    following = t.lower[n.end]
    if t.lower[n.first - 1] in _ORDINALS | {"other", "last", "top", "bottom", "latter", "better"} or (
        t.joined(n.end) and following in _DASHES
    ):
        return True
    if following == "of" or (
        t.lower[n.first] == "half" and following in {"the", "its", "their", "all", "his", "her", "our"}
    ):
        return False
    return not (modifier is not Modifier.NONE or t.lower[n.first - 1] == "by") or (
        following not in STOPS and following.isalpha() and t.lower[n.first] != "half"
    )


def _title_case(t: Tokens) -> bool:
    """A headline with a capital on every longer word."""
    longer = [word for word in t.words[: t.size] if len(word) > _SHORT and word.isalpha()]
    return len(longer) > 1 and sum(word[0].isupper() for word in longer) * 5 >= len(longer) * 4
