"""Runs of the unattended edition, each in a process of its own that may be killed (SIGKILL) at a named point.

This is a fork server: it has imported everything, forks for each job, and tells how the child ended. So a run costs no
start of an interpreter, and its death is a whole process's all the same: the kernel ends its locks, files and connections.
"""

from __future__ import annotations

import importlib
import json
import os
import shlex
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tests.conftest import ROOT
from tests.posted_mail import MovedClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen import Brief
    from briefgen.render.apart import Letter


DISK = 3_000_000
"""Bytes of a small disk."""
_READY = "ready\n"
_APART = ["unshare", "--mount", "sh", "-c"]


class SmallDiskError(Exception):
    """This machine lets us have no disk of our own."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a run dies: before or after the call of a function that is the `count`th, or whose last argument is `given`.

    Where it is not `apart` pages and mails are made by the run itself, which spares two processes that the point is not about.
    """

    module: str
    name: str
    when: str = "after"
    count: int = 1
    given: str = ""
    apart: bool = False


@contextmanager
def fork_server(disk: Path | None = None) -> Iterator[ForkServer]:
    """The server for as long as the block; where a `disk` is given it has a small one there, which nobody else sees.

    SmallDiskError where no such disk can be had.
    """
    command = [sys.executable, "-m", "tests.dying_run"]
    if disk:
        small = f"mount -t tmpfs -o size={DISK} none {disk}"
        if subprocess.run([*_APART, small], capture_output=True, check=False).returncode:
            raise SmallDiskError
        command = [*_APART, f"{small} && exec {shlex.join(command)}"]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True, **pipes) as server:
        assert server.stdin
        assert server.stdout
        assert server.stdout.readline() == _READY  # by now it has its disk
        yield ForkServer(server.stdin, server.stdout, Path(f"/proc/{server.pid}/root"))
        server.stdin.close()


class ForkServer:
    """The way to a server's runs."""

    def __init__(self, jobs: IO[str], ends: IO[str], root: Path) -> None:
        self._jobs, self._ends, self._root = jobs, ends, root

    def seen(self, path: Path) -> Path:
        """The path by which others see what the server has there."""
        return self._root / path.relative_to("/")

    def run(self, config: Path, now: datetime, point: Point | None = None) -> int:
        """How a run at `now` ended: 0, or the negative number of the signal that ended it."""
        where = list(astuple(point)) if point else []
        self._jobs.write(json.dumps([str(config), now.isoformat(), where]) + "\n")
        self._jobs.flush()
        return int(self._ends.readline())


def _serve() -> None:
    import briefgen.job.run
    import briefgen.render.child
    import briefgen.render.email_message

    print(_READY, end="", flush=True)  # noqa: T201 - to the parent
    for line in sys.stdin:
        config, now, where = json.loads(line)
        child = os.fork()
        if not child:
            _run(briefgen.job.run, Path(config), datetime.fromisoformat(now), where)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(status, flush=True)  # noqa: T201 - the answer


def _run(job: Any, config: Path, now: datetime, where: list[Any]) -> None:
    """In the child: a whole run at `now`, whose waiting takes no time."""
    from briefgen.config import read_config

    clock = MovedClock(now)
    for name in ("briefgen.delivery.outbox", "briefgen.job.posting"):
        importlib.import_module(name).__dict__["Clock"] = lambda: clock
    if not (where and Point(*where).apart):
        _render_here()
    if where:
        _die_at(Point(*where))
    try:
        job.run(read_config(config), now=now)
    except BaseException as error:  # the server goes on
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(1)
    os._exit(0)


def _render_here() -> None:
    from briefgen.render import render
    from briefgen.render.child import composed

    def compose(brief: Brief, letter: Letter, **look: Any) -> bytes:
        return composed(brief, letter, look).content

    importlib.import_module("briefgen.job.run").__dict__["render_apart"] = render
    importlib.import_module("briefgen.job.letters").__dict__["compose_apart"] = compose


def _die_at(point: Point) -> None:
    module, _, owner = point.module.partition(":")
    holder: Any = importlib.import_module(module)
    holder = getattr(holder, owner) if owner else holder
    real, calls = getattr(holder, point.name), []

    def dying(*given: Any, **named: Any) -> Any:
        calls.append(given)
        here = given[-1:] == (point.given.encode(),) if point.given else len(calls) == point.count
        if here and point.when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = real(*given, **named)
        if here:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(holder, point.name, dying)


if __name__ == "__main__":
    _serve()
