"""What is not claimed of an edition: in doubt a story is not quiet, a date has not come, a warning is not the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.model import Due
from tests.kept_editions import FERRY, MINT, article, day
from tests.test_changes_editions import LATER, changes, made

if TYPE_CHECKING:
    from tests.test_changes_editions import Editions

__all__ = ["made"]  # a fixture


def test_a_stage_of_another_clause_is_no_change(made: Editions) -> None:
    made(0, article("The European Union imposed sanctions on Norrland."))
    later = "While an order of Denmark exempts Norrland's ore from sanctions, Sweden and the European Union have placed sanctions on Norrland."
    assert changes(made(1, article(later, day(1)))).sanctions == ()


VOW = "Mayor Ida Lind vowed to sue the owner of the ferry over the oil on the beach."


def test_a_warning_given_in_another_story_or_in_other_words_is_not_first_seen(made: Editions) -> None:
    made(0, article(FERRY), article(f"{MINT}\n\n{VOW}"))
    again = "Ida Lind, the mayor, has vowed to sue the owner of the ferry."
    assert [w.point.level for w in changes(made(1, article(f"{LATER}\n\n{again}", day(1)))).warnings] == ["explicit"]


def test_a_warning_that_two_articles_tell_is_first_seen_once(made: Editions) -> None:
    made(0, article(FERRY))
    other = (
        "HALVIK - The ferry that ran aground off Halvik with 214 people on board lies on its side, salvage crews said."
    )
    second = f"{other}\n\nWarden Per Lund warned that all eggs on the bird island would be lost if its hull broke."
    assert len(changes(made(1, article(LATER, day(1)), article(second, day(1)))).warnings) == 1


@pytest.mark.parametrize("said", ["feared for the birds", "said that 300 eggs could be lost"])
def test_a_fear_or_a_prediction_is_no_warning_first_given(made: Editions, said: str) -> None:
    made(0, article(FERRY))
    later = LATER.replace("warned that eggs on the bird island would be lost if the hull broke", said)
    brief = made(1, article(later, day(1)))
    assert [w.point.level for s in brief.sections for w in s.warnings]
    assert changes(brief).warnings == ()


def test_a_copy_that_adds_what_another_article_had_said_is_a_repeat(made: Editions) -> None:
    added = "Divers found a crack of nine metres in the hull on Wednesday morning."
    made(0, article(FERRY), article(f"{MINT}\n\n{added}"))
    brief = made(1, article(f"{FERRY}\n\n{added}", day(1)))
    assert (changes(brief).edits, len(changes(brief).repeats)) == ((), 1)


def test_what_may_happen_on_a_day_does_not_come_due(made: Editions) -> None:
    made(
        0,
        article(FERRY.replace("said the owner must hand in its report by", "said the owner may hand in its report on")),
    )
    assert changes(made(2)).dates == ()


def test_one_date_told_in_two_stories_comes_once(made: Editions) -> None:
    told = "Salvage of the ferry off Halvik will begin on 6 March 2031, minister Lena Aas said."
    made(
        0, article(FERRY.replace("must hand in its report by 6 March 2031", "is in port")), article(f"{MINT}\n\n{told}")
    )
    made(
        1, article(f"{LATER}\n\nLena Aas said the salvage of the ferry off Halvik will begin on 6 March 2031.", day(1))
    )
    assert [d.due for d in changes(made(2)).dates] == [Due.TODAY]


def test_the_day_of_a_plan_comes_once_and_is_never_overdue(made: Editions) -> None:
    planned = FERRY.replace("said the owner must hand in its report by", "said salvage will begin on")
    made(0, article(planned))
    (come,) = changes(made(2)).dates
    assert come.due is Due.TODAY
    assert changes(made(3)).dates == ()


HOTEL = (
    "TARNOW - Norrlinje sold its harbour hotel in Tarnow to the brewer Jonas Pell on Friday for 80 million crowns.\n\n"
    "The harbour hotel in Tarnow has 80 rooms, a tower and a garden, and the brewer Jonas Pell plans a bathhouse there."
)


def test_a_story_of_which_others_still_tell_is_not_quiet(made: Editions) -> None:
    made(0, article(FERRY))
    made(1, article(LATER, day(1)))
    told = (
        HOTEL + "\n\nNorrlinje owns the ferry that ran aground off Halvik with people on board, the coast guard said."
    )
    others = (article(f"{HOTEL} {n} guests slept there.", day(5)) for n in (31, 47, 52))
    found = changes(made(5, article(told, day(5)), *others))
    assert (len(found.new), found.grown, found.quiet) == (1, (), ())
