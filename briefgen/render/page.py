"""A brief composed: one of the theme's templates filled with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefgen.errors import TemplateError
from briefgen.render.citations import Citations
from briefgen.render.faces import standing_alone
from briefgen.render.labels import speaking
from briefgen.render.numerals import numeral, sign
from briefgen.render.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefgen.model import Brief
    from briefgen.render.look import Look
    from briefgen.render.theme import Theme


def compose(
    brief: Brief,
    template: str,
    *,
    medium: str,
    look: Look,
    beside: Mapping[str, object] | None = None,
) -> str:
    """The brief as the template of this name shows it, in one piece that needs nothing beside it.

    `medium` is "screen" (with the text of the sources), "print" or "mail";
    `beside` holds what only the template of one format is given.
    """
    chosen = theme(look.theme, look.templates)
    labels = chosen.labels(look.labels)
    citations = Citations(brief, labels.language)
    with speaking(labels):
        return chosen.fill(template, {**_values(brief, medium, look, chosen, citations), **(beside or {})})


def _values(brief: Brief, medium: str, look: Look, chosen: Theme, citations: Citations) -> dict[str, object]:
    """What every template sees."""
    return {
        "page_language": citations.page_language,
        "brief": brief,
        "medium": medium,
        "page_size": look.page_size,
        "by_publisher": citations.by_publisher,
        "cite": citations.cite,
        "language": citations.language,
        "numbered": citations.numbered,
        "source": citations.source,
        "days": citations.days,
        "words": citations.words,
        "at": citations.at,
        "around": citations.around,
        "parts": citations.parts,
        "places": citations.places,
        "passages": citations.passages,
        "stylesheet": stylesheet_for(chosen, _characters(brief)),
    }


def stylesheet_for(chosen: Theme, characters: frozenset[str]) -> Callable[[str], Markup]:
    """The function by which a template puts a style of its theme in, with the fonts that draw these characters."""

    def stylesheet(name: str) -> Markup:
        css = chosen.content(name).decode()
        try:
            return Markup(standing_alone(css, characters, chosen.content))  # noqa: S704 - the theme's own file
        except TemplateError as error:
            raise TemplateError(f"{name}: {error.message}", "put the file beside the style") from error

    return stylesheet


def _characters(brief: Brief) -> frozenset[str]:
    """Every character that the page may show, its signs and U+FFFD (which stands for what cannot be shown) included."""
    shown = [brief.title, "abc123 →\ufffd"]
    for source in brief.sources:
        shown += (source.text, source.title, source.source, source.url)
    for problem in brief.problems:
        shown += (problem.where, problem.message, problem.hint)
    for section in brief.sections:
        shown.append(section.headline.text)
        shown += (sign(entry.point) + numeral(entry.point, "") for entry in section.figures)
    return frozenset().union(*shown)
