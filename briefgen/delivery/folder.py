"""Mail as .eml files in a folder, for tests and for programs that send them on."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from briefgen.delivery.files import write
from briefgen.delivery.mail import to_one
from briefgen.delivery.steps import Answer, Verdict
from briefgen.errors import OutputError
from briefgen.model import Artifact

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.archive.outbox import Message
    from briefgen.delivery.way import HandOver


class Folder:
    """The way into a folder. The same delivery has the same file, so that one made twice is there once."""

    def __init__(self, folder: Path) -> None:
        """The folder is made where it is missing."""
        self._folder = folder

    def send(self, message: Message, recipient: str, hand_over: HandOver) -> Answer:
        """As `Way`."""
        mark = hashlib.sha256(f"{message.id}{recipient}".encode()).hexdigest()[:12]
        name = f"{message.day}-{re.sub(r'[^A-Za-z0-9.@_-]', '_', recipient)}-{mark}.eml"
        try:
            path = write(Artifact("email", name, "message/rfc822", to_one(message, recipient)), self._folder)
        except OutputError as error:
            return Answer(Verdict.DEFERRED, error.message)
        return Answer(Verdict.ACCEPTED, f"wrote {path.name}")

    def close(self) -> None:
        """There is nothing to end."""
