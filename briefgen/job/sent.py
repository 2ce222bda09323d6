"""Who was sent which edition, kept beside the archive too: a copy of the archive that is put back knows less."""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from briefgen.archive.outbox import State, deliveries
from briefgen.delivery import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from briefgen.archive import Archive
    from briefgen.archive.outbox import Channel

MOST_DAYS = 90
"""How many days of editions are remembered, the newest."""

_log = logging.getLogger("briefgen.job")


def sent_before(archive: Path, day: date, title: str, channel: Channel, recipients: Iterable[str]) -> tuple[str, ...]:
    """Those of the recipients to whom the day's edition was sent, whatever the archive at the path says."""
    known = set(_kept(sent_path(archive)).get(day.isoformat(), ()))
    return tuple(one for one in recipients if known and _key(channel, title, one) in known)


def keep_sent(archive: Archive) -> None:
    """Remember what the archive says was sent, beside what was remembered; a file that cannot be written stops nothing."""
    path = sent_path(archive.path)
    before = _kept(path)
    days: dict[str, set[str]] = defaultdict(set, {day: set(keys) for day, keys in before.items()})
    for one in deliveries(archive):
        if one.state is State.SENT:
            days[one.day.isoformat()].add(_key(one.channel, one.title, one.recipient))
    after = {day: sorted(days[day]) for day in sorted(days)[-MOST_DAYS:]}
    try:
        if after != before:
            replace_file(path, msgspec.json.encode(after) + b"\n")
    except OSError as error:
        _log.warning("what was sent is not remembered beside the archive: %s", error)


def sent_path(archive: Path) -> Path:
    """The file beside the archive."""
    return archive.with_name(f"{archive.name}.sent.json")


def _kept(path: Path) -> Mapping[str, list[str]]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, list[str]])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def _key(channel: Channel, title: str, recipient: str) -> str:
    """A mark of the edition and its reader, whose address the file does not tell."""
    return hashlib.sha256("\n".join((channel, title, recipient)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
