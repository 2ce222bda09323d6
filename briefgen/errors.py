"""One exception tree. Each error says what happened, where, and what to do about it."""

from __future__ import annotations


class BriefgenError(Exception):
    """The root. `message` says what happened and where; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class UsageError(BriefgenError):
    """The call itself is wrong: an unknown method, format, kind or page size."""


class SourceError(BriefgenError):
    """An input cannot be read or holds nothing to read."""


class RuleError(BriefgenError):
    """A rule file is refused; the message names file, line and reason."""


class TemplateError(BriefgenError):
    """A template is missing or fails; the message names file, line and variable."""


class RenderError(BriefgenError):
    """A brief could not be rendered in one format."""


class OutputError(BriefgenError):
    """A result cannot be written."""


class RecordError(BriefgenError):
    """A brief's JSON cannot be read back."""


class ArchiveError(BriefgenError):
    """The archive cannot be opened, read or written."""


class DamagedArchiveError(ArchiveError):
    """The archive's file is not what was written into it."""


class ConfigError(BriefgenError):
    """The configuration is missing or refused; the message names file, line and key."""


class LockedError(BriefgenError):
    """Another run is at work."""


class DeliveryError(BriefgenError):
    """A delivery cannot be prepared: an address, a secret or a message is not what it must be."""
