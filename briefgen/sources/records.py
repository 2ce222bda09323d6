"""JSON and JSON lines: one article an object, with `text` and, where known, title, date, url, source and language."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.errors import SourceError
from briefgen.sources.characters import clean, on_one_line, remarkable
from briefgen.sources.extract import Extract
from briefgen.text.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIELDS = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "published": ("date", "published"),
    "url": ("url", "link"),
    "source": ("source", "publisher"),
    "language": ("language", "lang"),
}
_LISTS = ("articles", "documents", "items")
_HINT = 'each article is an object like {"text": "...", "title": "...", "date": "2024-10-24", "url": "https://..."}'


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that is none: where it stands in its file, and why."""

    place: str
    message: str
    hint: str = _HINT


def read_records(content: bytes) -> Iterator[tuple[str, Extract] | Refused]:
    """Each record of a JSON file (an object, a list of them, or such a list under "articles") or of JSON lines.

    Beside each stands its place: its line, or its number in the list. SourceError where the file as a whole is no JSON.
    """
    text = decode(content).text
    if not text.strip():
        raise SourceError("this file is empty", _HINT)
    try:
        whole = _load(text)
    except ValueError as error:
        lines = text.split("\n")
        if not _starts_with_a_record(lines):
            raise SourceError(f"this is not JSON: {error}", _HINT) from error
        yield from _from_lines(lines)
        return
    for number, value in enumerate(_listed(whole), start=1):
        yield _record(str(number), value)


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _starts_with_a_record(lines: Sequence[str]) -> bool:
    """Whether the first line that says anything is an object of its own: that is what tells JSON lines from broken JSON."""
    first = next(line for line in lines if line.strip())
    try:
        return isinstance(_load(first), dict)
    except ValueError:
        return False


def _from_lines(lines: Sequence[str]) -> Iterator[tuple[str, Extract] | Refused]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = _load(line)
        except ValueError as error:
            yield Refused(str(number), f"this line is not JSON: {error}")
            continue
        yield _record(str(number), value)


def _listed(whole: Any) -> Sequence[Any]:
    if isinstance(whole, dict):
        inner = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), None)
        return [whole] if inner is None or "text" in whole else inner
    return whole if isinstance(whole, list) else [whole]


def _record(place: str, value: Any) -> tuple[str, Extract] | Refused:
    if not isinstance(value, dict):
        return Refused(place, f"this is {_kind(value)}, not an article")
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        key = next((name for name in names if value.get(name) is not None), names[0])
        given = value.get(key, "")
        if not isinstance(given, str):
            return Refused(place, f'"{key}" is {_kind(given)}, not text')
        found[field] = given
    if not found["text"].strip():
        return Refused(place, 'this article has no "text"')
    strange = remarkable(found["text"] + found["title"])
    return place, Extract(
        clean(found["text"]),
        title=on_one_line(found["title"]),
        source=on_one_line(found["source"]),
        url=found["url"],
        published=found["published"],
        language=found["language"],
        remarks=((f"held {strange}", "they were taken out or replaced"),) if strange else (),
    )


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")
