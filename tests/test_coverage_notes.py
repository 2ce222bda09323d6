"""What reading the sources found stands in the brief: dates years back or still to come, articles without one."""

from __future__ import annotations

import json
import re
from datetime import date
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from briefgen import BriefOptions, Document, build_brief, render
from briefgen.model import Problem
from tests.kept_editions import FERRY, MINT
from tests.unattended import MORNING, PLAIN, project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

FORMATS = ("text", "markdown", "html", "email")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Articles of thirty years ago, of next year, and of no day."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "old.md").write_text(f"---\ndate: 2001-03-04\n---\n\n{FERRY}")
    (folder / "ahead.md").write_text(f"---\ndate: 2032-03-04\n---\n\n{MINT}")
    (folder / "undated.md").write_text("# Rain\n\nRain fell in Ulm all day, and the river rose by two metres.")
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_lists_what_is_undated_years_old_or_still_to_come(
    briefgen: Callable[..., Result], inbox: Path, tmp_path: Path, form: str
) -> None:
    ran = briefgen("brief", inbox, "--date", "2031-03-05", "--format", form, "-o", tmp_path / "out")
    assert ran.code == 0
    (written,) = (path for path in (tmp_path / "out").iterdir() if path.name.startswith("daily"))
    words = shown(written.read_bytes(), form)
    assert "old.md: is 30 years old (2001-03-04)" in words
    assert "ahead.md: is dated 2032-03-04, which is still to come" in words
    assert "it was taken as undated" in words
    assert "what these say may be of any day" in words.casefold()


def test_the_unattended_edition_lists_them_too(tmp_path: Path) -> None:
    desk = project(tmp_path / "desk", PLAIN.replace('["text"]', '["text", "json"]'))
    (desk.folder / "inbox" / "old.md").write_text(f"---\ndate: 2001-03-04\n---\n\n{MINT}")
    assert desk.runs(MORNING).problems == ()
    record = json.loads(next((desk.folder / "output").glob("*.json")).read_text())
    assert [note["where"] for note in record["coverage"]["notes"]] == ["old.md"]
    assert "is 30 years old" in " ".join(next((desk.folder / "output").glob("*.txt")).read_text().split())


@pytest.mark.parametrize("form", FORMATS)
def test_of_many_notes_the_first_are_shown_and_the_rest_counted(form: str) -> None:
    notes = [Problem(f"wire {n}", "carries no date", "it was taken as undated") for n in range(20)]
    document = Document.from_text(FERRY, published=date(2031, 3, 4))
    brief = build_brief([document], now=MORNING, options=BriefOptions(), notes=notes)
    words = shown(render(brief, form).content, form)
    assert "wire 11: carries no date" in words
    assert "wire 12" not in words
    assert "and 8 more" in words


def shown(content: bytes, form: str) -> str:
    if form == "email":
        body = message_from_bytes(content, policy=default).get_body(("html",))
        content = str(body.get_content()).encode() if body else b""
    return " ".join(re.sub(r"<[^>]+>|[*\\]", "", content.decode()).replace("&nbsp;", " ").split())
