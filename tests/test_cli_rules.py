"""`briefgen rules`, `briefgen explain` and a user's own rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

ARTICLE = """The port of Halden lost at least 40 jobs last year, the union said.

"The quay is a ticking clock," Maria Lund, the union's chair, said on Monday.
"""
PACK = """rules:
- id: mine.clock
  title: A clock is ticking
  kind: warning
  level: feared
  any: ['ticking clock']
  tests:
    match: ['The reactor is a ticking clock.']
    no_match: ['The clock was ticking.']
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "halden.txt").write_text(ARTICLE)
    return tmp_path / "halden.txt"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "mine.yaml").write_text(PACK)
    return tmp_path / "mine.yaml"


def test_list_names_every_rule_with_its_tests(briefgen: Callable[..., Result]) -> None:
    rules = [json.loads(line) for line in briefgen("rules", "list", "--json").out.splitlines()]
    assert {r["kind"] for r in rules} == {"warning", "sanctions"}
    assert all(r["tests"]["match"] and r["tests"]["no_match"] for r in rules)
    table = briefgen("rules", "list")
    assert len(table.out.splitlines()) == len(rules)
    assert f"{len(rules)} rules" in table.err


def test_show_prints_one_rule_and_a_near_name_for_an_unknown_one(briefgen: Callable[..., Result]) -> None:
    assert "no_match:" in briefgen("rules", "show", "warning.explicit.verb").out
    result = briefgen("rules", "show", "warning.explicit.vreb")
    assert result.code == 2
    assert "do you mean warning.explicit.verb?" in result.err


def test_the_built_in_rules_hold_their_own_examples(briefgen: Callable[..., Result]) -> None:
    result = briefgen("rules", "test")
    assert (result.code, result.err) == (0, "")


def test_a_rule_that_fails_its_example_is_named_with_the_example(briefgen: Callable[..., Result], pack: Path) -> None:
    pack.write_text(PACK.replace("The clock was ticking.", "It was a ticking clock."))
    result = briefgen("rules", "test", "--rules", pack)
    assert result.code == 1
    assert "mine.clock must not match, took “ticking clock”: It was a ticking clock." in result.err


def test_a_users_rule_finds_what_the_built_in_ones_do_not(
    briefgen: Callable[..., Result], article: Path, pack: Path
) -> None:
    arguments = ("points", article, "--kind", "warning", "--json")
    found = {json.loads(line)["rule"] for line in briefgen(*arguments, "--rules", pack).out.splitlines()}
    without = {json.loads(line)["rule"] for line in briefgen(*arguments).out.splitlines()}
    assert ("mine.clock" in found, "mine.clock" in without) == (True, False)


def test_a_brief_made_with_a_users_rules_is_proved_with_them_and_not_without(
    briefgen: Callable[..., Result], article: Path, pack: Path, tmp_path: Path
) -> None:
    made = briefgen("brief", article, "--rules", pack, "--format", "json", "-o", tmp_path / "out").out.strip()
    assert briefgen("verify", made, "--rules", pack).code == 0
    result = briefgen("verify", made)
    assert result.code == 1
    assert "made with other rules" in result.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("ticking clock'", "ticking (?=clock)'"), "mine.yaml:6"),
        (("no_match: ['The clock was ticking.']", "no_match: []"), "mine.yaml"),
        (("level: feared", "colour: red"), "mine.yaml"),
        (("- id", "- : ]"), "mine.yaml"),
    ],
)
def test_a_broken_rule_is_refused_with_its_file_and_reason(
    briefgen: Callable[..., Result], article: Path, pack: Path, change: tuple[str, str], said: str
) -> None:
    pack.write_text(PACK.replace(*change))
    result = briefgen("points", article, "--rules", pack)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert said in result.err


def test_explain_gives_rule_words_and_why_this_speaker(
    briefgen: Callable[..., Result], article: Path, pack: Path
) -> None:
    out = briefgen("explain", article, "--at", "ticking", "--rules", pack).out
    assert "rule      mine.clock (A clock is ticking" in out
    assert "trigger   “ticking clock”" in out
    assert f"speaker   “Maria Lund” at {ARTICLE.index('Maria')}" in out
    assert f"cue       “said” at {ARTICLE.rindex('said')}" in out


def test_explain_takes_the_number_of_a_character(briefgen: Callable[..., Result], article: Path) -> None:
    assert "at least 40 jobs" in briefgen("explain", article, "--at", ARTICLE.index("40")).out


def test_explain_says_so_where_no_point_stands(briefgen: Callable[..., Result], article: Path) -> None:
    result = briefgen("explain", article, "--at", "unicorn")
    assert result.code == 1
    assert "briefgen points lists them" in result.err
