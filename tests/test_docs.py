"""The documentation holds: every command it shows runs, every Python example runs, every link within the project leads somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"(?:^|[|;&]\s*)(?:briefgen|make)\b")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block: the page it stands on, its line, its language and its text."""

    page: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    def commands(self) -> list[str]:
        """The command lines of briefgen or make, joined where a backslash breaks them."""
        lines = self.text.replace("\\\n", " ").splitlines()
        if self.language == "console":
            lines = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
        return [line for line in lines if _COMMAND.search(line)]


def _examples() -> Iterator[Example]:
    for page in PAGES:
        text = page.read_text("utf-8") if page.exists() else ""
        for match in _FENCE.finditer(text):
            yield Example(page, text.count("\n", 0, match.start()) + 1, match.group(1), match.group(2))


EXAMPLES = list(_examples())
SHELL = [e for e in EXAMPLES if e.language in {"sh", "bash", "console"} and e.commands()]
PYTHON = [e for e in EXAMPLES if e.language == "python"]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it after cloning, where commands leave their files, with `briefgen` on the path."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("seeds", "templates", ".ci"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("node_modules"))
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "output").mkdir()
    (folder / "bin").mkdir()
    command = folder / "bin" / "briefgen"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m briefgen "$@"\n')
    command.chmod(0o755)
    return folder


@pytest.mark.parametrize("example", SHELL, ids=str)
def test_every_command_shown_runs(example: Example, clone: Path) -> None:
    for command in example.commands():
        ran = _shell(command, clone)
        assert ran.returncode == 0, f"{example}: {command}\n{ran.stdout}{ran.stderr}"


@pytest.mark.parametrize("example", PYTHON, ids=str)
def test_every_python_example_runs(example: Example, clone: Path) -> None:
    code = [sys.executable, "-W", "error", "-c", example.text]
    ran = subprocess.run(code, cwd=clone, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{example}\n{ran.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    assert page.exists()
    links = [link for link in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))) if "://" not in link]
    dead = [link for link in links if not _leads_somewhere(page, link)]
    assert not dead


def test_every_target_of_the_makefile_that_the_documentation_names_is_there() -> None:
    named = {name for page in PAGES for name in re.findall(r"`make (\w+)", page.read_text("utf-8"))}
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named - targets == set()


def _shell(command: str, clone: Path) -> subprocess.CompletedProcess[str]:
    """The command run in the clone; make only says what it would do, and /tmp is a folder of the clone's."""
    line = re.sub(r"\bmake\b", "make --dry-run", command).replace("/tmp/", f"{clone}/tmp/")
    environment = {"PATH": f"{clone / 'bin'}:/usr/local/bin:/usr/bin:/bin", "HOME": str(clone)}
    return subprocess.run(
        ["bash", "-c", line],
        cwd=clone,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def _leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
