"""Rendering in a child process, within limits of time and memory: what cannot be made costs nothing but itself."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.errors import RenderError
from briefgen.model import Artifact

if TYPE_CHECKING:
    from typing import Self

    from briefgen.model import Brief

REFUSED = 3
PATHS = frozenset({"templates"})
_START = "import sys; sys.path.insert(0, sys.argv[1]); from briefgen.render.child import main; main(*sys.argv[2:])"
_ROOT = Path(__file__).parents[2]
_HINT = "the other formats hold the same; make it of fewer articles"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one format may take: `seconds` by the clock and of processor time, `memory` in bytes of address space."""

    seconds: float = 300
    memory: int = 2_000_000_000


class Letter(msgspec.Struct):
    """What a mail is beside its brief, as `compose_mail` takes it."""

    sender: str
    attachments: tuple[Artifact, ...] = ()
    links: tuple[str, ...] = ()
    key: str = ""


class Sheet(msgspec.Struct):
    """What a child is given: a brief's record, and the options of `render`, or a `page` that is only to be printed."""

    record: bytes
    look: dict[str, str]
    letter: Letter | None = None
    page: str = ""


class RenderingProcess:
    """A child that renders one brief in one format.

    Entering starts it, so that it imports what it needs (half a second for a PDF) while its parent still reads, groups
    and composes; leaving ends it.
    """

    def __init__(self, form: str, limits: Limits | None = None) -> None:
        self._form = form
        self._limits = limits or Limits()

    def __enter__(self) -> Self:
        self._child = _start(self._form, self._limits)
        return self

    def __exit__(self, *_: object) -> None:
        self._child.kill()
        self._child.communicate()

    def render(self, brief: Brief, **look: Any) -> Artifact:
        """The brief as `render` gives it with the same options; RenderError where that fails, crashes, or takes more than it may."""
        return self.answer(brief, None, **look)

    def print(self, brief: Brief, page: str) -> Artifact:
        """The brief's PDF of a page that `page_to_print` composed; RenderError as `render`."""
        return self._answer(brief, Sheet(b"", {}, page=page))

    def answer(self, brief: Brief, letter: Letter | None, **look: Any) -> Artifact:
        """The same as `render`, and where there is a letter, as that has it."""
        from briefgen.render import check

        check(self._form, **look)
        return self._answer(brief, Sheet(b"", {k: str(v) for k, v in look.items() if v is not None}, letter))

    def _answer(self, brief: Brief, sheet: Sheet) -> Artifact:
        from briefgen.wire import to_json

        sheet.record = to_json(brief)
        try:
            content, error = self._child.communicate(msgspec.msgpack.encode(sheet), self._limits.seconds)
        except subprocess.TimeoutExpired as late:
            raise RenderError(f"it took longer than {self._limits.seconds:g} s", _HINT) from late
        if self._child.returncode == REFUSED:
            raise RenderError(*msgspec.msgpack.decode(error, type=tuple[str, str]))
        if self._child.returncode:
            raise RenderError("its process needed more memory or time than it may have, or crashed", _HINT)
        return msgspec.msgpack.decode(content, type=Artifact)


def render_apart(brief: Brief, form: str, *, limits: Limits | None = None, **look: Any) -> Artifact:
    """The brief as `render` gives it with the same options, by a process of its own; RenderError as there."""
    with RenderingProcess(form, limits) as process:
        return process.render(brief, **look)


def compose_apart(brief: Brief, letter: Letter, *, limits: Limits | None = None, **look: Any) -> bytes:
    """The brief as the mail that `compose_mail` makes of the letter, by a process of its own; RenderError as `render_apart`."""
    with RenderingProcess("email", limits) as process:
        return process.answer(brief, letter, **look).content


def _start(form: str, limits: Limits) -> subprocess.Popen[bytes]:
    """A child with the environment of its parent, which says where the machine's fonts are."""
    command = [sys.executable, "-P", "-c", _START, str(_ROOT), form, str(limits.seconds), str(limits.memory)]
    return subprocess.Popen(  # noqa: S603 - this interpreter with fixed arguments
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
