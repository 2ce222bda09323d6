"""Promise 5: no guess is shown as fact. What the rules do not know stays empty."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefgen import BriefOptions, Document, build_brief, key_points, render
from briefgen.model import DateMention, Figure, PointT, SanctionsMention, WarningStatement

NOW = datetime(2031, 3, 6, 6, 30, tzinfo=UTC)
RELATIVE = ["on Friday", "yesterday", "tomorrow", "next month", "last week", "on 4 June", "in two weeks"]


@pytest.mark.parametrize("when", RELATIVE)
def test_a_document_without_a_date_resolves_no_relative_date(when: str) -> None:
    undated = Document.from_text(f"The council will meet {when}, the mayor said.")
    assert [(d.start, d.end) for d in _points(undated, DateMention) if d.start or d.end] == []


def test_a_document_with_a_date_resolves_them_from_it_and_not_from_today() -> None:
    text = "The council met yesterday, the mayor said."
    dates = [_points(Document.from_text(text, published=date(y, 3, 6)), DateMention) for y in (1999, 2031)]
    assert [[d.start for d in found] for found in dates] == [[date(1999, 3, 5)], [date(2031, 3, 5)]]


def test_the_date_of_the_edition_is_not_taken_for_that_of_a_document() -> None:
    brief = build_brief([Document.from_text("The council met yesterday, the mayor said.")], now=NOW)
    assert brief.sources[0].published == ""
    assert [entry.point.start for section in brief.sections for entry in section.dates if entry.point.start] == []


@pytest.mark.parametrize(
    "text",
    [
        "The dam could burst and flood the lower town within hours.",
        "There are fears of a humanitarian disaster in the valley.",
        "Three days of rain threaten the dam, and it may break by Thursday.",
    ],
)
def test_a_warning_that_nobody_is_said_to_give_has_no_speaker(text: str) -> None:
    assert [w.speaker for w in _points(Document.from_text(text), WarningStatement) if w.speaker] == []


def test_a_pronoun_without_a_name_before_it_names_nobody() -> None:
    text = "He warned that the dam could burst and flood the lower town."
    warnings = _points(Document.from_text(text), WarningStatement)
    assert [w.speaker for w in warnings] == [None]


def test_a_pronoun_is_not_given_to_one_whom_the_text_calls_by_the_other() -> None:
    text = "Ms. Anna Weil met engineers on the dam. Her tour was short. He warned that the wall could break."
    speakers = [w.speaker for w in _points(Document.from_text(text), WarningStatement)]
    assert [s for s in speakers if s and "Weil" in s] == []


def test_sanctions_of_an_unnamed_power_on_an_unnamed_target_stay_unnamed() -> None:
    mentions = _points(Document.from_text("Prices rose as new sanctions were imposed last year."), SanctionsMention)
    assert [(m.imposer, m.target) for m in mentions] == [(None, None)]


@pytest.mark.parametrize("words", ["Dozens of people", "Hundreds of ships", "Several houses"])
def test_a_vague_quantity_has_no_value(words: str) -> None:
    figures = _points(Document.from_text(f"{words} were lost in the storm, the agency said."), Figure)
    assert [f.value for f in figures if f.value is not None] == []


def test_a_page_carries_no_likelihood_of_the_programs_own() -> None:
    text = "The dam could burst, the agency said. It warned that 40 houses may be lost."
    brief = build_brief([Document.from_text(text)], now=NOW, options=BriefOptions(title="Water"))
    page = render(brief, "html").content.decode().casefold()
    assert not [word for word in ("likely", "probability", "confidence", "risk score") if word in page]


def _points(document: Document, kind: type[PointT]) -> list[PointT]:
    return [p for p in key_points(document) if isinstance(p, kind)]
