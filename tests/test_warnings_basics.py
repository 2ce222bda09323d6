"""Warnings: one a sentence, the strongest rule first, with the words that carry it."""

from __future__ import annotations

import pytest

from briefgen.model import Document, Kind, Level, Status, WarningStatement
from briefgen.points import key_points


def warnings(text: str) -> list[WarningStatement]:
    points = key_points(Document.from_text(text, language="en"))
    return [p for p in points if isinstance(p, WarningStatement)]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("The rebels threatened to shell the port unless the siege ends.", Level.THREAT),
        ("The agency warned that the dam could burst within days.", Level.EXPLICIT),
        ("The carrier issued its second profit warning since March.", Level.EXPLICIT),
        ("The new tariff would lead to shortages of steel.", Level.PREDICTED),
        ("The flaw in the router could allow attackers to read mail.", Level.PREDICTED),
        ("Traders fear that a default is close.", Level.FEARED),
        ("There is a real risk of a second outbreak on the island.", Level.FEARED),
    ],
)
def test_the_level_tells_how_the_warning_is_worded(sentence: str, level: Level) -> None:
    assert [(w.level, w.status) for w in warnings(sentence)] == [(level, Status.WARNED)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The quake struck without warning on Sunday.",
        "Guards fired warning shots over the crowd.",
        "The island runs an early-warning radar.",
        "The vaccine poses no risk to children.",
        "The frost could have ruined the vines, but it passed.",
        "The storm destroyed nine houses last year.",
        "The choir will sing at noon in the square.",
    ],
)
def test_what_warns_of_nothing_to_come_is_kept_out(sentence: str) -> None:
    assert warnings(sentence) == []


def test_a_sentence_gives_one_warning_by_its_strongest_rule() -> None:
    found = warnings("He threatened to cut the gas, and experts warned that the cold could kill hundreds.")
    assert [w.rule for w in found] == ["warning.threat.threaten"]


def test_the_quote_runs_from_the_trigger_through_the_harm() -> None:
    text = (
        "Engineers at the site have warned that the old wall may collapse in the next heavy storm, as it did in spring."
    )
    (warning,) = warnings(text)
    assert (
        text[warning.span.start : warning.span.end] == "warned that the old wall may collapse in the next heavy storm"
    )
    evidence = {e.field: text[e.span.start : e.span.end] for e in warning.evidence}
    assert (evidence["trigger"], evidence["harm"]) == ("warned", "collapse")


def test_a_quote_is_fifteen_words_at_most() -> None:
    text = "The union warned " + "one two three four five six seven eight nine ten " * 3 + "of a strike."
    (warning,) = warnings(text)
    assert len(text[warning.span.start : warning.span.end].split()) == 15


def test_a_warning_said_at_the_end_of_a_sentence_shows_what_it_warns_of() -> None:
    text = "Lasting damage to the marsh will follow if the road is built, botanists have warned."
    (warning,) = warnings(text)
    assert text[warning.span.start : warning.span.end].startswith("Lasting damage to the marsh")


def test_every_point_comes_from_its_own_sentence() -> None:
    text = "The river could flood the mill.\n\nA calm week followed.\n\nDoctors fear an outbreak."
    assert [w.sentence.text for w in warnings(text)] == ["The river could flood the mill.", "Doctors fear an outbreak."]
    assert {w.kind for w in warnings(text)} == {Kind.WARNING}


def test_a_denied_warning_is_marked_as_denied() -> None:
    (warning,) = warnings("The minister denied that the dam could collapse.")
    assert warning.status == Status.DENIED
