"""A run that is killed at any moment loses nothing, and the next one completes the edition, once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from briefgen.archive import edition, editions, open_archive
from briefgen.proof import verify
from tests.conftest import ROOT
from tests.unattended import MORNING, PLAIN, Project, project

if TYPE_CHECKING:
    from pathlib import Path

RUN = """
import sys
from datetime import datetime
from pathlib import Path
from briefgen.config import read_config
from briefgen.job.run import run
config = read_config(Path(sys.argv[1]))
print("begun", flush=True)
run(config, now=datetime.fromisoformat(sys.argv[2]))
"""
KILLS = int(os.environ.get("BRIEFGEN_SOAK", "6"))


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    return project(tmp_path / "desk", PLAIN.replace('["text"]', '["text", "json"]'))


def killed(desk: Project, after: float) -> bool:
    """Whether the run that was to be killed so many seconds after its beginning was at work still."""
    command = [sys.executable, "-c", RUN, str(desk.config), MORNING.isoformat()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
    return process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("number", range(KILLS))
def test_the_next_run_completes_what_a_killed_one_began(desk: Project, number: int) -> None:
    killed(desk, 2.0 * number / KILLS)
    outcome = desk.runs()
    assert outcome.delivered
    # Killed between making the archive's file and its first row, a run leaves an empty file, and the next one says so.
    assert {problem.message.partition(",")[0] for problem in outcome.problems} <= {"was an empty file"}
    assert desk.output() == ["daily-brief-2031-03-05.json", "daily-brief-2031-03-05.txt"]
    with open_archive(desk.archive) as archive:
        assert archive.problems == ()
        (row,) = editions(archive)
        assert (row.revision, row.documents) == (1, 1)
        assert verify(edition(archive, row.day)) == ()
    assert [e.paths for e in desk.runs().editions] == [()]
