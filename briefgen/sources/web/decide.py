"""What a response means: follow, wait, take, leave. Decided by its status and headers alone, without I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.sources.web.exchange import Response
    from briefgen.sources.web.limits import Limits

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_REST = timedelta(days=7)  # a server that asks for more is asked again then
_REASONS = {
    401: ("wants a password", "use an address that needs none"),
    402: ("wants to be paid", "use an address that is open to you"),
    403: ("refuses to answer (403)", "open it in a browser; if it works there, save the page and give the file"),
    404: ("is not found (404)", "check the address"),
    406: ("offers no form that briefgen reads (406)", "check the address"),
    451: ("is withheld for legal reasons (451)", "use another source"),
}


@dataclass(frozen=True, slots=True)
class Take:
    """The body is what was asked for."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing has changed since the last time."""


@dataclass(frozen=True, slots=True)
class Follow:
    """It is elsewhere, for good or for now."""

    location: str
    permanent: bool


@dataclass(frozen=True, slots=True)
class Wait:
    """Try again after some seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refuse:
    """It is not to be had: why, what to do, whether it is gone for good or the failure may pass, and before when not to ask."""

    message: str
    hint: str
    gone: bool = False
    passing: bool = False
    not_before: datetime | None = None


Step = Take | Unchanged | Follow | Wait | Refuse


def decide(response: Response, *, redirects: int, tries: int, now: datetime, limits: Limits) -> Step:
    """The next step after a response, `redirects` and `tries` being those so far (this one included in the tries)."""
    status, headers = response.status, response.headers
    if status == 200:  # noqa: PLR2004 - RFC 9110's own numbers
        return Take()
    if status == 304:  # noqa: PLR2004
        return Unchanged()
    if status in _REDIRECTS:
        return _redirect(headers.get("location", ""), redirects, limits, permanent=status in _PERMANENT)
    if status == 410:  # noqa: PLR2004
        return Refuse("is gone for good (410)", "remove it from your sources", gone=True)
    if status in _PASSING:
        return _passing(status, rest_until(headers.get("retry-after", ""), now), tries, now, limits)
    message, hint = _REASONS.get(
        status, (f"answers with status {status}", "open it in a browser, and check the address")
    )
    return Refuse(message, hint)


def _redirect(location: str, redirects: int, limits: Limits, *, permanent: bool) -> Step:
    if not location:
        return Refuse("redirects to nowhere", "tell its publisher")
    if redirects >= limits.redirects:
        return Refuse(
            f"redirects more than {limits.redirects} times", "open it in a browser, and give the address it ends at"
        )
    return Follow(location, permanent)


def _passing(status: int, rest: datetime | None, tries: int, now: datetime, limits: Limits) -> Step:
    """A failure that passes: tried again soon where the server does not ask for more patience than there is."""
    seconds = (rest - now).total_seconds() if rest else limits.backoff * 2 ** (tries - 1)
    if tries < limits.tries and seconds <= limits.longest_wait:
        return Wait(max(seconds, 0.0))
    asked = f", and asks to be left until {rest.isoformat(timespec='minutes')}" if rest and rest > now else ""
    what = "is asked too often (429)" if status == 429 else f"is out of order ({status})"  # noqa: PLR2004
    return Refuse(what + asked, "try again later", passing=True, not_before=rest)


def rest_until(retry_after: str, now: datetime) -> datetime | None:
    """The end of the rest that the header Retry-After asks for, in seconds or as a date (RFC 9110, section 10.2.3)."""
    text = retry_after.strip()
    try:
        if text.isascii() and text.isdigit():
            rest = now + timedelta(seconds=min(int(text), _LONGEST_REST.total_seconds()))
        else:
            moment = parsedate_to_datetime(text)
            rest = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(rest, now + _LONGEST_REST)
