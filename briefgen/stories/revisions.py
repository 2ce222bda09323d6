"""The difference of two versions of a text, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefgen.model import Revision, Role
from briefgen.text import annotate
from briefgen.text.terms import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Document, Sentence

REWORDED = 0.6
"""The share of words in common (Dice) from which a sentence is another one reworded."""

_FEWEST_WORDS = 6
_SPELLED = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "dozens")
)
_MOST_PAIRS = 40_000


def revisions(before: Document, after: Document) -> tuple[Revision, ...]:
    """What changed: sentences reworded or added, in the order of the later text, then those taken away.

    Only the articles' own sentences count, and their words: not spaces, marks or capitals.
    """
    old, new = _sentences(before), _sentences(after)
    gone = [s for key, s in old if key not in {k for k, _ in new}]
    come = [s for key, s in new if key not in {k for k, _ in old}]
    reworded = _pairs(gone, come)
    taken = {id(s) for s in reworded.values()}
    return (
        *(Revision(reworded.get(n), s) for n, s in enumerate(come)),
        *(Revision(s, None) for s in gone if id(s) not in taken),
    )


def additions(before: Document, after: Document) -> tuple[Revision, ...]:
    """The sentences of the later text that the earlier has in no wording, or has with other numbers."""
    old = [s for _, s in _sentences(before)]
    come = [s for key, s in _sentences(after) if len(key) >= _FEWEST_WORDS]
    if len(old) * len(come) > _MOST_PAIRS:
        return revisions(before, after)
    counted = [(_counted(s), s) for s in old]
    likened = (
        (max(((_alike(_counted(s), c), o) for c, o in counted), key=lambda f: f[0], default=None), s) for s in come
    )
    return tuple(r for found, s in likened if (r := _addition(found, s)))


def _addition(nearest: tuple[float, Sentence] | None, sentence: Sentence) -> Revision | None:
    """What a sentence adds beside the nearest one of the earlier text; None where that says the same."""
    if nearest is None or nearest[0] < REWORDED:
        return Revision(None, sentence)
    return None if _numbers(sentence) <= _numbers(nearest[1]) else Revision(nearest[1], sentence)


def _numbers(sentence: Sentence) -> set[str]:
    """The numbers that a sentence tells, as they are written."""
    return {word for word in words(sentence.text.casefold()) if word[:1].isdigit() or word in _SPELLED}


def _sentences(document: Document) -> list[tuple[tuple[str, ...], Sentence]]:
    own = (s for s in annotate(document).sentences if s.role is Role.BODY)
    return [(tuple(words(s.text.casefold())), s) for s in own]


def _pairs(gone: Sequence[Sentence], come: Sequence[Sentence]) -> dict[int, Sentence]:
    """By its place among those that came, the sentence that each rewords; each is reworded by one at most."""
    if len(gone) * len(come) > _MOST_PAIRS:
        return {}
    old, new = [_counted(s) for s in gone], [_counted(s) for s in come]
    likened = [(-_alike(o, n), j, i) for i, o in enumerate(old) for j, n in enumerate(new)]
    paired: dict[int, Sentence] = {}
    taken: set[int] = set()
    for negative, j, i in sorted(likened):
        if -negative >= REWORDED and j not in paired and i not in taken:
            paired[j] = gone[i]
            taken.add(i)
    return paired


def _counted(sentence: Sentence) -> Counter[str]:
    return Counter(words(sentence.text.casefold()))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient of the words, each as often as it occurs."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())
