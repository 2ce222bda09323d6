"""No word of ours escapes the labels: with sources in one script and labels in another, no Latin word is left in any format."""

from __future__ import annotations

import html
import io
import json
import re
import string
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from briefgen.edition import make_edition
from briefgen.model import Document, Problem, Tlp
from briefgen.past import EditionRow
from briefgen.pipeline import BriefOptions, build_brief
from briefgen.render import plain_changes, render
from briefgen.render.listing import atom_feed, index_page, listed
from briefgen.render.look import Look
from briefgen.wire import from_json, to_json
from tests.briefs import empty_brief, long_brief, rich_brief
from tests.kept_editions import FERRY, MINT, article, day
from tests.mail_reader import body, parsed
from tests.pdf_text import text
from tests.test_changes_editions import LATER

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model import Brief

ENGLISH = Path(__file__).parent.parent / "templates" / "default" / "labels" / "en.toml"
CYRILLIC = str.maketrans(string.ascii_letters, "абвгдежзийклмнопрстуфхцчшщ" + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ")
GREEK = str.maketrans(string.ascii_letters, "αβγδεζηθικλμνξοπρστυφχψωαβ" + "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΑΒ")
OF_THE_SOURCES = {
    *("text", "title", "source", "speaker", "role", "unit", "imposer", "target", "instrument"),
    *("where", "message", "hint", "publishers", "headline", "summary"),
}
THE_SAME_IN_ANY_LANGUAGE = {"TLP", "AMBER", "STRICT", "briefgen", "SHA", "UTC", "PDF", "Markdown"}
GAP = Problem("inbox/a.pdf", "it holds no text", "run OCR on it")


def in_cyrillic(value: Any, key: str = "") -> Any:
    """A record with all that its sources say written in Cyrillic letters, one for one, so that places stay."""
    if isinstance(value, dict):
        return {k: v if k == "role" and "index" in value else in_cyrillic(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [in_cyrillic(v, key) for v in value]
    return value.translate(CYRILLIC) if isinstance(value, str) and key in OF_THE_SOURCES else value


def foreign(brief: Brief) -> Brief:
    return from_json(json.dumps(in_cyrillic(json.loads(to_json(brief)))).encode())


def in_greek(label: str) -> str:
    return "".join(
        piece if piece.startswith("{") else piece.translate(GREEK) for piece in re.split(r"(\{\w+\})", label)
    )


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a file of labels in Greek letters."""
    labels = tomllib.loads(ENGLISH.read_text("utf-8"))["labels"]
    lines = ['language = "el"', "[labels]"]
    for key, said in labels.items():
        value = in_greek(said) if isinstance(said, str) else [in_greek(one) for one in said]
        lines.append(f"{json.dumps(key)} = {json.dumps(value)}")
    path = tmp_path_factory.mktemp("labels") / "greek.toml"
    path.write_text("\n".join(lines), "utf-8")
    return str(path)


def ours(shown: str) -> set[str]:
    """The Latin words in what a reader sees, but for addresses, hashes and names."""
    plain = re.sub(r"https?://\S+|\b(?=\w*\d)[0-9a-f]{16}\b|\S+\.(?:html|pdf|eml|txt|md|json|atom)\b", " ", shown)
    return set(re.findall(r"[A-Za-z]{2,}", plain)) - THE_SAME_IN_ANY_LANGUAGE


def seen(page: str) -> str:
    """What a page shows, says to screen readers, and prints in its margins."""
    spoken = re.findall(r'\s(?:title|aria-label|alt|data-running)="([^"]*)"', page)
    printed = re.findall(r'content: "([^"]*)"', page)
    bare = re.sub(r"<!--.*?-->|<style.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)
    return html.unescape(" ".join((bare, *spoken, *printed)))


def edition(path: Path, number: int, *documents: Document) -> Brief:
    now = datetime.combine(day(number), datetime.min.time(), UTC)
    return make_edition(path, documents, now=now, options=BriefOptions())


def with_changes(folder: Path) -> Brief:
    """An edition after others: stories that grew and are new, an edit, moved figures, an article left out."""
    path = folder / "kept.db"
    edition(path, 0, article(FERRY, url="https://a.example/f"), article(MINT, url="https://a.example/m"))
    edited = article(MINT.replace("40,000", "45,000"), day(2), url="https://a.example/m")
    return edition(
        path, 2, article(LATER, day(2)), edited, article(FERRY), article("Rain fell in Ulm all day.", day(2))
    )


def with_all_that_is_left_out(_: Path) -> Brief:
    """Figures that differ, copies, sources without a date, stories beyond the most, gaps, and a marking."""
    reports = (FERRY, FERRY.replace("12 people", "19 people"), FERRY + "\nMore is to come.", MINT, "Rain fell in Ulm.")
    days = (date(2031, 3, 4), date(2031, 3, 5), None, None, date(2031, 3, 5))
    documents = [
        Document.from_text(text, source=f"Wire {n}", published=when)
        for n, (text, when) in enumerate(zip(reports, days, strict=True))
    ]
    options = BriefOptions(max_stories=1, tlp=Tlp.AMBER)
    return build_brief(documents, now=datetime(2031, 3, 6, tzinfo=UTC), options=options, problems=(GAP,))


BRIEFS: dict[str, Callable[[Path], Brief]] = {
    "rich": lambda _: rich_brief(problems=(GAP,), tlp=Tlp.AMBER_STRICT),
    "long": lambda _: long_brief(25),
    "too long for a mail": lambda _: long_brief(80),
    "empty": lambda _: empty_brief(),
    "changes": with_changes,
    "left out": with_all_that_is_left_out,
}


@pytest.fixture(scope="module", params=BRIEFS)
def brief(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Brief:
    return foreign(BRIEFS[request.param](tmp_path_factory.mktemp("archive")))


@pytest.mark.parametrize("theme", ["default", "compact"])
def test_a_page_says_nothing_but_labels_and_sources(brief: Brief, greek: str, theme: str) -> None:
    assert ours(seen(render(brief, "html", theme=theme, labels=greek).content.decode())) == set()


@pytest.mark.parametrize("format_name", ["markdown", "text"])
def test_markdown_and_text_say_nothing_but_labels_and_sources(brief: Brief, greek: str, format_name: str) -> None:
    assert ours(render(brief, format_name, labels=greek).content.decode()) == set()


@pytest.mark.parametrize("theme", ["default", "compact"])
def test_a_mail_says_nothing_but_labels_and_sources(brief: Brief, greek: str, theme: str) -> None:
    mail = parsed(render(brief, "email", theme=theme, labels=greek).content)
    assert ours(mail["Subject"]) == set()
    assert ours(body(mail, "plain")) == set()
    assert ours(seen(body(mail, "html"))) == set()
    assert '<html lang="el">' in body(mail, "html")


def test_what_changed_alone_says_nothing_but_labels_and_sources(brief: Brief, greek: str) -> None:
    assert ours(plain_changes(brief, labels=greek)) == set()


def test_a_pdf_says_nothing_but_labels_and_sources(greek: str) -> None:
    made = foreign(rich_brief(problems=(GAP,), tlp=Tlp.AMBER))
    with pikepdf.open(io.BytesIO(render(made, "pdf", labels=greek).content)) as pdf:
        assert ours(" ".join(text(page) for page in pdf.pages)) == set()
        assert str(pdf.Root.Lang) == "el"


ROWS = tuple(
    EditionRow("Хроника", date(2031, 3, n), datetime(2031, 3, n, tzinfo=UTC), 1, headlines, len(headlines))
    for n, headlines in ((5, ("А", "Б")), (4, ()))
)


class _AllFiles:
    """A folder that has every file."""

    def __contains__(self, _: object) -> bool:
        return True


@pytest.mark.parametrize("rows", [ROWS, ()], ids=["editions", "none"])
def test_the_list_of_editions_says_nothing_but_labels_and_sources(greek: str, rows: tuple[EditionRow, ...]) -> None:
    editions, look = listed(rows, _AllFiles()), Look(labels=greek)
    page = index_page(editions, look=look).content.decode()
    assert ours(seen(page)) == set()
    assert '<html lang="el">' in page
    feed = ET.fromstring(atom_feed(editions, look=look).content)
    told = [e.text or "" for e in feed.iter() if e.tag.endswith(("}title", "}summary"))]
    assert ours(" ".join(told)) == set()
    assert told
