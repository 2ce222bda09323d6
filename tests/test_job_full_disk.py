"""A disk that is full while a run is at work: what cannot be kept is told, nothing is lost, and the next run completes it."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefgen.archive import edition, editions, open_archive
from briefgen.proof import verify
from tests.dying_run import ForkServer, SmallDiskError, fork_server
from tests.kept_editions import MINT
from tests.posted_mail import DESK, PORT, states
from tests.unattended import MORNING, Project, mailing, project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.mail_server import Mailroom

NEXT = MORNING + timedelta(days=1)
FREE = (0, 4, 12, 24, 48, 96, 160)
"""Kilobytes left."""


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("disk")


@pytest.fixture(scope="module")
def server(disk: Path) -> Iterator[ForkServer]:
    try:
        with fork_server(disk) as server:
            yield server
    except SmallDiskError:
        pytest.skip("no disk of our own is to be had")


def _fill(folder: Path, free: int) -> Path:
    """A file that leaves so many kilobytes on the folder's disk."""
    filler = folder / "filler"
    stat = os.statvfs(folder)
    filler.write_bytes(b"\0" * max(0, stat.f_bavail * stat.f_frsize - free * 1024))
    return filler


@pytest.mark.parametrize("free", FREE)
def test_an_edition_of_a_day_on_which_the_disk_is_full_is_completed_when_it_is_not(
    server: ForkServer, disk: Path, tmp_path: Path, room: Mailroom, free: int
) -> None:
    shutil.rmtree(server.seen(disk) / "desk", ignore_errors=True)
    desk = project(server.seen(disk) / "desk", mailing(room.port))
    config = disk / "desk" / "briefgen.toml"
    assert server.run(config, MORNING) == 0
    desk.receives(mint=MINT)
    filler = _fill(desk.folder, free)
    assert server.run(config, NEXT) in {0, 1}
    assert len(room.mails) >= 2
    filler.unlink()
    for hours in (1, 2):
        assert server.run(config, NEXT + timedelta(hours=hours)) == 0
    _both_days_are_whole(desk, tmp_path / "copy.db")
    assert Counter(recipient for recipient, _ in room.mails) == {DESK: 2, PORT: 2}


def _both_days_are_whole(desk: Project, copy: Path) -> None:
    """`copy` is where SQLite can open the archive, which it cannot through another process's root."""
    shutil.copyfile(desk.archive, copy)
    with open_archive(copy) as archive:
        rows = editions(archive)
        assert [row.day for row in rows] == [NEXT.date(), MORNING.date()]
        assert all(verify(edition(archive, row.day, title=row.title)) == () for row in rows)
        assert set(states(archive).values()) == {"sent"}
    assert desk.output() == [f"harbour-watch-{day.date()}.txt" for day in (MORNING, NEXT)]
