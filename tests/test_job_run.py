"""The unattended run makes each edition once, tells what went wrong, and lets nothing that fails stop the rest."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from briefgen.archive import editions, open_archive
from briefgen.errors import ArchiveError, RuleError
from tests.kept_editions import FERRY, MINT
from tests.unattended import MORNING, PLAIN, Project, kept, project
from tests.web_server import serving

if TYPE_CHECKING:
    from pathlib import Path


DAY = timedelta(days=1)
TODAY = date(2031, 3, 5)


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    return project(tmp_path / "desk")


def days(project: Project) -> list[date]:
    with open_archive(project.archive) as archive:
        return [row.day for row in editions(archive)]


def test_a_run_writes_the_days_edition_and_records_it(desk: Project) -> None:
    outcome = desk.runs()
    assert outcome.delivered
    assert outcome.problems == ()
    assert desk.output() == ["daily-brief-2031-03-05.txt"]
    brief = kept(desk)
    assert brief.edition.isoformat() == "2031-03-05T06:30:00+00:00"
    assert [source.source for source in brief.sources] == ["ferry.txt"]


def test_a_repeated_run_makes_nothing_again(desk: Project) -> None:
    desk.runs()
    desk.receives(mint=MINT)
    written = (desk.folder / "output" / "daily-brief-2031-03-05.txt").stat()
    outcome = desk.runs(MORNING + timedelta(hours=5))
    assert [e.paths for e in outcome.editions] == [()]
    assert outcome.delivered
    assert len(kept(desk).sources) == 1
    assert (desk.folder / "output" / "daily-brief-2031-03-05.txt").stat() == written


def test_the_next_day_shows_what_came_since_and_nothing_twice(desk: Project) -> None:
    desk.runs()
    desk.receives(mint=MINT)
    desk.runs(MORNING + DAY)
    assert days(desk) == [date(2031, 3, 6), date(2031, 3, 5)]
    tomorrow = kept(desk, date(2031, 3, 6))
    assert [s.source for s in tomorrow.sources if s.shown is None] == ["mint.txt"]


def test_an_inbox_is_left_as_it_is_and_what_was_shown_stays_out_under_any_name(desk: Project) -> None:
    desk.runs()
    inbox = desk.folder / "inbox"
    (shown,) = inbox.iterdir()
    text = shown.read_text()
    shown.rename(inbox / "renamed.txt")
    desk.receives(torn="\x00\x01\x02" * 100, mint=MINT)
    outcome = desk.runs(MORNING + DAY)
    tomorrow = kept(desk, date(2031, 3, 6))
    assert [s.source for s in tomorrow.sources if s.shown is None] == ["mint.txt"]
    assert [p.where for p in outcome.problems] == ["torn.txt"]
    desk.receives(renamed=text.replace("12 people", "19 people"))
    assert [p.where for p in desk.runs(MORNING + 2 * DAY).problems] == ["torn.txt"]
    changes = kept(desk, date(2031, 3, 7)).changes
    assert changes is not None
    assert (len(changes.edits), [(m.before.value, m.after.value) for m in changes.figures]) == (1, [(12, 19)])
    assert sorted(path.name for path in inbox.iterdir()) == ["mint.txt", "renamed.txt", "torn.txt"]


def test_a_run_that_was_killed_before_its_files_were_written_is_completed_with_the_same_bytes(desk: Project) -> None:
    desk.runs()
    path = desk.folder / "output" / "daily-brief-2031-03-05.txt"
    before = path.read_bytes()
    path.unlink()
    desk.receives(mint=MINT)
    outcome = desk.runs(MORNING + timedelta(hours=1))
    assert [e.paths for e in outcome.editions] == [(path,)]
    assert path.read_bytes() == before


def test_a_missed_day_is_caught_up_once(desk: Project) -> None:
    desk.runs()
    before_dawn = MORNING + 2 * DAY - timedelta(hours=3)
    desk.runs(before_dawn)
    desk.runs(before_dawn + timedelta(hours=1))
    desk.runs(MORNING + 2 * DAY)
    assert days(desk) == [date(2031, 3, 7), date(2031, 3, 6), date(2031, 3, 5)]
    assert all(row == 1 for row in _revisions(desk))


def _revisions(desk: Project) -> list[int]:
    with open_archive(desk.archive) as archive:
        return [row.revision for row in editions(archive)]


def test_a_day_that_the_user_names_is_made(desk: Project) -> None:
    desk.runs(day=date(2031, 3, 1))
    assert desk.output() == ["daily-brief-2031-03-01.txt"]
    assert kept(desk, date(2031, 3, 1)).edition.isoformat() == "2031-03-01T06:30:00+00:00"


def test_a_rehearsal_keeps_nothing(desk: Project) -> None:
    outcome = desk.runs(dry_run=True)
    assert [path.name for e in outcome.editions for path in e.paths] == ["daily-brief-2031-03-05.txt"]
    assert desk.output() == []
    assert not desk.archive.exists()
    desk.runs()
    kept_before = desk.archive.read_bytes()
    desk.receives(mint=MINT)
    assert desk.runs(MORNING + DAY, dry_run=True).delivered
    assert desk.archive.read_bytes() == kept_before


def test_a_pattern_that_fits_no_file_today_is_no_problem_and_a_missing_folder_is(desk: Project) -> None:
    desk.says(PLAIN.replace('"inbox"', '"inbox/*.md"'))
    assert desk.runs().problems == ()
    desk.says(PLAIN.replace('"inbox"', '"nowhere"'))
    (problem,) = desk.runs(MORNING + DAY).problems
    assert "there is no such file" in problem.message


def test_a_source_that_fails_is_named_and_the_edition_is_made(desk: Project) -> None:
    (desk.folder / "inbox" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    outcome = desk.runs()
    assert outcome.delivered
    assert [problem.where for problem in outcome.problems] == ["bad.pdf"]
    assert [problem.where for problem in kept(desk).problems] == ["bad.pdf"]


def test_a_damaged_archive_is_set_aside_and_the_edition_is_made(desk: Project) -> None:
    desk.runs()
    desk.archive.write_bytes(b"SQLite format 3\0" + b"rubbish" * 1000)
    outcome = desk.runs(MORNING + DAY)
    assert outcome.delivered
    assert "was damaged" in outcome.problems[0].message
    assert (desk.folder / "briefgen.db.damaged-1").exists()
    assert days(desk) == [date(2031, 3, 6)]


def test_a_database_of_another_program_is_left_alone(desk: Project) -> None:
    import sqlite3

    with sqlite3.connect(desk.archive) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(ArchiveError, match="another program"):
        desk.runs()


def test_rules_that_are_refused_are_told_before_anything_is_made(desk: Project) -> None:
    (desk.folder / "mine.yaml").write_text("- id: x\n")
    desk.says(PLAIN + '[brief]\nrules = ["mine.yaml"]\n')
    with pytest.raises(RuleError, match=r"mine\.yaml"):
        desk.runs()
    assert desk.output() == []


FEED = """<rss version="2.0"><channel><title>W</title><item><title>Ferry aground</title><link>{url}</link>
<description>{text}</description></item></channel></rss>"""


def test_a_feed_is_read_once_and_asked_for_conditionally_the_next_day(desk: Project) -> None:
    with serving() as server:
        feed = server.gives("/feed", FEED.format(url=server.url("/1"), text=FERRY), ETag='"1"')
        source = f'[[sources]]\nurl = "{feed}"\nname = "Wire"\ntags = ["sea"]\nprivate = true\nfull_text = "feed"\n'
        desk.says(
            PLAIN.replace('[[sources]]\npath = "inbox"\n', source) + '[[audiences]]\nname = "x"\ntags = ["sea"]\n'
        )
        desk.runs()
        assert [s.source for s in kept(desk).sources] == ["Wire"]
        desk.runs(MORNING + timedelta(hours=1))
        assert len(server.asked) == 1
        desk.runs(MORNING + DAY)
        assert server.asked[1].headers["if-none-match"] == '"1"'


def test_what_a_killed_run_left_half_written_is_swept_up_after_an_hour(desk: Project) -> None:
    folder = desk.folder / "output"
    folder.mkdir()
    old, fresh, other = (
        ".daily-brief-2031-03-04.txt.a1b2c3d4.part",
        ".daily-brief-2031-03-05.txt.a1b2c3d4.part",
        ".x.part",
    )
    for name in (old, fresh, other):
        (folder / name).touch()
    for name in (old, other):
        os.utime(folder / name, (0, 0))
    desk.runs()
    assert sorted(path.name for path in folder.glob(".*")) == [fresh, other]
