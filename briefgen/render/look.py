"""How a brief is to look: what the callers of `render` choose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - msgspec reads the annotations at run time


@dataclass(frozen=True, slots=True)
class Look:
    """The paper, the theme by its name, a folder of templates in front of it, and labels: a language or the path of a file."""

    page_size: str = "A4"
    theme: str = "default"
    templates: Path | None = None
    labels: str = "en"


PLAIN = Look()
