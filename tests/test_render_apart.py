"""A brief is rendered in a process of its own, to the same bytes, and within its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen import render
from briefgen.errors import RenderError, UsageError
from briefgen.render.apart import Limits, render_apart
from tests.kept_editions import FERRY, article, made

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("form", ["html", "pdf", "text", "json"])
def test_the_bytes_are_those_of_the_same_process(form: str) -> None:
    brief = made(article(FERRY))
    assert render_apart(brief, form) == render(brief, form)


def test_what_takes_too_long_is_ended_and_told() -> None:
    with pytest.raises(RenderError, match="took longer than"):
        render_apart(made(article(FERRY)), "pdf", limits=Limits(seconds=0.05))


def test_a_template_that_fails_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "brief.txt.j2").write_text("\n{{ nothing }}")
    with pytest.raises(RenderError, match=r"brief\.txt\.j2"):
        render_apart(made(article(FERRY)), "text", templates=tmp_path)


def test_what_needs_too_much_memory_is_ended_and_told(tmp_path: Path) -> None:
    (tmp_path / "brief.txt.j2").write_text("{{ brief.title.ljust(900000000) | upper | length }}")
    with pytest.raises(RenderError, match=r"(?i)memory"):
        render_apart(made(article(FERRY)), "text", templates=tmp_path, limits=Limits(memory=400_000_000))


def test_a_template_without_end_is_ended(tmp_path: Path) -> None:
    (tmp_path / "brief.txt.j2").write_text(
        "{% for n in range(99999) %}{% for m in range(99999) %}{% endfor %}{% endfor %}"
    )
    with pytest.raises(RenderError, match="took longer than 1 s"):
        render_apart(made(article(FERRY)), "text", templates=tmp_path, limits=Limits(seconds=1))


def test_an_unknown_page_size_is_told_as_by_render() -> None:
    with pytest.raises(UsageError, match="A4, Letter"):
        render_apart(made(article(FERRY)), "pdf", page_size="B5")


def test_the_child_may_neither_connect_nor_start_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for attempt in ("import socket; socket.create_connection(('127.0.0.1', 9))", "import os; os.system('true')"):
        (tmp_path / "weasyprint.py").write_text(attempt)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        with pytest.raises(RenderError, match="rendering tried"):
            render_apart(made(article(FERRY)), "pdf")
