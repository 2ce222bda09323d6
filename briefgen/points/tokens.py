"""The lexer under the grammars of figures and dates: a sentence as words, numerals and marks with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import not_
from typing import TYPE_CHECKING

import re2

from briefgen.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

# Every character belongs to exactly one piece and no alternative can backtrack over more than one group, so the cost
# is linear whatever the text. Digits group by comma or dot, or by the spaces that typesetters put in "10 000".
_pieces = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+)*(?!\.[^\W\d_])"
    r"|\s+"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+"
    r"|[0-9]+(?:[.,][0-9]+|[\u00a0\u2009\u202f][0-9]{3}(?![0-9]))*"
    r"|.",
    re.DOTALL,
).findall

# Grammars look a few tokens to either side; empty tokens at the end stand behind both ends, since index -1 is the last.
_MARGIN = 8

# What a page says besides its report (bylines, credits, readers' comments) is not read for figures and dates.
REPORT = frozenset({Role.BODY, Role.HEADING})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence, as parallel columns; `starts` and `ends` are offsets into the document.

    The last few tokens of each column are empty and touch nothing, and so are those at indices -1, -2 ...
    `size` counts the real ones.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    size: int

    def joined(self, i: int) -> bool:
        """Whether token `i` touches the one before it."""
        return self.starts[i] == self.ends[i - 1]

    def capital(self, i: int) -> bool:
        """Whether token `i` starts with a capital letter."""
        return self.words[i][:1].isupper()

    def places(self, words: Container[str]) -> list[int]:
        """The tokens that are one of the words, or start with a digit."""
        return [i for i, word in enumerate(self.lower[: self.size]) if word in words or "0" <= word < ":"]


def any_of(words: Iterable[str], numbers: str = "[0-9]") -> Callable[[str], bool]:
    """A quick look whether a text holds one of the words, or what `numbers` (a pattern) stands for.

    Most sentences hold none and need not be lexed. RE2 looks at each byte once, however many words there are.
    """
    spelled = "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else word for word in sorted(words))
    search = re2.compile(f"(?i){numbers}|{spelled}".encode()).search
    return lambda text: search(text.encode("utf-8", "surrogatepass")) is not None


def lex(text: str, offset: int = 0) -> Tokens:
    """The tokens of a sentence that starts at `offset` of its document."""
    pieces: list[str] = _pieces(text)
    edges = list(accumulate(map(len, pieces), initial=offset))
    solid = list(map(not_, map(str.isspace, pieces)))
    words = list(compress(pieces, solid))
    outside = [edges[-1] + 1] * _MARGIN
    return Tokens(
        words=words + [""] * _MARGIN,
        lower=[*map(str.lower, words), *[""] * _MARGIN],
        starts=[*compress(edges, solid), *outside],
        ends=[*compress(edges[1:], solid), *[edge + 1 for edge in outside]],
        size=len(words),
    )
