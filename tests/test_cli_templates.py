"""`briefgen templates`: themes listed, copied to be edited, and templates tried."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.command import Result


def test_the_themes_are_listed_with_where_they_lie(briefgen: Callable[..., Result]) -> None:
    rows = [line.split("\t") for line in briefgen("templates", "list").out.splitlines()]
    assert [name for name, _, _ in rows] == ["default", "compact"]
    assert all((Path(folder) / "brief.html.j2").is_file() for _, folder, _ in rows)


def test_each_file_of_a_theme_is_listed_with_the_one_that_stands_for_it(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "method.html.j2").write_text("ours")
    out = briefgen("templates", "list", "compact", "--templates", tmp_path).out
    files = {name: Path(path) for name, path in (line.split("\t") for line in out.splitlines())}
    assert files["method.html.j2"] == tmp_path / "method.html.j2"
    assert files["brief.html.j2"].parent.name == "compact"
    assert files["parts.html.j2"].parent.name == "default"


@pytest.mark.parametrize("theme", ["default", "compact"])
def test_a_copy_makes_the_same_brief_and_holds(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path, theme: str
) -> None:
    folder = tmp_path / "mine"
    copied = briefgen("templates", "copy", folder, "--theme", theme).out.splitlines()
    assert {Path(path).suffix for path in copied} == {".css", ".j2", ".toml"}
    made = [
        Path(briefgen("brief", seed, "--format", "html", "--date", "2031-03-06", "-o", tmp_path / n, *look).out.strip())
        for n, look in (("a", ("--theme", theme)), ("b", ("--templates", folder)))
    ]
    assert made[0].read_bytes() == made[1].read_bytes()
    checked = briefgen("templates", "check", folder)
    assert (checked.code, checked.err) == (0, "")
    assert "no failure, 3 sample briefs in" in checked.out


def test_a_copy_replaces_nothing_and_knows_its_files(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "brief.css").write_text("mine")
    refused = briefgen("templates", "copy", tmp_path)
    assert (refused.code, (tmp_path / "brief.css").read_text()) == (1, "mine")
    assert "brief.css is there already" in refused.err
    assert [p.name for p in tmp_path.iterdir()] == ["brief.css"]
    assert briefgen("templates", "copy", tmp_path, "method.html.j2").code == 0
    unknown = briefgen("templates", "copy", tmp_path, "metod.html.j2")
    assert (unknown.code, "has no metod.html.j2" in unknown.err) == (2, True)


def test_each_template_that_fails_is_named_with_its_line_and_what_is_wrong(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "method.html.j2").write_text("one\n{{ brief.titel }}")
    (tmp_path / "brief.txt.j2").write_text("{% if %}")
    result = briefgen("templates", "check", tmp_path)
    assert result.code == 1
    assert any("method.html.j2:2: " in line and "titel" in line for line in result.err.splitlines())
    assert any("brief.txt.j2:1: " in line for line in result.err.splitlines())
    assert "2 failures" in result.out


IDLE = {
    "a block of another name": (
        {"brief.html.j2": '{% extends "core/brief.html.j2" %}\n{% block masthed %}<h1>Ours</h1>{% endblock %}'},
        "brief.html.j2:2: core/brief.html.j2 has no block 'masthed' (did you mean 'masthead'?)",
    ),
    "a file of another name": (
        {"brief.html": "<p>"},
        "brief.html: no template asks for it (did you mean 'brief.html.j2'?)",
    ),
    "no file": ({}, "it holds no file"),
    "a style's file by its address": (
        {"brief.css": "h1 { color: red }\np { background: url(file:///srv/dot.svg) }"},
        "brief.css:2: url(file:///srv/dot.svg) is not embedded (put the file beside the style, and name it)",
    ),
    "a style from the web": (
        {"brief.css": '@import url("//example.org/x.css");\np { background: url(data:,x) }'},
        "brief.css:1: url(//example.org/x.css) is not embedded",
    ),
}


@pytest.mark.parametrize("case", IDLE)
def test_what_changes_nothing_is_named_with_what_was_probably_meant(
    briefgen: Callable[..., Result], tmp_path: Path, case: str
) -> None:
    files, said = IDLE[case]
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    result = briefgen("templates", "check", tmp_path)
    assert result.code == 1
    assert said in result.err
    assert "no failure, 1 thing that nothing heeds" in result.out


def test_blocks_within_blocks_and_files_that_templates_name_are_heeded(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "brief.html.j2").write_text(
        '{% extends "core/brief.html.j2" %}{% block masthead %}{% block desk %}<h1>{% include "desk.html.j2" %}</h1>'
        "{% endblock %}{% endblock %}"
    )
    (tmp_path / "desk.html.j2").write_text("Harbour desk")
    (tmp_path / "print.css").write_text("p { background: url(dot.svg) }")
    (tmp_path / "dot.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    result = briefgen("templates", "check", tmp_path)
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize(
    "command", [("brief", "x.txt"), ("templates", "list", "--templates", "."), ("templates", "copy", "x")]
)
def test_an_unknown_theme_names_those_there_are(briefgen: Callable[..., Result], command: tuple[str, ...]) -> None:
    option = ("compac",) if command[1] == "list" else ("--theme", "compac")
    result = briefgen(*command, *option)
    assert result.code == 2
    assert "use one of default, compact" in result.err
