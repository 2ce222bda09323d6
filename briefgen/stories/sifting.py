"""What of today's documents is new: those that earlier editions showed are left out, and changed ones told apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.model import Repeat
from briefgen.stories.copies import RESEMBLES, containment, resemblance, shingles
from briefgen.stories.revisions import additions, revisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model import Document, Revision
    from briefgen.past import Past, PastDocument, Precursor

EDITED_RESEMBLES = 0.3
"""The share of shingles in common from which a text at an address shown before is an edit of that one, not another."""

_EDITED_HOLDS = 0.6
_READ = 4000


@dataclass(frozen=True, slots=True)
class Edited:
    """A document of today that is one shown before with other sentences."""

    before: PastDocument
    after: Document
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class Sifted:
    """Today's documents: new ones, changed ones, and those left out because they were shown."""

    fresh: tuple[Document, ...]
    edited: tuple[Edited, ...] = ()
    repeats: tuple[Repeat, ...] = ()


def sift(documents: Sequence[Document], past: Past) -> Sifted:
    """Each document in one of three places, in the order in which they come.

    A text at an address shown before is an edit if any sentence changed. A copy from elsewhere is one only if it says
    more than all that was shown; else it is a repeat. A document is shown as an edit of another once.
    """
    fresh, edited, repeats = [], [], []
    changed: set[str] = set()
    for document in documents:
        precursor = _precursor(document, past.precursors.get(document.id, ()))
        if precursor is None:
            fresh.append(document)
            continue
        before = precursor.past
        found = _revisions(before.document, document, past, same_address=precursor.same_address)
        if found and before.document.id not in changed:
            changed.add(before.document.id)
            edited.append(Edited(before, document, found))
        else:
            repeats.append(_repeat(document, before))
    return Sifted(tuple(fresh), tuple(edited), tuple(repeats))


def _precursor(document: Document, precursors: Iterable[Precursor]) -> Precursor | None:
    """The earlier document that this one is, or is a copy or an edit of; None where it is new."""
    known = tuple(precursors)
    same = next((p for p in known if p.past.document.id == document.id), None)
    if same or not known:
        return same
    from briefgen.stories.likeness import openings  # NumPy and SciPy, 0.2 s

    opened = openings([replace(d, text=d.text[:_READ]) for d in (document, *(p.past.document for p in known))])
    cut = [shingles(o.body) for o in opened]
    likened = [(resemblance(cut[0], c), containment(cut[0], c), p) for c, p in zip(cut[1:], known, strict=True)]
    candidates = [(share, p) for share, held, p in likened if _is_version(share, held, same_address=p.same_address)]
    return max(candidates, key=lambda c: (c[1].same_address, c[0], c[1].past.shown), default=(0, None))[1]


def _is_version(share: float, held: float, *, same_address: bool) -> bool:
    if same_address:
        return share >= EDITED_RESEMBLES or held >= _EDITED_HOLDS
    return share >= RESEMBLES


def _revisions(before: Document, after: Document, past: Past, *, same_address: bool) -> tuple[Revision, ...]:
    if before.id == after.id:
        return ()
    if same_address:
        return revisions(before, after)
    shown = [p.document.text for p in past.documents.values()]
    return tuple(r for r in additions(before, after) if r.after and not any(r.after.text in text for text in shown))


def _repeat(document: Document, before: PastDocument) -> Repeat:
    return Repeat(document.id, document.title, document.source, document.url, before.shown)
