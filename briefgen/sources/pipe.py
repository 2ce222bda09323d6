"""What is no ordinary file and may never end: pipes, as a shell makes of `<(command)`, and devices."""

from __future__ import annotations

import os
import select
from typing import TYPE_CHECKING

from briefgen.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SILENCE = 10.0
"""Seconds to wait for the next byte, and for somebody to write at all."""

_PIECE = 1 << 16


def read_pipe(path: Path, most: int) -> bytes:
    """All that comes, `most` bytes and one more at most; SourceError where nothing comes for a while, OSError as `open`."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # else a pipe that nobody writes to is waited for at once
    try:
        return b"".join(_pieces(handle, most + 1))
    finally:
        os.close(handle)


def _pieces(handle: int, left: int) -> Iterator[bytes]:
    while left > 0:
        if not select.select([handle], [], [], SILENCE)[0]:
            raise SourceError(f"is a pipe or a device, and sent nothing for {SILENCE:g} s", "see what writes to it")
        piece = os.read(handle, min(left, _PIECE))
        if not piece:
            return
        left -= len(piece)
        yield piece
