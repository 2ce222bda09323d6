"""Which words are a date, and the days they come to. The documents are of Thursday 24 October 2024."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import Document, key_points
from briefgen.model import DateMention, Figure, Status

PUBLISHED = date(2024, 10, 24)


def dates(text: str, published: date | datetime | None = PUBLISHED) -> list[DateMention]:
    document = Document.from_text(text, language="en", published=published)
    return [p for p in key_points(document) if isinstance(p, DateMention)]


def only(text: str, published: date | datetime | None = PUBLISHED) -> DateMention:
    (mention,) = dates(text, published)
    return mention


def words(text: str) -> list[str]:
    return [text[d.span.start : d.span.end] for d in dates(text)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The pact of 24 October 2025 stands.", "2025-10-24", "2025-10-24"),
        ("The pact of October 24, 2025, stands.", "2025-10-24", "2025-10-24"),
        ("The pact of Oct. 24, 2025, stands.", "2025-10-24", "2025-10-24"),
        ("The pact of the 24th of October 2025 stands.", "2025-10-24", "2025-10-24"),
        ("The pact of 2025-10-24 stands.", "2025-10-24", "2025-10-24"),
        ("The pact of 24/10/2025 stands.", "2025-10-24", "2025-10-24"),
        ("The pact of 10/24/2025 stands.", "2025-10-24", "2025-10-24"),
        ("They met on 3-5 May 2019.", "2019-05-03", "2019-05-05"),
        ("They met in March 2003.", "2003-03-01", "2003-03-31"),
        ("They met in March and April of 2008.", "2008-03-01", "2008-04-30"),
        ("They met in 2003.", "2003-01-01", "2003-12-31"),
        ("They met in mid-2005.", "2005-05-01", "2005-08-31"),
        ("They met in 2004-05.", "2004-01-01", "2005-12-31"),
        ("They met in the 1990s.", "1990-01-01", "1999-12-31"),
        ("They met in the third quarter of 2010.", "2010-07-01", "2010-09-30"),
        ("They met in Q1 2025.", "2025-01-01", "2025-03-31"),
    ],
)
def test_a_date_in_full_needs_no_date_of_the_document(text: str, start: str, end: str) -> None:
    mention = only(text, published=None)
    assert (mention.start, mention.end) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("He resigned on Wednesday.", "2024-10-23", "2024-10-23"),
        ("He resigned on Thursday.", "2024-10-24", "2024-10-24"),
        ("He will resign on Wednesday.", "2024-10-30", "2024-10-30"),
        ("He agreed to resign on Wednesday.", "2024-10-30", "2024-10-30"),
        ("He refused to resign on Wednesday.", "2024-10-23", "2024-10-23"),
        ("He resigned last Thursday.", "2024-10-17", "2024-10-17"),
        ("He resigns next Thursday.", "2024-10-31", "2024-10-31"),
        ("He resigned yesterday.", "2024-10-23", "2024-10-23"),
        ("He will resign tomorrow.", "2024-10-25", "2024-10-25"),
        ("He resigned last week.", "2024-10-14", "2024-10-20"),
        ("He resigned last month.", "2024-09-01", "2024-09-30"),
        ("He resigned last year.", "2023-01-01", "2023-12-31"),
        ("He will resign next month.", "2024-11-01", "2024-11-30"),
        ("He resigned earlier this month.", "2024-10-01", "2024-10-24"),
        ("He will resign later this year.", "2024-10-24", "2024-12-31"),
        ("He resigned three days ago.", "2024-10-21", "2024-10-21"),
        ("He resigned two months ago.", "2024-08-01", "2024-08-31"),
        ("He resigned over the past three days.", "2024-10-21", "2024-10-24"),
        ("He will resign within 10 days.", "2024-10-24", "2024-11-03"),
        ("He will resign in three weeks.", "2024-11-11", "2024-11-17"),
        ("The vote would be held on November 5.", "2024-11-05", "2024-11-05"),
        ("The race was to be run on Sunday.", "2024-10-27", "2024-10-27"),
        ("They may meet in May.", "2025-05-01", "2025-05-31"),
        ("He resigned in December.", "2023-12-01", "2023-12-31"),
        ("He will resign in December.", "2024-12-01", "2024-12-31"),
        ("He came in early- to mid-October.", "2024-10-01", "2024-10-20"),
        ("He resigned on September 3.", "2024-09-03", "2024-09-03"),
        ("He will resign on 3 February.", "2025-02-03", "2025-02-03"),
        ("He will resign by the end of the year.", "2024-12-01", "2024-12-31"),
    ],
)
def test_a_relative_date_is_placed_from_the_documents_date_and_the_clauses_tense(
    text: str, start: str, end: str
) -> None:
    mention = only(text)
    assert (mention.start, mention.end) == (date.fromisoformat(start), date.fromisoformat(end))


def test_the_coming_days_have_no_known_end() -> None:
    mention = only("The ministry will decide in the coming days.")
    assert (mention.start, mention.end) == (PUBLISHED, None)


@pytest.mark.parametrize(
    "text", ["He resigned on Wednesday.", "He resigned last year.", "He will resign by December.", "He left on 3 May."]
)
def test_nothing_is_placed_without_a_date_of_the_document(text: str) -> None:
    mention = only(text, published=None)
    assert (mention.start, mention.end) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The pact of 03/04/2024 stands.",
        "He resigned about two years ago.",
        "Futures in November rose.",
        "It fell within 10 days of the vote.",
    ],
)
def test_a_date_that_can_be_read_two_ways_stays_open(text: str) -> None:
    mention = only(text)
    assert (mention.start, mention.end) == (None, None)


def test_an_aware_time_of_publication_counts_by_its_own_calendar_day() -> None:
    assert only("He left yesterday.", datetime(2024, 10, 24, 23, 30, tzinfo=UTC)).start == date(2024, 10, 23)


@pytest.mark.parametrize(
    "text",
    [
        "Replies are due by December.",
        "The firm has until Friday to reply.",
        "They must reply no later than Friday.",
        "The licence expires on 1 May 2026.",
        "They must reply within 10 days.",
        "The truce (the third in a year) holds until Friday.",
    ],
)
def test_a_term_is_a_deadline(text: str) -> None:
    assert only(text).deadline


@pytest.mark.parametrize(
    "text",
    [
        "The minister plans to announce a budget next week.",
        "A vote is scheduled for November 5.",
        "The envoy is due on Friday to travel north.",
        "The talks resume on Friday, when both sides will meet.",
        "Ministers will vote ahead of Friday's summit.",
    ],
)
def test_the_day_of_a_plan_is_planned_and_no_deadline(text: str) -> None:
    mention = only(text)
    assert (mention.planned, mention.deadline) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "He resigned on Wednesday.",
        "By Friday 20 people had died.",
        "By Wednesday, carts, cars and whole families streamed out of the town.",
        "He spoke last week.",
        "The flag flew above the hall until Friday.",
        "Judging by Friday's meeting, the plan will fail.",
        "On Friday the board agreed to close the mill.",
        "Crowds gathered in the square (the old market) on Wednesday, waiting for a vote that could end the strike.",
        "Guns fell silent on Wednesday, but the fighting is likely to go on.",
        "He didn't expect a deal on Wednesday.",
    ],
)
def test_what_is_over_is_neither_planned_nor_a_deadline(text: str) -> None:
    mention = only(text)
    assert (mention.planned, mention.deadline) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        "The pit could reopen within a month.",
        "The owner hopes to reopen the pit by Friday.",
        "Rescuers may reach them by Friday.",
        "By Friday the fund may run dry.",
    ],
)
def test_what_may_be_or_is_hoped_for_is_no_deadline(text: str) -> None:
    mention = only(text)
    assert (mention.planned, mention.deadline) == (False, False)


def test_a_stretch_in_which_something_can_be_done_is_no_date() -> None:
    assert dates("With a crane we could clear it in a day.") == []


@pytest.mark.parametrize(
    "text",
    [
        "We may march on the capital.",
        "Theresa May spoke.",
        "The council passed Resolution 1973.",
        "Some 2004 people signed.",
        "The shops opened for Black Friday.",
        "Mondays are slow.",
        "They meet every Tuesday.",
        "They scored in the first half.",
        "Feb ended it.",
        "He was the star of 1962 classics.",
        "It was the third race in three years.",
        "Ever since 9/11 he has said so.",
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert words(text) == []


def test_the_span_holds_the_whole_date_with_its_preposition() -> None:
    text = "It was signed on Friday, 24 October 2008, in force since last year, and ends by the end of 2026."
    assert words(text) == ["on Friday, 24 October 2008", "since last year", "by the end of 2026"]


@pytest.mark.parametrize(
    "text",
    [
        "It began at 10.30am on 3 May 2019.",
        "It began at 15:40 GMT.",
        "It began on October 24-26, 2023.",
        "It grew in 2003.",
    ],
)
def test_dates_and_times_are_no_figures(text: str) -> None:
    document = Document.from_text(text, language="en", published=PUBLISHED)
    assert not [p for p in key_points(document) if isinstance(p, Figure)]


PIECES = st.sampled_from(
    [
        "in",
        "by",
        "the",
        "of",
        "and",
        "-",
        "–",
        ",",
        "/",
        ".",
        "2024",
        "9999",
        "0001",
        "31",
        "3rd",
        "24/10/2024",
        "2024-02-30",
        "May",
        "March",
        "Oct.",
        "Sunday",
        "Wed",
        "last",
        "next",
        "this",
        "within",
        "ago",
        "early",
        "mid",
        "to",
        "end",
        "quarter",
        "Q",
        "3",
        "H1",
        "ten",
        "days",
        "weeks",
        "year",
        "'s",
        "coming",
        "until",
        "said",
        "will",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=100), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
    ),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_of_any_day_gives_dates_that_are_its_own_words_in_order(text: str, published: date | None) -> None:
    end = 0
    for mention in dates(text, published):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.start is None or mention.end is None or mention.start <= mention.end
        end = mention.span.end


@pytest.mark.parametrize(
    "text",
    [
        "He should show respect to the Sept. 11 survivors.",
        "By the March 3 uprising all was lost.",
        "The July 7 bombings changed that.",
    ],
)
def test_the_day_an_event_is_known_by_is_no_term_and_in_no_year_that_the_text_does_not_say(text: str) -> None:
    mention = only(text)
    assert (mention.start, mention.deadline) == (None, False)


def test_an_events_day_in_the_last_weeks_is_that_day() -> None:
    assert only("The Oct. 20 attack killed a guard.").start == date(2024, 10, 20)


def test_figures_and_dates_carry_the_status_that_the_source_gives_them() -> None:
    points = key_points(Document.from_text("A total of 900 troops are expected to arrive by May, the ministry said."))
    assert {p.status for p in points} == {Status.EXPECTED}


@pytest.mark.parametrize(
    "text",
    [
        "Growers expect the smallest harvest in thirty years.",
        "It will be the first strike in two years.",
        "The worst floods in 50 years could come back, he said.",
    ],
)
def test_the_years_of_a_record_lie_behind_and_are_no_date_ahead(text: str) -> None:
    assert [d.start for d in dates(text) if d.start] == []


def test_a_stretch_that_sets_no_record_still_lies_ahead() -> None:
    assert only("The harvest will begin in two weeks.").start == date(2024, 11, 4)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The ban runs from 1 September to 31 December.", "2024-09-01", "2024-12-31"),
        ("The sale ran between June 3 and July 8.", "2024-06-03", "2024-07-08"),
        ("The report covers April to June.", "2024-04-01", "2024-06-30"),
        ("The hearing was adjourned to 9 a.m. on Monday, November 4.", "2024-11-04", "2024-11-04"),
        ("The hearing was adjourned to November 4.", "2024-11-04", "2024-11-04"),
        ("They met on Friday, October 27.", "2023-10-27", "2023-10-27"),
        ("The summit takes place on Monday.", "2024-10-28", "2024-10-28"),
        ("Talks resume on 4 November.", "2024-11-04", "2024-11-04"),
        ("The film, to be shown on Tuesday, is long.", "2024-10-29", "2024-10-29"),
        ("The hearing has been postponed since September.", "2024-09-01", "2024-09-30"),
    ],
)
def test_periods_weekdays_and_appointments_settle_which_days_are_meant(text: str, start: str, end: str) -> None:
    mention = only(text)
    assert (mention.start, mention.end) == (date.fromisoformat(start), date.fromisoformat(end))


def test_a_term_with_a_time_of_day_is_a_deadline_ahead() -> None:
    text = "The firm has until 5 pm on Monday to respond."
    mention = only(text)
    assert (words(text), mention.start, mention.deadline) == (["until 5 pm on Monday"], date(2024, 10, 28), True)


def test_a_weekday_that_fits_no_near_year_leaves_the_date_open() -> None:
    assert only("They met on Tuesday, October 27.").start is None


def test_a_programme_named_after_its_day_is_no_date() -> None:
    assert words('She spoke on "Coast News Sunday" of it.') == []
