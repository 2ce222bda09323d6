"""Sanctions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import SanctionsMention
    from briefgen.points.attribution import Voices
    from briefgen.text import AnnotatedDocument


def find_sanctions(document: AnnotatedDocument, voices: Voices) -> tuple[SanctionsMention, ...]:
    """The document's sanctions, in order."""
    return ()
