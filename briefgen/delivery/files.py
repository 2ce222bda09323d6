"""Files in a folder: each is written aside and renamed, so that nobody ever sees half of one."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import OutputError

if TYPE_CHECKING:
    from briefgen.model import Artifact


_STALE = 3600.0
_FULL = {errno.ENOSPC, errno.EDQUOT}
_MAKE_ROOM = "make room on the disk and run it again"
_ELSEWHERE = "choose a folder with -o, or as `folder` under [output]"


def write(artifact: Artifact, folder: Path) -> Path:
    """The path of the artifact's file, written whole into `folder` (made where missing) or not at all; OutputError."""
    path = folder / Path(artifact.filename).name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(path, artifact.content)
    except OSError as error:
        hint = _MAKE_ROOM if error.errno in _FULL else _ELSEWHERE
        raise OutputError(f"cannot write {path} ({error.strerror})", hint) from error
    return path


def check_folder(folder: Path) -> None:
    """OutputError where nothing can be written into `folder`, told before the work rather than after it."""
    nearest = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if not nearest.is_dir():
        raise OutputError(f"cannot write into {folder} ({nearest} is a file)", _ELSEWHERE)
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write into {folder} (no permission)", _ELSEWHERE)


def sweep(folder: Path) -> None:
    """Remove what writers that were killed have left in `folder`: files aside, which nobody has touched for an hour."""
    for left in folder.glob(".*-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].*.part"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def replace_file(path: Path, content: bytes) -> None:
    """The content in the file's place, whole or not at all; OSError."""
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(aside).chmod(0o666 & ~umask)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
