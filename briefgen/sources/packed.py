"""gzip and zip: their members, each unpacked within bounds. Nothing is ever written to disk."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.sources.formats import BY_SUFFIX, Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile, ZipInfo

MOST_BYTES = 64_000_000  # of one file, packed or not
MOST_IN_ALL = 512_000_000  # of one archive, unpacked
MOST_MEMBERS = 10_000
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A file within an archive; `error` stands where it could not be unpacked."""

    name: str
    content: bytes = b""
    error: SourceError | None = None


def gunzip(content: bytes, most: int = MOST_BYTES) -> bytes:
    """The content of a gzip file (RFC 1952, members joined); SourceError where it is damaged or beyond `most` bytes."""
    parts: list[bytes] = []
    left = most + 1
    while content and left > 0:
        stream = zlib.decompressobj(wbits=31)
        try:
            parts.append(stream.decompress(content, left))
        except zlib.error as error:
            raise SourceError(f"this gzip file is damaged: {error}", "fetch or pack it again") from error
        left -= len(parts[-1])
        if left > 0 and not stream.eof:
            raise SourceError("this gzip file breaks off", "fetch or pack it again")
        content = stream.unused_data.lstrip(b"\0")
    if left <= 0:
        raise too_large(most)
    return b"".join(parts)


def too_large(most: int) -> SourceError:
    """The refusal of content beyond `most` bytes."""
    return SourceError(f"holds more than {most // 1_000_000} MB", "split it, or give briefgen the articles alone")


def unzip(content: bytes) -> Iterator[Member]:
    """The members of a zip file that are in a format known by its suffix, one after the other.

    SourceError where it is damaged, has too many members or unpacks to too much.
    """
    import io
    from zipfile import BadZipFile, ZipFile

    try:
        archive = ZipFile(io.BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise SourceError(f"this zip file is damaged: {error}", "fetch or pack it again") from error
    files = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    if len(files) > MOST_MEMBERS:
        raise SourceError(f"this zip file has {len(files):,} members", f"briefgen reads at most {MOST_MEMBERS:,}")
    left = MOST_IN_ALL
    for info in files:
        if not is_known(info.filename):
            continue
        member = _member(archive, info, min(MOST_BYTES, left))
        left -= len(member.content)
        if left <= 0:
            raise too_large(MOST_IN_ALL)
        yield member


def is_known(name: str) -> bool:
    """Whether a member is read: its suffix is known, and it is not hidden (as macOS's `__MACOSX/._a.txt`)."""
    parts = PurePath(name).parts
    return PurePath(name).suffix.lower() in BY_SUFFIX and not any(
        part.startswith((".", "__MACOSX")) and part != ".." for part in parts
    )


def _member(archive: ZipFile, info: ZipInfo, most: int) -> Member:
    if info.flag_bits & _ENCRYPTED:
        return Member(info.filename, error=SourceError("is locked with a password", "unpack it first"))
    try:
        with archive.open(info) as stream:
            content = stream.read(most + 1)
    except Exception as error:  # zipfile and its codecs raise many kinds on damage
        return Member(info.filename, error=SourceError(f"cannot be unpacked: {error}", "pack the archive again"))
    if len(content) > most:
        return Member(info.filename, error=too_large(most))
    return Member(info.filename, content)


def inner_name(name: str) -> str:
    """The name of what a gzip file holds: its own without the last suffix."""
    path = PurePath(name)
    return str(path.with_suffix("")) if BY_SUFFIX.get(path.suffix.lower()) is Format.GZIP else name
