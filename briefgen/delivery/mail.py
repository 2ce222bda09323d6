"""A mail on its way from the renderer to one recipient."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefgen.archive.outbox import Channel, Message
from briefgen.delivery.addresses import mail_address
from briefgen.errors import DeliveryError

if TYPE_CHECKING:
    from datetime import date

_MESSAGE_ID = re.compile(rb"^Message-ID:\s*(<[^<>\s]+@[^<>\s]+>)\r\n", re.MULTILINE | re.IGNORECASE)
_OURS = re.compile(rb"^(To|Cc|Bcc|List-Unsubscribe)\s*:", re.MULTILINE | re.IGNORECASE)
_STRAY_BREAK = re.compile(rb"\r(?!\n)|(?<!\r)\n|\0")
_LONGEST_LINE = 998  # RFC 5322, 2.1.1
_LONGEST_NAME = 60


def mail_message(content: bytes, *, day: date, title: str, sender: str) -> Message:
    """A rendered mail, complete but for its recipient, as the outbox keeps it; DeliveryError for what no server may be sent.

    That is bytes beyond ASCII, lines over 998 octets, line breaks other than CRLF (which two servers could read in two
    ways), no Message-ID or several, or recipients.
    """
    head, blank, _ = content.partition(b"\r\n\r\n")
    ids = _MESSAGE_ID.findall(head + b"\r\n")
    sound = blank and content.isascii() and content.endswith(b"\r\n") and not _STRAY_BREAK.search(content)
    if not sound or len(ids) != 1 or _OURS.search(head) or max(map(len, content.split(b"\r\n"))) > _LONGEST_LINE:
        raise DeliveryError(
            f"the mail of {day} is not well-formed", "please report this with the command that you gave"
        )
    return Message(ids[0].decode("ascii"), day, title, Channel.MAIL, mail_address(sender), content)


def to_one(message: Message, recipient: str) -> bytes:
    """The mail to this recipient, who sees no other; DeliveryError for an address that is none.

    List-Unsubscribe (RFC 2369) is a mail to the sender that names the title.
    """
    subject = quote(f"unsubscribe {message.title[:_LONGEST_NAME]}".encode("utf-8", "replace"), safe="")
    head = f"To: {mail_address(recipient)}\r\nList-Unsubscribe:\r\n <mailto:{message.sender}?subject={subject}>\r\n"
    return head.encode("ascii") + message.content
