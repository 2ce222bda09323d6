"""Delivering an edition as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.delivery.files import write
from briefgen.errors import OutputError
from briefgen.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefgen.model import Artifact


def deliver(artifacts: Iterable[Artifact], *, folder: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The files written into `folder`, and what could not be delivered; one that fails does not cost the others."""
    paths: list[Path] = []
    problems: list[Problem] = []
    for artifact in artifacts:
        try:
            paths.append(write(artifact, folder))
        except OutputError as error:
            problems.append(Problem(artifact.filename, error.message, error.hint))
    return tuple(paths), tuple(problems)
