"""Words broken at the end of a line, put together by the document's own evidence: no word is made up.

A soft hyphen always goes. Any other goes where the document writes the word in one elsewhere ("considered" for "con-" and
"sidered"), and stays where it writes the compound ("long-term"). What the document writes neither way keeps its hyphen, as
printed, unless the document is seen to break words and knows neither part as a word of its own.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_END_HYPHEN = "\x02"  # a hyphen that ends a line, soft or hard
_SOFT = ("\u00ad", "\u2010")  # what typesetting programs put in when they break a word; U+2010 is on no keyboard
_WORD = re.compile(r"\w+(?:-\w+)*")
_FIRST = re.compile(rf"(\w+)[-{LINE_END_HYPHEN}{''.join(_SOFT)}]$")
_REST = re.compile(r"\w+")
_ENOUGH = 2  # words seen broken, before a document is taken to break words


def plain(text: str) -> str:
    """The text with ordinary hyphens, and without soft ones."""
    return text.replace(LINE_END_HYPHEN, "-").replace("\u2010", "-").replace("\u00ad", "")


class Hyphens:
    """How the document of these lines writes its words."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._known = frozenset(word for above, line in pairwise(("", *lines)) for word in _whole_words(above, line))
        parts = [found for above, line in pairwise(lines) if (found := _parts(above, line))]
        broken = sum(first + rest in self._known for first, rest in parts)
        compounds = sum(f"{first}-{rest}" in self._known for first, rest in parts)
        self._breaks_words = broken >= _ENOUGH and broken > compounds

    def joined(self, above: str, line: str) -> tuple[str, str]:
        """The end of one line and the next, so that both stand one after the other in a text."""
        if not _FIRST.search(above):
            return f"{above} ", line
        parts = _parts(above, line)
        if parts and (above.endswith(_SOFT) or self._is_broken(*parts)):
            return above[:-1], line
        return f"{above[:-1]}-", line

    def _is_broken(self, first: str, rest: str) -> bool:
        if first + rest in self._known:
            return True
        if f"{first}-{rest}" in self._known:
            return False
        return self._breaks_words and first not in self._known and rest not in self._known


def _whole_words(above: str, line: str) -> list[str]:
    """The line's words in small letters, without the halves at its ends."""
    words = _WORD.findall(line.lower())
    return words[1 if _FIRST.search(above) else 0 : -1 if _FIRST.search(line) else None]


def _parts(above: str, line: str) -> tuple[str, str] | None:
    """The two parts of a word that may be broken between two lines: the second goes on in small letters."""
    first, rest = _FIRST.search(above), _REST.match(line)
    if not first or not rest or not line[0].islower():
        return None
    return first.group(1).lower(), rest.group(0).lower()
