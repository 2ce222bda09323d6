"""A run that is killed (SIGKILL) at a named point: nothing is lost, and nobody has more than one mail too many.

`make soak` kills at every point, BRIEFGEN_SOAK times each, and prints a table; the suite kills at each once.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefgen.archive import edition, editions, open_archive
from briefgen.proof import verify
from tests.dying_run import ForkServer, Point, fork_server
from tests.mail_server import Mailroom, mail_server
from tests.posted_mail import DESK, PORT, states
from tests.unattended import MORNING, Project, mailing, project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOAK = int(os.environ.get("BRIEFGEN_SOAK", "0"))

_RUN, _OUTBOX, _SESSION = "briefgen.job.run", "briefgen.delivery.outbox", "briefgen.delivery.smtp_session:Session"
POINTS = {
    "locked": Point(_RUN, "check_folder"),
    "archive opened": Point(_RUN, "remember"),
    "sources read": Point(_RUN, "gather"),
    "edition made": Point("briefgen.edition", "record", "before"),
    "edition recorded": Point("briefgen.edition", "record", apart=True),
    "files rendered": Point(_RUN, "deliver", "before", apart=True),
    "files written": Point(_RUN, "deliver", apart=True),
    "mail composed": Point("briefgen.job.posting", "post", "before", apart=True),
    "mail queued": Point(_OUTBOX, "queue"),
    "before it is taken": Point(_OUTBOX, "swap", "before"),
    "taken": Point(_OUTBOX, "swap"),
    "connected": Point(_SESSION, "_greet", "before"),
    "greeted": Point(_SESSION, "_greet"),
    "sender named": Point("smtplib:SMTP", "mail"),
    "recipient named": Point("smtplib:SMTP", "rcpt"),
    "content written": Point(_SESSION, "_write"),
    "doubt noted": Point(_OUTBOX, "swap", count=2),
    "dot sent": Point("smtplib:SMTP", "send", given=".\r\n"),
    "answered": Point(_SESSION, "_end_of_data"),
    "noted as sent": Point(_OUTBOX, "swap", count=3),
    "all sent": Point(_RUN, "send_posted"),
    "addresses kept": Point(_RUN, "keep_fetch_states"),
}
_IN_DOUBT = {"doubt noted", "dot sent", "answered"}
"""From when the doubt is written down until the answer is."""


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    with fork_server() as server:
        yield server


@pytest.mark.parametrize("point", POINTS)
def test_a_run_killed_at_a_point_loses_nothing_and_doubles_only_what_is_in_doubt(
    server: ForkServer, tmp_path: Path, point: str
) -> None:
    counts: Counter[int] = Counter()
    with mail_server(Mailroom()) as room:
        for number in range(SOAK or 1):
            mails = _killed_and_run_again(server, tmp_path / str(number), room, POINTS[point])
            assert mails[PORT] == 1
            assert 1 <= mails[DESK] <= (2 if point in _IN_DOUBT else 1)
            counts[mails[DESK]] += 1
    if SOAK:
        print(f"\n{point:20} {SOAK} kills: {counts[0]} lost, {counts[1]} once, {counts[2]} twice", end="")  # noqa: T201


def _killed_and_run_again(server: ForkServer, folder: Path, room: Mailroom, point: Point) -> Counter[str]:
    """How many mails the server took for each recipient, all of one Message-ID."""
    desk = project(folder, mailing(room.port))
    room.mails.clear()
    assert server.run(desk.config, MORNING, point) == -signal.SIGKILL
    for hours in (1, 2):
        assert server.run(desk.config, MORNING + timedelta(hours=hours)) == 0
    _is_whole(desk)
    assert len(set(room.message_ids())) == 1
    return Counter(recipient for recipient, _ in room.mails)


def _is_whole(desk: Project) -> None:
    """One edition, which its sources bear out, its file, and nothing that waits."""
    with open_archive(desk.archive) as archive:
        (row,) = editions(archive)
        assert (row.revision, verify(edition(archive, row.day, title=row.title))) == (1, ())
        assert states(archive) == {DESK: "sent", PORT: "sent"}
    assert desk.output() == [f"harbour-watch-{row.day}.txt"]
