"""What words a sentence must hold for a pattern to match in it, told from the pattern's own text.

RE2 has such a filter, but it must compile every pattern first, which would be most of what loading rules costs. Few
patterns can match a given sentence of news; those are compiled when it comes. The idea is that of an index of text for
regular expressions (Cho and Rajagopalan, "A fast regular expression indexing engine", ICDE 2002), with beginnings of
words for its n-grams. What is not understood of a pattern is taken to need nothing, which costs time but no match.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Need = frozenset[str]
"""Beginnings of words (runs of ASCII letters, lower case): a text that matches holds a word for at least one."""

LONGEST = 8
"""Letters of a beginning: more would tell little."""

# Most of a pattern is plain words, so these come many to a token: a group of nothing else (`words`), and alternatives
# with the bars after them (`listed`), behind what opens an alternative (`opens`: a bar or a bracket). Else a token is
# `letters`, none of which may be left out, with the blank after them, or a `sign`: a letter that may be left out, a
# class, an escape, a word list, another bracket, any other character.
_TOKEN = re.compile(
    r"(?:(?P<letters>[A-Za-z]+)(?![?*{])(?P<blank>\[ \"\]\+)?|\(\?:(?P<words>[A-Za-z]+(?:\|[A-Za-z]+)*)\)"
    r"|(?P<opens>\||\(\?:)(?P<listed>(?:[A-Za-z]{2,}(?:[A-Za-z]\?)?\|)*)"
    r"|(?P<sign>\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|\(\?[^:>)]*[:>)]|\\.|\{[a-z_]+\}|.))"
    r"(?P<repeat>[?*+]\??|\{\d+(?:,\d*)?\}\??)?",
    re.DOTALL,
)
AS_LETTERS = "ſ\u212a"
"""Long s and the sign of Kelvin: to RE2 they are s and k where case does not matter, but no letters of a word."""

_BETWEEN_WORDS = re.compile(rf"\[[^A-Za-z{AS_LETTERS}\\^\]-]+\]|\\[dsWbAz]|\\[^\w]|[^A-Za-z{AS_LETTERS}.\[\\]")
_IN_WORDS = re.compile(rf"\[.*\]|\\[wSDB]|[A-Za-z.{AS_LETTERS}]", re.DOTALL)


if TYPE_CHECKING:
    _Tokens = Iterator[tuple[str, ...]]


class _UnknownError(Exception):
    """The pattern has a construct that is not understood."""


class _Way(NamedTuple):
    """One way through a stretch of a pattern: what it needs, and whether letters that follow begin a word.

    They do where `after` is empty; else they do, or a word that begins with one of `after` is under way; None: no telling.
    """

    needs: Sequence[Need]
    after: Need | None


_NOTHING: Need = frozenset()
_INSIDE = _Way((), None)


class Needs:
    """Reads what patterns need; `words` are their word lists, of which each is read once."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._lists: dict[str, _Way] = {}
        self._known: dict[str, frozenset[Need]] = {}

    def of(self, source: str) -> frozenset[Need]:
        """What the pattern needs, which is something of each; empty where it may need nothing."""
        if source not in self._known:
            self._known[source] = self._of(source)
        return self._known[source]

    def _of(self, source: str) -> frozenset[Need]:
        try:
            return frozenset(_either(self._read(source, None)).needs)
        except _UnknownError:
            return frozenset()

    def _read(self, source: str, before: Need | None) -> list[_Way]:
        return self._ways(iter(_TOKEN.findall(source)), before)[0]

    def _ways(self, tokens: _Tokens, before: Need | None, listed: str = "") -> tuple[list[_Way], str]:
        """The alternatives, after those `listed`, up to the bracket that closes them, and how often it says they come."""
        ways = _each(listed, before)
        needs: list[Need] = []
        after = before
        for letters, blank, words, opens, more, sign, repeat in tokens:
            if letters:
                if after is not None:
                    needs.append(_beginnings(letters) | after if after else _beginnings(letters))
                after = _NOTHING if blank else None
            elif opens == "|":
                ways += [_Way(needs, after), *_each(more, before)]
                needs, after = [], before
            elif sign == ")":
                return [*ways, _Way(needs, after)], repeat
            else:
                inner, times = self._ways(tokens, after, more) if opens else self._inner(words, sign, tokens, after)
                if (times or repeat)[:1] in {"?", "*"} or (times or repeat)[:2] == "{0":
                    after = _perhaps(inner, after)
                else:
                    found, after = _either(inner)
                    needs += found
        return [*ways, _Way(needs, after)], ""

    def _inner(self, words: str, sign: str, tokens: _Tokens, before: Need | None) -> tuple[list[_Way], str]:
        """The ways through a token or the group that it opens, and how often the group's end says that they come."""
        if words:
            return _each(f"{words}|", before), ""
        if sign[0] == "(" and sign[-1] != ")":
            return self._ways(tokens, before)
        if sign[0] == "{" and sign[-1] == "}":
            return [self._list(sign[1:-1], before)], ""
        return _plain_sign(sign), ""

    def _list(self, name: str, before: Need | None) -> _Way:
        """The way through a word list, which is read once, as where a word begins."""
        if name not in self._lists:
            self._lists[name] = _either(self._read(self._words[name], _NOTHING))
        needs, after = self._lists[name]
        if before is None:
            return _INSIDE
        return _Way([need | before for need in needs], after and after | before) if before else self._lists[name]


@cache
def telling(need: Need) -> tuple[int, int]:
    """The more a need tells, the fewer texts meet it: one of long words, and of few."""
    return min(map(len, need)), -len(need)


@cache
def _beginnings(words: str) -> Need:
    """The beginnings of words that bars keep apart; the last letter of one may be left out ("floods?")."""
    return frozenset([word[:-2][:LONGEST] if word[-1] == "?" else word[:LONGEST] for word in words.lower().split("|")])


def _each(listed: str, before: Need | None) -> list[_Way]:
    """Alternatives of one word, with a bar after each, as one way; none where there are none."""
    if not listed:
        return []
    return [_Way(() if before is None else (_beginnings(listed[:-1]) | before,), None)]


@cache
def _plain_sign(sign: str) -> list[_Way]:
    """The way through a sign that is no group and no word list."""
    if _BETWEEN_WORDS.fullmatch(sign):
        return [_Way((), _NOTHING)]
    if _IN_WORDS.fullmatch(sign):
        return [_INSIDE]
    raise _UnknownError(sign)


def _either(ways: Sequence[_Way]) -> _Way:
    """The ways as one: it needs something of what each of them needs."""
    if len(ways) == 1:
        return ways[0]
    after = _any_of([way.after for way in ways])
    if all(way.needs for way in ways):
        return _Way((frozenset().union(*[_most_telling(way.needs) for way in ways]),), after)
    return _Way((), after)


def _perhaps(ways: Sequence[_Way], before: Need | None) -> Need | None:
    """What letters begin after ways that may be taken or not.

    A way that ends inside a word leaves what it needs in the place of the word's beginning.
    """
    left = [_most_telling(way.needs) if way.after is None and way.needs else way.after for way in ways]
    return _any_of([before, *left])


def _most_telling(needs: Sequence[Need]) -> Need:
    return needs[0] if len(needs) == 1 else max(needs, key=telling)


def _any_of(needs: Sequence[Need | None]) -> Need | None:
    """The needs as one; None where one is not known."""
    return None if None in needs else frozenset().union(*filter(None, needs))
