"""Figures on any text whatever: no exception, exact words, cost in line with length."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen import Document, key_points
from briefgen.model import Figure
from briefgen.points.attribution import Voices
from briefgen.points.figures import find_figures
from briefgen.text import annotate

PIECES = st.sampled_from(
    [
        "one",
        "two",
        "twenty",
        "hundred",
        "million",
        "dozens",
        "half",
        "a",
        "third",
        "of",
        "the",
        "people",
        "$",
        "£",
        "US",
        "%",
        "-",
        "–",
        "to",
        "or",
        "and",
        "between",
        "at",
        "least",
        "about",
        "3",
        "2,500",
        "1.5",
        "2004",
        "12th",
        "km",
        "years",
        "old",
        ",",
        ".",
        "(",
        ")",
        "½",
        "1/2",
        "No",
        "Resolution",
        "May",
        "Friday",
        "٣",
        "\xa0",
        "�",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)
    )
)
@example("1" * 5000)
@example("ONE$ ONE")
@example("$" * 50 + "-" * 50)
def test_every_figure_is_a_stretch_of_the_text_and_none_overlap(text: str) -> None:
    points = [p for p in key_points(Document.from_text(text, language="en")) if isinstance(p, Figure)]
    end = 0
    for point in points:
        assert end <= point.span.start < point.span.end <= len(text)
        assert point.sentence.span.start <= point.span.start
        assert point.span.end <= point.sentence.span.end
        end = point.span.end


@pytest.mark.parametrize(
    "piece", ["7", ",", "-", "1-", "1,", "hundred ", "one million ", "$", "5 to ", "between 1 and ", "1/"]
)
def test_hostile_repetition_costs_no_more_than_its_length(piece: str) -> None:
    def cost(size: int) -> float:
        document = Document.from_text(piece * (size // len(piece)), language="en")
        annotated = annotate(document)
        begun = time.process_time()
        find_figures(annotated, Voices())
        return time.process_time() - begun

    cost(2000)
    small, large = cost(20_000), cost(160_000)
    assert large < 8 * 4 * max(small, 0.005)
