"""How text from elsewhere is written in each language that templates produce, so that it stays text."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from briefgen.render.inert import inert

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH = 72  # leaves room for the marks of a mail that is answered
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#\w]+;)|^[#+=-]|(?<=^\d)[.)](?=\s|$)|(?<=^\d\d)[.)](?=\s|$)")


class Dialect(NamedTuple):
    """What a template's suffix says: how each value is written. Jinja escapes for HTML what comes out unmarked."""

    suffix: str
    written: Callable[[object], object]


def as_markdown(value: object) -> object:
    """Text on one line, with a backslash before each character that CommonMark would read as more than text."""
    shown = inert(value)
    if not isinstance(shown, str) or isinstance(shown, Markup):
        return shown
    return Markup(_MARKDOWN.sub(r"\\\g<0>", re.sub(r"\s+", " ", shown)))  # noqa: S704 - Markdown's own escapes


def as_line(value: object) -> object:
    """Text on one line: what is a new line in a source is a space here."""
    shown = inert(value)
    if not isinstance(shown, str) or isinstance(shown, Markup):
        return shown
    return Markup(re.sub(r"\s*\n\s*", " ", shown))  # noqa: S704 - plain text has no markup to escape


def wrapped(text: str, indent: str = "", first: str = "") -> str:
    """A paragraph in lines of at most 72 columns, `first` before its first line and `indent` before the others."""
    lines = textwrap.wrap(
        text.strip(),
        _WIDTH,
        initial_indent=first or indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return type(text)("\n".join(lines))


DIALECTS = (Dialect(".md.j2", as_markdown), Dialect(".txt.j2", as_line), Dialect("", inert))
