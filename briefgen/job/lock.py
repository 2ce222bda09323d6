"""One run at a time: a lock of the kernel's on a file, which ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefgen.errors import LockedError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock at `path` (made where missing, and left there); LockedError at once where another run has it."""
    import fcntl

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+")
    except OSError as error:
        raise OutputError(f"cannot lock {path} ({error.strerror})", "check the folder and its permissions") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise LockedError(f"another run is at work (process {holder})", "wait until it is done") from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
