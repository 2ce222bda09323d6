"""A brief is rendered in a process of its own, to the same bytes, and within its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen import render
from briefgen.errors import RenderError
from briefgen.job.rendering import render_apart
from tests.kept_editions import FERRY, article, made

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("form", ["html", "text", "json"])
def test_the_bytes_are_those_of_the_same_process(form: str) -> None:
    brief = made(article(FERRY))
    assert render_apart(brief, form, page_size="A4", templates=None) == render(brief, form)


def test_what_takes_too_long_is_ended_and_told() -> None:
    with pytest.raises(RenderError, match="took longer than"):
        render_apart(made(article(FERRY)), "pdf", page_size="A4", templates=None, seconds=0.05)


def test_a_template_that_fails_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "brief.txt.j2").write_text("\n{{ nothing }}")
    with pytest.raises(RenderError, match=r"brief\.txt\.j2"):
        render_apart(made(article(FERRY)), "text", page_size="A4", templates=tmp_path)
