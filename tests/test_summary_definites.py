"""Sentences that stand only beside another, and captions that stand nowhere."""

from __future__ import annotations

import pytest

from briefgen import Document, summarize


def chosen(text: str, count: int) -> set[int]:
    return {s.index for s in summarize([Document.from_text(text)], sentences=count)}


def test_a_bare_definite_subject_is_not_shown_without_the_sentence_that_told_of_it() -> None:
    text = (
        "The bridge of Arvik stays closed for trucks after an inspection, the city said. "
        "It got grants. "
        "The grants paid for steel, paint and a new deck of the bridge of Arvik in the city. "
        "Steel and rust of the bridge of Arvik are rusty. "
        "A new deck of the bridge would cost the city of Arvik nine million crowns."
    )
    assert 2 not in chosen(text, 5)
    assert 2 in chosen(text.replace("The grants", "Grants"), 5)


def test_a_subject_that_everybody_knows_stands_alone() -> None:
    text = (
        "Farmers in Arvik blame the government for the failed harvest of the valley. "
        "Prices of bread rose in the shops of Arvik on Monday. "
        "The government said the harvest of the valley failed because of the drought in Arvik."
    )
    assert 2 in chosen(text, 1) | chosen(text, 2)


@pytest.mark.parametrize("turn", ["In short,", "Incredibly,", "As a result,", "For instance,"])
def test_a_sentence_that_turns_from_the_one_before_comes_with_it(turn: str) -> None:
    text = (
        "The ferry to Lomma stays in port until its passengers have been heard by the police. "
        "Owners of the ferry met passengers in port. "
        f"{turn} passengers of the ferry to Lomma were heard by the police in port. "
        "Police in Lomma heard ninety passengers of the ferry."
    )
    for count in range(1, 5):
        found = chosen(text, count)
        assert 2 not in found or 1 in found


@pytest.mark.parametrize("photograph", ["this undated photograph", "this file photo", "a handout picture"])
def test_a_caption_that_names_its_photograph_is_not_shown(photograph: str) -> None:
    text = (
        f"Visitors look at a warplane of the fleet at the airbase of Arvik in {photograph}. "
        "The warplane of the fleet at the airbase of Arvik will be sold in May."
    )
    assert chosen(text, 2) == {1}
