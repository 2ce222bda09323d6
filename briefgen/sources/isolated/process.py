"""The parent's side: one child for a whole batch, started at the first task and again after one that kills it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.sources.isolated.wire import Answer, Task, receive, send

if TYPE_CHECKING:
    from typing import Self

SECONDS = 20.0
_START = "import sys; sys.path.insert(0, sys.argv[1]); from briefgen.sources.isolated.child import main; main()"
_ROOT = Path(__file__).parents[3]


class IsolatedParsers:
    """A child process that parses one task after the other; entering starts nothing yet, leaving ends it."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def parse(self, task: Task) -> Answer:
        """What the child makes of the task; SourceError where it refuses, is too slow, or does not survive it."""
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = _start()
        watch = _Watch(self._child, self._seconds)
        try:
            with watch:
                answer = _ask(self._child, task)
        except (OSError, EOFError, ValueError) as error:
            self._end()
            raise _failure(task, self._seconds if watch.expired else None) from error
        if watch.expired:  # between its answer and here
            self._end()
        if answer.error:
            raise SourceError(*answer.error)
        return answer

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                try:
                    pipe.close()
                except BrokenPipeError:  # what was left to write
                    continue


class _Watch:
    """Kills a child that is not done within its time; `expired` says that it did."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.expired = False
        self._child = child
        self._timer = Timer(seconds, self._expire)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()

    def _expire(self) -> None:
        self.expired = True
        self._child.kill()


def _start() -> subprocess.Popen[bytes]:
    """A child that knows this package, the settings that make Python repeatable, and nothing else of the environment."""
    kept = {name: os.environ[name] for name in ("PYTHONPATH", "PYTHONHOME", "SYSTEMROOT") if name in os.environ}
    environment = kept | {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "TZ": "UTC"}
    command = [sys.executable, "-P", "-c", _START, str(_ROOT)]
    return subprocess.Popen(  # noqa: S603 - this interpreter with fixed arguments
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _ask(child: subprocess.Popen[bytes], task: Task) -> Answer:
    if child.stdin is None or child.stdout is None:
        raise EOFError
    send(child.stdin, task)
    return receive(child.stdout, Answer)


def _failure(task: Task, seconds: float | None) -> SourceError:
    if seconds is not None:
        message = f"took longer than {seconds:g} s to read as {task.format.upper()}"
    else:
        message = f"could not be read as {task.format.upper()}: its parser needed too much memory or crashed"
    return SourceError(message, "save its text as a text file and give that")
