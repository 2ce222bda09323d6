"""Searching the archive: what is found, in which order, and that no query can be an error of syntax."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.archive import open_archive, record, search
from briefgen.archive.search import MARKS
from briefgen.errors import UsageError
from tests.kept_editions import FERRY, FIRST, MINT, article, day, made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from briefgen.archive import Archive
    from tests.command import Result

CAFE = "The café in Łódź sold 300 cups. Its owner, Zofia Król, called that a record for a Tuesday in winter."


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "kept.db"
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY, title="Ferry aground", source="Coastal Wire")))
        record(archive, made(article(MINT, day(1)), day=day(1)), [article(CAFE, day(1))])
    return path


@pytest.fixture(scope="module")
def archive(path: Path) -> Iterator[Archive]:
    with open_archive(path) as opened:
        yield opened


def _found(archive: Archive, words: str) -> list[tuple[str, int]]:
    return [(hit.kind, (hit.day - FIRST).days) for hit in search(archive, words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferry", [("edition", 0), ("document", 0)]),
        ("coin", [("edition", 1), ("document", 1)]),
        ("ferry coins", []),
        ("storh*", [("edition", 0), ("document", 0)]),
        ("storh", []),
        ('"silver coins"', [("edition", 1), ("document", 1)]),
        ('"coins silver"', []),
        ("cafe krol", [("document", 1)]),
        ("ŁÓDŹ", [("document", 1)]),
    ],
)
def test_all_words_must_be_there_folded(archive: Archive, words: str, found: list[tuple[str, int]]) -> None:
    assert _found(archive, words) == found


def test_a_find_says_where_it_was_shown_and_marks_its_words(archive: Archive) -> None:
    hit = next(h for h in search(archive, "bird island") if h.kind == "document")
    assert (hit.title, hit.source, hit.editions) == ("Ferry aground", "Coastal Wire", (FIRST,))
    assert f"{MARKS[0]}bird island{MARKS[1]}" in hit.snippet or f"{MARKS[0]}bird{MARKS[1]}" in hit.snippet
    assert next(h for h in search(archive, "cups") if h.kind == "document").editions == ()


def test_days_bound_what_is_found(archive: Archive) -> None:
    assert {h.day for h in search(archive, "tuesday", since=day(1))} == {day(1)}
    assert {h.day for h in search(archive, "tuesday", until=day(0))} == {day(0)}


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "ferry AND",
        "NOT ferry",
        "(ferry",
        "title:ferry",
        "ferry NEAR/2",
        "fer^ry",
        "-ferry",
        "{ferry}",
        "a:b*",
        "*",
    ],
)
def test_no_sign_of_the_query_language_means_anything(archive: Archive, words: str) -> None:
    try:
        search(archive, words)
    except UsageError as error:
        assert "no word" in error.message  # noqa: PT017


@given(words=st.text(max_size=40))
def test_no_text_is_an_error_of_syntax(archive: Archive, words: str) -> None:
    try:
        search(archive, words)
    except UsageError as error:
        assert "no word" in error.message  # noqa: PT017


def test_a_very_long_query_is_answered(archive: Archive) -> None:
    assert search(archive, "ferry " * 20_000)


def test_the_command_prints_finds_and_json(path: Path, briefgen: Callable[..., Result]) -> None:
    ran = briefgen("search", "bird", "island", "--archive", path)
    assert ran.code == 0
    assert "[bird] [island]" in ran.out or "[bird island]" in ran.out
    lines = briefgen("search", "bird island", "--archive", path, "--json").out.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["edition", "document"]
    nothing = briefgen("search", "zeppelin", "--archive", path)
    assert (nothing.code, nothing.out) == (0, "")
    assert "nothing in" in nothing.err
    assert briefgen("search", "...", "--archive", path).code == 2
