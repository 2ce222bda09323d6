"""An archive that is put back from a backup, lost or damaged: nobody is sent an edition that they have already."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.kept_editions import MINT
from tests.posted_mail import DESK, PORT
from tests.unattended import MORNING, Project, mailing, project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result
    from tests.mail_server import Mailroom

NEXT = MORNING + timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path, room: Mailroom) -> Project:
    return project(tmp_path / "desk", mailing(room.port))


def _put_back(desk: Project, room: Mailroom) -> None:
    """The first day's archive, after the second day's edition was sent."""
    desk.runs()
    shutil.copyfile(desk.archive, desk.folder / "backup")
    desk.receives(mint=MINT).runs(NEXT)
    assert len(room.mails) == 4
    shutil.copyfile(desk.folder / "backup", desk.archive)


def test_an_edition_that_was_sent_after_the_backup_is_not_sent_again_and_a_person_may_send_it(
    desk: Project, room: Mailroom, briefgen: Callable[..., Result]
) -> None:
    _put_back(desk, room)
    outcome = desk.runs(NEXT)
    assert outcome.delivered
    assert [p.where for p in outcome.problems] == [f"mail to {DESK}", f"mail to {PORT}"]
    assert all("had this edition before" in p.message for p in outcome.problems)
    assert desk.runs(NEXT).problems == (), "it is told once"
    assert len(room.mails) == 4
    number = outcome.problems[0].hint.split()[3].rstrip("`")
    assert briefgen("outbox", "retry", number, "-c", desk.config).code == 0
    assert [recipient for recipient, _ in room.mails[4:]] == [DESK]
    assert len(set(room.message_ids())) == 2, "the copy is told to be one by its Message-ID"


def test_the_days_after_it_are_sent_as_ever(desk: Project, room: Mailroom) -> None:
    _put_back(desk, room)
    desk.runs(NEXT + timedelta(days=1))
    assert [recipient for recipient, _ in room.mails[4:]] == [DESK, PORT]


def test_a_recipient_who_did_not_have_it_gets_it(desk: Project, room: Mailroom) -> None:
    _put_back(desk, room)
    desk.says(mailing(room.port).replace(PORT, f'{PORT}", "new@news.example')).runs(NEXT)
    assert [recipient for recipient, _ in room.mails[4:]] == ["new@news.example"]


@pytest.mark.parametrize("loss", [b"", b"SQLite format 3\0" + b"\xff" * 9000, None])
def test_an_archive_that_is_lost_or_damaged_sends_nothing_again(
    desk: Project, room: Mailroom, loss: bytes | None
) -> None:
    desk.runs()
    if loss is None:
        desk.archive.unlink()
    else:
        desk.archive.write_bytes(loss)
    desk.runs()
    assert len(room.mails) == 2


def test_where_all_beside_it_is_old_too_the_same_edition_has_the_same_message_id(desk: Project, room: Mailroom) -> None:
    desk.runs()
    for path in desk.folder.glob("briefgen.db*"):
        path.unlink()
    desk.receives(mint=MINT).runs()
    assert len(room.mails) == 4
    assert room.mails[0][1] != room.mails[2][1], "it holds an article more"
    assert len(set(room.message_ids())) == 1


def test_a_damaged_note_of_what_was_sent_stops_nothing(desk: Project, room: Mailroom) -> None:
    desk.runs()
    note = desk.folder / "briefgen.db.sent.json"
    note.write_text("{")
    assert desk.runs().problems == ()
    assert DESK not in note.read_text(), "no address stands in it"
    desk.archive.unlink()
    desk.runs()
    assert len(room.mails) == 2, "it was made anew from the archive"
