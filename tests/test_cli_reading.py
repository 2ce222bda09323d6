"""What a person who names the wrong thing is told, and what becomes of the rest."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.command import Result

ARTICLE = """The harbour board closed two of its five piers on Monday after divers found cracks below the waterline.

Repairs will cost about $4.5m and take until March, the board said. It warned that ferries could be cancelled.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(9):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Report {number} of the day. {ARTICLE}")
    return tmp_path / "in"


def test_a_missing_file_is_one_line_that_says_what_to_do(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    result = briefgen("brief", tmp_path / "gone.txt", "-o", tmp_path / "out")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "gone.txt: there is no such file or folder (check the path)" in result.err
    assert not (tmp_path / "out").exists()


def test_an_empty_file_is_named(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text(" \n\n")
    result = briefgen("summarize", tmp_path / "blank.txt")
    assert result.code == 1
    assert "blank.txt: this file is empty" in result.err


def test_a_folder_without_documents_is_told_what_briefgen_reads(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    result = briefgen("points", tmp_path)
    assert result.code == 1
    assert "this folder holds no document" in result.err
    assert ".txt" in result.err


def test_a_binary_file_is_refused_as_one(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(bytes(range(256)) * 20)
    result = briefgen("summarize", tmp_path / "photo.txt")
    assert (result.code, result.out) == (1, "")
    assert "photo.txt" in result.err


def test_one_unreadable_file_among_ten_is_named_in_the_brief_and_nine_are_used(
    briefgen: Callable[..., Result], folder: Path, tmp_path: Path
) -> None:
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02" * 400)
    result = briefgen("brief", folder, "-o", tmp_path / "out", "--format", "json,html", "--date", "2024-10-24")
    assert result.code == 3
    record, page = (Path(line) for line in result.out.splitlines())
    made = json.loads(record.read_text())
    assert len(made["sources"]) == 9
    assert [p["where"] for p in made["problems"]] == ["broken.txt"]
    assert "broken.txt" in page.read_text()


@pytest.mark.parametrize("command", ["points", "summarize"])
def test_what_cannot_be_read_is_named_by_the_path_that_leads_to_it(
    briefgen: Callable[..., Result], folder: Path, command: str
) -> None:
    (folder / "late").mkdir()
    broken = folder / "late" / "broken.jsonl"
    broken.write_text('{"title": "No text"}\n')
    assert f"briefgen: {broken}:1: " in briefgen(command, folder).err
    assert f"briefgen: nothing to read: {broken}:1: " in briefgen(command, broken).err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(briefgen: Callable[..., Result], folder: Path) -> None:
    (folder / "0.txt").chmod(0)
    result = briefgen("summarize", folder)
    assert result.code == 3
    assert "0.txt: cannot be read: Permission denied" in result.err


def test_files_of_other_types_are_counted_rather_than_dropped_in_silence(
    briefgen: Callable[..., Result], folder: Path
) -> None:
    (folder / "scan.tiff").write_bytes(b"II*")
    (folder / ".hidden").write_text("not ours")
    result = briefgen("summarize", folder)
    assert result.code == 3
    assert "files of other types were left out (1 .tiff)" in result.err
    assert "hidden" not in result.err


def test_standard_input_is_read_for_a_dash(briefgen: Callable[..., Result]) -> None:
    result = briefgen("summarize", "-", "--json", stdin=ARTICLE.encode())
    first = json.loads(result.out.splitlines()[0])
    assert result.code == 0
    assert first["source"] == "standard input"
    assert ARTICLE[first["start"] : first["end"]] == first["text"]


def test_an_empty_standard_input_is_an_error(briefgen: Callable[..., Result]) -> None:
    result = briefgen("summarize", "-", stdin=b"")
    assert result.code == 1
    assert "standard input" in result.err


def test_a_file_named_twice_is_read_once(briefgen: Callable[..., Result], folder: Path, tmp_path: Path) -> None:
    result = briefgen("brief", folder, folder / "3.txt", folder, "--format", "json", "-o", tmp_path / "out")
    assert len(json.loads(Path(result.out.strip()).read_text())["sources"]) == 9


def test_files_of_one_name_are_told_apart_by_their_folders(
    briefgen: Callable[..., Result], folder: Path, tmp_path: Path
) -> None:
    for desk in ("east", "west"):
        (folder / desk).mkdir()
        (folder / desk / "note.txt").write_text(f"The {desk} desk moved to the second floor on Friday. {ARTICLE}")
    result = briefgen("brief", folder / "east", folder / "west", "--format", "json", "-o", tmp_path / "out")
    sources = json.loads(Path(result.out.strip()).read_text())["sources"]
    assert {s["source"] for s in sources} == {"east/note.txt", "west/note.txt"}


def test_markdown_front_matter_gives_title_date_and_address(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    note = "---\ntitle: Piers closed\ndate: 2024-10-23\nurl: https://example.org/piers\n---\n\n" + ARTICLE
    (tmp_path / "note.md").write_text(note)
    result = briefgen("brief", tmp_path / "note.md", "--format", "json", "-o", tmp_path / "out")
    (source,) = json.loads(Path(result.out.strip()).read_text())["sources"]
    assert source["text"] == note
    assert (source["title"], source["published"], source["url"]) == (
        "Piers closed",
        "2024-10-23",
        "https://example.org/piers",
    )


def test_front_matter_that_is_not_yaml_or_has_no_real_date_is_never_guessed_at(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: [unclosed\n---\n# Piers\n\n" + ARTICLE)
    (tmp_path / "b.md").write_text("---\ndate: soon\n---\n\n" + ARTICLE)
    result = briefgen("brief", tmp_path, "--format", "json", "-o", tmp_path / "out")
    made = json.loads(Path(result.out.strip()).read_text())
    assert {s["published"] for s in made["sources"]} == {""}
    assert "Piers" in {s["title"] for s in made["sources"]}


def test_what_is_worth_knowing_of_a_source_is_told_without_being_a_problem(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "note.md").write_text(f"---\ntitle: Piers\ndate: 1987-10-23\n---\n\n{ARTICLE}")
    result = briefgen("brief", tmp_path / "note.md", "--format", "json", "-o", tmp_path / "out", "--date", "2024-10-24")
    assert result.code == 0
    assert any("note.md" in line and "1987" in line for line in result.err.splitlines())


def test_an_address_that_is_not_of_the_web_is_told_as_one(briefgen: Callable[..., Result]) -> None:
    for address in ("ftp://example.org/a.txt", "file:///etc/hostname"):
        ran = briefgen("brief", address)
        assert ran.code == 1
        assert f"{address}: addresses of this kind are not fetched (" in ran.err
