"""Reading briefgen.toml: typed, every error with its file, its line where it has one, its key and what to do."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from briefgen.config.audience import audiences
from briefgen.config.known import nearest_choice, nearest_key
from briefgen.config.place import line_of, shown, steps
from briefgen.config.tables import Config
from briefgen.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.config.tables import DeliveryTable, Secret

_MESSAGE = re.compile(r"(?P<what>.*?)(?: - at `(?P<path>[^`]*)`)?", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`")
_CHOICE = re.compile(r"Invalid enum value '(.*)'")
_ELSEWHERE = 'a secret never stands in this file: say where it is, as { env = "NAME" } or { file = "/path" }'
_MAILBOX = "write it as desk@example.org"
_HINTS = {
    "password": _ELSEWHERE,
    "webhook": _ELSEWHERE,
    "recipients": _MAILBOX,
    "from": _MAILBOX,
    "time": 'write it as "06:30"',
    "language": 'write it as two letters: "en"',
    "url": "an address begins with https:// or http://",
    "failure": "an address begins with https:// or http://",
}
_TYPES = {"object": "a table", "array": "a list", "str": "a text", "int": "a whole number", "bool": "true or false"}


def read_config(path: Path) -> Config:
    """The configuration in the file at `path`; ConfigError."""
    try:
        text = path.read_text("utf-8")
        values = tomllib.loads(text)
    except FileNotFoundError as error:
        raise ConfigError(f"there is no {path}", "`briefgen init` writes one") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}", "check the path and its permissions") from error
    except ValueError as error:  # not UTF-8, or not TOML: the message has line and column
        raise ConfigError(f"{path}: is not TOML: {error}", "see toml.io for how it is written") from error
    try:
        config = _anchored(msgspec.convert(values, Config), path.absolute().parent)
        audiences(config)
    except (msgspec.ValidationError, ValueError) as error:
        raise _refused(path, text, str(error)) from error
    return config


def _refused(path: Path, text: str, message: str) -> ConfigError:
    parts = _MESSAGE.fullmatch(message)
    what, key = (parts["what"], steps(parts["path"] or "")) if parts else (message, ())
    hint = _HINTS.get(next((step for step in reversed(key) if not step.isdecimal()), ""), "see docs/configuration.md")
    if unknown := _UNKNOWN.fullmatch(what):
        hint = nearest_key(key, unknown.group(1))
        what, key = "there is no such key", (*key, unknown.group(1))
    elif choice := _CHOICE.fullmatch(what):
        hint = nearest_choice(key, choice.group(1))
        what = f"cannot be {choice.group(1)!r}"
    line = line_of(text, key)
    place = f"{path}:{line}" if line else str(path)
    return ConfigError(": ".join(filter(None, (place, shown(key), _said(what)))), hint)


def _said(what: str) -> str:
    """The words of msgspec as those of TOML."""
    plain = re.sub(r"`(\w+)(?: \| null)?`", lambda name: _TYPES.get(name.group(1), name.group(0)), what)
    return re.sub(r" matching regex .*", " of the right form", plain).replace("Expected", "must be", 1)


def _anchored(config: Config, folder: Path) -> Config:
    """The configuration with its relative paths begun at `folder`."""

    def at(name: str) -> str:
        return str(folder / Path(name).expanduser()) if name else ""

    return replace(
        config,
        archive=at(config.archive),
        sources=tuple(replace(s, path=at(s.path)) for s in config.sources),
        brief=replace(
            config.brief,
            rules=tuple(map(at, config.brief.rules)),
            templates=at(config.brief.templates),
            labels=_labels(config.brief.labels, at),
        ),
        output=replace(config.output, folder=at(config.output.folder)),
        audiences=tuple(replace(a, templates=at(a.templates), labels=_labels(a.labels, at)) for a in config.audiences),
        delivery=_delivery(config.delivery, at),
    )


def _labels(chosen: str, at: Callable[[str], str]) -> str:
    """A language as it is, and a file of labels by its whole path."""
    return at(chosen) if chosen.endswith(".toml") else chosen


def _delivery(table: DeliveryTable, at: Callable[[str], str]) -> DeliveryTable:
    def secret(one: Secret | None) -> Secret | None:
        return replace(one, file=at(one.file)) if one else None

    smtp = replace(table.smtp, password=secret(table.smtp.password)) if table.smtp else None
    return replace(table, eml=at(table.eml), smtp=smtp, webhook=secret(table.webhook))
