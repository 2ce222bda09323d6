"""Dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import DateMention
    from briefgen.points.attribution import Voices
    from briefgen.text import AnnotatedDocument


def find_dates(document: AnnotatedDocument, voices: Voices) -> tuple[DateMention, ...]:
    """The document's dates, in order."""
    return ()
