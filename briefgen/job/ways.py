"""The ways to deliver that a configuration has."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from briefgen.archive.outbox import Channel
from briefgen.delivery.folder import Folder
from briefgen.delivery.secret import read_secret
from briefgen.delivery.sendmail import Sendmail
from briefgen.delivery.smtp import Smtp
from briefgen.delivery.smtp_session import Server
from briefgen.delivery.webhook import Webhook

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.config import Config, Secret
    from briefgen.config import Smtp as SmtpTable
    from briefgen.delivery.way import Way


def ways(config: Config) -> dict[Channel, Way]:
    """Every way that the configuration has; nothing is connected to, and no secret is read yet."""
    delivery = config.delivery
    found: dict[Channel, Way] = {}
    if delivery.smtp:
        found[Channel.MAIL] = Smtp(server(delivery.smtp))
    elif delivery.sendmail:
        found[Channel.MAIL] = Sendmail(delivery.sendmail)
    elif delivery.eml:
        found[Channel.MAIL] = Folder(Path(delivery.eml))
    if delivery.webhook:
        found[Channel.WEBHOOK] = Webhook(secret_reader(delivery.webhook))
    return found


def server(smtp: SmtpTable) -> Server:
    """The mail server of the configuration."""
    return Server(
        smtp.host, smtp.port, smtp.security, smtp.user, secret_reader(smtp.password) if smtp.password else None
    )


def secret_reader(secret: Secret) -> Callable[[], str]:
    """What reads the secret, when it is called; DeliveryError from that."""
    return partial(read_secret, **asdict(secret))
