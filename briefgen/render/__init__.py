"""A brief rendered: one module a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Artifact, Brief

__all__ = ["FORMATS", "PAGE_SIZES", "render"]

FORMATS = ("html", "pdf", "json")
PAGE_SIZES = ("A4", "Letter")


def render(brief: Brief, format: str, *, page_size: str = "A4", templates: Path | None = None) -> Artifact:  # noqa: A002 - the public name
    """The brief in one of `FORMATS`."""
    raise UsageError(f"unknown format {format!r}", f"use one of {', '.join(FORMATS)}")
