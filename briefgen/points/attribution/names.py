"""The names that a document writes out, to find the fullest form of a short one ("Kirby", "WHO")."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from briefgen.points.attribution.lexicon import Is, sex_of
from briefgen.points.attribution.nouns import Form, Phrase, one_body
from briefgen.points.attribution.phrases import phrase_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.points.attribution.tokens import Tokens

Run = tuple[int, int]
_FARTHEST = 12
"""How many candidates for one short name are looked at."""
_SHORT = 6
"""How many letters an abbreviation may have."""
_ROLE = 4
"""How many tokens before a name are read for a role."""
_LONGEST = 10
_JOINING = frozenset(("of", "for", "the", "and", "&"))
_PLACING = frozenset(("of", "in", "at", "near", "from", "across", "around", "outside", "inside"))
_MOST = 200


@dataclass(slots=True)
class Name:
    """A name written out: the runs of capitals that hold it, in order; it is read when it is first asked for."""

    tokens: Tokens
    runs: list[Run]
    known: Phrase | None = None
    spelled: tuple[str, ...] = ()

    @property
    def phrase(self) -> Phrase:
        """The name where it stands first, with the role in front of it."""
        if self.known is None:
            self.known = _read(self.tokens, *self.runs[0])
        return self.known

    @property
    def words(self) -> tuple[str, ...]:
        """The name's words in lower case."""
        self.spelled = self.spelled or _words(self.tokens, self.phrase)
        return self.spelled

    def distance(self, place: int) -> int:
        """How far before `place` the name stands last, or how far after it first, those before always nearer."""
        at = bisect_left(self.runs, (place, 0))
        return place - self.runs[at - 1][0] if at else self.runs[0][0] << 32


@dataclass(frozen=True, slots=True)
class Names:
    """The runs of capitals of a document: by place, by the words in them, and by their initials."""

    tokens: Tokens
    runs: list[Run] = field(default_factory=list)
    by_words: dict[str, Name] = field(default_factory=dict)
    by_word: dict[str, list[Name]] = field(default_factory=dict)
    by_initials: dict[str, Name] = field(default_factory=dict)
    wives: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, tokens: Tokens) -> Names:
        """The names of a document."""
        names = cls(tokens)
        if "mrs" in tokens.lowers or "mrs." in tokens.lowers:
            courtesies = (n for n, low in enumerate(tokens.lowers[:-1]) if low in ("mrs", "mrs."))
            names.wives.update(bare(tokens, n + 1) for n in courtesies)
        for run in _runs(tokens):
            names.runs.append(run)
            key = names._key(*run)
            if key in names.by_words:
                names.by_words[key].runs.append(run)
            else:
                names._add(key, run)
        return names

    def _add(self, key: str, run: Run) -> None:
        name = self.by_words[key] = Name(self.tokens, [run])
        for word in {bare(self.tokens, n) for n in range(run[0], run[1] + 1)}:
            self.by_word.setdefault(word, []).append(name)
        initials = "".join(w[0] for w in self.tokens.words[run[0] : run[1] + 1] if w[0].isupper())
        self.by_initials.setdefault(initials, name)

    def fullest(self, phrase: Phrase) -> Phrase:
        """The phrase that gives the name of `phrase` most fully, or `phrase` itself.

        Of several longer names (two Clintons) it is the one written most, of those the nearest before the phrase, and
        the fullest form of that.
        """
        words = _words(self.tokens, phrase)
        if len(words) == 1 and self.tokens.kinds[phrase.head] & Is.PLACE:
            spelled = self.tokens.words[phrase.head].replace(".", "")
            if not spelled.isupper():  # "France" is not short for "France Info", but "US" is for "United States"
                return phrase
        acronym = self._expanded(phrase) if len(words) == 1 else None
        if acronym:
            return acronym
        found = self._longer(words, phrase)
        if not found:
            return phrase
        likeliest = min(found, key=lambda name: (-len(name.runs), name.distance(phrase.first)))
        fuller = (n for n in found if _holds(n.words, likeliest.words) and not _overlong(n, likeliest))
        return max(fuller, key=lambda n: len(n.words)).phrase

    def _longer(self, words: tuple[str, ...], phrase: Phrase) -> list[Name]:
        names = self.by_word.get(words[-1], [])[:_FARTHEST]
        longer = [n for n in names if len(n.words) > len(words) and _holds(n.words, words)]
        if len(words) == 1:
            return [n for n in longer if not self._other_sex(n, phrase)]
        return [n for n in longer if n.phrase.role or len(n.runs) > 1]

    def _other_sex(self, name: Name, phrase: Phrase) -> bool:
        """Whether "Mr Ek", or "Ek" beside a "Mrs Ek", cannot be the Anna Ek of the name."""
        sex = sex_of(name.words[0])
        courtesy = sex_of(self.tokens.lowers[phrase.name[0] - 1]) if phrase.name[0] else ""
        if courtesy:
            return sex not in ("", courtesy)
        return sex == "female" and name.words[-1] in self.wives

    def bearing(self, role: str) -> Phrase | None:
        """The one name that stands with a role, or the one that stands with that and nothing more ("President")."""
        found = [n.phrase for n in islice(self.by_words.values(), _MOST) if n.phrase.role]
        bearers = [p for p in found if p.role and bare(self.tokens, p.role[1]) == role]
        plain = [p for p in bearers if p.role and p.role[0] == p.role[1]]
        for phrases in (bearers, plain):
            if phrases and len({_words(self.tokens, p)[-1] for p in phrases}) == 1:
                return max(phrases, key=lambda p: p.name[1] - p.name[0])
        return None

    def between(self, first: int, last: int, *, placed: bool = True) -> Iterator[Phrase]:
        """The names written out between two tokens; without those of places and the like ("in Porto") if not `placed`."""
        for n in range(bisect_left(self.runs, (first, 0)), len(self.runs)):
            start, end = self.runs[n]
            if end >= last:
                return
            if placed or self.tokens.lowers[max(start - 1, 0)] not in _PLACING:
                yield self.by_words[self._key(start, end)].phrase

    def surnames(self, first: int, last: int) -> Iterator[Phrase]:
        """The single words between two tokens that are the last of a longer name."""
        kinds, lowers = self.tokens.kinds, self.tokens.lowers
        for n in range(first, last):
            if kinds[n] & Is.CAPITAL and not kinds[n] & (Is.PLACE | Is.GENITIVE) and lowers[n] in self.by_word:
                alone = not kinds[n - 1] & Is.CAPITAL and (n + 1 == len(kinds) or not kinds[n + 1] & Is.CAPITAL)
                if alone and any(name.words[-1] == lowers[n] for name in self.by_word[lowers[n]][:_FARTHEST]):
                    yield Phrase(n, n, n, Form.NAME, (n, n))

    def _key(self, first: int, last: int) -> str:
        return " ".join(self.tokens.words[first : last + 1])

    def _expanded(self, phrase: Phrase) -> Phrase | None:
        """What an abbreviation stands for."""
        word = self.tokens.words[phrase.name[0]].replace(".", "")
        name = self.by_initials.get(word) if word.isupper() and 1 < len(word) <= _SHORT else None
        return name.phrase if name and any(self._abbreviates(word, *run) for run in name.runs[:_MOST]) else None

    def _abbreviates(self, word: str, first: int, last: int) -> bool:
        """Whether a run can be what initials stand for: it is defined so, or is a body's name and no person's."""
        tokens = self.tokens
        defined = tokens.words[last + 1 : last + 4] == ["(", word, ")"]
        return defined or any(k & (Is.COMPANY | Is.ORGANISATION | Is.PLACE) for k in tokens.kinds[first : last + 1])


def _read(tokens: Tokens, first: int, last: int) -> Phrase:
    """The name in a run of capitals, with the role in front of it ("company spokesman Bo Ek")."""
    for floor in (max(first - _ROLE, 0), first):
        phrase = phrase_before(tokens, last, floor)
        if phrase and phrase.form is Form.NAME and first <= phrase.name[0] and phrase.name[1] <= last:
            return phrase
    return Phrase(first, last, last, Form.NAME, (first, last))


def bare(tokens: Tokens, place: int) -> str:
    """A word in lower case without a genitive ending."""
    low = tokens.lowers[place]
    if not tokens.kinds[place] & Is.GENITIVE:
        return low
    return low[:-2] if low[-1] == "s" else low[:-1]


def _runs(tokens: Tokens) -> Iterator[Run]:
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
    low = tokens.lowers[place]
    if low not in _JOINING:
        return False
    if low == "and":
        return one_body(tokens, place)
    if low == "the":
        return tokens.lowers[place - 1] in ("of", "for") and _joins(tokens, place - 1)
    after = place + 2 if tokens.lowers[place + 1 : place + 2] == ["the"] else place + 1
    if after >= len(tokens.kinds) or not tokens.kinds[after] & Is.CAPITAL:
        return False
    body = tokens.kinds[place - 1] & Is.ORGANISATION
    return low == "&" or bool(body)


def _words(tokens: Tokens, phrase: Phrase) -> tuple[str, ...]:
    return tuple(bare(tokens, n) for n in range(phrase.name[0], phrase.name[1] + 1))


def _overlong(name: Name, likeliest: Name) -> bool:
    """Whether a rarer name adds words that are no part of it: "Ford Fiesta Bo Ek" beside several "Bo Ek"."""
    return len(name.words) > len(likeliest.words) + 1 and len(name.runs) < len(likeliest.runs)


def _holds(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a longer name holds a shorter one's words in order, its last word in the last or first place."""
    if words[-1] not in (longer[-1], longer[0]):
        return False
    rest = iter(longer)
    return all(word in rest for word in words)
