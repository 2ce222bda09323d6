"""`briefgen schedule` prints what starts a run, and installs it where it is told to; crontab and systemctl are stand-ins."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.unattended import PLAIN, Project, project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

    Command = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    return project(tmp_path / "desk")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs, the only ones that there are."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def stand_in(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_cron_lines_are_printed_and_nothing_is_changed(briefgen: Command, desk: Project, programs: Path) -> None:
    ran = briefgen("schedule", "--config", desk.config, "--with", "cron")
    assert ran.code == 0
    assert f"run --config {desk.config}\n" in ran.out
    assert ran.out.startswith("# begin briefgen-desk-")


def test_installing_twice_leaves_the_lines_once(briefgen: Command, desk: Project, programs: Path) -> None:
    table = programs / "table"
    table.write_text("0 1 * * * backup\n")
    stand_in(programs, "crontab", f'[ "$1" = -l ] && exec /bin/cat {table}\n/bin/cat >{table}')
    for _ in range(2):
        assert briefgen("schedule", "--config", desk.config, "--with", "cron", "--install").code == 0
    assert table.read_text().count("@reboot") == 1
    assert table.read_text().startswith("0 1 * * * backup\n")


def test_a_first_crontab_is_made(briefgen: Command, desk: Project, programs: Path) -> None:
    table = programs / "table"
    stand_in(programs, "crontab", f'[ "$1" = -l ] && {{ echo no crontab >&2; exit 1; }}\n/bin/cat >{table}')
    assert briefgen("schedule", "--config", desk.config, "--with", "cron", "--install").code == 0
    assert table.read_text().startswith("# begin briefgen-desk-")


def test_a_crontab_that_is_refused_is_told(briefgen: Command, desk: Project, programs: Path) -> None:
    stand_in(programs, "crontab", "echo you may not >&2; exit 1")
    ran = briefgen("schedule", "--config", desk.config, "--with", "cron", "--install")
    assert ran.code == 1
    assert "you may not" in ran.err


def test_a_machine_without_cron_is_told(briefgen: Command, desk: Project, programs: Path) -> None:
    ran = briefgen("schedule", "--config", desk.config, "--with", "cron", "--install")
    assert ran.code == 1
    assert "there is no crontab" in ran.err


def test_a_users_units_are_installed_and_started(
    briefgen: Command, desk: Project, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk.folder / "settings"))
    stand_in(programs, "systemctl", f'echo "$@" >>{programs}/asked')
    ran = briefgen("schedule", "--config", desk.config, "--with", "systemd", "--install")
    assert ran.code == 0
    units = sorted(path.name for path in (desk.folder / "settings" / "systemd" / "user").iterdir())
    assert [unit.rpartition(".")[2] for unit in units] == ["service", "timer"]
    asked = (programs / "asked").read_text().splitlines()
    assert asked == ["--user daemon-reload", f"--user enable --now {units[1]}"]


def test_units_are_printed_with_the_place_where_they_belong(briefgen: Command, desk: Project) -> None:
    desk.says(PLAIN.replace('"UTC"', '"Europe/Oslo"'))
    ran = briefgen("schedule", "--config", desk.config, "--with", "systemd")
    assert "OnCalendar=*-*-* 6..12:30:00 Europe/Oslo\n" in ran.out
    assert ran.out.count("# /") == 2


def test_a_configuration_that_is_wrong_is_not_scheduled(briefgen: Command, desk: Project) -> None:
    assert briefgen("schedule", "--config", desk.says("").config).code == 78


def test_the_service_may_write_where_mails_go_and_read_the_credential_that_the_configuration_names(
    briefgen: Command, desk: Project
) -> None:
    smtp = '[delivery.smtp]\nhost = "h"\nuser = "u"\npassword = { credential = "mail" }\n'
    desk.says(PLAIN + f'[delivery]\nfrom = "a@example.org"\n{smtp}')
    assert "LoadCredential=mail:" in briefgen("schedule", "--config", desk.config, "--with", "systemd").out
    desk.says(PLAIN + '[delivery]\nfrom = "a@example.org"\neml = "/srv/mails"\n')
    printed = briefgen("schedule", "--config", desk.config, "--with", "systemd").out
    assert ('"/srv/mails"' in printed) == ("ReadWritePaths" in printed)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze")
def test_systemd_finds_the_printed_units_right(briefgen: Command, desk: Project, tmp_path: Path) -> None:
    smtp = '[delivery.smtp]\nhost = "h"\nuser = "u"\npassword = { credential = "mail" }\n'
    desk.says(PLAIN.replace('"UTC"', '"Asia/Kathmandu"') + f'[delivery]\nfrom = "a@example.org"\n{smtp}')
    printed = briefgen("schedule", "--config", desk.config, "--with", "systemd").out
    names = re.findall(r"^# /\S+/(\S+)$", printed, re.MULTILINE)
    for name, text in zip(names, re.split(r"^# /.*\n", printed, flags=re.MULTILINE)[1:], strict=True):
        (tmp_path / name).write_text(text)
    verify = ["systemd-analyze", "--man=no", "verify", *(str(tmp_path / name) for name in names)]
    ran = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_service_that_mails_by_sendmail_is_not_confined(briefgen: Command, desk: Project) -> None:
    desk.says(PLAIN + '[delivery]\nfrom = "a@example.org"\nsendmail = "/usr/sbin/sendmail"\n')
    assert "NoNewPrivileges" not in briefgen("schedule", "--config", desk.config, "--with", "systemd").out
