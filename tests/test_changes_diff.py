"""`briefgen diff`: two editions or two records side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefgen.archive import open_archive, record
from briefgen.wire import to_json
from tests.kept_editions import FERRY, MINT, article, day, made
from tests.test_changes_editions import LATER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

RAIN = "Rain fell on the hills of Ulm all day, and the brook rose to the sill of the old mill."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive of two editions, of which the second holds the first's mint again, and a later text of its ferry."""
    path = tmp_path / "kept.db"
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY), article(MINT), article(RAIN)))
        record(archive, made(article(LATER, day(2)), article(MINT), day=day(2)))
    return path


def test_two_days_are_compared_by_what_is_new_in_the_second(path: Path, briefgen: Callable[..., Result]) -> None:
    ran = briefgen("diff", day(0), day(2), "--archive", path, "--json")
    changes = json.loads(ran.out)["changes"]
    assert [(m["before"]["value"], m["after"]["value"]) for m in changes["figures"]] == [(12, 19)]
    assert [s["headline"]["text"][:12] for s in changes["grown"]] == ["Salvage crew"]
    assert changes["new"] == []
    assert [d["due"] for d in changes["dates"]] == ["today"]
    assert [s["headline"]["text"][:9] for s in changes["quiet"]] == ["Rain fell"]
    assert len(changes["repeats"]) == 1


def test_the_text_names_the_sources_of_both_sides(path: Path, briefgen: Callable[..., Result]) -> None:
    out = " ".join(briefgen("diff", day(0), day(2), "--archive", path).out.split())
    assert "WHAT CHANGED SINCE 4 MARCH 2031" in out
    assert "12 → 19" in out
    assert "shown in the edition of 4 March 2031" in out.split("SOURCES")[1]


def test_two_records_are_compared_without_an_archive(tmp_path: Path, briefgen: Callable[..., Result]) -> None:
    paths = []
    for number, text in ((0, FERRY), (1, FERRY.replace("12 people", "17 people"))):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_bytes(to_json(made(article(text, day(number), url="https://a.example/f"), day=day(number))))
    changes = json.loads(briefgen("diff", *paths, "--json").out)["changes"]
    (edit,) = changes["edits"]
    assert (edit["before"], edit["after"]) == (2, 1)
    assert [(m["before"]["value"], m["after"]["value"]) for m in changes["figures"]] == [(12, 17)]


def test_a_brief_beside_itself_has_not_changed(path: Path, briefgen: Callable[..., Result]) -> None:
    changes = json.loads(briefgen("diff", day(0), day(0), "--archive", path, "--json").out)["changes"]
    changed = {name for name, found in changes.items() if found and name not in {"since", "repeats"}}
    assert changed == set()
    assert "both are the same edition" in briefgen("diff", day(0), day(0), "--archive", path).err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((day(2), day(0)), 2, "the first brief is the later one"),
        ((day(0), "2031-04-01"), 1, "no edition of 2031-04-01"),
        ((day(0), "spring"), 2, "'spring' is not a day"),
        (("missing.json", day(0)), 1, "missing.json: cannot be read"),
        ((__file__, day(0)), 2, "is neither a day nor a brief's record"),
        ((day(0), day(1), "--title", "Sea"), 1, "no edition of 2031-03-04 with the title 'Sea'"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_line(
    path: Path, briefgen: Callable[..., Result], arguments: tuple[object, ...], code: int, words: str
) -> None:
    ran = briefgen("diff", *arguments, "--archive", path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
    assert words in ran.err
