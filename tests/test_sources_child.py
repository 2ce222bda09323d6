"""The child process that parses: what it may not do, and that its death costs one document at most."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.sources.formats import Format
from briefgen.sources.isolated import IsolatedParsers, Task
from tests.conftest import ROOT
from tests.source_files import mail

LIMITED = "from briefgen.sources.isolated import child; child.limit_memory_and_files(); import sys; sys.addaudithook(child._refuse); "
posix = pytest.mark.skipif(os.name != "posix", reason="limits of processes are POSIX's")


@posix
@pytest.mark.parametrize(
    ("harm", "refusal"),
    [
        ("bytearray(700_000_000)", "MemoryError"),
        ("open({path!r}, 'wb').write(b'x' * 9000)", "File too large"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "a parser tried socket."),
        ("import subprocess; subprocess.run(['true'])", "a parser tried subprocess.Popen"),
        ("import os; os.system('true')", "a parser tried os.system"),
    ],
)
def test_the_child_can_do_no_harm(harm: str, refusal: str, tmp_path: Path) -> None:
    path = str(tmp_path / "file")
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED + harm.format(path=path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert refusal in ran.stderr


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="reads another process's environment from /proc")
def test_the_child_has_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", "secret")
    with IsolatedParsers() as parsers:
        parsers.parse(Task(Format.MAIL, mail("A message.")))
        assert parsers._child is not None
        environment = Path(f"/proc/{parsers._child.pid}/environ").read_bytes()
    assert b"PYTHONHASHSEED" in environment
    assert b"secret" not in environment


@posix
def test_a_child_that_was_killed_between_two_tasks_is_started_again() -> None:
    task = Task(Format.MAIL, mail("A message."))
    with IsolatedParsers() as parsers:
        first = parsers.parse(task)
        assert parsers._child is not None
        os.kill(parsers._child.pid, signal.SIGKILL)
        parsers._child.wait()
        assert parsers.parse(task) == first


def test_leaving_ends_the_child_and_nothing_is_started_for_nothing() -> None:
    with IsolatedParsers() as parsers:
        assert parsers._child is None
        parsers.parse(Task(Format.MAIL, mail("A message.")))
        child = parsers._child
    assert child is not None
    assert child.poll() is not None


def test_a_format_that_is_not_parsed_there_is_refused() -> None:
    with IsolatedParsers() as parsers, pytest.raises(SourceError, match="not parsed here"):
        parsers.parse(Task(Format.TEXT, b"Text."))
