"""Time zones by their IANA names, and the machine's own."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_ZONES = "zoneinfo/"


def zone(name: str) -> ZoneInfo:
    """The zone of that name, the machine's where it is empty; ValueError where there is none."""
    try:
        return ZoneInfo(name or machine_zone())
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"there is no time zone {name!r}: write it as Europe/Berlin or UTC") from error


def machine_zone(localtime: Path = Path("/etc/localtime")) -> str:
    """The name of the machine's zone: that of TZ, else what /etc/localtime links to, else UTC."""
    given = os.environ.get("TZ", "").removeprefix(":").partition(_ZONES)
    linked = str(localtime.resolve()).rpartition(_ZONES)
    for name in (given[2] or given[0], linked[2] if linked[1] else ""):
        try:
            if name:
                return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return "UTC"


def same_clocks(one: str, other: str) -> bool:
    """Whether two names are of one zone, as UTC and Etc/UTC are."""
    return one.removeprefix("Etc/") == other.removeprefix("Etc/")
