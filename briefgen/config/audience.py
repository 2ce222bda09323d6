"""The audiences of a configuration, each with all that its edition goes by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.config.tables import AudienceTable, Config
    from briefgen.model import Kind


@dataclass(frozen=True, slots=True)
class Audience:
    """Who gets an edition, and how it is made: `tags` are those of the sources it is made of, all where there are none."""

    name: str
    title: str
    words: int
    max_stories: int | None
    points: frozenset[Kind]
    tags: frozenset[str]
    theme: str
    templates: Path | None
    formats: tuple[str, ...]
    quiet_day: str
    labels: str
    mail: str = "html"
    recipients: tuple[str, ...] = ()


def audiences(config: Config) -> tuple[Audience, ...]:
    """Those of `[[audiences]]`, or the one that everything is for; ValueError where two could not be told apart."""
    if not config.audiences:
        return (_everyone(config),)
    found = tuple(_audience(config, table) for table in config.audiences)
    known = {tag for source in config.sources for tag in source.tags}
    for number, one in enumerate(found):
        if any(_plain(one.title) == _plain(other.title) for other in found[:number]):
            raise ValueError(f"two audiences have the title {one.title!r}: give each a `title` of its own")
        if unknown := sorted(one.tags - known):
            raise ValueError(f"the audience {one.name!r} wants the tag {unknown[0]!r}, which no source has")
    return found


def _everyone(config: Config) -> Audience:
    return Audience(
        "everyone",
        config.brief.title,
        config.brief.words,
        config.brief.max_stories,
        frozenset(config.brief.points),
        frozenset(),
        config.brief.theme,
        _folder(config.brief.templates),
        config.output.formats,
        config.brief.quiet_day,
        config.brief.labels,
    )


def _audience(config: Config, table: AudienceTable) -> Audience:
    formats = table.formats or config.output.formats
    if table.mail == "pdf" and "pdf" not in formats:
        raise ValueError(f'the audience {table.name!r} has `mail = "pdf"`, and no "pdf" among its `formats`')
    return Audience(
        table.name,
        table.title or config.brief.title,
        table.words or config.brief.words,
        table.max_stories or config.brief.max_stories,
        frozenset(config.brief.points if table.points is None else table.points),
        frozenset(table.tags),
        table.theme or config.brief.theme,
        _folder(table.templates or config.brief.templates),
        formats,
        table.quiet_day or config.brief.quiet_day,
        table.labels or config.brief.labels,
        table.mail or ("pdf" if "pdf" in formats else "html"),
        table.recipients,
    )


def _folder(path: str) -> Path | None:
    return Path(path) if path else None


def _plain(title: str) -> str:
    """What is left of a title in the name of its files."""
    return "".join(c for c in title.casefold() if c.isalnum())
