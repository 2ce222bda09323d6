"""Editions day by day, from articles of our own; `make days ARTICLES=FILE` does it with any file of dated articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.day_by_day import main
from tests.kept_editions import FERRY, MINT, day
from tests.test_changes_editions import LATER

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_days_in_a_row_are_proved_and_show_nothing_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = [(0, FERRY), (1, LATER), (1, FERRY), (2, MINT), (2, LATER), (4, MINT + "\n\nA third run was struck in May.")]
    lines = [json.dumps({"date": f"{day(n)}T05:00:00Z", "text": text}) for n, text in told]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines))
    assert main(tmp_path / "articles.jsonl", tmp_path) == 0
    shown = capsys.readouterr().out
    assert "FIGURE 12 -> 19 people" in shown
    assert "== 4 editions of 6 articles" in shown
    assert shown.count("LEFT OUT") == 2
    assert shown.count("EDIT") == 1
