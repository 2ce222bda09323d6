"""What starts a run each day: a crontab's lines, or a systemd service and timer, as text.

systemd.exec(5) and systemd.time(7) say what their lines mean; a user's own manager may not close off folders and devices,
so that its service has the rest of the hardening alone.
"""

from __future__ import annotations

import hashlib
import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.config.zone import same_clocks

if TYPE_CHECKING:
    from datetime import time
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run, and when: `command` is a program with its first arguments, `config` and `folders` are absolute.

    `folders` are those that a run writes into, `user` is whom a system's service runs as (root where it is empty), and
    `credentials` are those of systemd's that it reads. Not `confined` is one that starts a sendmail, which may have to take
    another group's rights and to write into its own spool.
    """

    command: tuple[str, ...]
    config: Path
    folders: tuple[Path, ...]
    title: str
    hour: time
    timezone: str
    user: str = ""
    credentials: tuple[str, ...] = ()
    confined: bool = True

    @property
    def name(self) -> str:
        """What the service is called: by the configuration's folder, and unlike that of any other configuration."""
        folder = re.sub(r"[^a-z0-9]+", "-", self.config.parent.name.lower()).strip("-")
        mark = hashlib.sha256(str(self.config).encode()).hexdigest()[:6]
        return "-".join(filter(None, ("briefgen", folder, mark)))

    def hours(self, to: str) -> str:
        """The edition's hour and those after it, of the same day, as a range."""
        last = min(self.hour.hour + _AGAIN, 23)
        return f"{self.hour.hour}{to}{last}" if last > self.hour.hour else str(last)

    @property
    def line(self) -> tuple[str, ...]:
        """The whole command line."""
        return (*self.command, "run", "--config", str(self.config))


_EVERY_QUARTER = "*/15 * * * *"
_AGAIN = 6
"""For so many hours after the edition's a run is started each hour: it is silent and makes nothing, but sends what a mail
server that was down did not take."""


def crontab(plan: Plan, machine_zone: str) -> str:
    """The lines for a crontab, between two marks.

    cron knows the machine's zone alone: for another one it runs each quarter of an hour, and a run makes only what is due.
    Else it runs at the hour, and some more for what could not be sent. A machine that was off catches up when it starts.
    """
    command = shlex.join(plan.line).replace("%", r"\%")
    if same_clocks(plan.timezone, machine_zone):
        when, why = f"{plan.hour.minute} {plan.hours('-')} * * *", ", and each hour after it for what could not be sent"
    else:
        when, why = _EVERY_QUARTER, f" (this machine is in {machine_zone}; a run makes only what is due)"
    return "\n".join(
        (
            begin(plan),
            f"# {plan.title!r} at {plan.hour:%H:%M} in {plan.timezone}{why}",
            f"{when} {command}",
            f"@reboot sleep 120 && {command}",
            end(plan),
            "",
        )
    )


def begin(plan: Plan) -> str:
    """The mark before the plan's lines in a crontab."""
    return f"# begin {plan.name}"


def end(plan: Plan) -> str:
    """The mark after them."""
    return f"# end {plan.name}"


def with_lines(table: str, lines: str, plan: Plan) -> str:
    """A crontab with the plan's lines in place of those it had, or at its end."""
    kept = re.sub(rf"(?ms)^{re.escape(begin(plan))}$.*?^{re.escape(end(plan))}$\n?", "", table)
    return kept + ("\n" if kept and not kept.endswith("\n") else "") + lines


def timer(plan: Plan) -> str:
    """The systemd timer, with the hours of `crontab`; what was missed while the machine was off is caught up once."""
    return f"""\
[Unit]
Description=The hour of {_plain(plan.title)}

[Timer]
OnCalendar=*-*-* {plan.hours("..")}:{plan.hour:%M}:00 {plan.timezone}
Persistent=true
AccuracySec=1min

[Install]
WantedBy=timers.target
"""


def service(plan: Plan, *, system: bool) -> str:
    """The systemd service, for the system's manager or for a user's own."""
    user = f"User={plan.user}\n" if system and plan.user else ""
    wanted = "Wants=network-online.target\nAfter=network-online.target\n" if system else ""
    writable = " ".join(map(_quoted, map(str, plan.folders)))
    hardened = _HARDENED + (f"{_CLOSED}ReadWritePaths={writable}\n" if system else "")
    credentials = "".join(f"LoadCredential={name}:/etc/credstore/{name}\n" for name in plan.credentials)
    return f"""\
[Unit]
Description=briefgen: {_plain(plan.title)}
{wanted}
[Service]
Type=oneshot
{user}WorkingDirectory={str(plan.config.parent).replace("%", "%%")}
ExecStart={" ".join(map(_quoted, plan.line))}
SuccessExitStatus=75
TimeoutStartSec=30min
Nice=5
{credentials}{hardened if plan.confined else ""}"""


_HARDENED = """\
NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictNamespaces=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
"""

_CLOSED = """\
CapabilityBoundingSet=
CacheDirectory=briefgen
Environment=XDG_CACHE_HOME=%C/briefgen
PrivateDevices=yes
PrivateTmp=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHome=read-only
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectSystem=strict
"""


def _quoted(word: str) -> str:
    """The word as systemd reads it back: specifiers, variables, quotes and backslashes mean nothing."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"'


def _plain(title: str) -> str:
    return " ".join(title.split()).replace("%", "%%")
