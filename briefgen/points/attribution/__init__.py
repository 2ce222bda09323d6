"""Who says it: the speaker behind each stretch of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.points.attribution.voices import Said, Voice, Voices, said_by

if TYPE_CHECKING:
    from briefgen.text import AnnotatedDocument

__all__ = ["Said", "Voice", "Voices", "attribute", "said_by"]


def attribute(document: AnnotatedDocument) -> Voices:
    """The voices of a document."""
    return Voices()
