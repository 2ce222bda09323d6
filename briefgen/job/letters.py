"""An edition as the mail that its audience wants: HTML with or without the PDF, or a link alone."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefgen.archive import editions
from briefgen.delivery.addresses import mail_address
from briefgen.delivery.mail import mail_message
from briefgen.model import Artifact, Problem
from briefgen.render import filename
from briefgen.render.apart import Letter, compose_apart

if TYPE_CHECKING:
    from briefgen.archive import Archive
    from briefgen.archive.outbox import Message
    from briefgen.config import Audience, Config
    from briefgen.model import Brief


def edition_mail(
    config: Config, archive: Archive, brief: Brief, audience: Audience | None = None
) -> tuple[Message, tuple[Problem, ...]]:
    """The edition as a mail of the audience's form; without its PDF, or as text alone, where that fails.

    What is missing is told in the mail and as a problem. DeliveryError where no mail can be made at all.
    """
    attachments, links, problems = _beside(config, brief, audience)
    told = replace(brief, problems=(*brief.problems, *problems))
    sender = mail_address(config.delivery.sender or "")
    letter = Letter(sender, attachments, links, _edition_key(archive, brief))
    try:
        content = compose_apart(told, letter, **_look(audience))
    except Exception as error:
        lost = Problem(f"{brief.title}, mail", f"is text alone: {error}", "`briefgen templates check` says where")
        problems = (*problems, lost)
        content = _text_alone(replace(told, problems=(*told.problems, lost)), letter)
    return mail_message(content, day=brief.edition.date(), title=brief.title, sender=sender), problems


def _edition_key(archive: Archive, brief: Brief) -> str:
    """What the mail of an edition is known by, also where the edition is made once more from an older copy of the archive."""
    day = brief.edition.date()
    rows = editions(archive, title=brief.title, since=day, until=day)
    of = (brief.title, day.isoformat(), str(rows[0].revision if rows else 1))
    return hashlib.sha256("\n".join(of).encode("utf-8", "surrogatepass")).hexdigest()


_Beside = tuple[tuple[Artifact, ...], tuple[str, ...], tuple[Problem, ...]]


def _beside(config: Config, brief: Brief, audience: Audience | None) -> _Beside:
    """What is attached, or the links that the mail is, and what of these is missing."""
    if audience and audience.mail == "pdf":
        return _attached(config, brief)
    if audience and audience.mail == "link":
        return _linked(config, brief, audience)
    return (), (), ()


def _attached(config: Config, brief: Brief) -> _Beside:
    path = config.output_folder / filename(brief, "pdf")
    try:
        return (Artifact("pdf", path.name, "application/pdf", path.read_bytes()),), (), ()
    except OSError:
        return (), (), (Problem(f"{brief.title}, mail", "goes without its PDF, which could not be made"),)


def _linked(config: Config, brief: Brief, audience: Audience) -> _Beside:
    """Where the edition's files are read; where there is none the folder's own address, so that nothing else is told."""
    if links := links_of(config, brief, audience):
        return (), links, ()
    base = config.output.url.rstrip("/")
    return (), (f"{base}/",), (Problem(f"{brief.title}, mail", "leads to no file, since none could be made"),)


def links_of(config: Config, brief: Brief, audience: Audience) -> tuple[str, ...]:
    """The web addresses of the edition's files, where the folder that they are in has one."""
    base = config.output.url.rstrip("/")
    names = [filename(brief, form) for form in audience.formats] if base else []
    return tuple(f"{base}/{name}" for name in names if (config.output_folder / name).is_file())


def _look(audience: Audience | None) -> dict[str, Any]:
    return {"theme": audience.theme, "templates": audience.templates, "labels": audience.labels} if audience else {}


def _text_alone(told: Brief, letter: Letter) -> bytes:
    from briefgen.render.email_message import compose_mail, mail_bytes, sender_of

    sender = sender_of(letter.sender, told)
    mail = compose_mail(
        told, sender=sender, attachments=letter.attachments, links=letter.links, key=letter.key, text_alone=True
    )
    return mail_bytes(mail)
