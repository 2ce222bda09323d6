"""OPML (opml.org/spec2): the subscriptions that a feed reader hands over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.model import Problem
from briefgen.sources.characters import on_one_line, shown
from briefgen.sources.inputs import Input
from briefgen.sources.web.target import is_web_address
from briefgen.sources.xml_events import XmlEvents, parse_events

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_opml(content: bytes, where: str = "OPML") -> tuple[tuple[Input, ...], tuple[Problem, ...]]:
    """The feeds of a list, each once and in its order, and a problem for each whose address is not of the web.

    SourceError, with the line, where the list is no well-formed XML.
    """
    found = _Outlines(where)
    parse_events(content, found)
    if not found.feeds and not found.problems:
        found.problems.append(Problem(where, "this list names no feed", "export the subscriptions as OPML again"))
    return tuple(found.feeds.values()), tuple(found.problems)


def is_list(given: Input) -> bool:
    """Whether an input is a file of subscriptions."""
    return given.where.lower().endswith(".opml") and Path(given.where).is_file()


def subscribed(given: Input) -> tuple[tuple[Input, ...], tuple[Problem, ...]]:
    """The feeds of the list that an input names, each as the input says where the list does not; a failure is a problem."""
    name = shown(given.where)
    try:
        feeds, problems = read_opml(Path(given.where).read_bytes(), name)
    except OSError as error:
        return (), (Problem(name, f"cannot be read: {error.strerror}", "check the path and its permissions"),)
    except SourceError as error:
        return (), (Problem(name, error.message, error.hint),)
    return tuple(
        replace(given, where=f.where, name=f.name, language=f.language or given.language) for f in feeds
    ), problems


@dataclass(slots=True)
class _Outlines(XmlEvents):
    where: str
    feeds: dict[str, Input] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(" ")[2] != "outline":
            return
        given = {key.lower(): value.strip() for key, value in attributes.items()}
        address = given.get("xmlurl", "")
        title = on_one_line(given.get("title", "") or given.get("text", ""))
        if is_web_address(address):
            self.feeds.setdefault(address, Input(address, name=title, language=given.get("language", "")[:2].lower()))
        elif address or given.get("type", "").lower() == "rss":
            message = f"{title or 'a feed'} has no web address ({shown(address) or 'none at all'})"
            self.problems.append(Problem(self.where, message, "give it an address of http:// or https://"))
