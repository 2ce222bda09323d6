"""A project for the tests of the unattended run: a folder with a configuration and an inbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefgen.archive import edition, open_archive
from briefgen.config import read_config
from briefgen.job.run import run
from tests.kept_editions import FERRY
from tests.posted_mail import DESK, PORT

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from briefgen import Brief
    from briefgen.job.report import Outcome

MORNING = datetime(2031, 3, 5, 6, 45, tzinfo=UTC)
TODAY = MORNING.date()


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with briefgen.toml, whose editions are due at 06:30 in UTC."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "briefgen.toml"

    @property
    def archive(self) -> Path:
        return self.folder / "briefgen.db"

    def says(self, text: str) -> Project:
        self.config.write_text(text, "utf-8")
        return self

    def receives(self, **texts: str) -> Project:
        for name, text in texts.items():
            (self.folder / "inbox" / f"{name}.txt").write_text(text, "utf-8")
        return self

    def runs(
        self,
        now: datetime = MORNING,
        day: date | None = None,
        *,
        dry_run: bool = False,
        patience: timedelta = timedelta(),
    ) -> Outcome:
        return run(read_config(self.config), now=now, day=day, dry_run=dry_run, patience=patience)

    def output(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "output").glob("[!.]*"))


PLAIN = """
[[sources]]
path = "inbox"
[output]
formats = ["text"]
[schedule]
timezone = "UTC"
"""


def kept(project: Project, day: date = TODAY, title: str | None = None) -> Brief:
    """The project's edition of the day, as its archive has it."""
    with open_archive(project.archive) as archive:
        return edition(archive, day, title=title)


def mailing(port: int, *, more: str = "", security: str = "none", formats: str = '["text"]', audience: str = "") -> str:
    """A configuration with two recipients of one audience, mailed by the server at the port."""
    return f"""{PLAIN}
[[audiences]]
name = "harbour"
title = "Harbour watch"
recipients = ["{DESK}", "{PORT}"]
formats = {formats}
{audience}
[delivery]
from = "briefs@news.example"
[delivery.smtp]
host = "localhost"
port = {port}
security = "{security}"
{more}
"""


def project(folder: Path, text: str = PLAIN) -> Project:
    """A project in the folder, with one article in its inbox."""
    (folder / "inbox").mkdir(parents=True)
    return Project(folder).says(text).receives(ferry=FERRY)
