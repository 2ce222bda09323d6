"""Numbers that are no figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen import Document, key_points
from briefgen.model import Figure, Role
from briefgen.points.attribution import Voices
from briefgen.points.dates import find_dates
from briefgen.points.figures import find_figures
from briefgen.text import annotate


def figures(text: str) -> list[str]:
    document = Document.from_text(text, language="en")
    return [text[p.span.start : p.span.end] for p in key_points(document) if isinstance(p, Figure)]


@pytest.mark.parametrize(
    "text",
    [
        "The council passed Resolution 1973.",
        "It cited Articles 5 and 7 of the treaty.",
        "A Boeing 737 landed beside an Il-76 and two-seat gliders.",
        "The G8 discussed H1N1 and COVID-19.",
        "Flight 93 left from Gate 12.",
        "He lives at No 10.",
        "Toronto ranked No. 12 on the list.",
        "Apollo 11 flew first.",
        "The Standard & Poor's 500 Index rose.",
        "Call 555-0199 or 1-800-555-0199.",
        "Write to desk7@example.org or see http://example.org/a/42.",
    ],
)
def test_identifiers_count_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The 2012 Olympics and the 1998 floods were remembered.",
        "Prices are higher than 2008 levels.",
        "She joined 2008 Women for Peace.",
        "It grew up in the 1990s.",
        "He finished 12th in the twenty-first race.",
        "The third quarter was better than the first half.",
        "She won a third term.",
    ],
)
def test_years_and_ordinals_count_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "One of them said so.",
        "No one came.",
        "One day it will end.",
        "This one is better.",
        "They looked at one another.",
    ],
)
def test_one_as_a_pronoun_counts_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It passed by a 134-to-63 vote.",
        "She won, 134 to 63.",
        "It was day nine.",
        "He sank a 25-footer.",
        "3. Ann Lee came third.",
        "Italy, at 31, did worse.",
        "He came twice.",
    ],
)
def test_places_votes_and_occasions_count_nothing(text: str) -> None:
    assert figures(text) == []


def test_one_counts_where_it_says_how_many() -> None:
    assert figures("One sailor drowned and at least one person is missing.") == ["One sailor", "at least one person"]


@pytest.mark.parametrize(
    "text", ["The two countries agreed.", "These three wars ended.", "The first two suspects left."]
)
def test_small_numbers_of_known_things_are_left_out(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    "text", ["They play the Six Nations now.", "He works for Channel Four.", "The Big Four disagree."]
)
def test_numbers_inside_names_count_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("text", ["They won 3-1.", "She won 6-3 6-4.", "The vote went 52-48."])
def test_scores_are_no_ranges(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("role", [Role.FURNITURE, Role.CREDIT, Role.BYLINE])
def test_what_is_not_the_report_itself_counts_nothing(role: Role) -> None:
    read = annotate(Document.from_text("I lost 40 cows on 3 May 2019, says a reader.", language="en"))
    elsewhere = replace(read, sentences=tuple(replace(s, role=role) for s in read.sentences))
    assert find_figures(read, Voices())
    assert find_dates(read, Voices())
    assert not find_figures(elsewhere, Voices())
    assert not find_dates(elsewhere, Voices())
