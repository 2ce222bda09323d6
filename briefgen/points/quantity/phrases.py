"""Phrases of several words, looked up at a place of the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from briefgen.points.tokens import lex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.points.tokens import Tokens

MeaningT = TypeVar("MeaningT")
_SYMBOL = 2


class Phrase(NamedTuple, Generic[MeaningT]):
    """A phrase and what it means; `exact` phrases are read in their own case ("MW" is not "mw")."""

    words: list[str]
    meaning: MeaningT
    exact: bool


class Phrases(Generic[MeaningT]):
    """Phrases looked up from their first word on (or, `backwards`, from their last word), the longest first."""

    def __init__(
        self, meanings: Iterable[tuple[str, MeaningT]], *, backwards: bool = False, cased: bool = False
    ) -> None:
        self._backwards = backwards
        self._by_word: dict[str, list[Phrase[MeaningT]]] = {}
        for text, meaning in meanings:
            words = [word for word in lex(text).words if word]
            exact = cased and (len(text) <= _SYMBOL or not text.islower())
            phrase = Phrase(words if exact else [word.lower() for word in words], meaning, exact)
            self._by_word.setdefault(words[-1 if backwards else 0].lower(), []).append(phrase)
        for phrases in self._by_word.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))

    def at(self, tokens: Tokens, i: int) -> tuple[MeaningT, int] | None:
        """What the longest phrase at token `i` means, and the token after it (before it, backwards)."""
        for words, meaning, exact in self._by_word.get(tokens.lower[i], ()):
            first = i - len(words) + 1 if self._backwards else i
            column = tokens.words if exact else tokens.lower
            if first >= 0 and column[first : first + len(words)] == words:
                return meaning, first - 1 if self._backwards else first + len(words)
        return None
