"""What can befall an archive: kills, a full disk, damage, two runs at once, a migration cut in half.

`make soak` does the same with more kills (BRIEFGEN_SOAK says how many).
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from briefgen import BriefOptions, Document
from briefgen.archive import edition, editions, file, open_archive, record
from briefgen.edition import make_edition
from briefgen.errors import ArchiveError
from tests.conftest import ROOT
from tests.kept_editions import FERRY, FIRST, MINT, article, day, inbox, made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen import Brief
    from tests.command import Result

KILLS = int(os.environ.get("BRIEFGEN_SOAK", "4"))

_RECORD_FOR_EVER = """
import sys
from pathlib import Path
from briefgen.archive import open_archive, record
from tests.kept_editions import FERRY, article, day, made
first = int(sys.argv[2])
with open_archive(Path(sys.argv[1]), create=True) as archive:
    print("open", flush=True)
    for n in range(first, first + 10_000):
        record(archive, made(article(f"{FERRY} {n}", day(n)), day=day(n)))
        print(day(n), flush=True)
"""

_DIE_WHILE_MIGRATING = """
import os, signal, sys
from pathlib import Path
from briefgen.archive import open_archive, schema
def statements():
    yield "CREATE TABLE further (x)"
    yield "UPDATE editions SET made = 'never'"
    os.kill(os.getpid(), signal.SIGKILL)
schema.MIGRATIONS += (schema.Migration("further", statements()),)
with open_archive(Path(sys.argv[1])):
    pass
"""

_WITH_A_FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from briefgen.cli import main
main(sys.argv[2:])
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive of two editions."""
    path = tmp_path / "kept.db"
    with open_archive(path, create=True) as archive:
        record(archive, made(article(FERRY)))
        record(archive, made(article(MINT, day(1)), day=day(1)))
    return path


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def next_edition(path: Path, number: int = 2, *documents: Document) -> Brief:
    now = datetime.combine(day(number), datetime.min.time(), UTC)
    return make_edition(path, documents or (article(FERRY, day(number)),), now=now, options=BriefOptions())


def days_kept(path: Path) -> list[date]:
    with open_archive(path) as archive:
        kept = [row.day for row in editions(archive)]
        assert all(edition(archive, each) for each in kept)
    return kept


def test_no_acknowledged_edition_is_lost_to_kills_while_recording(tmp_path: Path) -> None:
    path, acknowledged = tmp_path / "kept.db", set[str]()
    chance = random.Random(7)
    for n in range(KILLS):
        with python(_RECORD_FOR_EVER, path, n * 100) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(chance.uniform(0, 0.15))
            writer.send_signal(signal.SIGKILL)
            acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")} - {"open"}
        assert acknowledged <= {str(each) for each in days_kept(path)}
    assert next_edition(path, 9000).problems == ()


def test_a_run_killed_anywhere_is_completed_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    documents = inbox(tmp_path / "in", ferry=FERRY, mint=MINT)
    arguments = ["brief", documents, "--archive", path, "-o", tmp_path / "out", "--format", "html", "--date", FIRST]
    command = [sys.executable, "-m", "briefgen", *map(str, arguments)]
    chance = random.Random(11)
    for _ in range(KILLS):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
            time.sleep(chance.uniform(0.1, 1.6))
            run.send_signal(signal.SIGKILL)
            shown = run.stdout.read() if run.stdout else b""
        assert not shown or days_kept(path) == [FIRST]
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (again.returncode in {0, 3}, days_kept(path)) == (True, [FIRST])
    with open_archive(path) as archive:
        assert len(edition(archive, FIRST).sections) == 2


def test_a_migration_cut_in_half_leaves_the_archive_as_it_was(path: Path) -> None:
    with python(_DIE_WHILE_MIGRATING, path) as dying:
        dying.wait()
    assert dying.returncode == -signal.SIGKILL
    assert days_kept(path) == [day(1), day(0)]
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'further'").fetchone() == (0,)
    connection.close()


def test_an_archive_of_a_newer_briefgen_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="version 999"), open_archive(path, create=True):
        pass
    assert path.read_bytes() == before


def test_a_full_disk_costs_the_record_and_not_the_brief(path: Path, tmp_path: Path) -> None:
    documents = inbox(tmp_path / "in", much="\n\n".join(f"The buoy {'o' * n} lies off the mole." for n in range(300)))
    size = path.stat().st_size + 8_192
    arguments = ("brief", documents, "--archive", path, "-o", tmp_path / "out", "--format", "text", "--date", day(2))
    command = [sys.executable, "-c", _WITH_A_FULL_DISK, str(size), *map(str, arguments)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 3, ran.stderr
    assert "this edition is not recorded" in ran.stderr
    assert "this edition is not recorded" in " ".join(
        (tmp_path / "out" / f"daily-brief-{day(2)}.txt").read_text().split()
    )
    assert days_kept(path) == [day(1), day(0)]


def _no_header(content: bytes) -> bytes:
    return b"garbage" * 20 + content[140:]


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _all_zero(content: bytes) -> bytes:
    return bytes(len(content))


def _only_a_header(content: bytes) -> bytes:
    return content[:100]


def _a_page_of_noise(content: bytes) -> bytes:
    return content[:8192] + random.Random(3).randbytes(4096) + content[12288:]


@pytest.mark.parametrize("damage", [_no_header, _cut, _all_zero, _only_a_header, _a_page_of_noise])
def test_a_damaged_archive_is_set_aside_named_and_begun_anew(path: Path, damage: Callable[[bytes], bytes]) -> None:
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    brief = next_edition(path)
    (problem,) = brief.problems
    assert "kept.db.damaged-1" in problem.message
    assert path.with_name("kept.db.damaged-1").read_bytes() == damaged
    assert len(brief.sections) == 1
    assert days_kept(path) == [day(2)]
    assert next_edition(path, 3, article(MINT, day(3))).problems == ()


def test_no_flipped_byte_passes_in_silence_for_an_empty_archive(path: Path) -> None:
    whole, chance = path.read_bytes(), random.Random(5)
    for n in range(KILLS * 5):
        altered = bytearray(whole)
        for _ in range(8):
            altered[chance.randrange(len(altered))] ^= 1 << chance.randrange(8)
        path.write_bytes(altered)
        brief = next_edition(path, 2, article(FERRY, day(2)), article(MINT, day(2)))
        left_out = len(brief.changes.repeats) if brief.changes else 0
        assert left_out == 2 or brief.problems, (
            f"round {n}: documents shown before are shown again, and nobody says why"
        )


def test_an_empty_file_in_the_archives_place_is_named(path: Path) -> None:
    path.write_bytes(b"")
    assert ["was an empty file" in p.message for p in next_edition(path).problems] == [True]


def test_a_text_altered_in_the_archive_is_named(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE documents SET text = replace(text, '214', '215')")
    connection.commit()
    connection.close()
    assert ["not as it was kept" in p.message for p in next_edition(path).problems] == [True]


def test_the_database_of_another_program_is_refused(tmp_path: Path, briefgen: Callable[..., Result]) -> None:
    path = tmp_path / "contacts.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE contacts (name)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    ran = briefgen("brief", inbox(tmp_path / "in", a=FERRY), "--archive", path, "-o", tmp_path / "out")
    assert (ran.code, path.read_bytes() == before) == (1, True)
    assert "another program" in ran.err


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"The ferry ran aground at dawn, and 12 people were hurt, the police said.", id="a text"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + bytes(range(256)) * 40, id="a PDF"),
        pytest.param(b"PK\x03\x04" + bytes(range(256)) * 40, id="a zip file"),
    ],
)
def test_a_file_that_never_was_an_archive_stays_where_it_is(
    briefgen: Callable[..., Result], tmp_path: Path, content: bytes
) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text(FERRY)
    other = tmp_path / "holiday.bin"
    other.write_bytes(content)
    ran = briefgen("brief", article, "--archive", other, "-o", tmp_path / "out", "--format", "text")
    assert ran.code == 1
    assert "is left as it is (give the archive a path of its own)" in ran.err
    assert other.read_bytes() == content
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["ferry.txt", "holiday.bin"]
    assert "is left as it is" in briefgen("history", "--archive", other).err
    assert other.read_bytes() == content


def test_a_damaged_archive_is_not_touched_by_those_who_only_read(path: Path, briefgen: Callable[..., Result]) -> None:
    path.write_bytes(_cut(path.read_bytes()))
    before = path.read_bytes()
    ran = briefgen("history", "--archive", path)
    assert (ran.code, path.read_bytes() == before) == (1, True)
    assert "is damaged" in ran.err


def test_two_runs_at_once_both_keep_their_editions(path: Path) -> None:
    def write(title: str) -> None:
        for n in range(5):
            with open_archive(path, create=True) as archive:
                record(archive, made(article(FERRY, day(n)), day=day(n), title=title))

    runs = [threading.Thread(target=write, args=(title,)) for title in ("Sea", "Land")]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    with open_archive(path) as archive:
        assert len(editions(archive, title="Sea")) == len(editions(archive, title="Land")) == 5


def test_a_run_that_waits_too_long_for_another_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "WAIT", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        brief = next_edition(path)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert ["not recorded" in p.message and "another run" in p.hint for p in brief.problems] == [True]


def test_a_folder_in_the_archives_place_is_an_error_in_a_line(tmp_path: Path, briefgen: Callable[..., Result]) -> None:
    ran = briefgen("brief", inbox(tmp_path / "in", a=FERRY), "--archive", tmp_path, "-o", tmp_path / "out")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "is a folder (name a file for the archive, such as" in ran.err
    elsewhere = tmp_path / "nowhere" / "kept.db"
    ran = briefgen("brief", inbox(tmp_path / "in", a=FERRY), "--archive", elsewhere, "-o", tmp_path / "out")
    assert (ran.code, "there is no folder" in ran.err) == (1, True)
