"""A run that is killed (SIGKILL) at a point of a delivery: nothing is lost, and nobody has more than one mail too many.

`make soak` kills at every point, BRIEFGEN_SOAK times each, and prints a table; the suite does a few.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from briefgen.archive.file import open_archive
from tests.conftest import ROOT
from tests.mail_server import Mailroom, mail_server
from tests.posted_mail import DESK, states

if TYPE_CHECKING:
    from pathlib import Path

SOAK = int(os.environ.get("BRIEFGEN_SOAK", "0"))

_RUN = """
import importlib, os, signal, sys
from datetime import timedelta
from pathlib import Path
from briefgen.archive.file import open_archive
from briefgen.archive.outbox import Channel
from briefgen.delivery.outbox import post, send_due
from briefgen.delivery.smtp import Smtp
from briefgen.delivery.smtp_session import Server
from tests.posted_mail import DESK, NOW, MovedClock, mail

def die_at(module, owner, name, when, count):
    holder = importlib.import_module(module)
    holder = getattr(holder, owner) if owner else holder
    real, calls = getattr(holder, name), []
    def dying(*given, **named):
        calls.append(given)
        here = len(calls) == int(count) if count.isdigit() else given[1:] == (count.encode().decode("unicode_escape").encode(),)
        if here and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = real(*given, **named)
        if here:
            os.kill(os.getpid(), signal.SIGKILL)
        return done
    setattr(holder, name, dying)

path, port, hours, *point = sys.argv[1:]
if point:
    die_at(*point)
clock = MovedClock(NOW + timedelta(hours=int(hours)))
with open_archive(Path(path), create=True) as archive:
    import briefgen.delivery.outbox as outbox
    outbox.post(archive, mail(), [DESK], now=clock.now())
    send_due(archive, {Channel.MAIL: Smtp(Server("localhost", int(port), "none"))}, clock=clock)
"""

_SESSION = "briefgen.delivery.smtp_session"
POINTS = {
    "before it is queued": ("briefgen.delivery.outbox", "", "queue", "before", "1"),
    "queued": ("briefgen.delivery.outbox", "", "queue", "after", "1"),
    "before it is taken": ("briefgen.delivery.outbox", "", "swap", "before", "1"),
    "taken": ("briefgen.delivery.outbox", "", "swap", "after", "1"),
    "connected": (_SESSION, "Session", "_greet", "before", "1"),
    "greeted": (_SESSION, "Session", "_greet", "after", "1"),
    "sender named": ("smtplib", "SMTP", "mail", "after", "1"),
    "recipient named": ("smtplib", "SMTP", "rcpt", "after", "1"),
    "content written": (_SESSION, "Session", "_write", "after", "1"),
    "doubt noted": ("briefgen.delivery.outbox", "", "swap", "after", "2"),
    "dot sent": ("smtplib", "SMTP", "send", "after", r".\r\n"),
    "answered": (_SESSION, "Session", "_end_of_data", "after", "1"),
    "noted": ("briefgen.delivery.outbox", "", "swap", "after", "3"),
}
_WINDOW = {"doubt noted", "dot sent", "answered"}
_FEW = ("content written", "doubt noted", "dot sent", "answered")


@pytest.mark.parametrize("point", POINTS if SOAK else _FEW)
def test_a_run_killed_at_a_point_loses_nothing_and_doubles_only_what_is_in_doubt(tmp_path: Path, point: str) -> None:
    counts: Counter[int] = Counter()
    for number in range(SOAK or 1):
        mails = _killed_and_run_again(tmp_path / f"{number}.db", point)
        assert 1 <= mails <= (2 if point in _WINDOW else 1)
        counts[mails] += 1
    if SOAK:
        print(f"\n{point:20} {SOAK} kills: {counts[0]} lost, {counts[1]} once, {counts[2]} twice")  # noqa: T201


def _killed_and_run_again(path: Path, point: str) -> int:
    """How many mails the server took in all."""
    with mail_server(Mailroom()) as room:
        assert _run(path, room, "0", *POINTS[point]) == -signal.SIGKILL
        for hours in ("1", "2"):
            assert _run(path, room, hours) == 0
    with open_archive(path) as archive:
        assert states(archive) == {DESK: "sent"}
    assert set(room.message_ids()) == {"<1f@news.example>"}
    return len(room.mails)


def _run(path: Path, room: Mailroom, hours: str, *point: str) -> int:
    command = [sys.executable, "-c", _RUN, str(path), str(room.port), hours, *point]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False).returncode
