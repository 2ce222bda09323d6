"""Briefs that can be trusted: extractive summaries and key points, every sentence traced to its source.

The names below are the public API. Each is imported at its first use, so that `import briefgen` costs next to nothing.
`render` alone is imported at once: Python would put the package `briefgen.render` in its place at that one's first import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from briefgen.render import render

if TYPE_CHECKING:
    from briefgen.model import Artifact as Artifact
    from briefgen.model import Brief as Brief
    from briefgen.model import Document as Document
    from briefgen.model import KeyPoint as KeyPoint
    from briefgen.model import Problem as Problem
    from briefgen.model import Sentence as Sentence
    from briefgen.model import Span as Span
    from briefgen.model import Story as Story
    from briefgen.pipeline import BriefOptions as BriefOptions
    from briefgen.pipeline import build_brief as build_brief
    from briefgen.points import key_points as key_points
    from briefgen.proof import verify as verify
    from briefgen.stories import group_stories as group_stories
    from briefgen.summary import summarize as summarize
    from briefgen.text import sentences as sentences

__version__ = "0.1.0"

_HOME = {
    "Artifact": "model",
    "Brief": "model",
    "Document": "model",
    "KeyPoint": "model",
    "Problem": "model",
    "Sentence": "model",
    "Span": "model",
    "Story": "model",
    "BriefOptions": "pipeline",
    "build_brief": "pipeline",
    "key_points": "points",
    "verify": "proof",
    "group_stories": "stories",
    "summarize": "summary",
    "sentences": "text",
}

__all__ = [
    "Artifact",
    "Brief",
    "BriefOptions",
    "Document",
    "KeyPoint",
    "Problem",
    "Sentence",
    "Span",
    "Story",
    "build_brief",
    "group_stories",
    "key_points",
    "render",
    "sentences",
    "summarize",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'briefgen' has no attribute {name!r}")
    return getattr(import_module(f"briefgen.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
