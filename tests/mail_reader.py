"""A mail as its readers take it apart."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
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
