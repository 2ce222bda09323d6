"""Figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Figure
    from briefgen.points.attribution import Voices
    from briefgen.text import AnnotatedDocument


def find_figures(document: AnnotatedDocument, voices: Voices) -> tuple[Figure, ...]:
    """The document's figures, in order."""
    return ()
