"""The built-in rules do what the examples beside them say, on any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.errors import UsageError
from briefgen.model import Document, Kind
from briefgen.points import key_points
from briefgen.points.rulebook import Rule, builtin_rules
from briefgen.points.rulebook_examples import trials_of
from briefgen.points.rulebook_match import refused_pattern
from briefgen.points.rulebook_rule import Examples
from tests.conftest import ROOT

LEAST_EXAMPLES = 2


@pytest.mark.parametrize("rule", builtin_rules().rules, ids=lambda r: r.id)
def test_a_rule_does_what_its_examples_say(rule: Rule) -> None:
    trials = [*trials_of(rule, builtin_rules().words)]
    assert [t for t in trials if not t.passed] == []
    assert sum(t.wanted for t in trials) >= LEAST_EXAMPLES
    assert sum(not t.wanted for t in trials) >= 1


def test_re2_takes_every_pattern_of_ours() -> None:
    book = builtin_rules()
    assert [refused for rule in book.rules if (refused := refused_pattern(rule, book.words))] == []


def test_an_example_that_fails_is_told() -> None:
    wrong = Examples(match=("A calm day.", "They live under [an embargo]."), no_match=("An arms embargo.",))
    rule = replace(builtin_rules().rule("sanctions.in_force"), tests=wrong)
    assert [(t.passed, t.taken) for t in trials_of(rule, builtin_rules().words)] == [
        (False, None),
        (False, "embargo"),
        (False, "arms embargo"),
    ]


def test_an_unknown_rule_is_named_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match=r"no rule 'sanctions\.ease': do you mean sanctions\.eased"):
        builtin_rules().rule("sanctions.ease")


def test_typographic_quotes_and_blanks_are_plain_ones_to_a_rule() -> None:
    rules = builtin_rules()
    for sentence in ("The union didn’t impose an arms\u00a0embargo.", "An “arms embargo” stands.", "an\narms\nembargo"):
        hit = rules.first(sentence, Kind.SANCTIONS, "en")
        assert hit
        assert "embargo" in sentence[hit.found.span.start : hit.found.span.end]


def test_a_language_without_rules_gives_no_points() -> None:
    assert builtin_rules().languages() == {"en"}
    assert not builtin_rules().first("Die Bank warned, sanctions.", Kind.SANCTIONS, "de")


def test_a_lone_surrogate_hides_nothing() -> None:
    hit = builtin_rules().first("\ud800 An arms embargo.", Kind.SANCTIONS, "en")
    assert hit
    assert hit.found.span.start == 5


PIECES = st.sampled_from(
    ["warned", "that", "could", "sanctions", "fear", "if", "“", "”", '"', "\n", ". ", "unless", "risk", "war"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map(" ".join))
def test_any_text_gives_points_whose_words_stand_in_their_sentence(text: str) -> None:
    document = Document.from_text(text, language="en")
    for point in key_points(document):
        if point.kind not in {Kind.WARNING, Kind.SANCTIONS}:
            continue
        inside = point.sentence.span
        assert inside.start <= point.span.start < point.span.end <= inside.end
        assert len(text[point.span.start : point.span.end].split()) <= 15
        assert all(inside.start <= e.span.start < e.span.end <= inside.end for e in point.evidence[:1])


def test_every_word_list_of_ours_is_used() -> None:
    book = builtin_rules()
    source = "".join(path.read_text("utf-8") for path in (ROOT / "briefgen" / "points" / "rules").glob("*.yaml"))
    assert [name for name in book.words if f"{{{name}}}" not in source] == []
