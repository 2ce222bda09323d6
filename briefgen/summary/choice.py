"""The choice of sentences: the best passage first, none that repeats what is chosen, until the length is reached."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.summary.coverage import Coverage
    from briefgen.summary.vectors import Vector

REPEATS, RETELLS = 0.7, 0.5
"""A sentence that has more of its terms than this part in one chosen sentence says the same again. The lower part holds
between the documents of a small story, which all tell one event; in a large one they share its names and tell its turns."""

SMALL_STORY = 4

NEWS, OWN_NEWS = 0.3, 0.45
"""The part of a sentence (of its vector's squared length) that must not be said yet by the chosen sentences, and by those
of its own document: a second source may well say more of the same in other words, a writer who repeats himself does not."""

FITTING_PART = 0.6
"""The part of a summary's last sentence that must fit into the limit of words."""

_NEARLY_FULL, _FILLER = 0.8, 0.03
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be; None sets no limit."""

    words: int | None
    sentences: int | None


class Candidate(NamedTuple):
    """A sentence of the pool: its score, its document, words and vector, and the passage it needs (places in the pool)."""

    score: float
    owner: int
    words: int
    vector: Vector
    passage: tuple[int, ...]


def choose(candidates: Sequence[Candidate], coverage: Coverage, length: Length) -> list[int]:
    """The places of the chosen candidates, the best passage first.

    What a passage is worth only falls as others are chosen, so it is worked out anew when the passage comes up
    (Minoux's accelerated greedy algorithm, 1978); those that a choice completes in part are put forward again.
    """
    choice = _Choice(candidates, coverage, length)
    queue = [(-choice.worth(i), i) for i, c in enumerate(candidates) if c.passage]
    heapify(queue)
    while queue and not choice.full():
        _, best = heappop(queue)
        worth = -choice.worth(best)
        if queue and (worth, best) > queue[0]:
            heappush(queue, (worth, best))
        elif choice.takes(best):
            for i in choice.leaning_on(best):
                heappush(queue, (-choice.worth(i), i))
    return list(choice.places)


class _Choice:
    """What is chosen so far."""

    def __init__(self, candidates: Sequence[Candidate], coverage: Coverage, length: Length) -> None:
        self.places: dict[int, None] = {}
        self._words = 0
        self._best = 0.0
        self._said: set[str] = set()
        self._said_by: dict[int, set[str]] = {}
        self._retells = RETELLS if len({c.owner for c in candidates}) <= SMALL_STORY else REPEATS
        self._candidates = candidates
        self._coverage = coverage
        self._length = length

    def worth(self, place: int) -> float:
        """The mean of what the sentences would add that the passage still lacks."""
        lacking = [self._candidates[i] for i in self._lacking(place)]
        gains = [c.score * self._coverage.gain(c.vector, c.words) for c in lacking]
        return round(sum(gains) / len(gains), _DIGITS) if gains else 0.0

    def takes(self, place: int) -> bool:
        """Take the passage, unless it is there, does not fit, says again what is chosen, or is but a filler."""
        lacking = self._lacking(place)
        if not lacking or not self._fits(lacking) or any(map(self._repeats, lacking)) or self._fills(place):
            return False
        self.places.update(dict.fromkeys(lacking))
        self._words += sum(self._candidates[i].words for i in lacking)
        for i in lacking:
            self._say(self._candidates[i])
        return True

    def leaning_on(self, place: int) -> list[int]:
        """The candidates after `place` whose passage holds a sentence of its passage."""
        near = range(place + 1, min(place + 4, len(self._candidates)))
        return [i for i in near if place in self._candidates[i].passage and self._lacking(i)]

    def full(self) -> bool:
        """Whether nothing more can fit."""
        words, sentences = self._length.words, self._length.sentences
        return (words is not None and self._words >= words) or (sentences is not None and len(self.places) >= sentences)

    def _lacking(self, place: int) -> list[int]:
        return [i for i in self._candidates[place].passage if i not in self.places]

    def _fills(self, place: int) -> bool:
        """Whether it would only fill the room left in a summary that is nearly as long as it may be."""
        worth = self.worth(place)
        self._best = max(self._best, worth)
        nearly = self._length.words is not None and self._words >= _NEARLY_FULL * self._length.words
        return nearly and worth < _FILLER * self._best

    def _say(self, sentence: Candidate) -> None:
        self._coverage.add(sentence.vector)
        self._said.update(sentence.vector)
        self._said_by.setdefault(sentence.owner, set()).update(sentence.vector)

    def _repeats(self, place: int) -> bool:
        sentence = self._candidates[place]
        if _news(sentence.vector, self._said) < NEWS:
            return True
        if _news(sentence.vector, self._said_by.get(sentence.owner, set())) < OWN_NEWS:
            return True
        return any(
            _held(sentence.vector, chosen.vector) > (REPEATS if chosen.owner == sentence.owner else self._retells)
            for chosen in (self._candidates[i] for i in self.places)
        )

    def _fits(self, lacking: Sequence[int]) -> bool:
        words, sentences = self._length.words, self._length.sentences
        if sentences is not None and len(self.places) + len(lacking) > sentences:
            return False
        if words is None or not (self.places or lacking[1:]):
            return True
        room = words - self._words - sum(self._candidates[i].words for i in lacking[:-1])
        return room >= self._candidates[lacking[-1]].words * FITTING_PART


def _held(vector: Vector, other: Vector) -> float:
    """The part of a vector's terms that another has too."""
    return sum(term in other for term in vector) / (len(vector) or 1)


def _news(vector: Vector, said: set[str]) -> float:
    """The part of a unit vector that lies in terms not yet said; 1 for a sentence without terms."""
    return 1 - sum(x * x for term, x in vector.items() if term in said)
