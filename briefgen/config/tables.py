"""The tables and keys of briefgen.toml, with their types and defaults; a key that is not here is refused."""

from __future__ import annotations

import shlex
from datetime import time
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from briefgen.config.zone import zone
from briefgen.model import Kind, Tlp

Format = Literal["html", "pdf", "email", "markdown", "text", "json"]
Method = Literal["default", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sum-basic", "reduction", "edmundson"]
Theme = Literal["default", "compact"]
QuietDay = Literal["send", "skip"]
Mail = Literal["html", "pdf", "link"]

USUAL_TIER = 2

Words = Annotated[int, Meta(ge=1)]
Count = Annotated[int, Meta(ge=1)]
Text = Annotated[str, Meta(min_length=1)]
Language = Annotated[str, Meta(pattern="^([a-z]{2})?$")]
WebAddress = Annotated[str, Meta(pattern="^(https?://.+)?$")]
Mailbox = Annotated[str, Meta(pattern=r"^[^\s@<>,;]+@[^\s@<>,;]+$")]


class Table(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table: frozen, its keys known."""


class SourceTable(Table, frozen=True):
    """`[[sources]]`: a `path` (a file, a folder, or a pattern such as `inbox/**/*.pdf`) or a `url` (a page or a feed)."""

    path: str = ""
    url: WebAddress = ""
    name: str = ""
    language: Language = ""
    tags: tuple[Text, ...] = ()
    tier: Annotated[int, Meta(ge=1, le=3)] = USUAL_TIER
    private: bool = False
    full_text: Literal["auto", "feed", "page"] = "auto"

    def __post_init__(self) -> None:
        if bool(self.path) == bool(self.url):
            raise ValueError("a source has either a `path` or a `url`")
        if self.url and self.told_apart and not self.name:
            raise ValueError("a `url` with `tags` or a `tier` needs a `name`, by which its articles are known")

    @property
    def told_apart(self) -> bool:
        """Whether its articles are to be known from those of other sources."""
        return bool(self.tags) or self.tier != USUAL_TIER

    @property
    def where(self) -> str:
        """The path or the address."""
        return self.path or self.url


class BriefTable(Table, frozen=True):
    """`[brief]`: what every edition has, unless its audience says otherwise."""

    title: Text = "Daily brief"
    words: Words = 120
    max_stories: Count | None = None
    method: Method = "default"
    points: tuple[Kind, ...] = tuple(Kind)
    rules: tuple[Text, ...] = ()
    theme: Theme = "default"
    templates: str = ""
    page_size: Literal["A4", "Letter"] = "A4"
    labels: Text = "en"
    tlp: Tlp | None = None
    quiet_day: QuietDay = "send"


class OutputTable(Table, frozen=True):
    """`[output]`: where the files go, in which formats, and the web address (`url`) that the folder has, if any."""

    folder: Text = "output"
    url: WebAddress = ""
    formats: Annotated[tuple[Format, ...], Meta(min_length=1)] = ("html", "pdf")


class ScheduleTable(Table, frozen=True):
    """`[schedule]`: when a day's edition is due; `timezone` is an IANA name, the machine's zone where it is empty."""

    at: Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")] = field(name="time", default="06:30")
    timezone: str = ""

    def __post_init__(self) -> None:
        if self.timezone:
            zone(self.timezone)

    @property
    def hour(self) -> time:
        """The hour and minute."""
        return time.fromisoformat(self.at)


class AudienceTable(Table, frozen=True):
    """`[[audiences]]`: who gets an edition of their own; what is not given is as `[brief]` and `[output]` say."""

    name: Text
    title: str = ""
    recipients: tuple[Mailbox, ...] = ()
    words: Words | None = None
    max_stories: Count | None = None
    points: tuple[Kind, ...] | None = None
    tags: tuple[Text, ...] = ()
    theme: Theme | None = None
    templates: str = ""
    formats: Annotated[tuple[Format, ...], Meta(min_length=1)] | None = None
    quiet_day: QuietDay | None = None
    labels: str = ""
    mail: Mail | None = None


class Secret(Table, frozen=True):
    """Where a secret is read from when it is needed; it never stands in the file itself."""

    env: str = ""
    file: str = ""
    credential: str = ""
    keyring: str = ""
    command: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if sum(map(bool, (self.env, self.file, self.credential, self.keyring, self.command))) != 1:
            raise ValueError("a secret has one of `env`, `file`, `credential`, `keyring` and `command`")


class Smtp(Table, frozen=True):
    """`[delivery.smtp]`: a mail server."""

    host: Text
    port: Annotated[int, Meta(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: Secret | None = None

    def __post_init__(self) -> None:
        if bool(self.user) != bool(self.password):
            raise ValueError("`user` and `password` come together")
        if self.password and self.security == "none":
            raise ValueError('with `security = "none"` the password would go over the network in the clear')


def _words(command: str) -> list[str]:
    """The command as a shell would split it; nothing where it could not."""
    try:
        return shlex.split(command)
    except ValueError:
        return []


class DeliveryTable(Table, frozen=True):
    """`[delivery]`: how mail leaves (by one of `smtp`, `sendmail` and `eml`, a folder), and a chat tool's `webhook`."""

    sender: Mailbox | None = field(name="from", default=None)
    smtp: Smtp | None = None
    sendmail: str = ""
    eml: str = ""
    webhook: Secret | None = None

    def __post_init__(self) -> None:
        if sum(map(bool, (self.smtp, self.sendmail, self.eml))) > 1:
            raise ValueError("mail leaves by one of `smtp`, `sendmail` and `eml`")
        if self.sendmail and not _words(self.sendmail):
            raise ValueError(f"`sendmail` is no command line: {self.sendmail}")
        if self.by_mail and self.sender is None:
            raise ValueError("mail needs an address that it comes `from`")

    @property
    def by_mail(self) -> bool:
        """Whether there is a way for mail to leave."""
        return bool(self.smtp or self.sendmail or self.eml)


class PingTable(Table, frozen=True):
    """`[ping]`: an address that is told of each run: `url` of success, `failure` of failure."""

    url: WebAddress = ""
    failure: WebAddress = ""


class Config(Table, frozen=True):
    """The whole of briefgen.toml; paths in it are absolute, those that were not having begun at the file's folder."""

    archive: Text = "briefgen.db"
    sources: tuple[SourceTable, ...] = ()
    brief: BriefTable = BriefTable()
    output: OutputTable = OutputTable()
    schedule: ScheduleTable = ScheduleTable()
    audiences: tuple[AudienceTable, ...] = ()
    delivery: DeliveryTable = DeliveryTable()
    ping: PingTable = PingTable()

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError("there is no source: add a table [[sources]] with a `path` or a `url`")
        names = [source.name for source in self.sources if source.url and source.told_apart]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two sources are named {twice[0]!r}, so that their articles cannot be told apart")
        if any(a.mail == "link" for a in self.audiences) and not self.output.url:
            raise ValueError('`mail = "link"` needs the `url` under [output] at which the files can be read')
        if any(a.recipients for a in self.audiences) and not self.delivery.by_mail:
            raise ValueError("there are recipients, and no way for mail to leave: see [delivery]")

    @property
    def archive_path(self) -> Path:
        """The archive's file."""
        return Path(self.archive)

    @property
    def output_folder(self) -> Path:
        """Where the files go."""
        return Path(self.output.folder)
