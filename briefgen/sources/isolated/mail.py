"""E-mail (RFC 5322, MIME): the message's own words, its subject and its date."""

from __future__ import annotations

from email import policy
from email.parser import BytesParser
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.sources.characters import clean, in_paragraphs, on_one_line
from briefgen.sources.extract import Extract
from briefgen.sources.isolated.blocks import paragraphs
from briefgen.sources.isolated.html import markup_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_STUB = 500  # characters; a plain part shorter than that only says where to see the other
_MOST_PARTS = 1000


def read_mail(content: bytes) -> Extract:
    """The text of a message: its plain part, or its HTML part where the plain one is missing or a stub.

    Attachments are named and not read. SourceError where the message holds no text.
    """
    message = BytesParser(policy=policy.default).parsebytes(content)
    if not message.keys():
        raise SourceError("this is not an e-mail", "save the message itself, with its headers, as .eml")
    plain, markup, attached = "", "", []
    for part in _leaves(message):
        kind = part.get_content_type()
        if part.get_filename() or part.get_content_disposition() == "attachment":
            attached.append(on_one_line(part.get_filename() or kind))
        elif kind == "text/plain":
            plain += _plain(part) + "\n"
        elif kind == "text/html":
            markup += paragraphs(markup_of(_payload(part), _charset(part))) + "\n"
    plain, markup = plain.strip("\n"), markup.strip()
    text = markup if len(markup) > 3 * len(plain) and len(plain) < _STUB else plain
    if not text.strip():
        raise SourceError("holds no text", "give briefgen what is attached to it")
    names = ", ".join(attached)
    remarks = ((f"its attachments were not read: {names}", "save them and give them to briefgen"),) if attached else ()
    return Extract(text, title=_header(message, "subject"), published=_header(message, "date"), remarks=remarks)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise SourceError("is made of too many parts", "save its text as a text file")
        if not part.is_multipart():
            yield part


def _header(message: EmailMessage, name: str) -> str:
    return on_one_line(str(message.get(name, "")))


def _payload(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _charset(part: EmailMessage) -> str:
    return str(part.get_content_charset() or "")


def _plain(part: EmailMessage) -> str:
    """The part's text; lines that were broken for the way only are joined (`format=flowed`, RFC 3676)."""
    text = clean(markup_of(_payload(part), _charset(part)))
    if part.get_param("format") != "flowed":
        return text
    joined = []
    for line in (stuffed.removeprefix(" ") for stuffed in text.split("\n")):
        flows = line.endswith(" ") and line != "-- "
        joined.append(line[: -1 if part.get_param("delsp") == "yes" else None] if flows else line + "\n")
    return in_paragraphs("".join(joined))
