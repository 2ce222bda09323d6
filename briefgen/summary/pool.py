"""The sentences of all documents side by side, with what every method ranks and chooses them by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefgen.model import Role
from briefgen.summary.passages import passages
from briefgen.text import annotate
from briefgen.text.order import by_time
from briefgen.text.terms import terms, word_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Document, Sentence


class Pooled(NamedTuple):
    """A sentence in the pool: `owner` is its document's place, `position` its place among its document's own text."""

    sentence: Sentence
    owner: int
    position: int
    terms: tuple[str, ...]
    words: int
    passage: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """The documents in an order of their own, their languages, and their sentences that are article text."""

    documents: tuple[Document, ...]
    languages: tuple[str, ...]
    sentences: tuple[Pooled, ...]


def pool(documents: Iterable[Document]) -> Pool:
    """The documents' sentences, the same for any order of the documents; a text that comes twice counts once."""
    ordered = tuple({d.id: d for d in sorted(documents, key=by_time)}.values())
    pooled: list[Pooled] = []
    for owner, document in enumerate(ordered):
        pooled += _pooled(document, owner, len(pooled))
    return Pool(ordered, tuple(annotate(d).language for d in ordered), tuple(pooled))


def _pooled(document: Document, owner: int, offset: int) -> list[Pooled]:
    return [
        Pooled(s.sentence, owner, s.position, s.terms, s.words, tuple([offset + k for k in s.passage]))
        for s in _alone(document)
    ]


@lru_cache(maxsize=256)
def _alone(document: Document) -> tuple[Pooled, ...]:
    """The document's sentences as if they were the whole pool."""
    annotated = annotate(document)
    own = [k for k, s in enumerate(annotated.sentences) if s.role is Role.BODY]
    place = {k: n for n, k in enumerate(own)}
    needed = passages(annotated)
    if not any(needed):  # a list of notes, or a script without end marks: shown as it is
        needed = tuple((k,) for k in range(len(needed)))
    return tuple(
        _entry(annotated.sentences[k], n, annotated.language, tuple(place[j] for j in needed[k]))
        for n, k in enumerate(own)
    )


def _entry(sentence: Sentence, position: int, language: str, passage: tuple[int, ...]) -> Pooled:
    found = tuple(terms(sentence.text, language))
    return Pooled(sentence, 0, position, found, word_count(sentence.text), passage)
