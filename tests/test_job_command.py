"""`briefgen run` and `briefgen status`: silence, one line a problem, logs on request, exit codes, the monitor's ping."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefgen.job.ping import ping
from briefgen.job.report import keep_report
from tests.conftest import ROOT
from tests.posted_mail import DESK, PORT
from tests.unattended import PLAIN, Project, mailing, project
from tests.web_server import dripping_server, serving, unused_port

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

    Command = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    return project(tmp_path / "desk")


def test_a_run_that_is_well_says_not_a_byte(desk: Project) -> None:
    command = [sys.executable, "-W", "error", "-m", "briefgen", "run", "--config", str(desk.config)]
    for _ in range(2):
        ran = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    assert len(desk.output()) == 1


def test_problems_are_a_line_each_and_exit_code_3(briefgen: Command, desk: Project) -> None:
    (desk.folder / "inbox" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    (desk.folder / "inbox" / "worse.docx").write_bytes(b"PK nothing")
    ran = briefgen("run", "--config", desk.config)
    assert ran.code == 3
    assert ran.out == ""
    assert [line.split(":")[1].strip() for line in ran.err.splitlines()] == ["bad.pdf", "worse.docx"]


def test_a_problem_that_stays_is_told_once_for_a_day(briefgen: Command, desk: Project) -> None:
    (desk.folder / "mine").mkdir()
    (desk.folder / "mine" / "brief.html.j2").write_text("{{ nonsense() }}")
    desk.says(PLAIN.replace('["text"]', '["text", "html"]') + '[brief]\ntemplates = "mine"\n')
    first, again = (briefgen("run", "--config", desk.config) for _ in range(2))
    assert (first.code, again.code) == (3, 3)
    assert ("nonsense" in first.err, again.err) == (True, "")
    assert "nonsense" in briefgen("status", "--config", desk.config).out


def test_a_status_tells_the_moment_as_doctor_does_with_its_zone_by_name(briefgen: Command, desk: Project) -> None:
    assert briefgen("run", "--config", desk.config).code == 0
    told, checked = (briefgen(command, "--config", desk.config).out for command in ("status", "doctor"))
    clock = r"\d{4}-\d\d-\d\d \d\d:\d\d (?P<zone>[A-Z]{2,5}|[+-]\d\d)"
    ended, now = re.search(f"well, at {clock}, edition of", told), re.search(f"clock: {clock}\n", checked)
    assert ended
    assert now
    assert ended["zone"] == now["zone"]


def test_a_run_without_an_edition_leaves_with_1_and_is_remembered(briefgen: Command, desk: Project) -> None:
    desk.archive.mkdir()
    ran = briefgen("run", "--config", desk.config)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    told = briefgen("status", "--config", desk.config)
    assert told.code == 1
    assert "the last run failed" in told.out


def test_a_failure_that_nobody_foresaw_is_a_line_and_is_remembered(
    briefgen: Command, desk: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("briefgen.job.run.gather", fails)
    ran = briefgen("run", "--config", desk.config)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "ZeroDivisionError: of all things" in ran.err
    assert briefgen("status", "--config", desk.config).code == 1


def test_a_configuration_that_is_wrong_leaves_with_78(briefgen: Command, desk: Project) -> None:
    for command in ("run", "status"):
        ran = briefgen(command, "--config", desk.says("[brief]\nwords = 0\n").config)
        assert ran.code == 78
        assert "briefgen.toml:2: brief.words" in ran.err
    assert briefgen("run", "--config", desk.folder / "none.toml").code == 78


def test_a_day_to_come_and_what_is_no_day_are_refused(briefgen: Command, desk: Project) -> None:
    assert briefgen("run", "--config", desk.config, "--date", "2999-01-01").code == 2
    assert briefgen("run", "--config", desk.config, "--date", "yesterday").code == 2


def test_a_rehearsal_says_what_would_be_written(briefgen: Command, desk: Project) -> None:
    ran = briefgen("run", "--config", desk.config, "--date", "2024-03-05", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"would write {desk.folder}/output/daily-brief-2024-03-05.txt\n"
    assert desk.output() == []


def test_at_a_terminal_a_run_says_what_it_wrote_and_to_whom_it_went(desk: Project) -> None:
    desk.says(mailing(1).partition("[delivery.smtp]")[0] + 'eml = "mails"\n')
    said = [_at_a_terminal("run", "--config", str(desk.config)) for _ in range(2)]
    assert said[0].splitlines()[-1] == f"briefgen: sent to {DESK}, {PORT}"
    assert "briefgen: wrote " in said[0]
    assert "is made; what came since is for the next one" in said[1]


def _at_a_terminal(*arguments: str) -> str:
    """What a command says on standard error where that is a terminal."""
    ours, its = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        command = [sys.executable, "-m", "briefgen", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, env=environment, stderr=its, stdout=subprocess.DEVNULL, check=False)
        os.close(its)
        said = b""
        with suppress(OSError):
            while more := terminal.read(4096):
                said += more
    return said.decode()


def test_logs_are_json_lines_on_request(briefgen: Command, desk: Project) -> None:
    ran = briefgen("run", "--config", desk.config, "--log", "json")
    lines = [json.loads(line) for line in ran.err.splitlines()]
    assert [line["message"] for line in lines] == ["collected", "delivered"]
    assert lines[0]["documents"] == 1
    assert datetime.fromisoformat(lines[1]["time"]).tzinfo is not None


def test_logs_are_text_on_request(briefgen: Command, desk: Project) -> None:
    ran = briefgen("run", "--config", desk.config, "--log", "text")
    assert "info collected documents=1" in ran.err
    assert briefgen("run", "--config", desk.config).err == ""


def test_the_monitor_is_told_of_success_and_of_failure(briefgen: Command, desk: Project) -> None:
    with serving() as server:
        addresses = f'[ping]\nurl = "{server.gives("/good", "")}"\nfailure = "{server.gives("/bad", "")}"\n'
        desk.says(PLAIN + addresses)
        assert briefgen("run", "--config", desk.config).code == 0
        desk.archive.write_bytes(b"")
        desk.archive.unlink()
        desk.archive.mkdir()
        assert briefgen("run", "--config", desk.config).code == 1
        assert [asked.path for asked in server.asked] == ["/good", "/bad"]


def test_a_monitor_that_fails_changes_nothing(briefgen: Command, desk: Project) -> None:
    desk.says(PLAIN + f'[ping]\nurl = "http://127.0.0.1:{unused_port()}/"\n')
    ran = briefgen("run", "--config", desk.config)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(("begins", "good"), [(b"", False), (b"HTTP/1.1 200 OK\r\nX-Drip: ", True)])
def test_a_monitor_that_never_ends_its_answer_is_left_in_time(begins: bytes, good: bool) -> None:
    with dripping_server(begins) as port:
        assert (ping(f"http://127.0.0.1:{port}/", seconds=0.5) == "") is good


def test_status_before_the_first_run_is_a_failure(briefgen: Command, desk: Project) -> None:
    told = briefgen("status", "--config", desk.config)
    assert (told.code, told.out) == (1, "briefgen: there has been no run yet\n")


def test_status_after_a_run_says_how_it_went(briefgen: Command, desk: Project) -> None:
    (desk.folder / "inbox" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    briefgen("run", "--config", desk.config)
    told = briefgen("status", "--config", desk.config)
    assert told.code == 3
    assert "with problems" in told.out
    assert "bad.pdf" in told.out
    record = json.loads(briefgen("status", "--config", desk.config, "--json").out)
    assert record["status"] == 3
    assert record["last_run"]["code"] == 3
    assert record["last_run"]["day"] == datetime.now(UTC).date().isoformat()


def test_status_keeps_what_went_wrong_with_an_edition_when_a_later_run_has_nothing_to_do(
    briefgen: Command, desk: Project
) -> None:
    (desk.folder / "inbox" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    briefgen("run", "--config", desk.config)
    first = briefgen("status", "--config", desk.config)
    assert briefgen("run", "--config", desk.config).code == 0
    assert briefgen("status", "--config", desk.config) == first


def test_status_fails_where_no_run_has_gone_well_for_too_long(briefgen: Command, desk: Project) -> None:
    long_ago = datetime.now(UTC) - timedelta(hours=27)
    keep_report(desk.archive, ended=long_ago, code=0, good=True, outcome=None, said=())
    assert briefgen("status", "--config", desk.config, "--max-age", "26h").code == 1
    assert briefgen("status", "--config", desk.config, "--max-age", "2d").code == 0
    assert briefgen("status", "--config", desk.config, "--max-age", "soon").code == 2


def test_an_account_for_which_the_disk_has_no_room_does_not_leave_the_one_before_in_its_place(
    briefgen: Command, desk: Project
) -> None:
    assert briefgen("run", "--config", desk.config).code == 0
    full = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from briefgen.job.report import keep_report
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
keep_report(Path(sys.argv[1]), ended=datetime.now(UTC), code=1, good=False, outcome=None, said=["no room" * 99])
"""
    command = [sys.executable, "-c", full, str(desk.archive)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "File too large" in ran.stderr
    told = briefgen("status", "--config", desk.config)
    assert (told.code, "the last run failed" in told.out) == (1, True)
    assert not [path.name for path in desk.folder.iterdir() if path.suffix == ".part"]


def test_a_damaged_account_of_the_last_run_is_no_account(briefgen: Command, desk: Project) -> None:
    (desk.folder / "briefgen.db.last-run.json").write_bytes(b"{\xff")
    assert briefgen("status", "--config", desk.config).code == 1
    assert briefgen("run", "--config", desk.config).code == 0
