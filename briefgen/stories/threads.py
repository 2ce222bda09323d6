"""Stories taken up again: which story of an earlier edition one of today's goes on with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from briefgen.model import Document, Story, StoryChange
    from briefgen.past import Past

GOES_ON = 0.17
"""The likeness from which a story goes on with an earlier one."""

_READ = 1200
_MOST_OF_STORY = 8
_MOST_OF_THREAD = 6
_MOST_DOCUMENTS = 700


def taken_up(stories: Sequence[Story], past: Past) -> tuple[Story, ...]:
    """The stories, of which those that go on with an earlier one have its name as their id.

    A story goes on with the one whose latest documents are most like its own, each taken with its nearest, if that mean
    reaches `GOES_ON`. Likeness fades as the dates part.
    """
    threads = _threads(past)
    if not threads or not stories:
        return tuple(stories)
    own = [d for s in stories for d in s.documents[:_MOST_OF_STORY]]
    earlier = [past.documents[key].document for keys in threads.values() for key in keys]
    nearest = _nearest(own, earlier)
    owner = {key: thread for thread, keys in threads.items() for key in keys}
    return tuple(replace(s, id=_goes_on(s, nearest, owner) or s.id) for s in stories)


def still_told(quiet: Sequence[StoryChange], past: Past, today: Sequence[Document]) -> frozenset[str]:
    """The names of the stories of which documents shown since their last, or those of `today`, tell under other names.

    A document as like one of a story's as those of one story are is enough: in doubt, a story is not quiet.
    """
    last = {q.story: q.last for q in quiet if q.last}
    if not last:
        return frozenset()
    since: dict[str, date] = {}
    of_story: dict[str, list[str]] = defaultdict(list)
    for section in past.sections:
        since |= {key: section.day for key in section.documents if section.day > min(last.values())}
        if section.story in last:
            of_story[section.story] += section.documents
    owner = {key: story for story, keys in of_story.items() for key in keys[-_MOST_OF_THREAD:] if key in past.documents}
    later = [past.documents[key].document for key in since if key in past.documents and key not in owner]
    nearest = _nearest([past.documents[key].document for key in owner], [*later, *today])
    return frozenset(
        owner[key]
        for key, likenesses in nearest.items()
        for other, likeness in likenesses.items()
        if likeness >= GOES_ON and (other not in since or since[other] > last[owner[key]])
    )


def _goes_on(story: Story, nearest: Mapping[str, Mapping[str, float]], owner: Mapping[str, str]) -> str:
    """The name of the earlier story that this one goes on with, empty where it is new."""
    documents = story.documents[:_MOST_OF_STORY]
    sums: dict[str, float] = defaultdict(float)
    for document in documents:
        for thread, likeness in _by_thread(nearest.get(document.id, {}), owner).items():
            sums[thread] += likeness / len(documents)
    best = max(sums, key=lambda thread: (sums[thread], thread), default="")
    return best if best and sums[best] >= GOES_ON else ""


def _threads(past: Past) -> dict[str, list[str]]:
    """The latest documents of each earlier story, those of the latest stories where there are too many."""
    threads: dict[str, list[str]] = {}
    held: set[str] = set()
    for section in reversed(past.sections):
        for key in section.documents:
            of_story = threads.get(section.story, [])
            if key in past.documents and key not in held and len(of_story) < _MOST_OF_THREAD:
                threads.setdefault(section.story, of_story).append(key)
                held.add(key)
        if len(held) >= _MOST_DOCUMENTS:
            break
    return threads


def _nearest(own: Sequence[Document], earlier: Sequence[Document]) -> dict[str, dict[str, float]]:
    """By the id of each of today's documents, the likenesses of the earlier ones by theirs."""
    from briefgen.stories.likeness import neighbours, openings  # NumPy and SciPy, 0.2 s

    documents = [replace(d, text=d.text[:_READ]) for d in (*own, *earlier)]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for i, j, likeness in neighbours(openings(documents)):
        if i < len(own) <= j:
            found[documents[i].id][documents[j].id] = likeness
    return found


def _by_thread(likenesses: Mapping[str, float], owner: Mapping[str, str]) -> dict[str, float]:
    best: dict[str, float] = {}
    for key, likeness in likenesses.items():
        thread = owner[key]
        best[thread] = max(likeness, best.get(thread, 0.0))
    return best
