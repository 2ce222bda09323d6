"""`briefgen init` writes a configuration that works at once, and never over another."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from briefgen.config import read_config
from briefgen.config.starter import starter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

    Command = Callable[..., Result]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TZ", "Europe/Oslo")
    return tmp_path / "briefgen.toml"


def test_what_it_writes_is_read_without_a_change(briefgen: Command, file: Path) -> None:
    ran = briefgen("init", "--config", file)
    assert (ran.code, ran.out.strip()) == (0, str(file))
    config = read_config(file)
    assert config.schedule.timezone == "Europe/Oslo"
    assert config.sources[0].path == str(file.parent / "inbox")
    assert (file.parent / "inbox").is_dir()


def test_a_folder_that_holds_documents_is_found(briefgen: Command, file: Path) -> None:
    (file.parent / "articles").mkdir()
    (file.parent / "articles" / "one.txt").write_text("The port closed.")
    briefgen("init", "--config", file)
    assert read_config(file).sources[0].path == str(file.parent / "articles")
    assert not (file.parent / "inbox").exists()


def test_a_file_that_is_there_is_not_touched(briefgen: Command, file: Path) -> None:
    file.write_text("mine")
    ran = briefgen("init", "--config", file)
    assert ran.code == 2
    assert "is there already" in ran.err
    assert file.read_text() == "mine"


def test_a_folder_that_is_not_there_is_told(briefgen: Command, tmp_path: Path) -> None:
    ran = briefgen("init", "--config", tmp_path / "none" / "briefgen.toml")
    assert ran.code == 1
    assert "cannot write" in ran.err


def test_every_key_in_its_comments_is_known(file: Path) -> None:
    text = starter("inbox", "UTC")
    keys = [line.removeprefix("# ") for line in text.splitlines() if " = " in line or line.startswith(("# [", "["))]
    file.write_text("\n".join(keys), "utf-8")
    config = read_config(file)
    assert [source.name for source in config.sources] == ["", "Example wire"]
    assert config.audiences[0].title == "Harbour watch"


@pytest.mark.parametrize(
    ("zone", "size"), [("America/Chicago", "Letter"), ("America/Lima", "A4"), ("Asia/Seoul", "A4")]
)
def test_the_page_size_is_that_of_the_country(zone: str, size: str) -> None:
    assert tomllib.loads(starter("inbox", zone))["brief"]["page_size"] == size
