"""Rule files: what is accepted, and that every refusal names file, line and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.errors import RuleError
from briefgen.model import Document, Kind
from briefgen.points import key_points
from briefgen.points.rulebook import builtin_rules, load_rules

if TYPE_CHECKING:
    from pathlib import Path

PACK = """\
words:
  toll_words: [toll, charge, levy]
rules:
- id: sanctions.river_toll
  title: The river toll
  kind: sanctions
  stage: planned
  any: ['river {toll_words}']
  not: ['river toll bridge']
  tests:
    match: [A river toll is coming.]
    no_match: [The river toll bridge is old.]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "river.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


def test_a_users_rule_finds_points_and_comes_before_ours(pack: Path) -> None:
    document = Document.from_text(
        "The river levy and the sanctions worry the boatmen of the lower valley.", language="en"
    )
    ours = [p.rule for p in key_points(document) if p.kind == Kind.SANCTIONS]
    theirs = [p.rule for p in key_points(document, rules=load_rules([pack])) if p.kind == Kind.SANCTIONS]
    assert ours
    assert ours != theirs == ["sanctions.river_toll"]


def test_a_not_pattern_takes_back_only_the_words_it_touches(pack: Path) -> None:
    rules = load_rules([pack])
    assert not rules.first("The river toll bridge is old.", Kind.SANCTIONS, "en")
    assert rules.first("The river toll bridge is old, the river levy new.", Kind.SANCTIONS, "en")


def test_a_folder_of_packs_is_read_in_order_of_name(pack: Path) -> None:
    (pack.parent / "another.yaml").write_text(PACK.replace("river_toll", "first_toll"), encoding="utf-8")
    found = [r.id for r in load_rules([pack.parent]).rules[:2]]
    assert found == ["sanctions.first_toll", "sanctions.river_toll"]


def test_a_pack_may_add_words_to_one_of_our_lists(tmp_path: Path) -> None:
    path = tmp_path / "more.yaml"
    path.write_text("words:\n  measure: [(the )?cod protocol]\n", encoding="utf-8")
    sentence = "Trawlers evaded the Cod Protocol again."
    assert not builtin_rules().first(sentence, Kind.SANCTIONS, "en")
    hit = load_rules([path]).first(sentence, Kind.SANCTIONS, "en")
    assert hit
    assert hit.rule.id == "sanctions.violated"


def test_a_deprecated_rule_is_kept_and_finds_nothing(pack: Path) -> None:
    pack.write_text(PACK.replace("  kind:", "  status: deprecated\n  kind:"), encoding="utf-8")
    rules = load_rules([pack])
    assert rules.rules[0].id == "sanctions.river_toll"
    assert not rules.first("A river levy is coming.", Kind.SANCTIONS, "en")


@pytest.mark.parametrize(
    ("before", "after", "line", "reason"),
    [
        ("  not:", "  nott:", 9, "unknown key 'nott'"),
        ("stage: planned", "stage: soon", 7, "invalid enum value 'soon'"),
        ("stage: planned", "level: threat", 4, "warnings have a level"),
        ("  stage: planned\n", "", 4, "either a level, a stage or a field"),
        ("stage: planned", "field: colour", 7, "no field 'colour', only imposer, target, instrument"),
        ("{toll_words}", "{tolls}", 8, "unknown word list {tolls}"),
        ("river {toll_words}", "(river", 8, "RE2 refuses the pattern: missing )"),
        ("river toll bridge'", "river(?= toll)'", 9, "RE2 refuses the pattern: invalid perl operator"),
        ("river toll bridge'", "(?<where>river)'", 9, "unknown group 'where'"),
        ("river {toll_words}", "river<2> toll", 8, "has a pattern and a blank on either side"),
        ("    no_match: [The river toll bridge is old.]\n", "", 11, "examples under both match and no_match"),
        ("  title: The river toll\n", "", 4, "missing required field `title`"),
        ("  any: ['river {toll_words}']\n", "", 4, "needs a pattern under any or all"),
        ("[toll, charge, levy]", "['{levies}']", 2, "uses an unknown word list {levies}"),
        ("[toll, charge, levy]", "[toll <2> charge]", 2, "has a distance, which only patterns may have"),
        ("[toll, charge, levy]", "['{toll_words}']", 2, "uses itself"),
        ("  kind: sanctions\n", "  kind: sanctions\n  kind: warning\n", 4, "a key is given twice"),
        ("  title: The river toll", "  title: 'The river toll", 0, "not YAML"),
    ],
)
def test_a_broken_rule_is_refused_with_file_line_and_reason(
    pack: Path, before: str, after: str, line: int, reason: str
) -> None:
    assert before in PACK
    pack.write_text(PACK.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(RuleError) as refused:
        load_rules([pack])
    assert reason in refused.value.message
    assert refused.value.message.startswith(f"{pack}:{line or ''}")
    assert refused.value.hint


def test_an_id_that_is_taken_is_refused(pack: Path) -> None:
    pack.write_text(PACK.replace("sanctions.river_toll", "sanctions.eased"), encoding="utf-8")
    with pytest.raises(RuleError, match=r"rule sanctions\.eased: there is a rule of that id already"):
        load_rules([pack])


def test_a_path_that_holds_no_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule files"):
        load_rules([tmp_path])
    with pytest.raises(RuleError, match="cannot read rules"):
        load_rules([tmp_path / "none.yaml"])
    (tmp_path / "latin.yaml").write_bytes(b"words: {caf\xe9: [x]}")
    with pytest.raises(RuleError, match="not UTF-8"):
        load_rules([tmp_path])


def test_the_hash_changes_with_what_is_found_and_with_nothing_else(pack: Path) -> None:
    plain = load_rules([pack]).hash
    pack.write_text(PACK.replace("is coming", "is near"), encoding="utf-8")
    assert load_rules([pack]).hash == plain
    pack.write_text(PACK.replace("levy", "due"), encoding="utf-8")
    assert load_rules([pack]).hash != plain
    assert len(plain) == 64
