"""What a brief was made of beyond what it shows: copies, sources without a date, stories that it had no room for, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Copy, Coverage, LeftOut
from briefgen.stories import headline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.model import Document, Problem, Story


def coverage(
    given: Iterable[Document],
    shown: Sequence[Story],
    left_out: Iterable[Story],
    cited: Mapping[str, int],
    notes: Iterable[Problem] = (),
) -> Coverage:
    """The coverage of a brief of the stories `shown`; `cited` are the numbers of their documents, by id."""
    documents = tuple(given)
    return Coverage(
        documents=len(documents),
        undated=tuple(cited[d.id] for s in shown for d in s.documents if d.published is None),
        copies=(*_to_the_letter(documents, shown, cited), *_edited(shown, cited)),
        left_out=tuple(_left_out(s) for s in left_out),
        notes=tuple(notes),
    )


def _to_the_letter(documents: Iterable[Document], shown: Iterable[Story], cited: Mapping[str, int]) -> Iterator[Copy]:
    """The documents whose very text another stands for."""
    standing = {d.id: d for s in shown for d in s.documents}
    places = sorted({(d.id, d.title, d.source, d.url) for d in documents if d.id in standing})
    for key, title, source, url in places:
        first = standing[key]
        if (title, source, url) != (first.title, first.source, first.url):
            yield Copy(title, source, url, cited[key])


def _edited(shown: Iterable[Story], cited: Mapping[str, int]) -> Iterator[Copy]:
    """The documents that a story's first of nearly the same words stands for."""
    for story in shown:
        for first, *others in story.copies:
            for d in others:
                yield Copy(d.title, d.source, d.url, cited[first.id], cited[d.id])


def _left_out(story: Story) -> LeftOut:
    publishers = dict.fromkeys(d.source or d.url for d in story.documents)
    return LeftOut(headline(story.documents).text, tuple(filter(None, publishers)), len(story.documents), story.rank)
