"""Warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import WarningStatement
    from briefgen.points.attribution import Voices
    from briefgen.text import AnnotatedDocument


def find_warnings(document: AnnotatedDocument, voices: Voices) -> tuple[WarningStatement, ...]:
    """The document's warnings, in order."""
    return ()
