"""The big numeral of a figure."""

from __future__ import annotations

import re

import pytest

from briefgen.model import Figure, Headline, Modifier, Section
from briefgen.render import render
from tests.briefs import Article, brief_of

NUMERALS = [
    ("76%", 76, "76%"),
    ("$1.13bn in debt", 1_130_000_000, "$1.13bn"),
    ("US$ 40 million", 40_000_000, "US$ 40 million"),
    ("the 2024 budget of €7 million", 7_000_000, "€7 million"),
    ("1.250,50 euros", 1250.5, "1.250,50"),
    ("12 000 homes", 12_000, "12 000"),
    ("three barges", 3, "3"),
    ("twenty thousand crates", 20_000, "20,000"),
    ("half of the fleet", 0.5, "½"),
    ("two thirds of the crews", 2 / 3, "⅔"),
    ("a third, or 0.34, of it", 0.34, "0.34"),
    ("five to seven tonnes", (5, 7), "5–7"),
    ("30 to 45 million euros", (30_000_000, 45_000_000), "30–45 million"),
    ("scores of gulls", None, "scores of gulls"),
]


@pytest.mark.parametrize(("words", "value", "shown"), NUMERALS)
def test_a_numeral_is_the_value_as_written_or_in_digits_where_it_is_spelled_out(
    words: str, value: float | tuple[float, float] | None, shown: str
) -> None:
    a = Article.of(f"The port reported {words} on Monday.")
    section = Section(Headline(a.document.id, "Port"), (1,), (), figures=(a.point(Figure, words, value=value),))
    cell = re.search(r'<th scope="row".*?>(.*?)</th>', render(brief_of((section, (a,))), "html").content.decode())
    assert cell
    assert re.sub("<.*?>", "", cell[1]) == shown


QUANTITIES = [
    ("tens of thousands of gulls", "tens of thousands"),
    ("hundreds of millions of dollars", "hundreds of millions"),
    ("At least several thousand crates", "At least several thousand crates"),
    ("a couple of hundred houses", "a couple of hundred houses"),
    ("dozens of pilots", "dozens"),
]


@pytest.mark.parametrize("format_name", ["markdown", "text"])
@pytest.mark.parametrize(("words", "shown"), QUANTITIES)
def test_a_quantity_without_a_number_keeps_its_scale_and_is_not_qualified_twice(
    words: str, shown: str, format_name: str
) -> None:
    a = Article.of(f"The port reported {words} on Monday.")
    point = a.point(Figure, words, value=None, modifier=Modifier.AT_LEAST)
    section = Section(Headline(a.document.id, "Port"), (1,), (), figures=(point,))
    page = render(brief_of((section, (a,))), format_name).content.decode()
    assert re.search(rf"^(?:\| |  ){shown}\s+(?:\| |The port)", page, re.MULTILINE)
    assert "≥" not in page
