"""Editions on their way to people: put into the outbox as `[delivery]` says, and sent from there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen.archive import open_archive
from briefgen.archive.outbox import Channel, State, deliveries, lacking, queue
from briefgen.config import audiences
from briefgen.delivery.addresses import mail_address
from briefgen.delivery.announcement import WEBHOOK, announcement
from briefgen.delivery.outbox import Clock, post, problem, send_due
from briefgen.errors import BriefgenError, DeliveryError
from briefgen.job.letters import edition_mail, links_of
from briefgen.job.sent import keep_sent, sent_before
from briefgen.job.ways import ways
from briefgen.model import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefgen.archive import Archive
    from briefgen.archive.outbox import Delivery, Message
    from briefgen.config import Audience, Config
    from briefgen.model import Brief


def post_edition(config: Config, audience: Audience, brief: Brief) -> tuple[bool, tuple[Problem, ...]]:
    """Put the edition into the outbox for all who were not sent that day's yet; what keeps one back is a problem.

    Also whether the outbox has, or had, it for somebody.
    """
    problems: list[Problem] = []
    posted = False
    for channel, recipients in ((Channel.MAIL, audience.recipients), (Channel.WEBHOOK, (WEBHOOK,))):
        try:
            if channel in ways(config):
                lacked, found = _posted(config, audience, brief, channel, recipients)
                problems += found
                posted = posted or lacked < len(recipients)
        except BriefgenError as error:
            problems.append(Problem(f"{audience.title}, {channel}", f"is not sent: {error.message}", error.hint))
    return posted, tuple(problems)


def _posted(
    config: Config, audience: Audience, brief: Brief, channel: Channel, recipients: Collection[str]
) -> tuple[int, tuple[Problem, ...]]:
    """How many do not have the edition in the outbox, and what is to be told."""
    day = brief.edition.date()
    with open_archive(config.archive_path, create=True) as archive:
        left = lacking(archive, day, brief.title, channel, map(_as_kept, recipients))
        if not left:
            return 0, ()
        if channel is Channel.MAIL:
            made, problems = edition_mail(config, archive, brief, audience)
        else:
            made, problems = announcement(brief, links_of(config, brief, audience)), ()
        had = sent_before(archive.path, day, brief.title, channel, left)
        queue(archive, made, had, now=Clock().now(), kept_back=_HAD)
        lacked = [one for one in left if one not in had]
        refused = post(archive, made, lacked, now=Clock().now())
        return len(refused), (*problems, *_kept_back(archive, made, had), *refused)


def _as_kept(recipient: str) -> str:
    """The recipient as the outbox writes it; one that is no address stays, to be told of."""
    try:
        return mail_address(recipient)
    except DeliveryError:
        return recipient


_HAD = "had this edition before the archive was put back or begun anew"


def _kept_back(archive: Archive, message: Message, recipients: Collection[str]) -> tuple[Problem, ...]:
    """A line for each who is not sent an edition that they have already, as `job.sent` knows."""
    return tuple(
        Problem(
            f"{one.channel} to {one.recipient}", f"not sent: {one.reply}", f"`briefgen outbox retry {one.id}` sends it"
        )
        for one in _of(archive, message)
        if one.recipient in recipients
    )


def send_posted(config: Config, patience: timedelta) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Send what waits in the outbox, and wait so long for what the other end defers: to whom, and what was not sent."""
    means = ways(config)
    if not means:
        return (), ()
    try:
        with open_archive(config.archive_path, create=True) as archive:
            tried = send_due(archive, means, patience=patience)
            keep_sent(archive)
            return tuple(one.recipient for one in tried if one.state is State.SENT), unsent(tried)
    except BriefgenError as error:
        return (), (Problem("delivery", error.message, error.hint),)


def unsent(tried: Collection[Delivery]) -> tuple[Problem, ...]:
    """What a person must know of deliveries that were tried."""
    return tuple(told for one in tried if (told := problem(one)))


def send_now(config: Config, archive: Archive, numbers: Collection[int]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Try these deliveries once, whatever else waits: to whom they went, and what was not sent."""
    send_due(archive, ways(config), patience=timedelta(), only=numbers)
    keep_sent(archive)
    tried = [one for one in deliveries(archive) if one.id in numbers]
    return tuple(one.recipient for one in tried if one.state is State.SENT), unsent(tried)


def send_edition(
    config: Config, archive: Archive, brief: Brief, addresses: Collection[str]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Mail the brief to these addresses, each of which is one: those that it was sent to, and what went wrong."""
    audience = next((one for one in audiences(config) if one.title == brief.title), None)
    message, problems = edition_mail(config, archive, brief, audience)
    had = {one.recipient for one in _of(archive, message) if one.recipient in addresses}
    post(archive, message, addresses, now=Clock().now(), again=True)
    numbers = [one.id for one in _of(archive, message) if one.recipient in addresses and one.recipient not in had]
    sent, failed = send_now(config, archive, numbers)
    again = tuple(
        Problem(one, "has this very mail, or waits for it", "`briefgen outbox list --all` says more")
        for one in sorted(had)
    )
    return sent, (*problems, *failed, *again)


def _of(archive: Archive, message: Message) -> list[Delivery]:
    return [one for one in deliveries(archive) if one.message_id == message.id]
