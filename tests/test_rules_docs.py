"""docs/rules.md: its packs load and hold what their tests say, and its commands run with them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from briefgen.points.rulebook import Rule, load_rules
from briefgen.points.rulebook_examples import trials_of
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "rules.md").read_text("utf-8")
PACKS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = "".join(re.findall(r"^```shell\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)).splitlines()


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_of_the_page_holds_its_own_tests(pack: str, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(pack, encoding="utf-8")
    book = load_rules([tmp_path])
    trials = [t for rule in book.rules if ".harbour." in rule.id for t in trials_of(rule, book.words)]
    assert trials
    assert [t for t in trials if not t.passed] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_runs_with_the_first_pack(command: str, tmp_path: Path) -> None:
    (tmp_path / "harbour.yaml").write_text(PACKS[0], encoding="utf-8")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    called = [sys.executable, "-m", *command.split()]
    ran = subprocess.run(called, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_every_key_of_a_rule_is_on_the_page() -> None:
    keys = {f.encode_name for f in structs.fields(Rule)}
    assert {key for key in keys if f"| `{key}` |" not in PAGE} == set()
