"""`briefgen doctor` finds what would stop a run, and says how to mend it."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefgen.config import read_config
from briefgen.job import doctor
from briefgen.job.check import Level
from tests.posted_mail import PORT
from tests.unattended import MORNING, PLAIN, Project, mailing, project
from tests.web_server import serving, unused_port

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.job.check import Check
    from tests.command import Result

    Command = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("TZ", "UTC")
    return project(tmp_path / "desk")


def found(desk: Project, what: str) -> list[Check]:
    """The checks of that name, on the day of the tests."""
    checks = doctor.examine(read_config(desk.config), desk.config, MORNING)
    return [check for check in checks if check.what.startswith(what)]


def test_a_project_that_is_ready_has_nothing_to_mend(briefgen: Command, desk: Project) -> None:
    desk.says(PLAIN.replace('["text"]', '["html", "pdf"]'))
    ran = briefgen("doctor", "--config", desk.config)
    assert (ran.code, ran.err) == (0, "briefgen: ready for a run\n")
    lines = ran.out.splitlines()
    assert not [line for line in lines if line.startswith("fault")]
    assert {"ok     PDF: Pango and WeasyPrint print a page", "ok     delivery: files"} <= set(lines)
    assert not desk.archive.exists()


def test_faults_are_told_with_their_remedy_and_exit_code_1(briefgen: Command, desk: Project) -> None:
    desk.says(PLAIN.replace('"inbox"', '"nowhere"'))
    ran = briefgen("doctor", "--config", desk.config, "--json")
    assert ran.code == 1
    checks = [json.loads(line) for line in ran.out.splitlines()]
    (fault,) = [check for check in checks if check["level"] == "fault"]
    assert fault["what"] == f"source {desk.folder / 'nowhere'}"
    assert fault["mend"] == "make it, or check the path"


def test_a_configuration_that_is_wrong_is_told_with_its_place(briefgen: Command, desk: Project) -> None:
    ran = briefgen("doctor", "--config", desk.says("[brief]\nwords = 0\n").config)
    assert ran.code == 78
    assert "briefgen.toml:2" in ran.err


def test_each_address_is_asked_once_and_one_that_fails_is_told(desk: Project) -> None:
    with serving() as server:
        good, gone = server.gives("/good", "<p>The port closed."), server.answers_with("/gone", 404)
        mute = f"http://127.0.0.1:{unused_port()}/"
        desk.says("\n".join(f'[[sources]]\nurl = "{url}"\nprivate = true' for url in (good, gone, mute)))
        levels = [check.level for check in found(desk, "source")]
        assert levels == [Level.OK, Level.FAULT, Level.FAULT]
        assert sorted(asked.path for asked in server.asked) == ["/gone", "/good"]


def test_a_private_address_is_told_before_the_first_run(desk: Project) -> None:
    desk.says(f'[[sources]]\nurl = "http://127.0.0.1:{unused_port()}/"\n')
    (check,) = found(desk, "source")
    assert check.level is Level.FAULT
    assert "private = true" in check.mend


def test_an_empty_inbox_is_fine(desk: Project) -> None:
    (desk.folder / "inbox" / "ferry.txt").unlink()
    (check,) = found(desk, "source")
    assert (check.level, check.found) == (Level.OK, "empty for now")


def test_a_damaged_archive_is_a_fault_and_is_left_as_it_is(desk: Project) -> None:
    desk.archive.write_bytes(b"SQLite format 3\0" + b"rubbish" * 1000)
    (check,) = found(desk, "archive")
    assert check.level is Level.FAULT
    assert desk.archive.read_bytes().startswith(b"SQLite format 3\0rubbish")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_archive_that_cannot_be_written_is_a_fault(desk: Project) -> None:
    desk.runs()
    for path, mode in ((desk.archive, 0o400), (desk.folder, 0o500)):
        before = path.stat().st_mode
        path.chmod(mode)
        assert [check.level for check in found(desk, "archive")] == [Level.FAULT]
        path.chmod(before)
    assert [check.level for check in found(desk, "archive")] == [Level.OK]


def test_an_edition_that_is_to_come_is_a_fault(desk: Project) -> None:
    desk.runs(MORNING + timedelta(days=900))
    (check,) = found(desk, "archive")
    assert check.level is Level.FAULT
    assert "which is to come" in check.found


def test_a_clock_behind_the_files_is_a_fault(desk: Project) -> None:
    ahead = (MORNING + timedelta(days=3)).timestamp()
    os.utime(desk.config, (ahead, ahead))
    (check,) = found(desk, "clock")
    assert check.level is Level.FAULT
    assert "set-ntp" in check.mend


def test_a_machine_in_another_zone_is_worth_knowing(desk: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(desk, "time zone")[0].level is Level.OK
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    (check,) = found(desk, "time zone")
    assert check.level is Level.ADVICE
    assert "Asia/Tokyo" in check.found


def test_rules_that_are_refused_are_a_fault(desk: Project) -> None:
    (desk.folder / "mine.yaml").write_text("- id: x\n")
    (check,) = found(desk.says(PLAIN + '[brief]\nrules = ["mine.yaml"]\n'), "rules")
    assert check.level is Level.FAULT


def test_a_folder_of_templates_that_is_not_there_is_a_fault(desk: Project) -> None:
    desk.says(PLAIN + '[brief]\ntemplates = "mine"\n')
    assert [check.level for check in found(desk, "templates")] == [Level.FAULT]
    (desk.folder / "mine").mkdir()
    assert [check.level for check in found(desk, "templates")] == [Level.OK]


def test_labels_that_are_not_there_are_a_fault(desk: Project) -> None:
    desk.says(PLAIN + '[brief]\nlabels = "de"\n')
    assert [check.level for check in found(desk, "labels")] == [Level.OK]
    desk.says(PLAIN + '[brief]\nlabels = "mine.toml"\n')
    assert [check.level for check in found(desk, "labels")] == [Level.FAULT]


def test_an_output_that_is_a_file_is_a_fault(desk: Project) -> None:
    (desk.folder / "output").touch()
    (check,) = found(desk, "output")
    assert check.level is Level.FAULT


def test_a_full_disk_is_a_fault(desk: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_DISK", 10**18)
    assert {check.level for check in found(desk, "disk")} == {Level.FAULT}


@pytest.mark.parametrize(
    ("way", "level"),
    [
        ('eml = "mails"', Level.OK),
        ('eml = "briefgen.toml"', Level.FAULT),
        ('sendmail = "/bin/sh -x"', Level.OK),
        ('sendmail = "/no/sendmail"', Level.FAULT),
    ],
)
def test_the_way_that_mail_takes_is_looked_at(desk: Project, way: str, level: Level) -> None:
    desk.says(PLAIN + f'[delivery]\nfrom = "a@example.org"\n{way}\n')
    assert [check.level for check in found(desk, "delivery")] == [level]


def test_addresses_that_no_mail_reaches_are_told_before_the_first_run(desk: Project) -> None:
    desk.says(mailing(1).partition("[delivery.smtp]")[0].replace(PORT, "pört@news.example") + 'eml = "mails"\n')
    (check,) = found(desk, "addresses")
    assert (check.level, "'pört@news.example' is not a mail address" in check.found) == (Level.FAULT, True)


@pytest.mark.parametrize(
    ("secret", "found_to_be"),
    [("https://chat.example/T0K3N", "has its address"), ("chat.example/T0K3N", "is not an https"), ("", "no secret")],
)
def test_the_address_of_a_webhook_is_read_and_not_told(
    desk: Project, monkeypatch: pytest.MonkeyPatch, secret: str, found_to_be: str
) -> None:
    monkeypatch.setenv("HOOK", secret)
    (check,) = found(desk.says(PLAIN + '[delivery]\nwebhook = { env = "HOOK" }\n'), "webhook")
    assert found_to_be in check.found
    assert "T0K3N" not in check.found


def test_printing_is_looked_at_only_where_a_pdf_is_wanted(desk: Project) -> None:
    assert found(desk, "PDF") == []
