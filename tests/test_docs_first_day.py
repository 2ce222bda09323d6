"""A day of docs/unattended.md and one of docs/delivery.md, typed at a terminal: each command says what the page says."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.kept_editions import FERRY, MINT
from tests.mail_server import Mailroom, mail_server
from tests.posted_mail import DESK, PORT
from tests.unattended import mailing, project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAYS = {
    "unattended.md": re.compile(r"^```console\n(\$ briefgen init\n.*?)^```", re.MULTILINE | re.DOTALL),
    "delivery.md": re.compile(r"^```text\n(\$ briefgen run\n.*?)^```", re.MULTILINE | re.DOTALL),
}
_CHANGING = {
    r"/\S*/desk\b": "/home/ada/desk",
    r"/\S*/bin/briefgen": "/home/ada/bin/briefgen",
    r"\d{4}-\d\d-\d\d": "2026-11-23",
    r"\d\d:\d\d( CES?T|\+0[12]:00)": "08:05 CET",
    r"desk-[0-9a-f]{6}": "desk-d5d7c0",
    r"[\d,.]+ GB free": "120.0 GB free",
    r"\d+ of this machine": "24 of this machine",
    r"-[0-9a-f]{12}\.eml": "-5174f2797377.eml",
    r"\d+ rules": "39 rules",
}
"""What is another at each time and on each machine."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A home with articles and an empty desk."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "articles").mkdir()
    for name, text in (("ferry", FERRY), ("mint", MINT)):
        (tmp_path / "articles" / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def test_the_first_day_goes_as_it_is_told(folder: Path) -> None:
    commands = list(_commands("unattended.md"))
    assert len(commands) > 8
    for command, told in commands:
        assert _plain(_typed(command, folder)) == _plain(told), command


def test_a_refused_mail_is_looked_after_as_it_is_told(folder: Path) -> None:
    recipients = ["desk@example.org", "duty@example.org", "old@example.org"]
    room = Mailroom(replies={f"RCPT {one}": "550 5.1.1 no such mailbox" for one in recipients[1:]})
    with mail_server(room):
        text = mailing(room.port).replace(f'["{DESK}", "{PORT}"]', json.dumps(recipients))
        project(folder / "desk", text)
        for command, told in _commands("delivery.md"):
            if "retry" in command:
                room.replies.clear()
            today = command.replace("2026-11-23", f"{datetime.now(UTC):%Y-%m-%d}")
            assert _plain(_typed(today, folder)) == _plain(told), command
    assert [recipient for recipient, _ in room.mails] == [*recipients[:2], "somebody@example.org"]


def _commands(page: str) -> Iterator[tuple[str, str]]:
    """Each command with the lines that the page shows below it."""
    (day,) = _DAYS[page].findall((ROOT / "docs" / page).read_text("utf-8"))
    for part in re.split(r"^\$ ", day, flags=re.MULTILINE)[1:]:
        command, *lines = part.splitlines()
        more = [line.removeprefix("> ").removeprefix(">") for line in lines if line.startswith(">")]
        yield "\n".join((command, *more)), "\n".join(line for line in lines if not line.startswith(">"))


def _plain(said: str) -> str:
    for changing, fixed in _CHANGING.items():
        said = re.sub(changing, fixed, said)
    return said.strip("\n")


def _typed(command: str, folder: Path) -> str:
    """What the command says at a terminal, to which both its streams go."""
    program = folder / "bin" / "briefgen"
    program.parent.mkdir(exist_ok=True)
    path = f"import sys; sys.path.insert(0, {str(ROOT)!r})"
    program.write_text(f"#!{sys.executable}\n{path}\nfrom briefgen.cli import main\nmain()\n")
    program.chmod(0o755)
    environment = {"PATH": f"{program.parent}:/usr/bin:/bin", "HOME": str(folder), "TZ": "Europe/Berlin"}
    environment["XDG_CACHE_HOME"] = os.environ["XDG_CACHE_HOME"]
    ours, its = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        ran = subprocess.Popen(
            ["bash", "-c", command],
            cwd=folder / "desk",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=its,
            stderr=its,
        )
        os.close(its)
        said = b""
        with suppress(OSError):
            while more := terminal.read(4096):
                said += more
        ran.wait()
    return said.decode().replace("\r\n", "\n")
