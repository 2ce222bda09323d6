"""A JSON POST to an address that a chat tool gave. The address is itself the secret: it stands in no message."""

from __future__ import annotations

import http.client
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefgen.delivery.request import connected, target
from briefgen.delivery.steps import Answer, Verdict
from briefgen.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from urllib.parse import SplitResult

    from briefgen.archive.outbox import Message
    from briefgen.delivery.way import HandOver, Secret

_LATER = {408, 425, 429}
_LOST = Answer(Verdict.LOST, "the webhook took the message and did not answer")
_WRONG = Answer(Verdict.REFUSED, "the webhook's secret is not an https address")


class Webhook:
    """The way by a webhook: `silence` is how many seconds it may say nothing, `seconds` how many it may take in all."""

    def __init__(self, address: Secret, *, silence: float = 30.0, seconds: float = 120.0) -> None:
        """Nothing is connected to yet."""
        self._address = address
        self._silence = silence
        self._seconds = seconds

    def send(self, message: Message, recipient: str, hand_over: HandOver) -> Answer:
        """As `Way`."""
        try:
            address = _checked(self._address())
        except DeliveryError as error:
            return Answer(Verdict.DEFERRED, str(error))
        except ValueError:
            return _WRONG
        answer: Answer | None = None
        try:
            with connected(address, silence=self._silence, seconds=self._seconds) as connection:
                hand_over()
                answer = _LOST
                answer = _posted(connection, target(address), message)
        except (OSError, http.client.HTTPException) as error:
            return answer or Answer(Verdict.DEFERRED, _unreachable(error))
        return answer

    def close(self) -> None:
        """There is nothing to end."""


def address_fault(address: Secret) -> str:
    """What is wrong with the address, without asking for it; empty where nothing is."""
    try:
        _checked(address())
    except DeliveryError as error:
        return error.message
    except ValueError:
        return _WRONG.reply
    return ""


def _checked(address: str) -> SplitResult:
    """The address in its parts; ValueError for no web address that has TLS or stays here."""
    parts = urlsplit(address)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1", "::1"})
    if not safe or not parts.hostname or parts.port == 0 or not target(parts):
        raise ValueError
    return parts


def _posted(connection: http.client.HTTPConnection, path: str, message: Message) -> Answer:
    connection.request("POST", path, message.content, _headers(message))
    response = connection.getresponse()
    with suppress(OSError, http.client.HTTPException):
        response.read(1024)
    return _answer(response.status)


def _headers(message: Message) -> Mapping[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "briefgen",
        "Idempotency-Key": f'"{message.id.strip("<>")}"',
    }


def _answer(status: int) -> Answer:
    """The server's words are dropped: they may repeat the address."""
    reply = f"the webhook answers {status} {http.client.responses.get(status, '')}".strip()
    if status // 100 == 2:  # noqa: PLR2004 - the class of success
        return Answer(Verdict.ACCEPTED, reply)
    later = status // 100 == 5 or status in _LATER  # noqa: PLR2004 - the class of the server's own errors
    return Answer(Verdict.DEFERRED if later else Verdict.REFUSED, reply)


def _unreachable(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "the webhook's server shows a certificate that is not to be trusted, and nothing was sent to it"
    return "the webhook's server cannot be reached"
