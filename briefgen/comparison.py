"""An edition beside the ones before it: everything that changed, with the documents that prove it. No I/O."""

from __future__ import annotations

from dataclasses import dataclass
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
    from datetime import date

    from briefgen.model import Section
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
    known = _Known(past, sifted, rules)
    stories = story_changes(sections, past, today)
    versions = [(known.points(e.before.document.id), known.points(e.after.id)) for e in sifted.edited]
    figures = tuple(m for m in _figures(sections, versions, past, known) if known.has(m.before))
    sanctions = tuple(m for m in _sanctions(sections, versions, past) if known.has(m.before))
    dates = tuple(d for d in dates_come(past, today) if known.has(d.point))
    told = still_told(stories.quiet, past, sifted.fresh)
    quiet = tuple(s for s in stories.quiet if s.headline.document_id in past.documents and s.story not in told)
    cited = {p.sentence.document_id for p in (*(m.before for m in figures), *(m.before for m in sanctions))}
    cited |= {*(d.point.sentence.document_id for d in dates), *(s.headline.document_id for s in quiet)}
    edited = tuple(e.after for e in sifted.edited if e.after.id not in numbers)
    earlier = tuple(p for p in _earlier(cited, sifted.edited, past) if p.document.id not in numbers)
    further = enumerate((*edited, *(p.document for p in earlier)), start=max(numbers.values(), default=0) + 1)
    numbers = {**numbers, **{d.id: n for n, d in further}}
    changes = Changes(
        since=past.since,
        new=stories.new,
        grown=stories.grown,
        figures=figures,
        sanctions=sanctions,
        warnings=first_warnings(sections, past),
        dates=dates,
        edits=tuple(Edit(numbers[e.before.document.id], numbers[e.after.id], e.revisions) for e in sifted.edited),
        quiet=quiet,
        repeats=sifted.repeats,
    )
    return Compared(changes, edited, earlier)


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
