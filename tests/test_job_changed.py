"""What a run does where the configuration, or the machine's clock, is not as it was at the run before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefgen.archive import editions, open_archive
from tests.kept_editions import MINT
from tests.posted_mail import DESK, PORT, states
from tests.unattended import MORNING, Project, mailing, project

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from tests.command import Result
    from tests.mail_server import Mailroom

DAY = timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path, room: Mailroom) -> Project:
    return project(tmp_path / "desk", mailing(room.port))


def _made(desk: Project) -> list[tuple[str, date]]:
    with open_archive(desk.archive) as archive:
        return sorted((row.title, row.day) for row in editions(archive))


def test_what_an_edition_is_like_holds_from_the_next_one_on(desk: Project, room: Mailroom) -> None:
    desk.runs()
    before = (desk.folder / "output" / desk.output()[0]).read_bytes()
    desk.says(mailing(room.port, audience="words = 5\npoints = []")).runs()
    assert (desk.folder / "output" / desk.output()[0]).read_bytes() == before
    assert len(room.mails) == 2


def test_a_new_title_begins_anew_on_the_same_day_and_the_old_one_is_not_made_again(
    desk: Project, room: Mailroom
) -> None:
    desk.runs()
    desk.says(mailing(room.port).replace("Harbour watch", "Port watch")).runs()
    desk.says(mailing(room.port)).runs()
    assert _made(desk) == [("Harbour watch", MORNING.date()), ("Port watch", MORNING.date())]
    assert len(room.mails) == 4


@pytest.mark.parametrize("hour", ["00:05", "06:44", "23:30"])
def test_another_hour_makes_no_second_edition_of_a_day(desk: Project, room: Mailroom, hour: str) -> None:
    desk.runs()
    desk.says(mailing(room.port).replace("[schedule]", f'[schedule]\ntime = "{hour}"'))
    for hours in (1, 6, 17):
        desk.runs(MORNING + timedelta(hours=hours))
    assert len(room.mails) == 2


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Adak", "Europe/Berlin"])
def test_another_zone_makes_each_of_its_days_once(desk: Project, room: Mailroom, zone: str) -> None:
    desk.runs()
    desk.says(mailing(room.port).replace('"UTC"', f'"{zone}"'))
    for hours in range(0, 72, 6):
        desk.runs(MORNING + timedelta(hours=hours))
    made = _made(desk)
    assert len(made) == len(set(made))
    assert len(room.mails) == 2 * len(made)
    assert 3 <= len(made) <= 4


def test_what_waits_goes_the_new_way(desk: Project, room: Mailroom, briefgen: Callable[..., Result]) -> None:
    room.replies["MAIL"] = "451 later"
    assert len(desk.runs().problems) == 2
    desk.says(mailing(room.port).partition("[delivery.smtp]")[0] + 'eml = "mails"\n')
    assert briefgen("outbox", "retry", "1", "2", "-c", desk.config).code == 0
    assert len(list((desk.folder / "mails").iterdir())) == 2
    assert room.mails == []


def test_without_a_way_what_waits_stays(desk: Project, room: Mailroom) -> None:
    room.replies["MAIL"] = "451 later"
    desk.runs()
    desk.says(mailing(room.port).partition("[[audiences]]")[0]).runs()
    with open_archive(desk.archive) as archive:
        assert states(archive) == {DESK: "queued", PORT: "queued"}


@pytest.mark.parametrize("moved", [-400 * DAY, -DAY, timedelta(hours=-7), DAY, 400 * DAY], ids=str)
def test_a_clock_that_was_wrong_for_a_run_makes_no_day_twice_and_stops_nothing(
    desk: Project, room: Mailroom, moved: timedelta
) -> None:
    moments: list[datetime] = [MORNING, MORNING + moved, MORNING + timedelta(hours=1), MORNING + DAY, MORNING + 2 * DAY]
    for moment in moments:
        assert desk.runs(moment).delivered
        desk.receives(mint=MINT)
    made = _made(desk)
    assert {MORNING.date() + number * DAY for number in range(3)} <= {day for _, day in made}
    assert len(room.mails) == 2 * len(set(made)) == 2 * len(made)
