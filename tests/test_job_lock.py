"""One run at a time, and a killed one leaves nothing behind that would stop the next."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import LockedError, OutputError
from briefgen.job.lock import locked
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

HOLDER = """
import sys, time
from pathlib import Path
from briefgen.job.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_told_at_once_and_a_killed_first_one_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "briefgen.db.lock"
    with holder(path) as process:
        with pytest.raises(LockedError, match=f"process {process.pid}"), locked(path):
            pass
        process.send_signal(signal.SIGKILL)
    with locked(path):
        assert path.exists()


def test_the_command_leaves_with_75_while_another_run_is_at_work(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    config = tmp_path / "briefgen.toml"
    config.write_text('[[sources]]\npath = "inbox"\n')
    with locked(tmp_path / "briefgen.db.lock"):
        ran = briefgen("run", "--config", config)
    assert ran.code == 75
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "briefgen.db.last-run.json").exists()


def test_a_lock_where_none_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot lock"), locked(tmp_path / "file" / "x.lock"):
        pass


BETWEEN_FORK_AND_EXEC = """
import os, sys, time
from pathlib import Path
from briefgen.job.lock import locked
with locked(Path(sys.argv[1])):
    if os.fork() == 0:
        time.sleep(0.2)
        os.execv("/bin/sleep", ["sleep", "5"])
    print("held", flush=True)
    os.kill(os.getpid(), 9)
"""


def test_a_child_that_a_killed_run_was_about_to_start_does_not_keep_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "briefgen.db.lock"
    command = [sys.executable, "-c", BETWEEN_FORK_AND_EXEC, str(path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    assert process.wait() == -signal.SIGKILL
    with locked(path):
        assert path.exists()
