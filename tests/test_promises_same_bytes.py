"""Promise 2: the same inputs, configuration and `now` give the same bytes, on any machine, in any locale, in any order."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefgen import Document, build_brief, render
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2031, 3, 6, 6, 30, tzinfo=UTC)

SURROUNDINGS = {
    "another hash seed": {"PYTHONHASHSEED": "4711"},
    "the C locale without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "the far side of the date line": {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8"},
    "the near side of the date line": {"TZ": "America/Adak", "PYTHONHASHSEED": "1", "LANGUAGE": "de"},
}


@pytest.fixture(scope="module")
def briefed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _brief(_inputs(root), root, tmp_path_factory.mktemp("first"), {"PYTHONHASHSEED": "0"})


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_the_surroundings_leave_no_trace_in_any_format(
    briefed: dict[str, bytes], surroundings: dict[str, str], root: Path, tmp_path: Path
) -> None:
    again = _brief(_inputs(root), root, tmp_path, surroundings)
    assert {name.rpartition(".")[2] for name in again} == {"json", "html", "pdf", "eml"}
    assert _differences(briefed, again) == []


def test_the_order_and_the_place_of_the_inputs_leave_no_trace(
    briefed: dict[str, bytes], root: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    names = [p.name for p in _inputs(root)]
    for path in _inputs(root):
        (moved / path.name).write_bytes(path.read_bytes())
    random.Random(7).shuffle(names)
    assert _differences(briefed, _brief(names, moved, tmp_path / "out", {})) == []


@pytest.mark.parametrize("kind", ["json", "html", "pdf", "email"])
def test_what_was_made_before_in_the_same_process_leaves_no_trace(articles: tuple[Document, ...], kind: str) -> None:
    first = render(build_brief(articles, now=NOW), kind)
    other = render(build_brief(articles[:2], now=NOW.replace(year=2030)), kind)
    again = render(build_brief(articles[::-1], now=NOW), kind)
    differs, agrees = other.content != first.content, again == first  # pytest would take minutes over how they differ
    assert differs
    assert agrees


def test_a_text_that_comes_twice_is_in_the_brief_once(articles: tuple[Document, ...]) -> None:
    copies = [replace(document, source=f"copy of {document.source}") for document in articles]
    brief = build_brief([*copies, *articles], now=NOW)
    assert [s.number for s in brief.sources] == list(range(1, len(articles) + 1))
    assert {s.document_id for s in brief.sources} == {d.id for d in articles}


def _inputs(root: Path) -> list[Path]:
    return sorted((root / "tests" / "articles").iterdir())


def _brief(inputs: list[Path] | list[str], folder: Path, output: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """The files of a brief made by a fresh interpreter in `folder`, with nothing else in its environment."""
    command = [sys.executable, "-m", "briefgen", "brief", *map(str, inputs), "--date", "2031-03-06T06:30+00:00"]
    made = subprocess.run(
        [*command, "--format", "html,pdf,json,email", "-o", str(output)],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    assert made.returncode == 3, made.stderr.decode()  # the picture among the inputs is named as unread
    return {p.name: p.read_bytes() for p in output.iterdir()}


def _differences(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """The names of the files that differ or that only one of the two has."""
    return sorted(name for name in first | second if first.get(name) != second.get(name))
