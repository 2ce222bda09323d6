"""A brief rendered: one module a format."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

from briefgen.errors import UsageError
from briefgen.model import Artifact
from briefgen.render.filename import stem
from briefgen.render.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.model import Brief

    _Writer = Callable[[Brief, Look], bytes]

__all__ = ["FORMATS", "PAGE_SIZES", "filename", "render"]

PAGE_SIZES = ("A4", "Letter")


def render(
    brief: Brief,
    format: str,  # noqa: A002 - the public name
    *,
    page_size: str = "A4",
    theme: str = "default",
    templates: Path | None = None,
    labels: str = "en",
) -> Artifact:
    """The brief in one of `FORMATS`, the same bytes for the same brief.

    `page_size`, one of `PAGE_SIZES`, is the paper of the PDF and of the HTML when printed. `theme` names a packaged
    theme, and `templates` a folder whose files stand in front of the theme's.
    `labels` is a language that the theme has labels in, or the path of a file of labels (*.toml). Raises UsageError for an unknown format,
    page size or theme, TemplateError for a template that fails, RenderError for a brief that cannot be shown.
    """
    check(format, page_size=page_size, theme=theme, templates=templates, labels=labels)
    _, media_type, write = _WRITERS[format]
    return Artifact(
        format, filename(brief, format), media_type, write(brief, Look(page_size, theme, templates, labels))
    )


def filename(brief: Brief, format: str) -> str:  # noqa: A002 - as above
    """What the brief's file is called in one of `FORMATS`."""
    return f"{stem(brief)}{_WRITERS[format][0]}"


def plain_changes(brief: Brief, *, templates: Path | None = None, labels: str = "en") -> str:
    """What changed in the brief, as plain text with the sources that prove it. Raises as `render`."""
    return _plain("diff.txt.j2")(brief, Look(templates=templates, labels=labels)).decode()


def check(
    format: str,  # noqa: A002 - as above
    *,
    page_size: str = "A4",
    theme: str = "default",
    templates: Path | None = None,
    labels: str = "en",
) -> None:
    """What `render` would raise for these, before any work but for what stands in the templates."""
    from briefgen.render.theme import theme as theme_of
    from briefgen.render.theme import themes

    _one_of(format, FORMATS, "format")
    _one_of(page_size, PAGE_SIZES, "page size")
    _one_of(theme, themes(), "theme")
    theme_of(theme, templates).labels(labels)


def _one_of(value: str, choices: tuple[str, ...], what: str) -> None:
    if value not in choices:
        raise UsageError(f"unknown {what} {value!r}", f"use one of {', '.join(choices)}")


def _page(brief: Brief, look: Look) -> bytes:
    from briefgen.render.page import compose

    return compose(brief, _PAGE, medium="screen", look=look).encode()


def _plain(template: str) -> _Writer:
    def write(brief: Brief, look: Look) -> bytes:
        from briefgen.render.page import compose

        text = compose(brief, template, medium="print", look=look)
        return re.sub(r"\n{3,}", "\n\n", text).strip().encode() + b"\n"

    return write


def page_to_print(brief: Brief, look: Look) -> str:
    """The page of the brief's PDF, to be printed by `printed`."""
    from briefgen.render.page import compose

    return compose(brief, _PAGE, medium="print", look=look)


def printed(brief: Brief, page: str) -> bytes:
    """The PDF of the brief, whose page it is, with its record attached."""
    from briefgen.render.pdf import Record, print_pdf
    from briefgen.wire import to_json

    return print_pdf(page, Record(f"{stem(brief)}.json", to_json(brief), brief.edition.astimezone(UTC)))


def _pdf(brief: Brief, look: Look) -> bytes:
    return printed(brief, page_to_print(brief, look))


def _email(brief: Brief, look: Look) -> bytes:
    from briefgen.render.email_message import compose_mail, mail_bytes

    return mail_bytes(compose_mail(brief, look=look))


def _json(brief: Brief, look: Look) -> bytes:
    from briefgen.wire import to_json

    return to_json(brief)


_PAGE = "brief.html.j2"
_WRITERS: dict[str, tuple[str, str, _Writer]] = {
    "html": (".html", "text/html; charset=utf-8", _page),
    "pdf": (".pdf", "application/pdf", _pdf),
    "email": (".eml", "message/rfc822", _email),
    "markdown": (".md", "text/markdown; charset=utf-8", _plain("brief.md.j2")),
    "text": (".txt", "text/plain; charset=utf-8", _plain("brief.txt.j2")),
    "json": (".json", "application/json", _json),
}
FORMATS = tuple(_WRITERS)
