"""Neither a password nor the address of a webhook stands in any byte that a command writes, however the command ends."""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.conftest import ROOT
from tests.mail_server import PASSWORD, USER, Mailroom, mail_server, trusted
from tests.test_delivery_ways import hooks
from tests.unattended import PLAIN, Project, mailing, project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "T0K3N-of-the-hook-8841"
_CRASH = """
import smtplib, sys
def docmd(*given): raise RuntimeError("a fault of the library")
real, smtplib.SMTP.docmd = smtplib.SMTP.docmd, lambda *given: docmd() if given[1] == "AUTH" else real(*given)
from briefgen.cli import main
main(sys.argv[1:])
"""


def _forms(secret: str) -> list[bytes]:
    """The secret as it may be written: plain, escaped, in an address, and in base64 wherever it begins in what is encoded."""
    plain = secret.encode()
    within = [b64encode(b"\0" * shift + plain + b"\0" * 3)[4:-8] for shift in range(3)]
    login = b64encode(f"\0{USER}\0{secret}".encode())
    return [plain, secret.encode("latin-1"), ascii(secret)[1:-1].encode(), quote(secret).encode(), login, *within]


def _written(folder: Path) -> Iterator[bytes]:
    for path in folder.rglob("*"):
        yield os.fsencode(path)
        if path.is_file() and not path.is_symlink():
            yield path.read_bytes()


@contextmanager
def _elsewhere(tmp_path: Path, desk: Project, name: str, secret: str) -> Iterator[None]:
    """The secret in a file beside the project, to which a link in it leads."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / name).write_text(f"{secret}\n", "utf-8")
    (desk.folder / name).symlink_to(tmp_path / "elsewhere" / name)
    yield


def _ran(tmp_path: Path, desk: Project, program: list[str], *arguments: str) -> tuple[int, bytes]:
    """Exit code and output of a command whose temporary files are the project's too."""
    (desk.folder / "tmp").mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SSL_CERT_FILE": str(trusted(tmp_path / "elsewhere")),
        "TMPDIR": str(desk.folder / "tmp"),
    }
    command = [sys.executable, *program, "--debug", *arguments, "-c", str(desk.config)]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("room", "host", "program", "code"),
    [
        (Mailroom(), "localhost", ["-m", "briefgen"], 0),
        (Mailroom(replies={"AUTH": "535"}), "localhost", ["-m", "briefgen"], 3),
        (Mailroom(replies={"RCPT": "550 no"}), "localhost", ["-m", "briefgen"], 3),
        (Mailroom(), "other.example", ["-m", "briefgen"], None),
        (Mailroom(closes_at="auth"), "localhost", ["-m", "briefgen"], None),
        (Mailroom(), "localhost", ["-c", _CRASH], 1),
    ],
    ids=["well", "login refused", "mail refused", "bad certificate", "hung up at the login", "a fault at the login"],
)
def test_the_password_stands_nowhere_whatever_the_server_does(
    tmp_path: Path, room: Mailroom, host: str, program: list[str], code: int | None
) -> None:
    with mail_server(room, security="starttls", host=host):
        more = f'user = "{USER}"\npassword = {{ file = "smtp.secret" }}'
        desk = project(tmp_path / "project", mailing(room.port, security="starttls", more=more))
        with _elsewhere(tmp_path, desk, "smtp.secret", PASSWORD):
            ran = [_ran(tmp_path, desk, program, "doctor")]
            if code is not None:  # the others are tried again for twenty minutes
                ran.append(_ran(tmp_path, desk, program, "run", "--log", "json"))
                ran += [_ran(tmp_path, desk, program, "outbox", *of) for of in (("list", "--all"), ("retry", "1"))]
    if code is not None:
        assert ran[1][0] == code, ran[1][1]
    told = b"".join(output for _, output in ran)
    assert (b"Traceback" in told) == (program[0] == "-c" or code == 0), "what was sent is not to be retried"
    assert (b"a fault of the library" in told) == (program[0] == "-c")
    contents = [*_written(desk.folder), told]
    assert not [form for form in _forms(PASSWORD) for content in contents if form in content]
    assert any(form in bytes(room.heard) for form in _forms(PASSWORD)) == (host == "localhost" and program[0] == "-m")


@pytest.mark.parametrize("status", [200, 404])
def test_the_address_of_a_webhook_stands_nowhere(tmp_path: Path, status: int) -> None:
    with hooks() as hook:
        address = hook.answers_with(f"/{TOKEN}", status)
        desk = project(tmp_path / "project", f'{PLAIN}[delivery]\nwebhook = {{ file = "hook.secret" }}\n')
        with _elsewhere(tmp_path, desk, "hook.secret", address):
            ran = [_ran(tmp_path, desk, ["-m", "briefgen"], *of) for of in (("doctor",), ("run", "--log", "json"))]
    assert ran[1][0] == (0 if status == 200 else 3)
    contents = [*_written(desk.folder), *(output for _, output in ran)]
    assert not [form for form in _forms(TOKEN) for content in contents if form in content]
    assert len(hook.asked) == 1
