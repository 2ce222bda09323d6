"""Delivery by Debian's msmtp, called as a sendmail, to a mail server on the loopback."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefgen.delivery.sendmail import Sendmail
from tests.mail_server import Mailroom, mail_server
from tests.posted_mail import CONTENT, DESK, PORT, MovedClock, delivered, outbox
from tests.unattended import Project, mailing, project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shutil.which("msmtp"), reason="there is no msmtp")


def _msmtp(folder: Path, port: int) -> str:
    settings = folder / "msmtprc"
    settings.write_text(f"account default\nhost 127.0.0.1\nport {port}\ntls off\nauth off\nset_date_header off\n")
    settings.chmod(0o600)
    return f"msmtp --file={settings}"


def test_each_recipient_gets_the_mail_as_it_was_written(tmp_path: Path) -> None:
    with mail_server(Mailroom()) as room, outbox(tmp_path, DESK, PORT) as archive:
        found = delivered(archive, Sendmail(_msmtp(tmp_path, room.port)))
    assert [(one.state, one.reply) for one in found] == [("sent", "msmtp took it")] * 2
    assert [recipient for recipient, _ in room.mails] == [DESK, PORT]
    assert all(content.endswith(CONTENT) for _, content in room.mails)


@pytest.mark.parametrize(
    ("replies", "closes_at", "state", "mails"),
    [
        ({"RCPT": "550 5.1.1 no such mailbox"}, "", "refused", 0),
        ({"DATA": "554 5.7.1 refused"}, "", "refused", 0),
        ({"RCPT": "451 4.3.0 later"}, "", "queued", 0),
        ({"DATA": "451 4.3.0 later"}, "", "queued", 0),
        ({}, "answer", "uncertain", 2),
    ],
    ids=["RCPT 5xx", "DATA 5xx", "RCPT 4xx", "DATA 4xx", "no answer after the dot"],
)
def test_what_its_server_says_decides_as_with_a_server_of_our_own(
    tmp_path: Path, replies: dict[str, str], closes_at: str, state: str, mails: int
) -> None:
    with mail_server(Mailroom(replies, closes_at)) as room, outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Sendmail(_msmtp(tmp_path, room.port)), MovedClock(), patience=timedelta(hours=3))
    assert one.state == state
    assert len(room.mails) == mails, "in doubt it is handed over once more, and never again"
    assert len(set(room.message_ids())) <= 1


def test_a_server_that_is_down_leaves_the_mail_for_the_next_run(tmp_path: Path) -> None:
    with mail_server(Mailroom()) as room:
        desk = _project(tmp_path, room)
    outcome = desk.runs()
    assert outcome.delivered
    assert all("cannot connect" in problem.message for problem in outcome.problems)
    assert len(outcome.problems) == 2


def test_a_run_mails_its_edition_by_it(tmp_path: Path) -> None:
    with mail_server(Mailroom()) as room:
        assert _project(tmp_path, room).runs().problems == ()
    assert [recipient for recipient, _ in room.mails] == [DESK, PORT]


def _project(folder: Path, room: Mailroom) -> Project:
    text = mailing(room.port).partition("[delivery.smtp]")[0]
    return project(folder / "desk", f'{text}sendmail = "{_msmtp(folder, room.port)}"\n')
