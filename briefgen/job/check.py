"""A thing that `briefgen doctor` looks at, and how it came out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefgen.delivery import check_folder
from briefgen.errors import BriefgenError

if TYPE_CHECKING:
    from pathlib import Path


class Level(StrEnum):
    """How a check came out."""

    OK = "ok"
    ADVICE = "advice"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and how to mend it where it is not as it should be."""

    what: str
    level: Level
    found: str
    mend: str = ""


def writable(what: str, folder: Path, found: str) -> Check:
    """Whether the folder, or where it is to be made, can be written into."""
    try:
        check_folder(folder)
    except BriefgenError as error:
        return Check(what, Level.FAULT, error.message, "name another in the configuration, or mend its permissions")
    return Check(what, Level.OK, found)
