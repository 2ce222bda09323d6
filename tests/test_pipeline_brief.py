"""What stands in a brief, and what does not."""

from __future__ import annotations

from datetime import UTC, date, datetime

from briefgen import Brief, Document, build_brief

NOW = datetime(2031, 3, 6, 6, 30, tzinfo=UTC)


def _brief(*texts: str, published: date | None = None) -> Brief:
    return build_brief(
        [Document.from_text(t, source=f"{n}.txt", published=published) for n, t in enumerate(texts)], now=NOW
    )


DAM = """The dam at Orsted lost 40 tonnes of concrete overnight, the river board said.

Engineers drew the lake down by two metres. The board warned that the wall could fail within days.
"""
VINES = """Wine growers in the Aube expect their smallest harvest in thirty years after a late frost.

Buds froze in one night. The growers' union put the loss at 300m euros.
"""


def test_one_story_says_each_sentence_of_its_bottom_line_once() -> None:
    brief = _brief(DAM)
    assert brief.bottom_line
    assert not set(brief.bottom_line) & set(brief.sections[0].summary)


def test_each_of_several_stories_keeps_its_lead_though_the_bottom_line_has_it() -> None:
    brief = _brief(DAM, VINES)
    leads = {section.summary[0] for section in brief.sections}
    assert len(brief.sections) == 2
    assert set(brief.bottom_line) <= leads


def test_the_same_fact_said_three_times_is_one_entry_with_three_places() -> None:
    text = "Some 40 jobs went. The union counts some 40 jobs. In all, some 40 jobs are gone, the mayor said."
    (entry,) = _brief(text).sections[0].figures
    assert [entry.point.value, entry.point.speaker] == [40, "the mayor"]
    assert len({p.span for p in (entry.point, *entry.also)}) == 3


def test_figures_that_differ_stay_apart() -> None:
    figures = _brief("The mayor counts 40 jobs. The union counts at least 60 jobs.").sections[0].figures
    assert [entry.point.value for entry in figures] == [40, 60]


def test_durations_and_ages_stay_out() -> None:
    figures = _brief("The 62-year-old ran the firm for 12 years. It has 300 workers.").sections[0].figures
    assert [entry.point.value for entry in figures] == [300]


def test_a_deadline_lately_missed_is_shown_and_one_long_past_is_not() -> None:
    text = "The firm must pay by {} or lose its licence, the court said."
    found = [
        _brief(text.format(day), published=date(2030, 1, 2)).sections[0].dates
        for day in ("1 March 2031", "1 March 2030")
    ]
    assert [len(dates) for dates in found] == [1, 0]


def test_a_stretch_that_has_begun_is_not_ahead_unless_it_is_a_deadline() -> None:
    text = "The strike has slowed the port this week. The firm must pay by Friday."
    (entry,) = _brief(text, published=date(2031, 3, 6)).sections[0].dates
    assert entry.point.start == date(2031, 3, 7)


def test_a_language_without_rules_is_said_in_the_brief() -> None:
    text = "Der Damm bei Orsted verlor in der Nacht vierzig Tonnen Beton, sagte die Behörde. Die Ingenieure senkten den See."
    assert [p.where for p in _brief(text).problems] == ["0.txt"]


def test_a_language_without_stop_words_is_summarised_and_the_brief_says_how() -> None:
    documents = [
        Document.from_text("Byen fikk en ny bro i natt. Den koster mye.", source="bro.txt", language=code)
        for code in ("xx", "de")
    ]
    unlisted, listed = (build_brief([d], now=NOW) for d in documents)
    assert unlisted.bottom_line
    assert ["stop words" in p.message for b in (unlisted, listed) for p in b.problems] == [True, False]


def test_no_documents_make_a_brief_that_holds_nothing() -> None:
    brief = build_brief([], now=NOW)
    assert (brief.sections, brief.sources, brief.bottom_line) == ((), (), ())
