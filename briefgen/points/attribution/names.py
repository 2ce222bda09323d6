"""The names that a document writes out, to find the fullest form of a short one ("Kirby", "WHO")."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.nouns import Form, Phrase
from briefgen.points.attribution.phrases import phrase_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.points.attribution.tokens import Tokens

_FARTHEST = 8
"""How many candidates for one short name are looked at."""
_SHORT = 6
_ROLE = 4
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Names:
    """Where runs of capitals end, by their last and first words, and by their initials."""

    tokens: Tokens
    runs: list[tuple[int, int]] = field(default_factory=list)
    read: dict[tuple[int, int], Phrase] = field(default_factory=dict)
    by_word: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    by_initials: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, tokens: Tokens) -> Names:
        """The names of a document."""
        names = cls(tokens)
        for first, last in _runs(tokens):
            names.runs.append((first, last))
            for place in {first, last}:
                names.by_word.setdefault(bare(tokens, place), []).append((first, last))
            initials = "".join(w[0] for w in tokens.words[first : last + 1] if w[0].isupper())
            names.by_initials.setdefault(initials, (first, last))
        return names

    def fullest(self, phrase: Phrase) -> Phrase:
        """The phrase that gives the name of `phrase` most fully, or `phrase` itself."""
        words = _words(self.tokens, phrase)
        acronym = self._expanded(phrase) if len(words) == 1 else None
        best, length = acronym or phrase, len(words) if not acronym else _SHORT
        for first, last in self._near(words, phrase.first):
            other = self._read(first, last)
            longer = _words(self.tokens, other)
            if len(longer) > length and _holds(longer, words):
                best, length = other, len(longer)
        return best

    def between(self, first: int, last: int) -> Iterator[Phrase]:
        """The names written out between two tokens."""
        for n in range(bisect_left(self.runs, (first, 0)), len(self.runs)):
            if self.runs[n][1] >= last:
                return
            yield self._read(*self.runs[n])

    def _near(self, words: list[str], place: int) -> list[tuple[int, int]]:
        """The runs that share the last word of a name, or else its first, the nearest before `place` first."""
        found = self.by_word.get(words[-1], [])
        here = bisect_left(found, (place, 0))
        return [*found[max(here - _FARTHEST, 0) : here][::-1], *found[:_FARTHEST], *found[here : here + _FARTHEST]]

    def _read(self, first: int, last: int) -> Phrase:
        """The name in a run of capitals, with the role in front of it ("company spokesman Bo Ek")."""
        known = self.read.get((first, last))
        if known:
            return known
        phrase = Phrase(first, last, last, Form.NAME, (first, last))
        for floor in (max(first - _ROLE, 0), first):
            wider = phrase_before(self.tokens, last, floor)
            if wider and wider.form is Form.NAME and first <= wider.name[0] and wider.name[1] <= last:
                phrase = wider
                break
        self.read[first, last] = phrase
        return phrase

    def _expanded(self, phrase: Phrase) -> Phrase | None:
        word = self.tokens.words[phrase.name[0]].replace(".", "")
        run = self.by_initials.get(word) if word.isupper() and 1 < len(word) <= _SHORT else None
        return self._read(*run) if run and self._abbreviates(word, *run) else None

    def _abbreviates(self, word: str, first: int, last: int) -> bool:
        """Whether a run can be what initials stand for: it is defined so, or is a body's name and no person's."""
        tokens = self.tokens
        defined = tokens.words[last + 1 : last + 4] == ["(", word, ")"]
        return defined or any(k & (Is.COMPANY | Is.ORGANISATION | Is.PLACE) for k in tokens.kinds[first : last + 1])


def bare(tokens: Tokens, place: int) -> str:
    """A word in lower case without a genitive ending."""
    low = tokens.lowers[place]
    return low[:-2] if tokens.kinds[place] & Is.GENITIVE and low[-1] == "s" else low.rstrip("'’")


def _runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Runs of two and more capitals; "of", "and" and "for" may stand inside, a genitive ends a run."""
    first = last = -1
    for place, kind in enumerate(tokens.kinds):
        if kind & Is.CAPITAL and not kind & Is.DAY:
            first, last = (place if first < 0 else first), place
            if not kind & Is.GENITIVE:
                continue
        elif first < 0:
            continue
        elif kind & Is.PARTICLE or _joins(tokens, place):
            last = place if "-" in tokens.words[place] else last
            continue
        if first < last < first + _LONGEST:
            yield first, last
        first = -1
    if 0 <= first < last < first + _LONGEST:
        yield first, last


def _joins(tokens: Tokens, place: int) -> bool:
    """Whether a small word stands inside a name: "Bank of Aland", "Smith & Co", "Agency for Health"."""
    if place + 1 == len(tokens.kinds) or not tokens.kinds[place + 1] & Is.CAPITAL:
        return False
    body = tokens.kinds[place - 1] & Is.ORGANISATION
    return tokens.lowers[place] == "&" or bool(body and tokens.lowers[place] in ("of", "for"))


def _words(tokens: Tokens, phrase: Phrase) -> list[str]:
    return [bare(tokens, n) for n in range(phrase.name[0], phrase.name[1] + 1)]


def _holds(longer: list[str], words: list[str]) -> bool:
    """Whether a longer name holds a shorter one's words in order, its last word in the last or first place."""
    rest = iter(longer)
    return all(word in rest for word in words) and words[-1] in (longer[-1], longer[0])
