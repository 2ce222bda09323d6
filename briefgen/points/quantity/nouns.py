"""What a number counts: the head of the noun phrase that follows it, found without a tagger.

English counts in plurals, so the head is the first plural that nothing nominal follows; closed-class words, verbs of
the newsroom and punctuation end the phrase. Words that look plural but modify ("arms dealers", "Texas farmers") are
the head only where no other plural comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.points.quantity.lexicon import (
    ATTRIBUTIVE,
    BODIES,
    COUNTABLE,
    HURT,
    NOT_PLURALS,
    NUMBER_WORDS,
    PLURALS,
    SCALES,
    STOPS,
    TRADELIKE,
    VAGUE,
)

if TYPE_CHECKING:
    from briefgen.points.tokens import Tokens

_LONGEST, _SHORTEST = 12, 3
_JOINERS = frozenset("-–‑/.")
_OPENERS = frozenset("\"“‘'")
_FIRST_ONLY = frozenset({"more", "other", "fewer", "such", "daily", "monthly"})
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "my",
        "all",
        "these",
        "those",
        "this",
        "that",
        "each",
    ]
)
_PLURAL_ENDINGS = ("men", "people", "children", "folk")
_PEOPLED = ("men", "people", "children", "ers", "ors", "ists", "ants", "ents", "ans", "ees")
_TRADES = ("er", "or", "ist", "ant", "man", "woman", "ian", "ee")
_DEMONYMS = ("ans", "ians", "ots", "ites", "crats", "ers", "ists", "ons", "eens", "eks", "rds", "ews", "abs", "urks")


class Counted(NamedTuple):
    """The head of a counted noun phrase, in the text's own words, and the token after it."""

    head: str
    end: int


def counted(t: Tokens, i: int, *, singular: bool = False) -> Counted | None:
    """The noun phrase at token `i`; with `singular`, one whose last word need not be plural ("the workforce")."""
    weak: Counted | None = None
    last: Counted | None = None
    k = i
    while k < i + _LONGEST:
        end = _compound(t, k)
        if _ends(t, k, first=k == i) and not _opens(t, k, first=k == i) and (singular or not _links(t, k, i, weak)):
            break
        word = t.lower[end - 1]
        if word.isalpha() and not _possessive(t, end - 1):
            if (weak or (singular and last)) and word.endswith(("ed", "ing")):
                break
            last = Counted("".join(t.words[k:end]), end)
            if plural(t, end - 1):
                if not _attributive(t, end - 1):
                    return last
                weak = last
        k = end + _possessive(t, end - 1)
    return weak or (last if singular else None)


def part_of(t: Tokens, i: int, *, singular: bool = True) -> Counted | None:
    """The whole that a share is of: "of [the global] volume", "of airline passengers"; None where no "of" follows."""
    if t.lower[i] != "of" and t.lower[i] not in _DETERMINERS:
        return None
    k = i + 1 if t.lower[i] == "of" else i
    while t.lower[k] in _DETERMINERS and k < i + 4:
        k += 1
    return counted(t, k, singular=singular)


def _compound(t: Tokens, k: int) -> int:
    """The token after the hyphenated or mixed word at `k` ("co-workers", "H1N1")."""
    end = k + 1
    while end < k + _LONGEST and t.joined(end) and end < t.size:
        if t.words[end] in _JOINERS and t.joined(end + 1) and t.words[end + 1].isalnum():
            end += 2
        elif t.words[end].isalnum() and t.words[end - 1].isalnum():
            end += 1
        else:
            break
    return end


def _ends(t: Tokens, k: int, *, first: bool) -> bool:
    word = t.lower[k]
    if not word[:1].isalpha():
        return True
    if word in STOPS:
        return not (first and word in _FIRST_ONLY)
    return word in NUMBER_WORDS or word in SCALES or word in VAGUE


def _opens(t: Tokens, k: int, *, first: bool) -> bool:
    """A quotation mark before the first word: 3,000 "volunteers"."""
    return first and t.words[k] in _OPENERS and t.joined(k + 1)


def _links(t: Tokens, k: int, i: int, weak: Counted | None) -> bool:
    """An "and" inside the phrase, before any plural: "British and French troops", "current and former drivers"."""
    if t.lower[k] != "and" or k == i or t.lower[k + 1] in STOPS or t.lower[k + 1] in NUMBER_WORDS:
        return False
    if not t.capital(k - 1) and (weak or t.lower[k - 1].endswith(("ed", "ing"))):
        return False
    return weak is None or weak.head.lower() in ATTRIBUTIVE


def _possessive(t: Tokens, k: int) -> bool:
    return t.words[k + 1] in {"'", "’"} and t.joined(k + 1) and t.lower[k + 2][:1].isalpha() and not t.joined(k + 2)


def plural(t: Tokens, k: int) -> bool:
    """Whether the word at token `k` is a plural, by its form."""
    word, raw = t.lower[k], t.words[k]
    if word in NOT_PLURALS:
        return False
    if word in PLURALS or word in ATTRIBUTIVE or word.endswith(_PLURAL_ENDINGS):
        return True
    if len(word) < _SHORTEST or not raw.endswith("s") or word.endswith(("ss", "ous", "'s", "’s")):
        return raw[0].isupper() and word.endswith("ese")
    return raw[0].isupper() or not word.endswith(("us", "is"))


def of_people(head: str | None) -> bool:
    """Whether a counted head names people: "soldiers", "Kurds", "the wounded"."""
    word = (head or "").lower()
    return word in BODIES | HURT or word.removesuffix("s") in COUNTABLE or word.endswith(_PEOPLED)


def of_person(noun: str) -> bool:
    """Whether a noun in the singular names somebody by trade or kind: "driver", "civil servant"."""
    return noun not in TRADELIKE and (noun in COUNTABLE or noun.endswith(_TRADES))


def _attributive(t: Tokens, k: int) -> bool:
    """Whether the plural at `k` may only modify: a word known for it, or a name that is no people's."""
    if t.lower[k] in ATTRIBUTIVE:
        return True
    return t.capital(k) and not t.lower[k].endswith(_DEMONYMS)
