"""Figures that count the same thing stand side by side, told apart; where it is in doubt, they stay apart."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime

import pytest

from briefgen import Brief, Document, build_brief, render, verify
from briefgen.model import Comparison, Difference, LedgerRow

TUESDAY, WEDNESDAY = date(2031, 3, 4), date(2031, 3, 5)
NOW = datetime(2031, 3, 6, 6, 30, tzinfo=UTC)
FERRY = "The ferry Alma sank off Tarnholm harbour in a storm on Monday night. "


def _brief(*reports: tuple[str, date | None], of: str = FERRY) -> Brief:
    """A brief of one story, told by one document a report."""
    return build_brief(
        [
            Document.from_text(
                of + text, title="Ferry Alma sinks off Tarnholm", source=f"{n}.txt", published=day, language="en"
            )
            for n, (text, day) in enumerate(reports)
        ],
        now=NOW,
    )


def _comparisons(*reports: tuple[str, date | None]) -> tuple[Comparison, ...]:
    (section,) = _brief(*reports).sections
    return section.comparisons


def _told(*reports: tuple[str, date | None]) -> list[tuple[object, str | None]]:
    """The value and the difference of each row of the only comparison."""
    (found,) = _comparisons(*reports)
    return [(row.entry.point.value, row.difference) for row in found.rows]


def test_a_later_count_is_told_as_of_a_later_date() -> None:
    reports = (
        ("At least 12 people were killed, the coast guard said.", TUESDAY),
        ("The death toll rose to 15, the police said.", WEDNESDAY),
    )
    assert _told(*reports) == [(12, None), (15, Difference.DATE)]
    (found,) = _comparisons(*reports)
    assert [row.as_of for row in found.rows] == [TUESDAY, WEDNESDAY]


def test_two_who_count_otherwise_on_one_day_disagree() -> None:
    told = _told(
        ("The ministry said 12 people were killed.", TUESDAY),
        ("The storm killed 19 people, the seamen's union said.", TUESDAY),
    )
    assert told == [(12, None), (19, Difference.DISAGREEMENT)]


def test_counts_of_different_places_are_told_apart_by_scope() -> None:
    told = _told(
        ("Clashes in Orsted killed 12 soldiers.", TUESDAY),
        ("Clashes in Belm killed 20 soldiers.", TUESDAY),
    )
    assert told == [(12, None), (20, Difference.SCOPE)]


def test_counts_of_different_stretches_of_time_are_told_apart_by_scope() -> None:
    told = _told(
        ("Storms killed 40 people in the past five weeks, the ministry said.", TUESDAY),
        ("The union said the storm killed 12 people.", TUESDAY),
    )
    assert told == [(40, None), (12, Difference.SCOPE)]


def test_a_qualifier_that_allows_both_is_no_disagreement() -> None:
    told = _told(
        ("The coast guard said at least 12 people died.", TUESDAY),
        ("The police said 15 people died.", TUESDAY),
    )
    assert told == [(12, None), (15, Difference.QUALIFIER)]


def test_documents_without_a_date_leave_open_why_their_counts_differ() -> None:
    told = _told(("The fire service said 16 people died.", None), ("The mayor said 18 people died.", None))
    assert told == [(16, None), (18, Difference.UNDATED)]


def test_a_date_beside_the_count_goes_before_the_date_of_its_document() -> None:
    (found,) = _comparisons(
        ("As of Tuesday, 300 homes were destroyed, officials said.", WEDNESDAY),
        ("By Wednesday 420 houses had been destroyed, the governor said.", WEDNESDAY),
    )
    assert [(r.entry.point.value, r.as_of, r.difference) for r in found.rows] == [
        (300, TUESDAY, None),
        (420, WEDNESDAY, Difference.DATE),
    ]
    assert all(row.dated for row in found.rows)


def test_the_same_count_told_twice_is_one_row_with_two_places() -> None:
    (found,) = _comparisons(
        ("The ministry said 12 people were killed.", TUESDAY),
        ("Twelve people were killed, the ministry repeated.", TUESDAY),
        ("The seamen's union said 19 people were killed.", TUESDAY),
    )
    assert [1 + len(row.entry.also) for row in found.rows] == [2, 1]


def test_each_row_says_in_the_sources_words_what_is_counted() -> None:
    (found,) = _comparisons(
        ("The ministry said 12 people were killed.", TUESDAY),
        ("The storm killed 19 people, the seamen's union said.", TUESDAY),
    )
    assert [_counted(row) for row in found.rows] == [["people", "killed"], ["killed", "people"]]


def _counted(row: LedgerRow) -> list[str]:
    sentence = row.entry.point.sentence
    at = sentence.span.start
    return [sentence.text[span.start - at : span.end - at] for span in row.counted]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Officials said 12 people were killed.", "The union said 30 people were injured."),
        ("Officials said 12 people were killed.", "The union said 19 civilians were killed."),
        ("Officials said 12 people were killed.", "The union said 19 people could be killed."),
        ("Officials said 12 people were killed.", "The union said five more people were killed."),
        ("Officials said 12 people were killed.", "The union said 900 people were killed."),
        ("Officials said 12 people were killed.", "The union denied that 19 people were killed."),
        ("Officials said 12 gunmen killed two guards.", "The union said 19 gunmen were killed."),
        ("Officials said 12 people were killed.", "In 2011 a ferry disaster killed 19 people, the union said."),
        ("Officials said 12 people were killed.", "The 1957 storm killed 19 people, the union said."),
        ("Officials said 12 Danish sailors died.", "The union said 19 Polish sailors died."),
        ("The owner lost $12 million.", "The owner paid $15 million."),
        ("Prices rose 4%.", "Prices rose 5%."),
        ("It lies 12 km from the port.", "It lies 15 km from the port."),
    ],
)
def test_what_may_count_something_else_stays_apart(one: str, other: str) -> None:
    assert _comparisons((one, TUESDAY), (other, TUESDAY)) == ()


def test_one_voice_in_one_document_does_not_contradict_itself() -> None:
    assert _comparisons(("Two sailors died at sea. Three sailors died in hospital.", TUESDAY)) == ()


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [
        Document.from_text(FERRY + text, source=source, published=day, language="en")
        for source, text, day in (
            ("Quay Gazette", "The ministry said 12 people were killed.", TUESDAY),
            ("Tarn Post", "The union said 19 people were killed.", TUESDAY),
            ("Valley Post", "The police put the death toll at 21.", WEDNESDAY),
        )
    ]
    assert build_brief(documents, now=NOW) == build_brief(documents[::-1], now=NOW)


def test_a_comparison_that_the_sources_do_not_give_is_not_proved() -> None:
    brief = _brief(
        ("The ministry said 12 people were killed.", TUESDAY), ("The union said 19 people were killed.", TUESDAY)
    )
    assert verify(brief) == ()
    section = brief.sections[0]
    first, second = section.comparisons[0].rows
    claimed = Comparison((first, dataclasses.replace(second, difference=Difference.DATE)))
    forged = dataclasses.replace(brief, sections=(dataclasses.replace(section, comparisons=(claimed,)),))
    assert [p.where for p in verify(forged)] == ["sections[0].comparisons[0]"]


def _page(name: str) -> str:
    brief = _brief(
        ("The ministry said on Tuesday that 12 people were killed.", TUESDAY),
        ("The union said 19 people were killed.", TUESDAY),
        ("The death toll rose to 21, the police said.", WEDNESDAY),
    )
    return render(brief, name).content.decode()


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
def test_figures_that_differ_are_shown_with_their_dates_and_why(name: str) -> None:
    page = _page(name)
    told = page[page.lower().index("figures that differ") :].lower()
    assert all(words in told for words in ("4 march 2031", "5 march 2031", "disagreement", "another date"))


def test_a_figure_shown_beside_others_is_not_shown_again_among_all() -> None:
    page = _page("markdown")
    assert page.count("| 19 |") == 1


def test_the_words_that_narrow_a_count_are_shown_where_scopes_differ() -> None:
    brief = _brief(("Clashes in Orsted killed 12 soldiers.", TUESDAY), ("Clashes in Belm killed 20 soldiers.", TUESDAY))
    page = render(brief, "text").content.decode()
    assert "ANOTHER SCOPE, in Belm" in " ".join(page.split())


def test_a_mail_tells_figures_that_differ_too() -> None:
    page = _page("email").replace("=\r\n", "")  # soft line breaks (RFC 2045)
    told = page[page.index("Figures that differ") :]
    assert "disagreement" in told
    assert "another date" in told
    assert re.search(r"<b[^>]*>disagreement</b>", told)
