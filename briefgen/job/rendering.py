"""Rendering in a process of its own, so that a brief that cannot be shown in one format, or takes too long, costs only that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefgen.errors import RenderError
from briefgen.model import Artifact
from briefgen.wire import from_json, to_json

if TYPE_CHECKING:
    from briefgen.model import Brief

SECONDS = 120.0
"""How long one format may take."""

_START = "import sys; sys.path.insert(0, sys.argv[1]); from briefgen.job.rendering import main; main(*sys.argv[2:])"
_ROOT = Path(__file__).parents[2]


def render_apart(
    brief: Brief, form: str, *, page_size: str, templates: Path | None, seconds: float = SECONDS
) -> Artifact:
    """The brief as `render` gives it; RenderError where the process fails, crashes, or takes more than `seconds`."""
    command = [sys.executable, "-c", _START, str(_ROOT), form, page_size, str(templates or "")]
    try:
        ran = subprocess.run(command, input=to_json(brief), capture_output=True, timeout=seconds, check=False)  # noqa: S603 - our own
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"it took longer than {seconds:g} s", "the other formats hold the same") from error
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said else f"its process ended with {ran.returncode}"
        raise RenderError(reason, "the other formats hold the same")
    return msgspec.json.decode(ran.stdout, type=Artifact)


def main(form: str, page_size: str, templates: str) -> None:
    """In the process: a brief's record on standard input, the artifact on standard output, or the reason on standard error."""
    from briefgen.errors import BriefgenError
    from briefgen.render import render

    try:
        brief = from_json(sys.stdin.buffer.read())
        artifact = render(brief, form, page_size=page_size, templates=Path(templates) if templates else None)
    except BriefgenError as error:
        sys.exit(str(error).replace("\n", " "))
    sys.stdout.buffer.write(msgspec.json.encode(artifact))
