"""What the two processes say to each other: typed values as MessagePack, each after its length.

Only values of these types are read back, so that a parser which is taken over can say nothing but text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import msgspec

from briefgen.sources.extract import Extract  # noqa: TC001 - msgspec reads the annotations at run time
from briefgen.sources.formats import Format  # noqa: TC001 - the same

if TYPE_CHECKING:
    from typing import IO

_LENGTH = 4
MOST_BYTES = 256_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """Some content to parse. `url` is where it came from, `charset` what its server said of its encoding.

    `attached` asks for the JSON file that a PDF carries rather than for the PDF's text.
    """

    format: Format
    content: bytes
    url: str = ""
    charset: str = ""
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a feed tells of it; `text` is what the feed carries of it, and `whole` says that this seems to be all.

    `published` is ISO 8601; `fingerprint` changes with anything that the feed says of the article.
    """

    url: str
    title: str
    text: str
    published: str
    fingerprint: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its language, its articles in its own order, and how many had no usable address or text.

    `damage` says what is wrong with its XML, where anything is: articles may be missing then.
    """

    title: str
    language: str
    entries: tuple[Entry, ...]
    unusable: int = 0
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a task: an article, a feed, an attached file, or an error with its hint."""

    extract: Extract | None = None
    feed: Feed | None = None
    attached: bytes = b""
    error: tuple[str, str] | None = None


Received = TypeVar("Received", Task, Answer)


def send(pipe: IO[bytes], message: Task | Answer) -> None:
    """Write one message."""
    content = msgspec.msgpack.encode(message)
    pipe.write(len(content).to_bytes(_LENGTH, "big") + content)
    pipe.flush()


def receive(pipe: IO[bytes], kind: type[Received]) -> Received:
    """Read one message; EOFError where the other side has gone, ValueError where it does not keep to the form."""
    length = int.from_bytes(_exactly(pipe, _LENGTH), "big")
    if length > MOST_BYTES:
        raise ValueError("the message is too long")
    return msgspec.msgpack.decode(_exactly(pipe, length), type=kind)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content
