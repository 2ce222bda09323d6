"""One run at a time: a lock of the kernel's on a file, which ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from briefgen.errors import LockedError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TRIES = 10
_BETWEEN = 0.05
"""Seconds. A run that is killed just as it starts a child leaves that child the lock, until it becomes another program."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at `path` (made where missing, and left there); LockedError at once where another run has it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab+", buffering=0)
    except OSError as error:
        raise OutputError(f"cannot lock {path} ({error.strerror})", "check the folder and its permissions") from error
    with file:
        if not any(_taken(file, number) for number in range(_TRIES)):
            file.seek(0)
            holder = file.read().decode().strip() or "unknown"
            raise LockedError(f"another run is at work (process {holder})", "wait until it is done")
        with suppress(OSError):  # a full disk: the lock holds all the same
            file.truncate(0)
            file.write(f"{os.getpid()}\n".encode())
        yield


def _taken(file: IO[bytes], number: int) -> bool:
    """Whether the lock is had at this try, the first being 0."""
    import fcntl

    if number:
        time.sleep(_BETWEEN)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
