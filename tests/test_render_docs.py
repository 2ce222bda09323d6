"""The page on templates: each example renders, and each name that a template may use is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.render import render
from briefgen.render.filters import FILTERS
from tests.briefs import rich_brief

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "templates.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```jinja\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
TOLD = {name for cell in re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE) for name in re.findall(r"`([\w/.]+)", cell)}


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("format_name", ["html", "pdf"])
def test_each_example_renders(tmp_path: Path, example: str, format_name: str) -> None:
    (tmp_path / "brief.html.j2").write_text(example)
    content = render(rich_brief(), format_name, templates=tmp_path).content
    assert content != render(rich_brief(), format_name).content


def test_every_filter_and_every_file_of_the_theme_is_told() -> None:
    theme = ROOT / "templates" / "default"
    assert set(FILTERS) <= TOLD
    assert {f"{path.name}{'/' if path.is_dir() else ''}" for path in theme.iterdir()} <= TOLD


def test_every_function_is_told_and_there(tmp_path: Path) -> None:
    functions = set(re.findall(r"^\| `(\w+)\(", TEXT, re.MULTILINE)) - set(FILTERS)
    used = set()
    for path in (ROOT / "templates" / "default").glob("*.j2"):
        used |= set(
            re.findall(
                r"\b(_|at|by_publisher|cite|days|ngettext|places|passages|numbered|source|words|parts|around|language|stylesheet)\(",
                path.read_text("utf-8"),
            )
        )
    assert used == functions
    (tmp_path / "brief.html.j2").write_text("".join(f"{{{{ {name} is defined }}}}" for name in functions))
    assert render(rich_brief(), "html", templates=tmp_path).content == b"True" * len(functions)
