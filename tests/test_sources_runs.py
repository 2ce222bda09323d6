"""Whole runs against a web server: unchanged feeds, and twenty sources within their real limits of which twelve misbehave.

The latter takes half a minute, and `make soak` does it; test_sources_faults.py has each fault by itself, by shorter limits.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.archive import edition, open_archive
from briefgen.proof import verify
from tests.conftest import ROOT
from tests.source_files import PAGE
from tests.test_job_killed import RUN
from tests.test_sources_faults import FAULTS, good
from tests.test_sources_feeds import XML, item, rss
from tests.unattended import PLAIN, Project, project
from tests.web_server import NOW, serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tests.web_server import Handler

MISBEHAVING = (
    *("missing", "gone", "out of order", "asked too often", "silent", "drips its body"),
    *("endless", "bomb", "loop", "to the cloud's secrets", "laughs", "breaks off"),
)
MORNING, DAY = NOW.replace(hour=7), timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    return project(tmp_path / "desk")


def reads(desk: Project, urls: list[str]) -> Project:
    tables = "".join(f'[[sources]]\nurl = "{url}"\nname = "S{n}"\nprivate = true\n' for n, url in enumerate(urls))
    return desk.says(PLAIN.replace('[[sources]]\npath = "inbox"\n', tables))


def ran(desk: Project, now: datetime) -> tuple[float, int]:
    """How many seconds a run took, and the most bytes that it and its children held at once."""
    command = [sys.executable, "-c", RUN, str(desk.config), now.isoformat()]
    started, most = time.monotonic(), 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, held(process.pid))
            time.sleep(0.05)
    assert process.returncode == 0
    return time.monotonic() - started, most


def held(pid: int) -> int:
    """The bytes of memory that a process and its descendants hold now."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has ended
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(held(int(child)) for child in children)


def unless_known(content: bytes, tag: str) -> Callable[[Handler], None]:
    """The content as a feed under its validator, or 304 to who has it."""

    def answer(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == tag:
            handler.reply(304)
        else:
            handler.reply(200, content, ETag=tag, Content_Type=XML)

    return answer


@pytest.mark.skipif("BRIEFGEN_SOAK" not in os.environ, reason="takes half a minute: make soak")
def test_twelve_of_twenty_sources_misbehave_and_the_edition_is_made_in_time(desk: Project) -> None:
    with serving() as server:
        bad = {server.does(f"/{name.replace(' ', '-')}", FAULTS[name][0]): FAULTS[name][1] for name in MISBEHAVING}
        seconds, most = ran(reads(desk, [*good(server), *bad]), MORNING)
    with open_archive(desk.archive) as archive:
        brief = edition(archive, MORNING.date())
    told = {p.where.partition("(")[2].rstrip(")"): f"{p.message} ({p.hint})" for p in brief.problems}
    assert (set(told), len(brief.sources), verify(brief)) == (set(bad), 8, ())
    assert all(problem.partition(" (")[0] for problem in told.values())
    assert (seconds < 45, most < 500_000_000) == (True, True), f"{seconds:.1f} s, {most / 1e6:.0f} MB"
    sys.stdout.write(f"\n20 sources, 12 misbehaving: {seconds:.1f} s, {most / 1e6:.0f} MB\n")


def test_unchanged_feeds_cost_a_conditional_request_each_and_no_body(desk: Project) -> None:
    with serving() as server:
        for n in range(5):
            server.gives(f"/{n}", PAGE.replace("five", str(n)))
        feeds = [rss(item(server.url(f"/{n}"), f"Story {n}")).encode() for n in range(5)]
        urls = [server.does(f"/feed{n}", unless_known(content, f'"{n}"')) for n, content in enumerate(feeds)]
        assert reads(desk, urls).runs(MORNING).problems == ()
        first = Counter(asked.path for asked in server.asked)
        server.asked.clear()
        assert desk.runs(MORNING + DAY).problems == ()
        assert len(first) == 10
        assert sorted(asked.path for asked in server.asked) == [f"/feed{n}" for n in range(5)]
        assert {asked.headers["if-none-match"] for asked in server.asked} == {f'"{n}"' for n in range(5)}
