from __future__ import annotations

import pytest

from briefgen.text.terms import LISTS, stop_words, terms, word_count


def test_numbers_and_names_are_terms_and_stop_words_are_not() -> None:
    assert terms("The 3,000 troops of General Ahn will be in Busan by 2.5 days", "en") == [
        "3000",
        "troop",
        "general",
        "ahn",
        "busan",
        "2.5",
        "day",
    ]


def test_singular_and_plural_are_one_term() -> None:
    assert terms("Cities tax families; the city taxed the family", "en") == terms(
        "city tax family; the cities taxed the families", "en"
    )


def test_an_acronym_is_not_taken_for_the_pronoun_of_its_letters() -> None:
    assert "us" in terms("The US army", "en")
    assert "us" not in terms("They told us", "en")


@pytest.mark.parametrize("language", sorted(LISTS))
def test_every_listed_language_has_stop_words(language: str) -> None:
    assert len(stop_words(language)) > 50


def test_a_language_without_a_list_keeps_every_word() -> None:
    assert terms("Skipið sökk í höfninni", "is") == ["skipið", "sökk", "höfnin"]


def test_words_of_a_script_without_spaces_are_compared_by_pairs_of_characters() -> None:
    assert terms("中央银行", "zh") == ["中央", "央银", "银行"]


def test_words_are_counted_with_and_without_spaces() -> None:
    assert word_count("Rain fell all night.") == 4
    assert word_count("央行宣布加息") == 3
