"""What a page calls the levels of warnings, the stages of sanctions, and the ways in which figures differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Difference, Level, Stage

if TYPE_CHECKING:
    from enum import StrEnum

_NAMES: dict[StrEnum, str] = {
    Level.EXPLICIT: "warning",
    Level.PREDICTED: "prediction",
    Level.FEARED: "fear",
    Stage.CALLED_FOR: "called for",
    Stage.IN_FORCE: "in force",
    Stage.OTHER: "mentioned",
    Difference.DATE: "another date",
    Difference.SCOPE: "another scope",
    Difference.QUALIFIER: "its qualifier allows both",
    Difference.UNDATED: "no date to tell by",
}


def label(value: StrEnum) -> str:
    """The level, stage, status or difference as a reader is shown it."""
    return _NAMES.get(value, value.value)
