"""Telling a monitor's address that a run has ended; a monitor that fails changes nothing."""

from __future__ import annotations

from http.client import HTTPException, responses
from urllib.parse import urlsplit

from briefgen.delivery.request import connected, target

SECONDS = 10.0
_FAILURE = 400


def ping(url: str, *, seconds: float = SECONDS) -> str:
    """Ask for the address, within so many seconds, and read nothing but its status; the reason where that failed, else nothing."""
    try:
        address = urlsplit(url)
        with connected(address, silence=seconds, seconds=seconds) as connection:
            connection.request("GET", target(address), headers={"User-Agent": "briefgen"})
            status = connection.getresponse().status
    except (OSError, HTTPException, ValueError) as error:
        return str(error) or type(error).__name__
    return f"{status} {responses.get(status, '')}".strip() if status >= _FAILURE else ""
