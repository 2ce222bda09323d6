"""A brief as a mail: headers, the text twin, the HTML, and what is attached."""

from __future__ import annotations

import hashlib
from base64 import encodebytes
from email.headerregistry import Address
from email.message import Message
from email.policy import compat32
from email.utils import format_datetime
from typing import TYPE_CHECKING

from briefgen.errors import UsageError
from briefgen.render import email_headers as headers
from briefgen.render.email_page import mail_html, quoted_printable
from briefgen.render.labels import speaking
from briefgen.render.look import PLAIN, Look
from briefgen.render.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Artifact, Brief

    _Fields = Sequence[tuple[str, str]]

NOBODY = Address("briefgen", "brief", "briefgen.invalid")
"""RFC 5322 asks for a From; until the delivery names one, it is nobody's address (RFC 2606)."""
_LONGEST_NAME = 60
_POLICY = compat32.clone(linesep="\r\n", max_line_length=None)


def compose_mail(
    brief: Brief,
    *,
    sender: Address = NOBODY,
    attachments: Sequence[Artifact] = (),
    look: Look = PLAIN,
    links: Sequence[str] = (),
    key: str = "",
    text_alone: bool = False,
) -> Message:
    """The brief as a whole mail but for its recipients; the delivery sets `To`, and writes it by `mail_bytes`.

    The sender's domain ends Message-ID and List-Id. The Message-ID is of all that the mail holds: the same mail has the
    same one, and a mail that differs in one character another; where there is a `key`, it is of that and of the mail's
    form. With `links` the mail says no more than where the brief is. `text_alone` leaves the HTML out, where it fails.
    Raises UsageError for a sender's address beyond ASCII.
    """
    if not sender.addr_spec.isascii():
        raise UsageError(f"the sender {sender.addr_spec!r} is not ASCII", "write its domain in punycode (xn--...)")
    subject, date = _subject(brief, look, told=not links), format_datetime(brief.edition)
    text = _linked(subject, brief, links) if links else _plain(brief, look)
    html = "" if text_alone or links else _html(brief, subject, attachments, look)
    mark = (
        _mark_of_form(key, html, attachments, look, links) if key else _digest(subject, date, text, html, attachments)
    )
    fields = (
        ("From", headers.mailbox(sender)),
        ("Subject", headers.unstructured(subject)),
        ("Date", date),
        ("Message-ID", f"<{mark}@{sender.domain}>"),
        ("List-Id", headers.list_id(brief, sender.domain)),
        ("Auto-Submitted", "auto-generated"),
        ("MIME-Version", "1.0"),
    )
    readable = (_text("plain", text), *((_text("html", html),) if html else ()))
    if not attachments:
        return _multipart("alternative", mark, readable, fields)
    return _multipart("mixed", mark, (_multipart("alternative", mark, readable), *map(_attached, attachments)), fields)


def sender_of(address: str, brief: Brief) -> Address:
    """The address by the brief's title, which stands in the lists of mail programs where a sender's name does."""
    return Address(headers.shortened(brief.title, _LONGEST_NAME), addr_spec=address)


def mail_bytes(mail: Message) -> bytes:
    """The mail as it is sent and filed: 7-bit ASCII, lines ended by CRLF."""
    return mail.as_bytes(policy=_POLICY)


def _subject(brief: Brief, look: Look, *, told: bool) -> str:
    with speaking(theme(look.theme, look.templates).labels(look.labels)):
        return headers.subject(brief, told=told)


def _plain(brief: Brief, look: Look) -> str:
    from briefgen.render import render

    return render(brief, "text", theme=look.theme, templates=look.templates, labels=look.labels).content.decode()


def _linked(subject: str, brief: Brief, links: Sequence[str]) -> str:
    """Where the brief is, and what went wrong, for what is missing must not go unsaid."""
    problems = [f"{p.where}: {p.message}" + (f" ({p.hint})" if p.hint else "") for p in brief.problems]
    told = (subject, *links, *map(headers.one_line, problems))
    return "\n\n".join(told) + "\n"


def _html(brief: Brief, subject: str, attachments: Sequence[Artifact], look: Look) -> str:
    attached = next((a.filename for a in attachments if a.format == "pdf"), "")
    return mail_html(brief, subject=subject, attached=attached, look=look)


def _mark_of_form(key: str, html: str, attachments: Sequence[Artifact], look: Look, links: Sequence[str]) -> str:
    """The same for one key and one form of mail, on whatever machine and at whatever time it is made."""
    form = ("html" if html else "text", look.theme, look.labels, *(a.filename for a in attachments), *links)
    return hashlib.sha256("\n".join((key, *form)).encode()).hexdigest()[:40]


def _digest(subject: str, date: str, text: str, html: str, attachments: Sequence[Artifact]) -> str:
    parts = [part.encode() for part in (subject, date, text, html)]
    parts += [part for a in attachments for part in (a.filename.encode(), a.content)]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:40]


def _multipart(subtype: str, key: str, parts: Sequence[Message], fields: _Fields = ()) -> Message:
    """Parts between boundaries that can stand in none of them: neither quoted-printable nor base64 has `=_`."""
    whole = _message(*fields)
    whole["Content-Type"] = f'multipart/{subtype};\n boundary="=_{subtype}_{key}"'
    for part in parts:
        whole.attach(part)
    return whole


def _text(subtype: str, text: str) -> Message:
    part = _message(
        ("Content-Type", f'text/{subtype}; charset="utf-8"'),
        ("Content-Transfer-Encoding", "quoted-printable"),
    )
    part.set_payload(quoted_printable(text))
    return part


def _attached(artifact: Artifact) -> Message:
    part = _message(
        ("Content-Type", artifact.media_type),
        ("Content-Disposition", f'attachment;\n filename="{artifact.filename}"'),
        ("Content-Transfer-Encoding", "base64"),
    )
    part.set_payload(encodebytes(artifact.content).decode("ascii"))
    return part


def _message(*fields: tuple[str, str]) -> Message:
    message = Message(policy=_POLICY)
    for name, value in fields:
        message[name] = value
    return message
