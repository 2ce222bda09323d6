"""Editions on their way to people: put into the outbox as `[delivery]` says, and sent from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.headerregistry import Address
from typing import TYPE_CHECKING

from briefgen.archive import open_archive
from briefgen.archive.outbox import Channel, State, deliveries, lacking
from briefgen.config import audiences
from briefgen.delivery.addresses import mail_address
from briefgen.delivery.announcement import WEBHOOK, announcement
from briefgen.delivery.mail import mail_message
from briefgen.delivery.outbox import Clock, post, problem, send_due
from briefgen.errors import BriefgenError
from briefgen.job.ways import ways
from briefgen.model import Artifact, Problem
from briefgen.render import filename
from briefgen.render.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefgen.archive import Archive
    from briefgen.archive.outbox import Delivery, Message
    from briefgen.config import Audience, Config
    from briefgen.model import Brief


def post_edition(config: Config, audience: Audience, brief: Brief) -> tuple[Problem, ...]:
    """Put the edition into the outbox for all who were not sent that day's yet; what keeps one back is a problem."""
    problems: list[Problem] = []
    for channel, recipients in ((Channel.MAIL, audience.recipients), (Channel.WEBHOOK, (WEBHOOK,))):
        try:
            if channel in ways(config):
                problems += _posted(config, audience, brief, channel, recipients)
        except BriefgenError as error:
            problems.append(Problem(f"{audience.title}, {channel}", f"is not sent: {error.message}", error.hint))
    return tuple(problems)


def _posted(
    config: Config, audience: Audience, brief: Brief, channel: Channel, recipients: Collection[str]
) -> tuple[Problem, ...]:
    with open_archive(config.archive_path, create=True) as archive:
        left = lacking(archive, brief.edition.date(), brief.title, channel, recipients)
        if not left:
            return ()
        made, problems = edition_mail(config, brief, audience) if channel is Channel.MAIL else (announcement(brief), ())
        return (*problems, *post(archive, made, left, now=Clock().now()))


def edition_mail(config: Config, brief: Brief, audience: Audience | None = None) -> tuple[Message, tuple[Problem, ...]]:
    """The edition as a mail, with the PDF where the audience has one; without it, or as text alone, where that fails.

    What is missing is told in the mail and as a problem. DeliveryError where no mail can be made at all.
    """
    from briefgen.render.email_message import compose_mail, mail_bytes

    sender = _sender(config)
    attachments, problems = _attachments(config, brief, audience)
    told = replace(brief, problems=(*brief.problems, *problems))
    look = _look(audience) if audience else PLAIN
    try:
        mail = compose_mail(told, sender=sender, attachments=attachments, look=look)
    except Exception as error:
        lost = Problem(f"{brief.title}, mail", f"is text alone: {error}", "`briefgen templates check` says where")
        problems, told = (*problems, lost), replace(told, problems=(*told.problems, lost))
        mail = compose_mail(told, sender=sender, attachments=attachments, text_alone=True)
    content = mail_bytes(mail)
    made = mail_message(content, day=brief.edition.date(), title=brief.title, sender=sender.addr_spec)
    return made, problems


def _look(audience: Audience) -> Look:
    return Look(theme=audience.theme, templates=audience.templates, labels=audience.labels)


def _sender(config: Config) -> Address:
    return Address(addr_spec=mail_address(config.delivery.sender or ""))


def _attachments(
    config: Config, brief: Brief, audience: Audience | None
) -> tuple[tuple[Artifact, ...], tuple[Problem, ...]]:
    if audience is None or "pdf" not in audience.formats:
        return (), ()
    path = config.output_folder / filename(brief, "pdf")
    try:
        return (Artifact("pdf", path.name, "application/pdf", path.read_bytes()),), ()
    except OSError:
        return (), (Problem(f"{brief.title}, mail", "goes without its PDF, which could not be made"),)


def send_posted(config: Config) -> tuple[Problem, ...]:
    """Send what waits in the outbox, and wait for what the other end defers; what was not sent is a problem."""
    means = ways(config)
    if not means:
        return ()
    try:
        with open_archive(config.archive_path, create=True) as archive:
            return unsent(send_due(archive, means))
    except BriefgenError as error:
        return (Problem("delivery", error.message, error.hint),)


def unsent(tried: Collection[Delivery]) -> tuple[Problem, ...]:
    """What a person must know of deliveries that were tried."""
    return tuple(told for one in tried if (told := problem(one)))


def send_now(config: Config, archive: Archive, numbers: Collection[int]) -> tuple[Problem, ...]:
    """Try these deliveries once, whatever else waits; what was not sent is a problem."""
    send_due(archive, ways(config), patience=timedelta(), only=numbers)
    return unsent([one for one in deliveries(archive) if one.id in numbers])


def send_edition(
    config: Config, archive: Archive, brief: Brief, addresses: Collection[str]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Mail the brief to these addresses, each of which is one: those that it was sent to, and what went wrong."""
    audience = next((one for one in audiences(config) if one.title == brief.title), None)
    message, problems = edition_mail(config, brief, audience)
    had = {one.recipient for one in _of(archive, message) if one.recipient in addresses}
    post(archive, message, addresses, now=Clock().now(), again=True)
    numbers = [one.id for one in _of(archive, message) if one.recipient in addresses and one.recipient not in had]
    failed = send_now(config, archive, numbers)
    sent = tuple(one.recipient for one in _of(archive, message) if one.id in numbers and one.state is State.SENT)
    again = tuple(
        Problem(one, "has this very mail, or waits for it", "`briefgen outbox list --all` says more")
        for one in sorted(had)
    )
    return sent, (*problems, *failed, *again)


def _of(archive: Archive, message: Message) -> list[Delivery]:
    return [one for one in deliveries(archive) if one.message_id == message.id]
