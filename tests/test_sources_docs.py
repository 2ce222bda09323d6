"""docs/sources.md and docs/archive.md: every example is run, and says what it says it does.

That each command and each Python example runs is tests/test_docs.py's; here is that none escapes it, and what comes of them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from briefgen.sources import collect
from briefgen.sources.folder import SUFFIXES
from briefgen.sources.packed import MOST_IN_ALL, MOST_MEMBERS
from briefgen.sources.web.limits import Limits
from tests.conftest import ROOT
from tests.test_docs import EXAMPLES, PYTHON, SHELL, Example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

PAGES = {name: (ROOT / "docs" / name).read_text("utf-8") for name in ("sources.md", "archive.md")}
OURS = [e for e in EXAMPLES if e.page.name in PAGES]


@pytest.mark.parametrize("example", OURS, ids=str)
def test_no_line_of_an_example_escapes_being_run(example: Example) -> None:
    if example.language == "json":
        return  # below
    assert example in (*SHELL, *PYTHON)
    if example in SHELL:
        prompt = "$ " if example.language == "console" else ""
        lines = example.text.replace("\\\n", " ").splitlines()
        assert example.commands() == [line.removeprefix(prompt) for line in lines if line.strip()]


def test_the_article_in_json_is_read_with_every_field(tmp_path: Path) -> None:
    (text,) = (e.text for e in OURS if e.language == "json")
    (tmp_path / "a.json").write_text(text)
    (document,) = collect([str(tmp_path / "a.json")]).documents
    said = json.loads(text)
    assert (document.text, document.title, document.url) == (said["text"], said["title"], said["url"])
    assert (document.source, document.language) == (said["source"], said["language"])
    assert document.published is not None
    assert document.published.isoformat() == "2024-03-05T06:30:00+00:00"


def test_each_suffix_and_bound_that_is_read_by_stands_there() -> None:
    page, limits = PAGES["sources.md"], Limits()
    table = page.partition("## Files and folders")[2].partition("```")[0]
    assert set(re.findall(r"`(\.\w+)`", table)) == SUFFIXES
    bounds = (f"{limits.seconds:g} s", f"{limits.connecting:g} s; {limits.silence:g} s", f"{limits.bytes // 10**6} MB")
    assert [bound for bound in bounds if bound not in page] == []
    assert f"| {limits.at_once}, {limits.at_once_a_host} |" in page
    assert f"| redirects | {limits.redirects} |" in page
    assert f"first {limits.articles} articles" in page
    assert f"over {MOST_MEMBERS:,} members" in page
    assert f"{MOST_IN_ALL // 10**6} MB in all" in page


def test_the_second_edition_of_the_first_example_says_that_nothing_is_new(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    example = next(e for e in SHELL if e.page.name == "archive.md")
    told = []
    for command in example.commands():
        words = command.partition("#")[0].split()[1:]
        words = [str(tmp_path / word) if word == "briefgen.db" else word for word in words]
        words = [str(ROOT / "seeds") if word == "seeds/" else word for word in words]
        briefgen(*words, "-o", tmp_path / "out", "--format", "text")
        told.append(max((tmp_path / "out").glob("*.txt")).read_text())
    assert [("Nothing new" in " ".join(text.split())) for text in told] == [False, True]
