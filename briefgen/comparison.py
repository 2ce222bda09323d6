"""An edition beside the ones before it: everything that changed, with the documents that prove it. No I/O."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.model import Changes, Document, Edit, Figure, KeyPoint, Moved, SanctionsMention
from briefgen.points import key_points
from briefgen.points.ledger import stated_in, told_again
from briefgen.stories.changes import dates_come, first_warnings, story_changes
from briefgen.stories.figures import EarlierFigures
from briefgen.stories.stages import moved_sanctions
from briefgen.stories.threads import still_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from briefgen.model import Section, StoryChange
    from briefgen.past import Past, PastDocument
    from briefgen.points.ledger.difference import Stated
    from briefgen.points.rulebook import Rulebook
    from briefgen.stories.sifting import Edited, Sifted

_Versions = tuple[tuple[KeyPoint, ...], tuple[KeyPoint, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed, and the documents that only this cites: today's that are edits, and earlier ones."""

    changes: Changes
    edited: tuple[Document, ...]
    earlier: tuple[PastDocument, ...]


def compare(
    sections: Sequence[Section],
    sifted: Sifted,
    past: Past,
    *,
    today: date,
    rules: Rulebook,
    numbers: Mapping[str, int],
) -> Compared | None:
    """What changed since the editions of `past`; None where there is none.

    `numbers` are those of the documents that the brief cites, by their ids; what only the comparison cites is numbered
    after them. A point of an earlier edition is shown only if today's rules still find it in its document, so that the
    brief can be proved with them.
    """
    if past.since is None:
        return None
    changes = _changes(sections, sifted, past, past.since, today=today, known=_Known(past, sifted, rules))
    edited = tuple(e.after for e in sifted.edited if e.after.id not in numbers)
    behind = _earlier(_cited(changes), sifted.edited, past)
    earlier = tuple(p for p in behind if p.document.id not in numbers)
    further = enumerate((*edited, *(p.document for p in earlier)), start=max(numbers.values(), default=0) + 1)
    numbers = {**numbers, **{d.id: n for n, d in further}}
    edits = tuple(Edit(numbers[e.before.document.id], numbers[e.after.id], e.revisions) for e in sifted.edited)
    return Compared(replace(changes, edits=edits), edited, earlier)


def _changes(
    sections: Sequence[Section], sifted: Sifted, past: Past, since: datetime, *, today: date, known: _Known
) -> Changes:
    """Everything that changed but the edits, whose documents have no numbers yet."""
    stories = story_changes(sections, past, today)
    versions = [(known.points(e.before.document.id), known.points(e.after.id)) for e in sifted.edited]
    return Changes(
        since=since,
        new=stories.new,
        grown=stories.grown,
        figures=tuple(m for m in _figures(sections, versions, past, known) if known.has(m.before)),
        sanctions=tuple(m for m in _sanctions(sections, versions, past) if known.has(m.before)),
        warnings=first_warnings(sections, past),
        dates=tuple(d for d in dates_come(past, today) if known.has(d.point)),
        quiet=_quiet(stories.quiet, past, sifted),
        repeats=sifted.repeats,
    )


def _cited(changes: Changes) -> set[str]:
    """The ids of the documents of earlier editions that the changes show words of."""
    before: tuple[KeyPoint, ...] = (*(m.before for m in changes.figures), *(m.before for m in changes.sanctions))
    points = (*before, *(d.point for d in changes.dates))
    return {*(p.sentence.document_id for p in points), *(s.headline.document_id for s in changes.quiet)}


def _quiet(silent: Sequence[StoryChange], past: Past, sifted: Sifted) -> tuple[StoryChange, ...]:
    """The stories gone silent whose headline's document is known, and of which nothing later tells."""
    told = still_told(silent, past, sifted.fresh)
    return tuple(s for s in silent if s.headline.document_id in past.documents and s.story not in told)


def _earlier(cited: Iterable[str], edited: Iterable[Edited], past: Past) -> tuple[PastDocument, ...]:
    """The earlier documents that are cited, each once, in the order of the editions that showed them."""
    found = {key: past.documents[key] for key in cited if key in past.documents} | {
        e.before.document.id: e.before for e in edited
    }
    return tuple(sorted(found.values(), key=lambda p: (p.shown, p.document.id)))


def _figures(
    sections: Sequence[Section], versions: Iterable[_Versions], past: Past, known: _Known
) -> Iterator[Moved[Figure]]:
    """The figures that moved: since earlier editions, and between the two versions of each edit."""
    earlier = EarlierFigures(((s.story, f) for s in past.sections for f in s.figures), known.tells_again)
    for section in sections:
        yield from earlier.moved(section.story, [e.point for e in section.figures])
    for before, after in versions:
        edited = EarlierFigures((("", p) for p in before if isinstance(p, Figure)), known.tells_again)
        yield from edited.moved("", [p for p in after if isinstance(p, Figure)])


def _sanctions(
    sections: Sequence[Section], versions: Iterable[_Versions], past: Past
) -> tuple[Moved[SanctionsMention], ...]:
    """The sanctions that are a stage further, in today's stories and in what edits say now."""
    mentions = [(s.story, e.point) for s in sections for e in s.sanctions]
    mentions += [("", p) for _, after in versions for p in after if isinstance(p, SanctionsMention)]
    return moved_sanctions(mentions, past.sanctions)


class _Known:
    """What today's rules find in the documents of today and of earlier editions; each is looked through once."""

    def __init__(self, past: Past, sifted: Sifted, rules: Rulebook) -> None:
        edits = [d for e in sifted.edited for d in (e.before.document, e.after)]
        self._documents = {k: p.document for k, p in past.documents.items()} | {
            d.id: d for d in (*sifted.fresh, *edits)
        }
        self._rules = rules
        self._found: dict[str, tuple[KeyPoint, ...]] = {}
        self._counted: dict[Figure, Stated | None] = {}

    def points(self, key: str) -> tuple[KeyPoint, ...]:
        """The key points of the document whose id this is; none where it is not known."""
        if key not in self._found:
            document = self._documents.get(key)
            self._found[key] = key_points(document, rules=self._rules) if document else ()
        return self._found[key]

    def has(self, point: KeyPoint) -> bool:
        """Whether a point that an earlier edition showed is found in its document still."""
        return point in self.points(point.sentence.document_id)

    def tells_again(self, before: Figure, after: Figure, *, one_story: bool) -> bool:
        """Whether `after` counts anew what `before` counted."""
        earlier, later = self._stated(before), self._stated(after)
        return earlier is not None and later is not None and told_again(earlier, later, one_story=one_story)

    def _stated(self, figure: Figure) -> Stated | None:
        document = self._documents.get(figure.sentence.document_id)
        if figure not in self._counted:
            self._counted[figure] = stated_in(figure, document) if document else None
        return self._counted[figure]
