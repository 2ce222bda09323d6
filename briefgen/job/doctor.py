"""What a first run needs, looked at one by one; nothing is changed."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.config.zone import machine_zone, same_clocks, zone
from briefgen.delivery import check_folder
from briefgen.delivery.smtp import login_refused
from briefgen.errors import BriefgenError
from briefgen.job.ways import server

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.config import Config, Smtp, SourceTable

LEAST_DISK = 200_000_000
"""Bytes that should be free where a run writes."""

_PRINTING_SECONDS = 60.0
_WRONG_BY = timedelta(days=1)


class Level(StrEnum):
    """How a check came out."""

    OK = "ok"
    ADVICE = "advice"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and how to mend it where it is not as it should be."""

    what: str
    level: Level
    found: str
    mend: str = ""


def examine(config: Config, config_path: Path, now: datetime) -> Iterator[Check]:
    """Every check of a configuration on this machine, in the order in which they would stop a run."""
    yield Check("configuration", Level.OK, f"{config_path} has {len(config.sources)} source(s)")
    yield check_zone(config)
    yield check_clock(config, config_path, now)
    yield check_rules(config)
    yield from check_templates(config)
    yield check_archive(config, now)
    yield check_output(config)
    yield from check_disk(config)
    yield from check_printing(config)
    yield from check_sources(config.sources)
    yield check_delivery(config)


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
    from briefgen.config import audiences

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
        return _writable("archive", path.parent, f"{path} is begun by the first run")
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
    return _writable("output", config.output_folder, f"{config.output_folder} can be written into")


def _writable(what: str, folder: Path, found: str) -> Check:
    try:
        check_folder(folder)
    except BriefgenError as error:
        return Check(what, Level.FAULT, error.message, "name another in the configuration, or mend its permissions")
    return Check(what, Level.OK, found)


def check_disk(config: Config) -> Iterator[Check]:
    """The room on the disks that a run writes to."""
    for what, path in (("disk of the archive", config.archive_path), ("disk of the output", config.output_folder)):
        nearest = next(p for p in (path, *path.parents) if p.exists())
        free = shutil.disk_usage(nearest).free
        level = Level.OK if free >= LEAST_DISK else Level.FAULT
        mend = "" if level is Level.OK else f"make room: a run should find {LEAST_DISK // 1_000_000} MB"
        yield Check(what, level, f"{free / 1e9:,.1f} GB free", mend)


_PRINT = """
import sys
sys.path.insert(0, sys.argv[1])
from datetime import UTC, datetime
from briefgen import Document, build_brief, render
brief = build_brief([Document.from_text("The port closed. It said so.")], now=datetime(2024, 1, 1, tzinfo=UTC))
print(len(render(brief, "pdf").content))
"""


def check_printing(config: Config) -> Iterator[Check]:
    """That a page is printed, in a process of its own since a machine without any font may crash it; and fonts at all."""
    from briefgen.config import audiences

    if not any("pdf" in audience.formats for audience in audiences(config)):
        return
    yield _printed()
    fonts = _fonts()
    if fonts == 0:
        mend = "install some, or scripts that briefgen's own fonts lack stay empty (Debian: fonts-noto-core)"
        yield Check("fonts", Level.ADVICE, "this machine has none of its own", mend)
    else:
        yield Check("fonts", Level.OK, "briefgen's own" + (f", and {fonts} of this machine" if fonts else ""))


def _printed() -> Check:
    command = [sys.executable, "-c", _PRINT, str(Path(__file__).parents[2])]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=_PRINTING_SECONDS, check=False)  # noqa: S603 - our own
    except subprocess.TimeoutExpired:
        return Check(
            "PDF", Level.FAULT, f"a page took longer than {_PRINTING_SECONDS:g} s", "leave pdf out of `formats`"
        )
    if ran.returncode == 0:
        return Check("PDF", Level.OK, "Pango and WeasyPrint print a page")
    said = ran.stderr.strip().splitlines()
    reason = said[-1].partition("RenderError: ")[2] or said[-1] if said else f"its process ended with {ran.returncode}"
    mend = "install Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), or leave pdf out of `formats`"
    return Check("PDF", Level.FAULT, reason, mend)


def _fonts() -> int | None:
    """How many fonts fontconfig knows; None where it cannot be asked."""
    program = shutil.which("fc-list")
    if not program:
        return None
    ran = subprocess.run([program, "--format", "."], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - a constant
    return len(ran.stdout)


def check_sources(sources: Iterable[SourceTable]) -> Iterator[Check]:
    """Each source: a path by what it holds, an address by asking for it once, all side by side."""
    with ThreadPoolExecutor(max_workers=16) as pool:
        yield from pool.map(lambda source: _address(source) if source.url else _path(source), sources)


def _path(source: SourceTable) -> Check:
    from briefgen.sources.folder import named

    found = named(source.path)
    number = sum(len(folder.files) for folder in found)
    what = f"source {source.name or source.path}"
    if refused := [path for folder in found for path, _ in folder.refused]:
        return Check(what, Level.FAULT, f"{refused[0]} cannot be read", "check its permissions")
    if any(folder.missing for folder in found):
        return Check(what, Level.FAULT, "there is no such file or folder", "make it, or check the path")
    return Check(what, Level.OK, f"{number} document(s)" if number else "empty for now")


def _address(source: SourceTable) -> Check:
    from briefgen.sources import FetchState
    from briefgen.sources.web.fetch import Line, fetch
    from briefgen.sources.web.limits import Clock, Limits

    what = f"source {source.name or source.url}"
    fetched = fetch(FetchState(source.url), source.url, Line(Clock(), Limits(tries=1), source.private))
    if fetched.problem:
        return Check(what, Level.FAULT, fetched.problem.message, fetched.problem.hint)
    size = len(fetched.content.body) if fetched.content else 0
    return Check(what, Level.OK, f"answers ({size / 1000:,.0f} kB)")


def check_delivery(config: Config) -> Check:
    """How editions leave: a mail server is logged in to, and gets no mail."""
    delivery = config.delivery
    if delivery.smtp:
        return _server(delivery.smtp)
    if delivery.sendmail:
        program = shlex.split(delivery.sendmail)[0]
        if shutil.which(program) is None:
            return Check("delivery", Level.FAULT, f"there is no program {program}", "check `sendmail` under [delivery]")
        return Check("delivery", Level.OK, f"mail by {program}")
    if delivery.eml:
        return _writable("delivery", Path(delivery.eml), f"mail is written into {delivery.eml}")
    return Check("delivery", Level.OK, "files")


def _server(smtp: Smtp) -> Check:
    if refused := login_refused(server(smtp)):
        return Check(
            "delivery", Level.FAULT, refused, "check [delivery.smtp]; docs/delivery.md says what each key does"
        )
    done = "takes the login" if smtp.user else "answers"
    return Check("delivery", Level.OK, f"mail by {smtp.host}:{smtp.port}, which {done}")
