"""Fetching one address: conditional requests, redirects, tries, and what to remember of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.model import Problem
from briefgen.sources.web.decide import Follow, Refuse, Take, Unchanged, Wait, decide
from briefgen.sources.web.dial import Deadline, UnreachedError
from briefgen.sources.web.exchange import Response, exchange
from briefgen.sources.web.target import redirected, target_of

if TYPE_CHECKING:
    from briefgen.sources.state import FetchState
    from briefgen.sources.web.decide import Step
    from briefgen.sources.web.limits import Clock, Limits


@dataclass(frozen=True, slots=True)
class Content:
    """What an address led to: `url` at the end of its redirects."""

    url: str
    media_type: str
    charset: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of an address: content, a problem, or neither where it is unchanged; and what to remember of it.

    `passing` says of a problem that it may be over at the next run.
    """

    state: FetchState
    content: Content | None = None
    problem: Problem | None = None
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What fetching goes by: the clock, the limits, and whether private addresses may be dialled."""

    clock: Clock
    limits: Limits
    private: bool = False


def fetch(state: FetchState, where: str, line: Line, deadline: Deadline | None = None) -> Fetched:
    """What `state.url` leads to now. Nothing is asked of a server that is gone or wants to be left alone."""
    now = line.clock.now()
    if state.gone:
        return _failed(state, where, Refuse("is gone for good (410)", "remove it from your sources", gone=True))
    if state.not_before and now < state.not_before:
        until = state.not_before.isoformat(timespec="minutes")
        return _failed(
            state,
            where,
            Refuse(f"asked to be left until {until}", "try again then", passing=True, not_before=state.not_before),
        )
    try:
        return _Walk(state, where, line, deadline or Deadline(line.clock, line.limits)).to_the_end()
    except SourceError as error:
        return _failed(state, where, Refuse(error.message, error.hint, passing=True))
    except Exception as error:  # a source never stops a brief, whatever its server has found to send
        message = f"failed in a way that briefgen does not know ({type(error).__name__}: {error})"
        return _failed(state, where, Refuse(message, "please report it, with the address", passing=True))


class _Walk:
    """The way from an address to its content: where it has got to, and how often it was redirected and refused."""

    def __init__(self, state: FetchState, where: str, line: Line, deadline: Deadline) -> None:
        self._state = state
        self._where = where
        self._line = line
        self._deadline = deadline
        self._target = target_of(state.url)
        self._home = state.url  # where only permanent redirects have led
        self._permanent = True
        self._redirects = 0
        self._tries = 0

    def to_the_end(self) -> Fetched:
        while True:
            step, response = self._step()
            match step:
                case Take():
                    return self._taken(response)
                case Unchanged() if self._headers():
                    return Fetched(replace(self._state, url=self._home, not_before=None))
                case Unchanged():
                    raise SourceError("says that it is unchanged (304), which was not asked", "tell its publisher")
                case Refuse():
                    return _failed(replace(self._state, url=self._home), self._where, step)
                case Wait(seconds):
                    if seconds >= self._deadline.left(seconds + 1):
                        raise SourceError("is out of order, and asks for more time than there is", "try again later")
                    self._line.clock.sleep(seconds)
                case Follow(location, permanent):
                    self._follow(location, permanent=permanent)

    def _step(self) -> tuple[Step, Response]:
        self._tries += 1
        limits, clock = self._line.limits, self._line.clock
        try:
            response = exchange(
                self._target, self._headers(), self._deadline, clock, limits, private=self._line.private
            )
        except UnreachedError:
            if self._tries >= limits.tries:
                raise
            return Wait(limits.backoff * 2 ** (self._tries - 1)), Response(0, {})
        step = decide(response, redirects=self._redirects, tries=self._tries, now=clock.now(), limits=limits)
        return step, response

    def _headers(self) -> dict[str, str]:
        """The validators of the last time (RFC 9110, section 13.1)."""
        given = {"If-None-Match": self._state.etag, "If-Modified-Since": self._state.modified}
        return {name: value for name, value in given.items() if value}

    def _follow(self, location: str, *, permanent: bool) -> None:
        address = redirected(self._target, location)
        self._target = target_of(address)
        self._redirects += 1
        self._tries = 0
        self._permanent = self._permanent and permanent
        if self._permanent:
            self._home = address

    def _taken(self, response: Response) -> Fetched:
        state = replace(
            self._state,
            url=self._home,
            etag=_validator(response, "etag"),
            modified=_validator(response, "last-modified"),
            not_before=None,
        )
        media_type, charset = media_type_of(response.headers.get("content-type", ""))
        return Fetched(state, Content(str(self._target), media_type, charset, response.body))


def _failed(state: FetchState, where: str, why: Refuse) -> Fetched:
    """A failure keeps what is known of the address, so that its next success is not taken for all new."""
    kept = replace(state, gone=why.gone, not_before=why.not_before)
    return Fetched(kept, problem=Problem(where, why.message, why.hint), passing=why.passing)


def _validator(response: Response, name: str) -> str:
    value = response.headers.get(name, "").strip()
    return value if len(value) <= 512 and value.isprintable() and value.isascii() else ""  # noqa: PLR2004 - none is longer


def media_type_of(content_type: str) -> tuple[str, str]:
    """The media type and charset of a header Content-Type, in small letters."""
    first, *parameters = content_type.lower().split(";")
    named = dict(p.strip().partition("=")[::2] for p in parameters)
    return first.strip(), named.get("charset", "").strip("\"' ")
