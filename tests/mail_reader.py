"""A mail as its readers take it apart."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from briefgen.render import render

if TYPE_CHECKING:
    from briefgen.model import Brief


def mail_of(brief: Brief) -> EmailMessage:
    """The brief's mail, parsed."""
    return parsed(render(brief, "email").content)


def parsed(content: bytes) -> EmailMessage:
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def body(mail: EmailMessage, kind: str) -> str:
    """The part that a reader of "plain" text or of "html" is shown."""
    part = mail.get_body((kind,))
    assert isinstance(part, EmailMessage)
    content: str = part.get_content()
    return content.replace("\r\n", "\n")


def html_of(brief: Brief) -> str:
    return body(mail_of(brief), "html")


def sent_size(brief: Brief) -> int:
    """Octets of the HTML part in its transfer encoding."""
    part = render(brief, "email").content.split(b"\r\n--=_alternative")[2]
    return len(part.partition(b"\r\n\r\n")[2])


class Elements(HTMLParser):
    """The elements of a mail's HTML, and its text as it is read."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(re.sub(r"<!--.*?-->|<style.*?</style>|<title>.*?</title>", "", content, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, {k: v or "" for k, v in attrs}))
        self.text += " " if tag in ("td", "p", "br", "h1", "h2", "h3") else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def read(content: str) -> str:
    return re.sub(r"\s+", " ", Elements(content).text)
