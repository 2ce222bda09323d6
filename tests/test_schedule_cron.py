"""A real cron runs what `briefgen schedule --install` put into a real crontab, with cron's bare environment.

Both have the machine's tables to themselves, in a namespace of their own. cron's minute makes this slow: `make soak` does it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.job.report import last_report
from tests.conftest import ROOT
from tests.mail_server import Mailroom, mail_server
from tests.posted_mail import DESK
from tests.unattended import Project, mailing, project

if TYPE_CHECKING:
    from briefgen.job.report import Report

_APART = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-euc"]
_EMPTY_TABLES = """
mount -t tmpfs -o mode=1730,gid="$(getent group crontab | cut -d: -f3)" none /var/spool/cron/crontabs
mount -t tmpfs none /etc/cron.d
mount -t tmpfs none /run
mount --bind /dev/null /etc/crontab
"""
_SENDMAIL = Path("/usr/sbin/sendmail")  # by which cron mails what a run says
_LONGEST = 150.0


def _can_be_apart() -> bool:
    needed = all(map(shutil.which, ("unshare", "cron", "crontab")))
    return needed and not subprocess.run([*_APART, _EMPTY_TABLES], capture_output=True, check=False).returncode


@pytest.mark.skipif("BRIEFGEN_SOAK" not in os.environ, reason="cron's minute is for `make soak`")
def test_cron_makes_the_edition_in_silence_and_mails_the_line_of_one_that_went_wrong(tmp_path: Path) -> None:
    if not _can_be_apart():
        pytest.skip("cron, or a namespace for it, is not to be had")
    with mail_server(Mailroom()) as room:
        hour = (datetime.now(UTC) + timedelta(seconds=75)).strftime("%H:%M")
        text = mailing(room.port).replace("[schedule]\n", f'[schedule]\ntime = "{hour}"\n')
        good, bad = project(tmp_path / "good", text), project(tmp_path / "bad", text.replace('"inbox"', '"nowhere"'))
        with subprocess.Popen([*_APART, _script(tmp_path, good, bad)], env={**os.environ, "TZ": "UTC"}) as cron:
            _wait(good, bad)
            cron.kill()
    assert [recipient for recipient, _ in room.mails].count(DESK) == 2
    assert good.output() == [f"harbour-watch-{datetime.now(UTC).date()}.txt"]
    told = "nowhere: there is no such file or folder"
    ends = [report and (report.code, told in "".join(report.problems)) for report in _reports(good, bad)]
    assert ends == [(0, False), (3, True)]
    mailed = [path.read_text() for path in tmp_path.glob("mailed-*")]
    assert [told in mail for mail in mailed] == ([True] if _SENDMAIL.exists() else []), "and not a byte of the good one"


def _script(folder: Path, *desks: Project) -> str:
    """Empty tables, a sendmail that keeps what cron mails, the commands that a user gives, and cron."""
    (folder / "bin").mkdir()
    command = folder / "bin" / "briefgen"
    path = f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom briefgen.cli import main\nmain()\n"
    command.write_text(path)
    sendmail = folder / "bin" / "sendmail"
    sendmail.write_text(f"#!/bin/sh\nexec cat > {folder}/mailed-$$\n")
    for program in (command, sendmail):
        program.chmod(0o755)
    install = [f"{command} schedule --with cron --install -c {desk.config}" for desk in desks]
    stands_in = f"mount --bind {sendmail} {_SENDMAIL.resolve()}" if _SENDMAIL.exists() else ""
    return "\n".join((_EMPTY_TABLES, stands_in, *install, "exec cron -f"))


def _reports(*desks: Project) -> list[Report | None]:
    return [last_report(desk.archive) for desk in desks]


def _wait(*desks: Project) -> None:
    last = time.monotonic() + _LONGEST
    while time.monotonic() < last and not all(_reports(*desks)):
        time.sleep(1)
    time.sleep(3)  # cron mails after the run has ended
