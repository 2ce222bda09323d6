"""How a brief is to look: what the callers of `render` choose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - msgspec reads the annotations at run time


@dataclass(frozen=True, slots=True)
class Look:
    """The paper, the theme by its name, and a folder of templates that stand in front of it."""

    page_size: str = "A4"
    theme: str = "default"
    templates: Path | None = None


PLAIN = Look()
