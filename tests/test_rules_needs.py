"""What a pattern needs of a text: never more than the pattern asks for, and enough to keep most patterns from most texts."""

from __future__ import annotations

import re

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.points.rulebook import builtin_rules
from briefgen.points.rulebook_filter import Filter
from briefgen.points.rulebook_needs import Needs
from briefgen.points.rulebook_rule import expand, steps

WORDS = {"toll": r"(?:toll|charge(?:s|d)?|le(?:vy|vies))", "dear": r"(?:{toll} rise|(?:re)?priced)"}


def needs_of(pattern: str) -> list[set[str]]:
    (step,) = steps(pattern)
    return sorted(map(set, Needs(WORDS).of(step.source)), key=sorted)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("warns?", [{"warn"}]),
        ("warn(s|ed|ing)? of", [{"of"}, {"warn"}]),
        ("(storm|flood) damage", [{"damage"}, {"storm", "flood"}]),
        ("(very )?bad", [{"bad"}]),
        ("(black)?listed", [{"black", "listed"}]),
        (r"(\S+ ){0,3}?embargoed", [{"embargoe"}]),
        (r"\w+ed by", [{"by"}]),
        ("(?-i:SWIFT) codes", [{"codes"}, {"swift"}]),
        ("{toll}", [{"toll", "charge", "le"}]),
        ("harbour {dear}", [{"harbour"}, {"re", "priced", "rise"}]),
        ("won't", [{"t"}, {"won"}]),
        ("été froid", [{"froid"}, {"t"}]),
    ],
)
def test_a_pattern_needs_the_beginnings_of_its_words(pattern: str, needs: list[set[str]]) -> None:
    assert needs_of(pattern) == sorted(needs, key=sorted)


@pytest.mark.parametrize("pattern", [r"\w+ly", "(a|\\d+)", ".*berth", r"\x66oul", r"\pLand", "(?i)foul", "[fg]oul"])
def test_a_pattern_that_any_word_may_begin_or_that_is_not_understood_needs_nothing(pattern: str) -> None:
    assert needs_of(pattern) == []


WORD_PIECES = ["war", "ban", "sun", "s?", "ned?", "(s|ed)", "(s|ed)?", "(re|un-?)?", "(war|a b)", "{toll}", "{dear}"]
OTHER_PIECES = [
    " ",
    " ?",
    "-",
    "'",
    r"\w+",
    r"\w*",
    "(ban |an )*",
    "[ab]",
    r"\d",
    r"\b",
    "(b|)",
    "a{0,2}",
    r"\.?",
    "|",
    "é",
]
PIECE = st.sampled_from([*WORD_PIECES, *OTHER_PIECES, "(?-i:Ban)", "(ab){1,2}"])
SEEN = ["war", "wars", "ban", "banned", "ſun", "un-ban", "reban", "toll rise", "repriced", "a b", "ab", "1", "é", "."]
TEXT = st.text("abenrstuw -'.é1KSs\u212aſ", max_size=20) | st.lists(st.sampled_from(SEEN)).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECE, min_size=1, max_size=6).map("".join), TEXT)
def test_a_text_that_matches_meets_every_need(pattern: str, text: str) -> None:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    (step,) = steps(pattern)
    needed = Filter()
    bits = needed.bits(Needs(WORDS).of(step.source))
    try:
        matches = re2.compile(expand(step.source, WORDS), options).search(text)
    except re2.error:
        return
    assert not matches or all(needed.met(text) & bit for bit in bits)


def test_most_patterns_of_ours_are_ruled_out_by_the_words_of_a_sentence() -> None:
    book = builtin_rules()
    needs, needed = Needs(book.words), Filter()
    patterns = [needed.bits(needs.of(steps(p)[0].source)) for rule in book.rules for _, _, p in rule.patterns()]
    met = needed.met("The council met on Tuesday and would not say which of the nine banks had asked for more time.")
    assert sum(all(met & bit for bit in bits) for bits in patterns) < len(patterns) / 4


def test_the_needs_of_our_patterns_are_met_by_all_that_re2_finds_in_our_examples() -> None:
    book = builtin_rules()
    needs, needed = Needs(book.words), Filter()
    parts = sorted({step.source for rule in book.rules for _, _, p in rule.patterns() for step in steps(p)})
    bits = {part: needed.bits(needs.of(part)) for part in parts}
    examples = [re.sub(r"[\[\]]", "", e) for rule in book.rules for e in (*rule.tests.match, *rule.tests.no_match)]
    met = [needed.met(example) for example in examples]
    options = re2.Options()
    options.case_sensitive = False
    for part in parts:
        ruled_out = [e for e, m in zip(examples, met, strict=True) if not all(m & bit for bit in bits[part])]
        assert not re2.compile(expand(part, book.words), options).search("\n".join(ruled_out))
