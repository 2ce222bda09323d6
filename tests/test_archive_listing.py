"""The page and the feed that list an archive's editions beside their files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from briefgen.archive import open_archive, record
from briefgen.edition import write_listing
from tests.kept_editions import FERRY, MINT, day, inbox, made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def two_editions(briefgen: Callable[..., Result], tmp_path: Path) -> Path:
    """The output folder after two editions."""
    for number, text in enumerate((FERRY, MINT)):
        documents = inbox(tmp_path / f"in{number}", article=text)
        arguments = ("--archive", tmp_path / "kept.db", "-o", tmp_path / "out", "--format", "html,text")
        assert briefgen("brief", documents, *arguments, "--date", day(number)).code == 0
    return tmp_path / "out"


def test_the_list_speaks_the_language_of_the_brief(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    documents = inbox(tmp_path / "in", article=FERRY)
    arguments = ("--archive", tmp_path / "kept.db", "-o", tmp_path / "out", "--format", "html", "--labels", "de")
    assert briefgen("brief", documents, *arguments, "--date", day(0)).code == 0
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "1 Ausgabe" in page
    assert "4. März 2031" in page
    feed = ET.fromstring((tmp_path / "out" / "feed.atom").read_bytes())
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


def test_the_page_lists_the_newest_first_and_links_what_is_there(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    folder = two_editions(briefgen, tmp_path)
    page = (folder / "index.html").read_text("utf-8")
    assert page.index("5 March 2031") < page.index("4 March 2031")
    assert "A ferry with 214 people on board ran aground off Halvik" in page
    links = re.findall(r'<a href="([^"]+)"', page)
    assert links == [f"daily-brief-{day(n)}{suffix}" for n in (1, 0) for suffix in (".html", ".html", ".txt")]
    assert all((folder / link).is_file() for link in links)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_the_feed_has_an_entry_for_each_edition(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    folder = two_editions(briefgen, tmp_path)
    feed = ET.parse(folder / "feed.atom").getroot()
    entries = feed.findall("a:entry", ATOM)
    assert [e.findtext("a:title", "", ATOM) for e in entries] == [
        "Daily brief, 5 March 2031",
        "Daily brief, 4 March 2031",
    ]
    ids = [e.findtext("a:id", "", ATOM) for e in (feed, *entries)]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)
    assert feed.findtext("a:updated", "", ATOM) == entries[0].findtext("a:updated", "", ATOM)
    first = entries[0].find("a:link[@rel='alternate']", ATOM)
    assert first is not None
    assert (folder / first.attrib["href"]).is_file()


def test_the_same_editions_give_the_same_bytes(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    folder = two_editions(briefgen, tmp_path)
    before = [(folder / name).read_bytes() for name in ("index.html", "feed.atom")]
    write_listing(tmp_path / "kept.db", folder)
    assert [(folder / name).read_bytes() for name in ("index.html", "feed.atom")] == before


def test_hostile_titles_stay_text(tmp_path: Path) -> None:
    with open_archive(tmp_path / "kept.db", create=True) as archive:
        record(archive, made(title="<script>alert(1)</script>\x00\ud800 & more"))
    (tmp_path / "out").mkdir()
    page, feed = write_listing(tmp_path / "kept.db", tmp_path / "out")
    assert "<script" not in page.read_text("utf-8")
    title = ET.parse(feed).getroot().findtext("a:entry/a:title", "", ATOM)
    assert title == "<script>alert(1)</script>�� & more, 4 March 2031"


def test_a_brief_without_an_archive_leaves_no_list(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    briefgen("brief", inbox(tmp_path / "in", a=FERRY), "-o", tmp_path / "out", "--format", "text", "--date", day(0))
    assert [p.suffix for p in (tmp_path / "out").iterdir()] == [".txt"]
