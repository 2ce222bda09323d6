"""Telling a monitor's address that a run has ended; a monitor that fails changes nothing."""

from __future__ import annotations

from urllib.error import URLError
from urllib.request import Request, urlopen

SECONDS = 10.0


def ping(url: str, *, seconds: float = SECONDS) -> str:
    """Ask for the address and read nothing of its answer; the reason where that failed, else nothing."""
    try:
        with urlopen(Request(url, headers={"User-Agent": "briefgen"}), timeout=seconds):  # noqa: S310 - http(s) by the configuration
            return ""
    except (URLError, OSError, ValueError) as error:
        return str(getattr(error, "reason", "") or error)
