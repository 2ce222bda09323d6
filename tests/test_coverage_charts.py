"""Charts are drawn where they say more than words, and say in words all that they show."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from briefgen import Brief, Document, build_brief, render
from tests.briefs import long_brief, rich_brief

NOW = datetime(2031, 3, 9, 6, 30, tzinfo=UTC)
TOLLS = ((12, 4), (15, 5), (21, 7))


def _tolls(*tolls: tuple[int, int]) -> Brief:
    return build_brief(
        [
            Document.from_text(
                f"The ferry Alma sank off Tarnholm in a storm. The death toll rose to {toll}, the police said.",
                title="Ferry Alma sinks off Tarnholm",
                source=f"{toll}.txt",
                published=date(2031, 3, day),
                language="en",
            )
            for toll, day in tolls
        ],
        now=NOW,
    )


def _days(*numbers: int) -> Brief:
    subjects = (
        "herring boats",
        "violin makers",
        "comet hunters",
        "sheep farmers",
        "bridge builders",
        "bakers",
        "divers",
    )
    return build_brief(
        [
            Document.from_text(
                f"The {what} met in their own hall.", source=what, published=date(2031, 3, 1) + timedelta(n)
            )
            for what, n in zip(subjects, numbers, strict=False)
        ],
        now=NOW,
    )


def _charts(brief: Brief) -> list[str]:
    """What each chart of the page tells in words."""
    page = render(brief, "html").content.decode()
    drawn = [part.partition("</svg>")[0] for part in page.split("<svg ")[1:]]
    titles = (ET.fromstring(f"<svg {svg}</svg>").find("title") for svg in drawn)
    return [title.text or "" for title in titles if title is not None]


def test_a_count_told_on_three_days_is_drawn_over_time() -> None:
    (told,) = _charts(_tolls(*TOLLS))
    assert "12 on 4 March 2031, 15 on 5 March 2031, 21 on 7 March 2031" in told


def test_a_count_told_on_two_days_is_not_drawn() -> None:
    assert _charts(_tolls(*TOLLS[:2])) == []


def test_articles_of_several_days_are_drawn_by_day() -> None:
    told = next(t for t in _charts(_days(0, 0, 1, 3, 3, 3)) if t.startswith("Articles"))
    assert told.endswith("2 on 1 March 2031, 1 on 2 March 2031, 3 on 4 March 2031")


@pytest.mark.parametrize("days", [(0, 0, 0, 1, 1, 1), (0, 1, 2), (0, 1, 90, 91, 92, 93)])
def test_few_articles_few_days_and_days_far_apart_are_not_drawn(days: tuple[int, ...]) -> None:
    assert not [told for told in _charts(_days(*days)) if told.startswith("Articles")]


def test_four_stories_have_their_key_points_drawn_and_one_has_not() -> None:
    (told,) = _charts(long_brief(5))
    assert "Drought reaches district 2: 1 figure, 1 warning, 1 sanctions mention" in told
    assert _charts(rich_brief()) == []


def test_a_chart_in_a_pdf_is_a_figure_with_its_words() -> None:
    with pikepdf.open(io.BytesIO(render(_tolls(*TOLLS), "pdf").content)) as pdf:
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        assert ["21 on 7 March 2031" in str(f.get("/Alt")) for f in figures] == [True]
