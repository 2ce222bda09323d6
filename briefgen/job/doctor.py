"""What a first run needs, looked at one by one; nothing is changed."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.config import audiences
from briefgen.config.zone import machine_zone, same_clocks, zone
from briefgen.errors import BriefgenError
from briefgen.job.check import Check, Level, writable
from briefgen.job.trials import check_delivery, check_printing, check_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.config import Config

LEAST_DISK = 200_000_000
"""Bytes that should be free where a run writes."""

_WRONG_BY = timedelta(days=1)


def examine(config: Config, config_path: Path, now: datetime) -> Iterator[Check]:
    """Every check of a configuration on this machine, in the order in which they would stop a run."""
    yield Check("configuration", Level.OK, f"{config_path} ({_extent(config)})")
    yield check_zone(config)
    yield check_clock(config, config_path, now)
    yield check_rules(config)
    yield from check_templates(config)
    yield check_archive(config, now)
    yield check_output(config)
    yield from check_disk(config)
    yield from check_printing(config)
    yield from check_sources(config.sources)
    yield from check_delivery(config)


def _extent(config: Config) -> str:
    wanted = audiences(config)
    recipients = {one for audience in wanted for one in audience.recipients}
    return f"sources: {len(config.sources)}, audiences: {len(wanted)}, recipients: {len(recipients)}"


def check_zone(config: Config) -> Check:
    """The zone of the editions, beside the machine's."""
    name = zone(config.schedule.timezone).key
    if not same_clocks(name, machine_zone()):
        found = f"editions go by {name}, and this machine by {machine_zone()}"
        return Check(
            "time zone", Level.ADVICE, found, "`briefgen schedule` allows for that; a crontab of your own may not"
        )
    return Check("time zone", Level.OK, f"editions are due at {config.schedule.hour:%H:%M}, {name}")


def check_clock(config: Config, config_path: Path, now: datetime) -> Check:
    """The machine's clock, beside the times that files have."""
    files = [path for path in (config_path, config.archive_path) if path.exists()]
    newest = max((datetime.fromtimestamp(p.stat().st_mtime, UTC) for p in files), default=now)
    if newest > now + _WRONG_BY:
        found = f"it is {now:%Y-%m-%d} by this machine's clock, and a file is from {newest:%Y-%m-%d}"
        return Check("clock", Level.FAULT, found, "set the clock: `timedatectl set-ntp true`")
    return Check("clock", Level.OK, f"{now.astimezone():%Y-%m-%d %H:%M %Z}")


def check_rules(config: Config) -> Check:
    """The rules, the user's own among them."""
    from briefgen.points.rulebook import builtin_rules, load_rules

    try:
        book = load_rules([Path(path) for path in config.brief.rules]) if config.brief.rules else builtin_rules()
    except BriefgenError as error:
        return Check("rules", Level.FAULT, error.message, error.hint)
    return Check("rules", Level.OK, f"{len(book.rules)} rules")


def check_templates(config: Config) -> Iterator[Check]:
    """The folders of templates of the user's own, and the labels."""
    wanted = audiences(config)
    for folder in sorted({audience.templates for audience in wanted if audience.templates}):
        if folder.is_dir():
            yield Check("templates", Level.OK, str(folder))
        else:
            yield Check("templates", Level.FAULT, f"there is no folder {folder}", "make it, or check the path")
    for labels, name, own in sorted({(a.labels, a.theme, a.templates or Path()) for a in wanted if a.labels != "en"}):
        yield _labels(labels, name, own if own.is_dir() and own != Path() else None)


def _labels(labels: str, name: str, templates: Path | None) -> Check:
    from briefgen.render.theme import theme

    try:
        theme(name, templates).labels(labels)
    except BriefgenError as error:
        return Check("labels", Level.FAULT, error.message, error.hint)
    return Check("labels", Level.OK, labels)


def check_archive(config: Config, now: datetime) -> Check:
    """The archive: that it opens, or that one can be begun."""
    from briefgen.archive import editions, open_archive

    path = config.archive_path
    if not path.exists():
        return writable("archive", path.parent, f"{path} is begun by the first run")
    if not os.access(path, os.R_OK | os.W_OK):
        return Check("archive", Level.FAULT, f"{path} cannot be written", "mend its permissions")
    if (folder := writable("archive", path.parent, "")).level is Level.FAULT:
        return folder  # a journal, a lock and accounts of runs stand beside it
    try:
        with open_archive(path) as archive:
            rows = editions(archive)
    except BriefgenError as error:
        return Check("archive", Level.FAULT, error.message, error.hint)
    ahead = [row.day for row in rows if row.day > (now + _WRONG_BY).date()]
    if ahead:
        return Check("archive", Level.FAULT, f"has an edition of {ahead[0]}, which is to come", "check the clock")
    return Check("archive", Level.OK, f"{path} has {len(rows)} edition(s)")


def check_output(config: Config) -> Check:
    """The folder that files are written into."""
    return writable("output", config.output_folder, f"{config.output_folder} can be written into")


def check_disk(config: Config) -> Iterator[Check]:
    """The room on the disks that a run writes to."""
    for what, path in (("disk of the archive", config.archive_path), ("disk of the output", config.output_folder)):
        nearest = next(p for p in (path, *path.parents) if p.exists())
        free = shutil.disk_usage(nearest).free
        level = Level.OK if free >= LEAST_DISK else Level.FAULT
        mend = "" if level is Level.OK else f"make room: a run should find {LEAST_DISK // 1_000_000} MB"
        yield Check(what, level, f"{free / 1e9:,.1f} GB free", mend)
