"""What is wrong with a template, as its writer needs it: file, line, the name that does not hold, and the one that was meant."""

from __future__ import annotations

import dataclasses
import re
import traceback
from difflib import get_close_matches
from typing import TYPE_CHECKING

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError

from briefgen import model
from briefgen.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIELD = re.compile(r"'briefgen\.model\.\w+\.(\w+) object' has no attribute '(\w+)'")
_MACRO = re.compile(r"'jinja2\.environment\.TemplateModule object' has no attribute '(\w+)'")
_NAME = re.compile(r"'(\w+)' is undefined")
_CORRECT = "correct the name, or the value that the template makes of it"
_FILTER = re.compile(r"No (?:filter|test) named '(\w+)'\.")


def fault(error: Exception, names: Iterable[str], filters: Iterable[str]) -> TemplateError:
    """The failure of a template told; `names` and `filters` are those that templates may use."""
    reason, hint = _told(error, names, filters)
    return TemplateError(f"{_place(error)}: {reason}", hint)


def nearest(word: str, known: Iterable[str]) -> str:
    """Which of some names was probably meant, as a hint, or an empty string."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean {found[0]!r}?" if found else ""


def _told(error: Exception, names: Iterable[str], filters: Iterable[str]) -> tuple[str, str]:
    if isinstance(error, RecursionError):
        return "it includes or extends itself", '{% extends "core/..." %} names the packaged file, not your own'
    reason = (error.message or type(error).__name__) if isinstance(error, JinjaError) else _plainly(error)
    if isinstance(error, UndefinedError):
        return _missing(reason, names)
    if unknown := _FILTER.fullmatch(reason):
        return reason, nearest(unknown[1], filters) or "docs/templates.md lists the filters"
    if isinstance(error, TemplateSyntaxError):
        return reason, "correct the line"
    return reason, _CORRECT


def _missing(reason: str, names: Iterable[str]) -> tuple[str, str]:
    """A field, a macro or a name that is not there."""
    if field := _FIELD.fullmatch(reason):
        fields = [f.name for f in dataclasses.fields(getattr(model, field[1]))]
        return f"a {field[1]} has no {field[2]!r}", nearest(field[2], fields) or f"it has {', '.join(fields)}"
    if macro := _MACRO.fullmatch(reason):
        return f"the file imported here has no macro {macro[1]!r}", "copy the packaged file whole, and change the copy"
    if name := _NAME.fullmatch(reason):
        return reason, nearest(name[1], names) or "docs/templates.md lists what a template sees"
    return reason, _CORRECT


def _plainly(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _place(error: Exception) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    inside = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
    return f"{inside[-1].filename}:{inside[-1].lineno}" if inside else "the template"
