"""Editions go into the archive and come out as they were."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefgen import Document, verify
from briefgen.archive import edition, editions, fetch_states, keep_fetch_states, open_archive, record
from briefgen.errors import ArchiveError
from briefgen.sources.state import FetchState, Seen
from tests.kept_editions import FERRY, FIRST, MINT, article, day, made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


def test_an_edition_comes_back_as_it_was_and_is_proved(path: Path) -> None:
    brief = made(article(FERRY), article(MINT, title="New coins"))
    with open_archive(path, create=True) as archive:
        record(archive, brief)
    with open_archive(path) as archive:
        again = edition(archive, FIRST)
    assert again == brief
    assert verify(again) == ()


def test_a_text_shown_by_many_editions_is_kept_once(path: Path) -> None:
    with open_archive(path, create=True) as archive:
        for n in range(4):
            record(archive, made(article(FERRY), day=day(n)))
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    (records,) = connection.execute("SELECT group_concat(record) FROM editions").fetchone()
    assert FERRY not in json.loads(f"[{records}]")[0]["sources"][0]["text"]
    connection.close()


def test_what_came_in_and_was_not_shown_is_kept_too(path: Path) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY)), [article(FERRY), article(MINT)])
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM documents").fetchone() == (2,)
    connection.close()


def test_the_same_edition_again_changes_nothing(path: Path) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY)))
        before = path.read_bytes()
        record(archive, made(article(FERRY)))
    assert path.read_bytes() == before


def test_an_edition_made_anew_takes_the_place_of_the_first_whose_record_stays(path: Path) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY)))
        record(archive, made(article(FERRY), article(MINT)))
        (row,) = editions(archive)
        assert (row.revision, row.documents) == (2, 2)
        assert len(edition(archive, FIRST).sections) == 2
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM editions").fetchone() == (2,)
    connection.close()


def test_two_briefs_of_one_day_are_told_apart_by_their_titles(path: Path) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY), title="Sea"))
        record(archive, made(article(MINT), title="Money"))
        assert edition(archive, FIRST, title="Sea").title == "Sea"
        with pytest.raises(ArchiveError, match="'Money', 'Sea'"):
            edition(archive, FIRST)


def test_text_that_no_database_column_can_hold_comes_back_too(path: Path) -> None:
    odd = Document.from_text(
        "The gauge at Orn \ud800 reads 4 metres.\0 The town sleeps.", title="\udfff?", source="a\0b"
    )
    brief = made(odd)
    with open_archive(path, create=True) as archive:
        record(archive, brief)
        assert edition(archive, FIRST) == brief


def test_a_record_altered_by_hand_is_not_passed_off_as_the_edition(path: Path) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY)))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE editions SET record = replace(record, '12 people', '92 people')")
    connection.commit()
    connection.close()
    with open_archive(path) as archive, pytest.raises(ArchiveError, match="not as it was written"):
        edition(archive, FIRST)


def test_a_text_altered_by_hand_is_not_shown_as_the_source(path: Path) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY)))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE documents SET text = replace(text, '214', '215')")
    connection.commit()
    connection.close()
    with open_archive(path) as archive, pytest.raises(ArchiveError, match=r"lost the text of \[1\]"):
        edition(archive, FIRST)


def test_fetch_states_are_remembered_by_address(path: Path) -> None:
    feed = FetchState(
        "https://b.example/feed",
        etag='"x"',
        not_before=datetime(2031, 3, 4, tzinfo=UTC),
        seen=(Seen("https://b.example/1", "f"),),
    )
    with open_archive(path, create=True) as archive:
        keep_fetch_states(archive, {"https://a.example/feed": feed, "https://c.example": FetchState("x")})
        keep_fetch_states(archive, {"https://c.example": FetchState("y", gone=True)})
    with open_archive(path) as archive:
        assert fetch_states(archive) == {
            "https://a.example/feed": feed,
            "https://c.example": FetchState("y", gone=True),
        }


def test_history_lists_the_newest_first_and_show_prints_an_edition(path: Path, briefgen: Callable[..., Result]) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY)))
        record(archive, made(article(MINT, day(1)), day=day(1)))
    listed = briefgen("history", "--archive", path)
    assert [line[:10] for line in listed.out.splitlines()] == ["2031-03-05", "2031-03-04"]
    rows = [json.loads(line) for line in briefgen("history", "--archive", path, "--json").out.splitlines()]
    assert rows[1]["headlines"][0].startswith("A ferry with 214 people")
    assert briefgen("history", "--archive", path, "--until", "2031-03-04").out == listed.out.splitlines()[1] + "\n"
    assert "40,000 silver coins" in briefgen("show", "2031-03-05", "--archive", path).out


def test_show_writes_the_page_into_a_folder(path: Path, briefgen: Callable[..., Result], tmp_path: Path) -> None:
    brief = made(article(FERRY))
    with open_archive(path, create=True) as archive:
        record(archive, brief)
    ran = briefgen("show", "2031-03-04", "--archive", path, "--format", "html", "-o", tmp_path / "pages")
    assert ran.out.strip() == str(tmp_path / "pages" / "daily-brief-2031-03-04.html")
    ran = briefgen("show", "2031-03-04", "--archive", path, "--format", "json")
    assert json.loads(ran.out)["sections"][0]["headline"]["text"] == brief.sections[0].headline.text


def test_show_and_diff_speak_the_language_asked_for_and_show_takes_a_theme(
    path: Path, briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY)))
        record(archive, made(article(MINT, day(1)), day=day(1)))
    kept = ("--archive", path, "--labels", "de")
    assert "Mittwoch, 5. März 2031" in briefgen("show", "2031-03-05", *kept).out
    assert "WAS SICH SEIT DEM 4. MÄRZ 2031 GEÄNDERT HAT" in briefgen("diff", "2031-03-04", "2031-03-05", *kept).out
    briefgen("show", "2031-03-04", *kept, "--theme", "compact", "--format", "html", "-o", tmp_path / "page")
    (page,) = (tmp_path / "page").iterdir()
    assert 'class="tight"' in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("show", "2031-03-09"), 1, "no edition of 2031-03-09"),
        (("show", "yesterday"), 2, "'yesterday' is not a day"),
        (("show", "2031-03-04", "--format", "pdf"), 2, "-o"),
        (("show", "2031-03-04", "--theme", "compac"), 2, "default, compact"),
        (("show", "2031-03-04", "--labels", "xx"), 1, "choose from de, en"),
        (("diff", "2031-03-04", "2031-03-05", "--labels", "xx"), 1, "choose from de, en"),
        (("history", "--since", "March"), 2, "--since 'March' is not a day"),
        (("history", "--since", "2031-03-05", "--until", "2031-03-04"), 2, "--since 2031-03-05 is later than --until"),
        (("search", "ferry", "--since", "2031-03-05", "--until", "2031-03-04"), 2, "is later than --until"),
        (("search", "ferry", "--limit", "99999999999999999999"), 2, "--limit"),
        (("search", '"'), 2, "there is no word to search for"),
        (("show", "2031-03-04", "--title", "Sea"), 1, "no edition of 2031-03-04 with the title 'Sea'"),
        (("history", "--archive", "."), 1, "there is no archive at ."),
        (("history", "--archive", "elsewhere.db"), 1, "there is no archive at elsewhere.db"),
    ],
)
def test_what_cannot_be_shown_is_said_in_a_line(
    path: Path, briefgen: Callable[..., Result], arguments: tuple[str, ...], code: int, words: str
) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY)))
    where = () if "--archive" in arguments else ("--archive", path)
    ran = briefgen(*arguments, *where)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert ran.err.count("\n") == 1


def test_an_edition_without_a_story_is_kept_and_listed(path: Path) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, replace(made(article(FERRY)), sections=(), bottom_line=(), sources=()))
        (row,) = editions(archive)
    assert (row.documents, row.headlines) == (0, ())


def test_a_title_that_no_edition_has_is_told_with_those_that_some_have(
    path: Path, briefgen: Callable[..., Result]
) -> None:
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY), title="Harbour watch"))
    ran = briefgen("history", "--archive", path, "--title", "Harbor watch")
    assert (ran.code, ran.out) == (0, "")
    assert "no edition with the title 'Harbor watch'" in ran.err
    assert "its titles are: 'Harbour watch'" in ran.err
