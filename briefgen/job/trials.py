"""What a first run needs, tried out: a page is printed, sources are asked, a mail server is logged in to."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.config import audiences
from briefgen.delivery.addresses import mail_address
from briefgen.delivery.smtp import login_refused
from briefgen.delivery.webhook import address_fault
from briefgen.errors import DeliveryError
from briefgen.job.check import Check, Level, writable
from briefgen.job.ways import secret_reader, server

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.config import Config, Smtp, SourceTable

_PRINTING_SECONDS = 60.0

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
    try:
        ran = subprocess.run([program, "--format", "."], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - a constant
    except subprocess.TimeoutExpired:
        return None
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
    return Check(what, Level.OK, f"{number} document{'s' * (number > 1)}" if number else "empty for now")


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


def check_delivery(config: Config) -> Iterator[Check]:
    """How editions leave: a mail server is logged in to, and gets no mail; a webhook's address is read."""
    yield _mail(config)
    named = [config.delivery.sender, *(one for audience in audiences(config) for one in audience.recipients)]
    for address in dict.fromkeys(filter(None, named)):
        try:
            mail_address(address)
        except DeliveryError as error:
            yield Check("addresses", Level.FAULT, error.message, error.hint)
    if config.delivery.webhook:
        fault = address_fault(secret_reader(config.delivery.webhook))
        hint = "docs/delivery.md says where a secret can be"
        yield Check("webhook", Level.FAULT, fault, hint) if fault else Check("webhook", Level.OK, "has its address")


def _mail(config: Config) -> Check:
    delivery = config.delivery
    if delivery.smtp:
        return _server(delivery.smtp)
    if delivery.sendmail:
        program = shlex.split(delivery.sendmail)[0]
        if shutil.which(program) is None:
            return Check("delivery", Level.FAULT, f"there is no program {program}", "check `sendmail` under [delivery]")
        return Check("delivery", Level.OK, f"mail by {program}")
    if delivery.eml:
        return writable("delivery", Path(delivery.eml), f"mail is written into {delivery.eml}")
    return Check("delivery", Level.OK, "files")


def _server(smtp: Smtp) -> Check:
    if refused := login_refused(server(smtp)):
        return Check(
            "delivery", Level.FAULT, refused, "check [delivery.smtp]; docs/delivery.md says what each key does"
        )
    done = "takes the login" if smtp.user else "answers"
    return Check("delivery", Level.OK, f"mail by {smtp.host}:{smtp.port}, which {done}")
