"""The first day of docs/unattended.md, typed at a terminal in an empty folder: each command says what the page says."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.kept_editions import FERRY, MINT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = (ROOT / "docs" / "unattended.md").read_text("utf-8")
_DAY = re.compile(r"^```console\n(\$ briefgen init\n.*?)^```", re.MULTILINE | re.DOTALL)
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


def test_the_first_day_goes_as_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "articles").mkdir()
    for name, text in (("ferry", FERRY), ("mint", MINT)):
        (tmp_path / "articles" / f"{name}.txt").write_text(text, "utf-8")
    commands = list(_commands())
    assert len(commands) > 8
    for command, told in commands:
        assert _plain(_typed(command, tmp_path)) == _plain(told), command


def _commands() -> Iterator[tuple[str, str]]:
    """Each command with the lines that the page shows below it."""
    (day,) = _DAY.findall(PAGE)
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
