"""Nothing from outside acts: no markup of an article reaches a page, a mail, the index or the feed of editions."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import ROOT
from tests.mail_reader import body, parsed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

ACTS = '<script>steal()</script><img src="https://evil.example/p.png" onerror="steal()"><iframe src="//evil.example"></iframe>'
BREAKS = '"\'></title></style>--><base href="https://evil.example/"><svg onload=steal()> {{ 7*7 }} ]]>'
LINKS = (
    "javascript:steal()",
    "data:text/html,<script>steal()</script>",
    "//evil.example",
    'https://evil.example/"onclick="',
)
TEXT = (
    "HALVIK - Harbour master Ida Lind warned that {n} boats could sink by 6 March 2031 in Halvik. " + ACTS + "\n\n"
    "The council plans sanctions against " + BREAKS + ", she said, and {n} people were hurt."
)  # fmt: skip
_ACTIVE = {"script", "iframe", "object", "embed", "base", "form", "input", "button", "link", "video", "audio", "applet"}


class Elements(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What two editions of hostile articles left, in JSON, as a page, as a saved feed and as an e-mail."""
    folder = tmp_path_factory.mktemp("hostile")
    inbox, output = folder / "inbox", folder / "out"
    inbox.mkdir()
    for n in (3, 9):
        records = [
            {"text": TEXT.format(n=n) + f" {k}", "title": f"{ACTS} {BREAKS}", "source": BREAKS + ACTS, "url": url}
            for k, url in enumerate(LINKS)
        ]
        (inbox / "a.jsonl").write_text("\n".join(map(json.dumps, [*records, ACTS])))
        escaped = TEXT.format(n=n + 1).replace("&", "&amp;").replace("<", "&lt;")
        page = f"<html><head><title>T</title></head><body><article><p>{escaped}</p><p>{escaped}!</p></article></body></html>"
        (inbox / "b.html").write_text(page)
        (inbox / "c.rss").write_text(
            f'<rss version="2.0"><channel><title>{escaped[:300]}</title><item><title>{escaped[:200]}</title>'
            f"<link>{LINKS[0]}</link><description>{escaped}</description></item></channel></rss>"
        )
        (inbox / "d.eml").write_text(f"Subject: {ACTS}\nFrom: {ACTS} <a@b.example>\n\n{TEXT.format(n=n + 2)}\n")
        arguments = ("--archive", folder / "kept.db", "--date", f"2031-03-0{n // 3}", "--title", f"Desk {ACTS}")
        command = [sys.executable, "-m", "briefgen", "brief", inbox, *arguments, "--format", "html,email", "-o", output]
        ran = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode in {0, 3}, ran.stderr
    return output


def pages(folder: Path) -> dict[str, str]:
    """The HTML of each file, the mails' among them."""
    found = {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}
    return found | {path.name: body(parsed(path.read_bytes()), "html") for path in folder.glob("*.eml")}


def test_no_element_of_an_article_is_one_of_a_page(written: Path) -> None:
    told = pages(written)
    assert len(told) == 5
    for name, page in told.items():
        elements = Elements(page).found
        assert "steal()" in page, name  # as words, which the source has
        assert not {tag for tag, _ in elements} & _ACTIVE - {"link"}, name
        acting = [a for _, attributes in elements for a in attributes if a.startswith("on")]
        assert acting == [], name


def test_every_link_is_within_the_page_or_absolute(written: Path) -> None:
    for name, page in pages(written).items():
        for tag, attributes in Elements(page).found:
            for attribute in {"href", "src", "action", "background", "poster", "srcset"} & attributes.keys():
                parts = urlsplit(attributes[attribute])
                inside = not parts.scheme and not parts.netloc
                assert inside or (tag, parts.scheme) in {("a", "http"), ("a", "https")}, f"{name}: {attributes}"
                assert parts.netloc != "evil.example", f"{name}: {attributes}"


def test_the_feed_of_editions_has_words_where_articles_had_markup(written: Path) -> None:
    feed = (written / "feed.atom").read_text("utf-8")
    root = ET.fromstring(feed)
    assert {element.tag.partition("}")[2] for element in root.iter()} <= {
        *("feed", "id", "title", "updated", "author", "name", "link", "entry", "summary", "content", "published"),
        *("generator", "category", "div", "p", "ul", "li", "a"),
    }
    for element in root.iter():
        assert urlsplit(element.get("href", "")).netloc != "evil.example"
        if element.get("type") in {"html", "xhtml"}:
            assert not {tag for tag, _ in Elements(element.text or "").found} & _ACTIVE


@pytest.mark.parametrize(
    "title",
    [
        "../../evil",
        "/etc/evil",
        "a/b\\c",
        "..",
        ".hidden",
        "evil\x00.html",
        "\u202elmth.evil",
        "x" * 5000,
        "|rm -rf",
        "-o",
    ],
)
def test_no_title_names_a_place_outside_the_output_folder(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path, title: str
) -> None:
    ran = briefgen("brief", seed, f"--title={title}", "--format", "text", "-o", tmp_path / "a" / "out")
    assert ran.code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["out"]
    (written,) = (tmp_path / "a" / "out").iterdir()
    assert written.name.isascii()
    assert written.name[0].isalnum()
