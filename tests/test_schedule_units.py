"""What starts a run each day, as text: crontab lines, and systemd units that systemd itself finds right."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from briefgen.job.timetable import Plan, crontab, service, timer, with_lines

PLAN = Plan(
    command=("/opt/brief gen/bin/briefgen",),
    config=Path("/srv/100% news/briefgen.toml"),
    folders=(Path("/srv/100% news"), Path("/var/www/$today")),
    title="Morning 100%",
    hour=time(6, 5),
    timezone="Europe/Berlin",
    user="desk",
)


def test_cron_runs_at_the_hour_where_the_zones_are_one() -> None:
    lines = crontab(PLAN, "Europe/Berlin").splitlines()
    command = r"'/opt/brief gen/bin/briefgen' run --config '/srv/100\% news/briefgen.toml'"
    assert lines[2:4] == [f"5 6-12 * * * {command}", f"@reboot sleep 120 && {command}"]


def test_cron_runs_each_quarter_where_the_machine_is_in_another_zone() -> None:
    assert "*/15 * * * * " in crontab(PLAN, "UTC")
    assert "this machine is in UTC" in crontab(PLAN, "UTC")


@pytest.mark.parametrize(("hour", "hours"), [(0, "0-6"), (19, "19-23"), (22, "22-23"), (23, "23")])
def test_the_hours_of_a_day_end_with_it(hour: int, hours: str) -> None:
    plan = replace(PLAN, hour=time(hour, 5))
    assert f"\n5 {hours} * * * " in crontab(plan, PLAN.timezone)
    assert f"*-*-* {hours.replace('-', '..')}:05:00" in timer(plan)


def test_utc_has_two_names() -> None:
    plan = Plan(("briefgen",), Path("/a/briefgen.toml"), (), "T", time(6, 5), "UTC")
    assert "\n5 6-12 * * * briefgen run" in crontab(plan, "Etc/UTC")


def test_lines_take_the_place_of_those_that_a_crontab_had_and_leave_the_others() -> None:
    mine = "0 1 * * * backup\n"
    first = with_lines(mine, crontab(PLAN, "Europe/Berlin"), PLAN)
    assert first == mine + crontab(PLAN, "Europe/Berlin")
    later = with_lines(first + "0 2 * * * other\n", crontab(PLAN, "UTC"), PLAN)
    assert later == mine + "0 2 * * * other\n" + crontab(PLAN, "UTC")
    assert with_lines("no line end", "x\n", PLAN) == "no line end\nx\n"


def test_two_configurations_have_two_names() -> None:
    other = Plan(PLAN.command, Path("/srv/other/100% news/briefgen.toml"), (), "T", time(6), "UTC")
    assert PLAN.name.startswith("briefgen-100-news-")
    assert other.name.startswith("briefgen-100-news-")
    assert PLAN.name != other.name


def test_the_timer_goes_by_the_zone_of_the_editions_and_catches_up() -> None:
    assert "OnCalendar=*-*-* 6..12:05:00 Europe/Berlin\nPersistent=true\n" in timer(PLAN)


def test_the_service_runs_as_the_owner_and_writes_into_its_folders_alone() -> None:
    text = service(PLAN, system=True)
    assert "User=desk\n" in text
    assert "ProtectSystem=strict\n" in text
    assert 'ReadWritePaths="/srv/100%% news" "/var/www/$$today"\n' in text
    assert 'ExecStart="/opt/brief gen/bin/briefgen" "run" "--config" "/srv/100%% news/briefgen.toml"\n' in text


def test_a_users_own_service_asks_for_nothing_that_its_manager_may_not_do() -> None:
    text = service(PLAN, system=False)
    assert "NoNewPrivileges=yes" in text
    assert not any(word in text for word in ("User=", "ProtectSystem=", "CapabilityBoundingSet=", "network-online"))


def test_a_service_that_starts_a_sendmail_keeps_the_rights_that_this_takes() -> None:
    text = service(replace(PLAN, confined=False), system=True)
    assert "User=desk\n" in text
    assert not any(word in text for word in ("NoNewPrivileges", "ProtectSystem", "SystemCallFilter"))


def test_a_service_is_given_its_credentials() -> None:
    text = service(replace(PLAN, credentials=("mail",)), system=True)
    assert "LoadCredential=mail:/etc/credstore/mail\n" in text


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze")
@pytest.mark.parametrize("system", [True, False])
def test_systemd_finds_the_units_right(tmp_path: Path, system: bool) -> None:
    plan = Plan(
        ("/bin/sh", "-c", "true"), tmp_path / "a %b" / "briefgen.toml", (tmp_path,), "50% $x", time(6), "Asia/Tokyo"
    )
    (tmp_path / f"{plan.name}.service").write_text(service(plan, system=system))
    (tmp_path / f"{plan.name}.timer").write_text(timer(plan))
    units = [str(tmp_path / f"{plan.name}.{kind}") for kind in ("service", "timer")]
    verify = ["systemd-analyze", "--man=no", "verify", *units]
    ran = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze")
def test_the_service_is_well_closed_off(tmp_path: Path) -> None:
    unit = tmp_path / "briefgen-test.service"
    unit.write_text(service(Plan(("/bin/true",), tmp_path / "c.toml", (), "T", time(6), "UTC", "nobody"), system=True))
    told = ["systemd-analyze", "security", "--offline=true", "--threshold=30", "--no-pager", str(unit)]
    ran = subprocess.run(told, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
