"""What a page calls the levels of warnings and the stages of sanctions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Level, Stage

if TYPE_CHECKING:
    from enum import StrEnum

_NAMES: dict[StrEnum, str] = {
    Level.EXPLICIT: "warning",
    Level.PREDICTED: "prediction",
    Level.FEARED: "fear",
    Stage.CALLED_FOR: "called for",
    Stage.IN_FORCE: "in force",
    Stage.OTHER: "mentioned",
}


def label(value: StrEnum) -> str:
    """The level, stage or status as a reader is shown it."""
    return _NAMES.get(value, value.value)
