"""The editions in one folder, as a page to browse and as an Atom feed (RFC 4287) to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from briefgen.model import Artifact
from briefgen.render.dates import day
from briefgen.render.filename import slug
from briefgen.render.labels import say, speaking
from briefgen.render.look import PLAIN, Look
from briefgen.render.page import stylesheet_for
from briefgen.render.theme import theme

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from briefgen.past import EditionRow

_KINDS = {".html": "page", ".pdf": "PDF", ".md": "Markdown", ".txt": "text", ".eml": "mail", ".json": "record"}
_MOST_IN_FEED = 60
_ATOM = "http://www.w3.org/2005/Atom"
_MEDIA = {".html": "text/html", ".pdf": "application/pdf"}


class Listed(NamedTuple):
    """An edition, and the names of its files by what they are ("page", "PDF")."""

    edition: EditionRow
    files: tuple[tuple[str, str], ...]


def listed(editions: Sequence[EditionRow], files: Container[str]) -> tuple[Listed, ...]:
    """The editions with those of their files that are among `files` (names in the folder)."""
    return tuple(Listed(row, tuple(_files(row, files))) for row in editions)


def _files(row: EditionRow, files: Container[str]) -> list[tuple[str, str]]:
    stem = f"{slug(row.title)}-{row.day.isoformat()}"
    return [(kind, stem + suffix) for suffix, kind in _KINDS.items() if stem + suffix in files]


def index_page(editions: Sequence[Listed], *, look: Look = PLAIN) -> Artifact:
    """`index.html`: the editions, the newest first, with their headlines and files."""
    chosen = theme(look.theme, look.templates)
    labels = chosen.labels(look.labels)
    shown = {"abc123 →·\ufffd", *(e.edition.title for e in editions)}
    shown |= {headline for e in editions for headline in e.edition.headlines}
    characters = frozenset().union(*shown)
    values = {"editions": editions, "language": labels.language, "stylesheet": stylesheet_for(chosen, characters)}
    with speaking(labels):
        page = chosen.fill("index.html.j2", values)
    return Artifact("html", "index.html", "text/html; charset=utf-8", page.encode())


def atom_feed(editions: Sequence[Listed], *, look: Look = PLAIN) -> Artifact:
    """`feed.atom`: the latest editions, each with its headlines. Links are relative to where the feed lies."""
    labels = theme(look.theme, look.templates).labels(look.labels)
    with speaking(labels):
        feed = _feed(editions)
    feed.set("xml:lang", labels.language)
    content = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return Artifact("atom", "feed.atom", "application/atom+xml", content + b"\n")


def _feed(editions: Sequence[Listed]) -> ET.Element:
    latest = editions[:_MOST_IN_FEED]
    titles = sorted({e.edition.title for e in editions})
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, 'briefgen:' + '|'.join(map(_written, titles)))}")
    _add(feed, "title", ", ".join(map(_written, titles)) or say("Briefs"))
    _add(feed, "updated", max((e.edition.made.isoformat() for e in latest), default="1970-01-01T00:00:00+00:00"))
    _add(ET.SubElement(feed, "author"), "name", "briefgen")
    ET.SubElement(feed, "link", rel="self", href="feed.atom")
    for edition in latest:
        _entry(feed, edition)
    return feed


def _entry(feed: ET.Element, listed: Listed) -> None:
    row = listed.edition
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, f'briefgen:{_written(row.title)}:{row.day}')}")
    _add(entry, "title", f"{_written(row.title)}, {day(row.day)}")
    _add(entry, "updated", row.made.isoformat())
    for n, (_, name) in enumerate(listed.files):
        suffix = name[name.rindex(".") :]
        link = ET.SubElement(entry, "link", rel="alternate" if n == 0 else "related", href=name)
        if suffix in _MEDIA:
            link.set("type", _MEDIA[suffix])
    _add(entry, "summary", "\n".join(map(_written, row.headlines)) or say("Nothing new."))


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _written(text: str) -> str:
    """The text with what XML 1.0 cannot hold replaced."""
    return "".join(
        c if c in "\t\n" or " " <= c < "\ud800" or "\ue000" <= c not in "\ufffe\uffff" else "\ufffd" for c in text
    )
