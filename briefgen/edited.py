"""A record that an editor cut by hand, made whole: what no story tells any more is left out of its sources too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from briefgen.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Brief, Changes, Coverage


def tidied(brief: Brief) -> tuple[Brief, tuple[Problem, ...]]:
    """The brief without the sources that nothing in it cites or names, and what an editor may have overlooked.

    A brief as it was made is given back as it is.
    """
    told = {number for section in brief.sections for number in section.sources}
    numbers = told | _named_by_changes(brief.changes) | _named_by_coverage(brief.coverage)
    cited = set(_cited(msgspec.to_builtins((brief.bottom_line, brief.sections, brief.changes))))
    sources = tuple(s for s in brief.sources if s.number in numbers or s.document_id in cited)
    coverage = brief.coverage and replace(
        brief.coverage, undated=tuple(number for number in brief.coverage.undated if number in told)
    )
    return replace(brief, sources=sources, coverage=coverage), tuple(_overlooked(brief, told))


def _overlooked(brief: Brief, told: set[int]) -> Iterator[Problem]:
    """Sentences of the bottom line that belong to no story."""
    of_stories = {s.document_id for s in brief.sources if s.number in told}
    for i, sentence in enumerate(brief.bottom_line):
        if sentence.document_id not in of_stories:
            hint = "take it out too, unless it is meant to stay"
            yield Problem(f"bottom_line[{i}]", f"“{sentence.text[:60]}” is of no story of the brief", hint)


def _named_by_changes(changes: Changes | None) -> set[int]:
    if changes is None:
        return set()
    stories = (*changes.new, *changes.grown, *changes.quiet)
    edits = {number for edit in changes.edits for number in (edit.before, edit.after)}
    return {number for story in stories for number in story.sources} | edits


def _cited(value: object) -> Iterator[str]:
    """The documents that something in a brief cites, wherever in it."""
    if isinstance(value, dict):
        if isinstance(key := value.get("document_id"), str):
            yield key
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _cited(part)


def _named_by_coverage(coverage: Coverage | None) -> set[int]:
    copies = coverage.copies if coverage else ()
    return {number for copy in copies for number in (copy.shown, copy.number) if number is not None}
