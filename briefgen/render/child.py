"""The child's side of rendering apart: limits on itself, then one brief.

The limits are the kernel's: memory (RLIMIT_AS), processor time (RLIMIT_CPU), and the size of a file (RLIMIT_FSIZE; the
faces of a PDF are written to temporary ones). An audit hook (PEP 578) refuses connections and further processes.
"""

from __future__ import annotations

import math
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.errors import BriefgenError
from briefgen.model import Artifact
from briefgen.render.apart import PATHS, REFUSED, Letter, Sheet

if TYPE_CHECKING:
    from briefgen.model import Brief

_LARGEST_FILE = 50_000_000
_REFUSED_EVENTS = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.exec", "os.system")


def main(form: str, seconds: str, memory: str) -> None:
    """Render what stands on standard input to standard output; an error goes to standard error, as message and hint."""
    _limit(math.ceil(float(seconds)), int(memory))
    sys.addaudithook(_refuse)
    try:
        artifact = _rendered(form)
    except BriefgenError as error:
        sys.stderr.buffer.write(msgspec.msgpack.encode((error.message, error.hint)))
        sys.exit(REFUSED)
    sys.stdout.buffer.write(artifact)


def _rendered(form: str) -> bytes:
    from briefgen.render import filename, printed, render
    from briefgen.wire import from_json

    if form == "pdf":
        import briefgen.render.pdf  # noqa: F401 - imported while the parent is not ready yet
    sheet = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Sheet)
    look: dict[str, Any] = {k: Path(v) if k in PATHS else v for k, v in sheet.look.items()}
    brief = from_json(sheet.record)
    if sheet.page:
        artifact = Artifact("pdf", filename(brief, "pdf"), "application/pdf", printed(brief, sheet.page))
    else:
        artifact = composed(brief, sheet.letter, look) if sheet.letter else render(brief, form, **look)
    return msgspec.msgpack.encode(artifact)


def composed(brief: Brief, letter: Letter, look: dict[str, Any]) -> Artifact:
    """The brief as the mail that the letter says."""
    from briefgen.render import filename
    from briefgen.render.email_message import compose_mail, mail_bytes, sender_of
    from briefgen.render.look import Look

    sender = sender_of(letter.sender, brief)
    mail = compose_mail(
        brief,
        sender=sender,
        look=Look(**look),
        attachments=letter.attachments,
        links=letter.links,
        key=letter.key,
    )
    return Artifact("email", filename(brief, "email"), "message/rfc822", mail_bytes(mail))


def _limit(seconds: int, memory: int) -> None:
    """Limits where the system has them (Windows has none, macOS not of memory)."""
    with suppress(ImportError):
        import resource

        wanted = (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, _LARGEST_FILE),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_AS, memory),
        )
        for limit, value in wanted:
            with suppress(ValueError, OSError):
                resource.setrlimit(limit, (value, value))


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _REFUSED_EVENTS:
        raise PermissionError(f"rendering tried {event}")
