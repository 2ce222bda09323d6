"""Quotations, whatever marks they stand in."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.text import find_quotations


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He called it a "grave" step and "a mistake".', ["grave", "a mistake"]),
        ("“We lost,” she said. “All of it.”", ["We lost,", "All of it."]),
        ("'We lost,' she said. It's the players' union's day.", ["We lost,"]),
        ("‘We’ve lost,’ she said, ‘all of it.’", ["We’ve lost,", "all of it."]),
        ("'The players' union is back,' he said.", ["The players' union is back,"]),
        ("He liked the 'likes' on the page.", ["likes"]),
        ("„Wir warten“, sagte sie. »Lange«, sagte er.", ["Wir warten", "Lange"]),
        ("Il a dit « nous partons » hier.", [" nous partons "]),
        ("大臣は「延期する」と述べた。", ["延期する"]),
        ('"It broke," he said."This part is new."', ["It broke,", "This part is new."]),
    ],
)
def test_marks_of_every_style_are_paired(text: str, expected: list[str]) -> None:
    assert inner(text) == expected
    assert all(q.closed for q in find_quotations(text))


@pytest.mark.parametrize(
    "text",
    [
        "It's the Joneses' house, built in the '90s for rock 'n' roll.",
        'The 6\'2" forward bought a 12" record.',
        "The dogs' owners said the horses' owners' fields flooded.",
    ],
)
def test_apostrophes_feet_and_inches_are_no_quotations(text: str) -> None:
    assert find_quotations(text) == ()


def test_a_quotation_in_a_quotation_is_deeper() -> None:
    found = find_quotations("\"She told me 'never again' and left,\" he said.")
    assert [(q.depth, q.closed) for q in found] == [(0, True), (1, True)]
    assert found[0].span.start < found[1].span.start < found[1].span.end < found[0].span.end


def test_a_quotation_over_paragraphs_is_open_and_continued_until_the_last() -> None:
    text = '"The river rose.\n\n"Then it fell.\n\n"We went home," she said.'
    assert [(q.closed, q.continued) for q in find_quotations(text)] == [(False, True), (False, True), (True, False)]


def test_a_paragraph_break_inside_a_quotation_does_not_end_it() -> None:
    text = 'She said: "The dam broke.\n\nWe went home." Nobody was hurt.'
    (quotation,) = find_quotations(text)
    assert text[quotation.span.start : quotation.span.end] == '"The dam broke.\n\nWe went home."'
    assert quotation.closed


def test_a_single_mark_that_is_never_closed_opens_one_sentence_of_speech() -> None:
    text = "She said: 'I cannot see how it broke. It rained all day, and the players' bus was late."
    (quotation,) = find_quotations(text)
    assert text[quotation.inner.start : quotation.inner.end] == "I cannot see how it broke."
    assert not quotation.closed


def test_a_lost_closing_mark_does_not_turn_the_rest_inside_out() -> None:
    text = 'He called it "a mistake and left. She said "it was fine" later.'
    assert [(text[q.inner.start : q.inner.end], q.closed) for q in find_quotations(text)] == [
        ("a mistake and left. She said", False),
        ("it was fine", True),
    ]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = 'He said: "We wait.\nRain fell.'
    (quotation,) = find_quotations(text)
    assert text[quotation.span.start : quotation.span.end] == '"We wait.'
    assert not quotation.closed
    assert not quotation.continued


MARKS = st.lists(st.sampled_from([*"\"'“”‘’„‚«»‹›「」ab s1.,\n", "``", "''"]), max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(MARKS)
def test_quotations_lie_in_order_inside_the_text_with_their_marks(text: str) -> None:
    found = find_quotations(text)
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)
    for q in found:
        assert 0 <= q.span.start < q.inner.start <= q.inner.end <= q.span.end <= len(text)
        assert q.closed == (q.inner.end < q.span.end)
    outer = [q for q in found if q.depth == 0]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(outer))
