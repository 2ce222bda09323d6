"""The words of a page that are ours, in the language that its reader wants.

A file of labels is TOML: `language`, and under `[labels]` each English text with what stands for it; two texts where the
English has a singular and a plural. `labels/en.toml` of the default theme holds them all.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup, escape

from briefgen.errors import TemplateError
from briefgen.model import Difference, Level, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import StrEnum

_Text = str | list[str]
StrT = TypeVar("StrT", bound=str)
_PLACE = re.compile(r"\{(\w+)\}")
_MOST_NAMED = 5
_NAMES: dict[StrEnum, str] = {
    Level.EXPLICIT: "warning",
    Level.PREDICTED: "prediction",
    Level.FEARED: "fear",
    Stage.CALLED_FOR: "called for",
    Stage.IN_FORCE: "in force",
    Stage.OTHER: "mentioned",
    Difference.DATE: "another date",
    Difference.SCOPE: "another scope",
    Difference.QUALIFIER: "its qualifier allows both",
    Difference.UNDATED: "no date to tell by",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language; without any, each English text stands for itself."""

    language: str = "en"
    texts: Mapping[str, _Text] = field(default_factory=dict)


_ENGLISH = Labels()
_SPOKEN: ContextVar[Labels] = ContextVar("labels", default=_ENGLISH)


@contextmanager
def speaking(labels: Labels) -> Iterator[None]:
    """What `say` says meanwhile: the language of the page that is being composed."""
    token = _SPOKEN.set(labels)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def say(text: str, **values: object) -> str:
    """The label of an English text, with its `{places}` filled; markup among the values stays markup."""
    found = _SPOKEN.get().texts.get(text, text)
    return _filled(found if isinstance(found, str) else found[0], values)


def say_counted(one: str, many: str, n: int, **values: object) -> str:
    """The label of a number of things, in the singular or the plural, with its other `{places}` filled too."""
    found = _SPOKEN.get().texts.get(one, [one, many])
    return _filled(found if isinstance(found, str) else found[n != 1], {"n": n, **values})


def label(value: StrEnum) -> str:
    """The level, stage, status or difference as a reader is shown it."""
    return say(_NAMES.get(value, value.value))


def _filled(text: str, values: Mapping[str, object]) -> str:
    if any(hasattr(value, "__html__") for value in values.values()):
        return escape(text).format(**values)
    return text.format(**values) if values else text


def css_content(text: str) -> Markup:
    """A label as the value of CSS's `content`, with counters where it has `{page}` and `{pages}`."""
    pieces = re.split(r"(\{pages?\})", text)
    quoted = (f"counter({p[1:-1]})" if _PLACE.fullmatch(p) else f'"{_css_escaped(p)}"' for p in pieces if p)
    return Markup(" ".join(quoted))  # noqa: S704 - escaped for CSS, and nothing in it can end a style element


def _css_escaped(text: str) -> str:
    return re.sub(r"[\"\\<\n]", lambda m: f"\\{ord(m.group()):x} ", text)


@lru_cache(maxsize=8)
def read_labels(content: bytes, where: str, reference: bytes) -> Labels:
    """The labels in a file; TemplateError, which names the file and the labels, where some are missing or unknown."""
    try:
        read = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TemplateError(f"{where}: {error}", "write it as TOML") from error
    texts, wanted = read.get("labels", {}), tomllib.loads(reference.decode())["labels"]
    _refuse(where, "no label for", set(wanted) - set(texts), "add the label")
    _refuse(where, "nothing shows", set(texts) - set(wanted), "take it out, or write it as in labels/en.toml")
    _refuse(where, "other {places} in", _misplaced(texts, wanted), "keep the places of the English text")
    if not isinstance(read.get("language"), str):
        raise TemplateError(f"{where}: no language", 'begin it with its ISO 639-1 code: language = "de"')
    return Labels(read["language"], texts)


def _misplaced(texts: Mapping[str, _Text], wanted: Mapping[str, _Text]) -> set[str]:
    """The labels that are not as many texts as the English, or not of its places."""
    return {
        key
        for key in wanted
        if type(texts[key]) is not type(wanted[key])
        or len(_each(texts[key])) != len(_each(wanted[key]))
        or any(not set(_PLACE.findall(str(text))) <= set(_PLACE.findall(key)) for text in _each(texts[key]))
    }


def _each(text: _Text) -> list[str]:
    return [text] if isinstance(text, str) else text


def _refuse(where: str, what: str, keys: set[str], hint: str) -> None:
    if keys:
        named = ", ".join(f'"{key}"' for key in sorted(keys)[:_MOST_NAMED])
        more = f" and {len(keys) - _MOST_NAMED} more" if len(keys) > _MOST_NAMED else ""
        raise TemplateError(f"{where}: {what} {named}{more}", hint)
