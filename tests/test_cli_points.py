"""`briefgen points` as a table, as CSV and as JSON lines."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

ARTICLE = """The port of Halden lost at least 40 jobs last year, the union said.

"Another 200 jobs could go if the quay is closed," Maria Lund, the union's chair, warned on Monday.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "=halden.txt").write_text(ARTICLE)
    return tmp_path / "=halden.txt"


def test_json_lines_carry_quote_offsets_and_rule(briefgen: Callable[..., Result], article: Path) -> None:
    result = briefgen("points", article, "--json")
    points = [json.loads(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert {p["kind"] for p in points} >= {"figure", "warning"}
    assert all(ARTICLE[p["span"]["start"] : p["span"]["end"]] == p["quote"] for p in points)
    assert all(p["rule"] for p in points)
    assert 40 in [p.get("value") for p in points]


def test_kind_chooses(briefgen: Callable[..., Result], article: Path) -> None:
    kinds = {
        json.loads(line)["kind"] for line in briefgen("points", article, "--json", "--kind", "figure").out.splitlines()
    }
    assert kinds == {"figure"}


@pytest.mark.parametrize("kind", ["rumour", "", " , "])
def test_an_unknown_kind_is_told_the_choices(briefgen: Callable[..., Result], article: Path, kind: str) -> None:
    result = briefgen("points", article, "--kind", kind)
    assert result.code == 2
    assert "date, figure, sanctions, warning" in result.err


def test_csv_guards_what_a_spreadsheet_would_run(briefgen: Callable[..., Result], article: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(briefgen("points", article, "--csv").out)))
    assert {row["source"] for row in rows} == {"'=halden.txt"}
    assert [row["value"] for row in rows if row["quote"] == "at least 40 jobs"] == ["40"]


def test_csv_and_json_together_are_refused(briefgen: Callable[..., Result], article: Path) -> None:
    assert briefgen("points", article, "--csv", "--json").code == 2


def test_the_table_shows_words_reading_and_speaker(briefgen: Callable[..., Result], article: Path) -> None:
    out = briefgen("points", article).out
    assert "FIGURES" in out
    assert "at least 40 jobs" in out
    assert "Maria Lund" in out


def test_an_article_without_points_prints_nothing(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("The garden was quiet and the bread was good.")
    result = briefgen("points", tmp_path / "calm.txt")
    assert (result.code, result.out) == (0, "")
