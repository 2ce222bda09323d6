"""Markdown: the text stays as it is; title, date and address come from its front matter or its first heading."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import yaml

from briefgen.model import Document
from briefgen.sources.dates import aware, read_date
from briefgen.sources.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_FIRST_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


def read_markdown(content: bytes) -> Document:
    """A document of the Markdown text, with `title`, `date`, `url` and `language` of its YAML front matter.

    Without a title there, the first top heading is the title. A front matter that is not YAML, or a date that is none,
    is text like any other: nothing is guessed from it.
    """
    text = read_plain(content).text
    facts = _front_matter(text)
    heading = _FIRST_HEADING.search(text)
    return Document.from_text(
        text,
        title=_word(facts, "title") or (heading.group(1) if heading else ""),
        url=_word(facts, "url"),
        published=_day(facts.get("date")),
        language=_word(facts, "language") or None,
    )


def _front_matter(text: str) -> Mapping[str, Any]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}
    try:
        facts = yaml.load(match.group(1), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _word(facts: Mapping[str, Any], key: str) -> str:
    value = facts.get(key)
    return value.strip() if isinstance(value, str) else ""


def _day(value: object) -> date | datetime | None:
    if isinstance(value, str):
        return read_date(value)
    if isinstance(value, datetime):
        return aware(value)
    return value if isinstance(value, date) else None
