"""`briefgen schedule`: what starts a run each day, printed or installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.configuration import DEFAULT_CONFIG, ConfigPath
from briefgen.cli.console import say
from briefgen.cli.exits import Exit
from briefgen.errors import ConfigError, OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.job.timetable import Plan


class Starter(StrEnum):
    """What can start a run."""

    CRON = "cron"
    SYSTEMD = "systemd"


def schedule(
    *,
    config: ConfigPath = DEFAULT_CONFIG,
    by: Annotated[
        Starter | None,
        typer.Option("--with", help="cron or systemd; this machine's own where none is given.", show_default=False),
    ] = None,
    install: Annotated[bool, typer.Option("--install", help="Install it for the user who runs this.")] = False,
) -> int:
    """Print the crontab's lines, or the systemd service and timer, that make the edition each day; or install them."""
    plan = _plan(config)
    starter = by or (Starter.SYSTEMD if Path("/run/systemd/system").is_dir() else Starter.CRON)
    if starter is Starter.SYSTEMD:
        _systemd(plan, install=install)
    else:
        _cron(plan, install=install)
    return Exit.DONE


def _plan(config: Path) -> Plan:
    from briefgen.config import audiences, read_config
    from briefgen.config.zone import zone
    from briefgen.job.timetable import Plan

    settings = read_config(config)
    given = config.absolute()
    if any(not c.isprintable() for c in str(given)):
        raise ConfigError(f"{given!r} holds a line break or the like", "move it to a folder with a plain name")
    delivery = settings.delivery
    secrets = (delivery.webhook, delivery.smtp.password if delivery.smtp else None)
    return Plan(
        _command(),
        given,
        _outermost(
            settings.archive_path.parent, settings.output_folder, *([Path(delivery.eml)] if delivery.eml else [])
        ),
        ", ".join(audience.title for audience in audiences(settings)),
        settings.schedule.hour,
        zone(settings.schedule.timezone).key,
        _owner(given),
        tuple(secret.credential for secret in secrets if secret and secret.credential),
        confined=not delivery.sendmail,
    )


def _outermost(*folders: Path) -> tuple[Path, ...]:
    """The folders without those that lie in another of them."""
    return tuple(f for f in dict.fromkeys(folders) if not any(f != o and f.is_relative_to(o) for o in folders))


def _command() -> tuple[str, ...]:
    """The briefgen that runs now, as a program that is started from anywhere."""
    started = Path(sys.argv[0])
    if started.name == "briefgen" and started.is_file():
        return (str(started.absolute()),)
    beside = Path(sys.executable).with_name("briefgen")
    return (str(beside),) if beside.is_file() else (sys.executable, "-m", "briefgen")


def _owner(config: Path) -> str:
    """Whose file it is; nothing where that is root, or nobody known."""
    import pwd

    try:
        return "" if config.stat().st_uid == 0 else pwd.getpwuid(config.stat().st_uid).pw_name
    except KeyError:
        return ""


def _cron(plan: Plan, *, install: bool) -> None:
    from briefgen.config.zone import machine_zone
    from briefgen.job.timetable import crontab, with_lines

    lines = crontab(plan, machine_zone())
    if not install:
        typer.echo(lines, nl=False)
        say("`briefgen schedule --with cron --install` puts this into your crontab")
        return
    before = _ran(["crontab", "-l"], may_fail=True)
    _ran(["crontab", "-"], stdin=with_lines(before, lines, plan))
    say("your crontab has it now (`crontab -l` shows it)")


def _systemd(plan: Plan, *, install: bool) -> None:
    from briefgen.job.timetable import service, timer

    system = os.geteuid() == 0
    folder = Path("/etc/systemd/system") if system else _user_units()
    units = {f"{plan.name}.service": service(plan, system=system), f"{plan.name}.timer": timer(plan)}
    if not install:
        typer.echo("\n".join(f"# {folder / name}\n{text}" for name, text in units.items()), nl=False)
        say("`briefgen schedule --with systemd --install` installs this")
        return
    _install(plan, units, folder, [] if system else ["--user"])
    if not system:
        say("for a run while you are logged out: `loginctl enable-linger`")


def _user_units() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _install(plan: Plan, units: Mapping[str, str], folder: Path, manager: list[str]) -> None:
    try:
        for needed in (folder, *plan.folders):
            needed.mkdir(parents=True, exist_ok=True)
        for name, text in units.items():
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        raise OutputError(f"cannot write {folder} ({error.strerror})", "run it as a user who may") from error
    _ran(["systemctl", *manager, "daemon-reload"])
    _ran(["systemctl", *manager, "enable", "--now", f"{plan.name}.timer"])
    say(f"{plan.name}.timer is installed (`systemctl {' '.join((*manager, 'list-timers'))}` shows when it runs next)")


def _ran(command: list[str], *, stdin: str = "", may_fail: bool = False) -> str:
    """What the command printed; OutputError where it is not there, or fails and may not."""
    program = shutil.which(command[0])
    if not program:
        raise OutputError(f"there is no {command[0]} on this machine", "choose the other one by --with cron or systemd")
    ran = subprocess.run([program, *command[1:]], input=stdin, capture_output=True, text=True, check=False)  # noqa: S603 - as given
    if ran.returncode and not may_fail:
        raise OutputError(f"`{' '.join(command)}` failed: {' '.join(ran.stderr.split())}", "install it by hand")
    return "" if ran.returncode else ran.stdout
