"""What a brief says has changed since the editions before it, from day to day through an archive."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefgen import BriefOptions, Document, verify
from briefgen.edition import make_edition
from briefgen.model import Due, Stage
from briefgen.wire import from_json, to_json
from tests.kept_editions import FERRY, MINT, article, day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen import Brief
    from briefgen.model import Changes

    Editions = Callable[..., Brief]

LATER = (
    "HALVIK (Coastal Wire) - Salvage crews pumped fuel from the ferry that ran aground off Halvik with 214 people on board, "
    "and the hospital said 19 people were hurt.\n\n"
    "Warden Per Lund warned that eggs on the bird island would be lost if the hull broke.\n\n"
    "The government imposed sanctions against Norrlinje, the ferry's owner."
)


@pytest.fixture
def made(tmp_path: Path) -> Editions:
    """An edition of a day, of the archive that all of one test's editions share."""

    def make(number: int, *documents: Document, title: str = "Daily brief") -> Brief:
        now = datetime.combine(day(number), datetime.min.time(), UTC).replace(hour=6)
        brief = make_edition(tmp_path / "kept.db", documents, now=now, options=BriefOptions(title=title))
        assert verify(brief) == ()
        assert from_json(to_json(brief)) == brief
        return brief

    return make


def changes(brief: Brief) -> Changes:
    assert brief.changes is not None
    return brief.changes


def test_a_first_edition_has_nothing_to_be_compared_with(made: Editions) -> None:
    assert made(0, article(FERRY)).changes is None


def test_what_was_shown_is_left_out_and_named_whatever_its_address(made: Editions) -> None:
    made(0, article(FERRY, url="https://a.example/ferry"))
    brief = made(1, article(FERRY, day(1), url="https://b.example/other", source="Copyist"), article(MINT, day(1)))
    assert [s.headline.text for s in brief.sections] == [
        "The mint of Tarnow has struck 40,000 silver coins with the head of the poet Ilse Wandt"
    ]
    (repeat,) = changes(brief).repeats
    assert (repeat.source, repeat.shown) == ("Copyist", day(0))


def test_a_near_copy_that_says_no_more_is_left_out(made: Editions) -> None:
    made(0, article(FERRY))
    copied = FERRY.replace("HALVIK (Coastal Wire) - ", "").replace(
        "ran aground off Halvik on Tuesday", "ran aground off Halvik"
    )
    brief = made(1, article(copied, day(1)))
    assert (brief.sections, len(changes(brief).repeats), changes(brief).edits) == ((), 1, ())


def test_a_near_copy_that_says_more_is_shown_with_what_it_adds(made: Editions) -> None:
    made(0, article(FERRY))
    brief = made(
        1, article(FERRY + "\n\nDivers found a crack of nine metres in the hull on Wednesday morning.", day(1))
    )
    (edit,) = changes(brief).edits
    assert [r.after.text for r in edit.revisions if r.after] == [
        "Divers found a crack of nine metres in the hull on Wednesday morning."
    ]
    assert brief.sections == ()


def test_an_article_edited_where_it_stands_is_shown_with_its_difference(made: Editions) -> None:
    made(0, article(FERRY, url="https://a.example/ferry"))
    edited = FERRY.replace("12 people were hurt", "19 people were hurt").replace("by the weekend", "within days")
    edited = edited.replace("The government plans sanctions against Norrlinje, the ferry's owner, she said.", "")
    brief = made(1, article(edited, day(1), url="http://www.a.example/ferry/?utm_source=x#top"))
    (edit,) = changes(brief).edits
    assert [(bool(r.before), bool(r.after)) for r in edit.revisions] == [(True, True), (True, True), (True, False)]
    sources = {s.number: s for s in brief.sources}
    assert (sources[edit.before].shown, sources[edit.after].shown) == (day(0), None)
    (moved,) = changes(brief).figures
    assert (moved.before.value, moved.after.value) == (12, 19)


def test_an_edit_is_shown_once(made: Editions) -> None:
    made(0, article(FERRY, url="https://a.example/ferry"))
    edited = article(FERRY.replace("12 people", "19 people"), day(1), url="https://a.example/ferry")
    assert len(changes(made(1, edited)).edits) == 1
    third = changes(made(2, edited))
    assert (third.edits, len(third.repeats)) == ((), 1)


def test_another_article_at_a_known_address_is_new(made: Editions) -> None:
    made(0, article(FERRY, url="https://a.example/live"))
    brief = made(1, article(MINT, day(1), url="https://a.example/live"))
    assert (len(brief.sections), changes(brief).edits) == (1, ())


def test_changed_spaces_and_marks_are_no_edit(made: Editions) -> None:
    made(0, article(FERRY, url="https://a.example/ferry"))
    brief = made(
        1,
        article(FERRY.replace(" on ", "  on\n").replace("weekend.", "weekend!"), day(1), url="https://a.example/ferry"),
    )
    assert (changes(brief).edits, len(changes(brief).repeats)) == ((), 1)


def test_a_story_that_goes_on_has_grown_and_one_without_a_past_is_new(made: Editions) -> None:
    first = made(0, article(FERRY))
    brief = made(1, article(LATER, day(1)), article(MINT, day(1)))
    (grown,) = changes(brief).grown
    (new,) = changes(brief).new
    assert (grown.story, grown.last, grown.editions) == (first.sections[0].story, day(0), 1)
    assert new.headline.text.startswith("The mint of Tarnow")
    assert {s.story for s in brief.sections} == {grown.story, new.story}


def test_a_figure_that_moved_is_shown_with_both_sources(made: Editions) -> None:
    made(0, article(FERRY))
    brief = made(1, article(LATER, day(1)))
    (moved,) = changes(brief).figures
    assert (moved.before.value, moved.after.value, moved.after.unit) == (12, 19, "people")
    by_id = {s.document_id: s for s in brief.sources}
    assert by_id[moved.before.sentence.document_id].shown == day(0)
    assert by_id[moved.after.sentence.document_id].shown is None


@pytest.mark.parametrize(
    "unlike",
    [
        "Police said 19 people were fined for swimming near the ferry that ran aground off Halvik with 214 people on board.",
        "The ferry that ran aground off Halvik with 214 people on board was 12 years old.",
        "In 2019 the ferry that ran aground off Halvik with 214 people on board hit a quay, and 40 people were hurt.",
        "Since the ferry ran aground off Halvik with 214 people on board, the number of people hurt rose by 7.",
    ],
)
def test_figures_of_other_things_have_not_moved(made: Editions, unlike: str) -> None:
    made(0, article(FERRY))
    assert changes(made(1, article(f"HALVIK (Coastal Wire) - {unlike}", day(1)))).figures == ()


def test_a_sanction_that_is_a_stage_further_is_shown_with_both(made: Editions) -> None:
    made(0, article("The European Union plans sanctions against Norrlinje."))
    brief = made(
        1,
        article(
            "The European Union imposed sanctions against Norrlinje. Its ships stayed in port.",
            day(1),
        ),
    )
    (moved,) = changes(brief).sanctions
    assert (moved.before.stage, moved.after.stage) == (Stage.PLANNED, Stage.IN_FORCE)


def test_an_earlier_stage_told_again_is_no_change(made: Editions) -> None:
    made(0, article("The European Union imposed sanctions against Norrlinje."))
    brief = made(
        1,
        article("The European Union had called for sanctions against Norrlinje since May, papers show.", day(1)),
    )
    assert changes(brief).sanctions == ()


def test_a_warning_is_first_seen_once(made: Editions) -> None:
    made(0, article(FERRY))
    (first,) = changes(made(1, article(LATER, day(1)))).warnings
    assert first.point.speaker == "Warden Per Lund"
    again = (
        LATER.replace("Salvage crews pumped fuel", "On Thursday crews again pumped fuel")
        + "\n\nRain fell on Halvik all day."
    )
    assert changes(made(2, article(again, day(2)))).warnings == ()


def test_a_date_comes_due_on_its_day_and_is_overdue_once(made: Editions) -> None:
    made(0, article(FERRY))
    assert changes(made(1, article(MINT, day(1)))).dates == ()
    (due,) = changes(made(2)).dates
    assert (due.due, due.point.end) == (Due.TODAY, day(2))
    (over,) = changes(made(3)).dates
    assert over.due is Due.OVERDUE
    assert changes(made(4)).dates == ()


def test_a_story_that_ran_is_quiet_once(made: Editions) -> None:
    made(0, article(FERRY))
    made(1, article(LATER, day(1)))
    assert changes(made(2)).quiet == ()
    (quiet,) = changes(made(5)).quiet
    assert (quiet.last, quiet.editions) == (day(1), 2)
    assert changes(made(6)).quiet == ()


def test_an_edition_made_again_is_the_same(made: Editions) -> None:
    made(0, article(FERRY))
    first = made(1, article(LATER, day(1)), article(FERRY))
    assert made(1, article(FERRY), article(LATER, day(1))) == first


def test_briefs_of_other_titles_are_not_compared(made: Editions) -> None:
    made(0, article(FERRY), title="Sea")
    brief = made(1, article(FERRY), title="Money")
    assert (len(brief.sections), brief.changes) == (1, None)


def test_a_brief_with_a_change_forged_is_not_proved(made: Editions) -> None:
    from dataclasses import replace

    made(0, article(FERRY))
    brief = made(1, article(LATER, day(1)))
    (moved,) = changes(brief).figures
    forged = replace(moved, before=replace(moved.before, value=2))
    problems = verify(replace(brief, changes=replace(changes(brief), figures=(forged,))))
    assert [p.where for p in problems] == ["changes.figures[0].before"]
