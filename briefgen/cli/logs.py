"""What a run does, step by step, on standard error: as text, or as one JSON object a line; nothing unless asked for."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any


class LogFormat(StrEnum):
    """How logs are written."""

    TEXT = "text"
    JSON = "json"


def start_logs(form: LogFormat | None) -> None:
    """Let the run's logs be written in that form."""
    log = logging.getLogger("briefgen")
    log.handlers.clear()
    log.propagate = False
    log.addHandler(logging.NullHandler())
    if form:
        handler = logging.StreamHandler()
        handler.setFormatter(_FORMATTERS[form]())
        log.addHandler(handler)
        log.setLevel(logging.INFO)


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {name}={_shown(value)}" for name, value in _fields(record).items())
        return f"{_moment(record)} {record.levelname.lower()} {record.getMessage()}{fields}" + self._trace(record, "\n")

    def _trace(self, record: logging.LogRecord, between: str) -> str:
        return between + self.formatException(record.exc_info) if record.exc_info else ""


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {"time": _moment(record), "level": record.levelname.lower(), "message": record.getMessage()}
        trace = {"traceback": self.formatException(record.exc_info)} if record.exc_info else {}
        return json.dumps(line | _fields(record) | trace, ensure_ascii=True, default=str)


_FORMATTERS: dict[LogFormat, type[logging.Formatter]] = {LogFormat.TEXT: _Text, LogFormat.JSON: _Json}


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    found: dict[str, Any] = getattr(record, "fields", {})
    return found


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | str) else str(value)


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
