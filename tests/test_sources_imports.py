"""What a kind of input costs to read: text and Markdown need no parser, no child process and no network."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.source_files import PAGE

if TYPE_CHECKING:
    from pathlib import Path

NEVER = {
    "trafilatura",
    "feedparser",
    "pypdfium2",
    "lxml",
    "http.client",
    "ssl",
    "subprocess",
    "zipfile",
    "msgspec",
    "socket",
}
READ = "import json, sys; from briefgen.sources import collect; c = collect({inputs}); json.dump([len(c.documents), sorted(sys.modules)], sys.stdout)"


def test_text_and_markdown_are_read_without_any_parser(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text file.")
    (tmp_path / "b.md").write_text("# A heading\n\nA text.")
    documents, modules = _modules_for(tmp_path)
    assert documents == 2
    assert NEVER & set(modules) == set()


def test_parsers_are_imported_by_the_child_alone(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    documents, modules = _modules_for(tmp_path)
    assert documents == 1
    assert {"trafilatura", "lxml"} & set(modules) == set()


def _modules_for(folder: Path) -> tuple[int, list[str]]:
    code = READ.format(inputs=[str(folder)])
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    documents, modules = json.loads(ran.stdout)
    return documents, modules
