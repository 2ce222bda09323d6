"""The twenty checks of docs/checks.md: each named test and command is there, and those that no other file holds are here."""

from __future__ import annotations

import ast
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

import pytest
from markdown_it import MarkdownIt

from briefgen import Brief, BriefOptions, Document, build_brief, render
from briefgen.model import Figure, Tlp
from briefgen.render.numerals import numeral
from tests.briefs import empty_brief, long_brief, rich_brief
from tests.conftest import ROOT
from tests.mail_reader import Elements, body, mail_of, parsed
from tests.test_render_page import Page

ROWS = re.findall(r"^\| (\d+) \| (.+?) \| (.+) \|$", (ROOT / "docs" / "checks.md").read_text("utf-8"), re.MULTILINE)
DAY = datetime(2031, 3, 6, 6, 30, tzinfo=UTC)


@cache
def functions_of(name: str) -> frozenset[str]:
    tree = ast.parse((ROOT / "tests" / name).read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_all_twenty_checks_are_listed_in_their_order() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 21))


@pytest.mark.parametrize(("number", "holders"), [(n, holders) for n, _, holders in ROWS])
def test_each_test_and_command_that_holds_a_check_is_there(number: str, holders: str) -> None:
    named = re.findall(r"`([^`]+)`", holders)
    assert named, number
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    for holder in named:
        if holder.startswith("make "):
            assert re.search(rf"\b{holder.removeprefix('make ')}\b", run), f"{holder} is not in .ci/run"
        else:
            file, _, test = holder.partition("::")
            assert test in functions_of(file) if test else functions_of(file), holder


@pytest.mark.parametrize("tool", ["vnu.jar", "html-validate", "check.mjs", "mail.mjs"])
def test_the_browsers_checks_run_each_of_their_tools(tool: str) -> None:
    assert tool in (ROOT / ".ci" / "browser" / "run").read_text("utf-8")


def articles() -> tuple[Document, ...]:
    """Reports of a day: numbers in words and in digits, ranges, money, two that tell of one event, one without figures."""
    texts = {
        "Fire in Orsted": "A fire in Orsted killed at least 12 people on Tuesday, the police said. Some 1,400 have left\ntheir "
        "homes, and the damage is put at between $2.5 million and $3 million. Three fire engines burnt out.",
        "Orsted counts its dead": "The fire in Orsted killed 19 people, the hospital said on Wednesday. Dozens were hurt, "
        "and about 12% of the town is without power. The mayor warned that walls could fall.",
        "Quiet at the mint": "The mint of Belm shut its doors on Monday, and nobody knows why. Its director was not reached.",
    }
    return tuple(
        Document.from_text(
            text, title=title, source=f"Wire {n}", url=f"https://wire.example/{n}", published=date(2031, 3, 5)
        )
        for n, (title, text) in enumerate(texts.items())
    )


@pytest.fixture(scope="module")
def brief() -> Brief:
    return build_brief(articles(), now=DAY, options=BriefOptions(tlp=Tlp.AMBER))


def read_as(brief: Brief, format_name: str) -> str:
    """What a reader is shown, white space as one space."""
    content = render(brief, format_name).content.decode()
    match format_name:
        case "html":
            content = Page(content).text
        case "email":
            content = Elements(body(parsed(content.encode()), "html")).text
        case "markdown":
            tokens = MarkdownIt().enable("table").parse(content)
            content = " ".join("".join(c.content for c in t.children or ()) for t in tokens)
    return re.sub(r"\s+", " ", content)


def figures(brief: Brief) -> list[Figure]:
    return [p for s in brief.sections for e in s.figures for p in (e.point, *e.also)]


@pytest.mark.parametrize("format_name", ["html", "email", "markdown", "text"])
def test_every_figure_stands_in_every_format_as_its_source_has_it(brief: Brief, format_name: str) -> None:
    shown = read_as(brief, format_name)
    texts = {s.document_id: s.text for s in brief.sources}
    assert len(figures(brief)) >= 6
    for point in figures(brief):
        words = texts[point.sentence.document_id][point.span.start : point.span.end]
        assert " ".join(words.split()) in shown
        for amount in re.findall(r"\d[\d.,]*", numeral(point, words)):
            assert amount in words or not re.search(r"\d", words), f"{amount} is not of {words!r}"


@pytest.mark.parametrize("format_name", ["html", "email", "markdown", "text"])
def test_every_source_is_cited_in_every_format(brief: Brief, format_name: str) -> None:
    shown = read_as(brief, format_name)
    told, _, _ = shown.rpartition("SOURCES" if format_name == "text" else "Sources")
    for source in brief.sources:
        assert f"[{source.number}]" in told


@pytest.mark.parametrize("brief", [rich_brief(), long_brief(4), empty_brief()], ids=["rich", "long", "empty"])
def test_a_page_has_its_language_and_a_title_of_its_own(brief: Brief) -> None:
    html = render(brief, "html").content.decode()
    assert re.search(r'<html lang="en">', html)
    title = html.partition("<title>")[2].partition("</title>")[0]
    headline = brief.sections[0].headline.text if len(brief.sections) == 1 else brief.title
    assert title.startswith(headline)
    assert "4 March 2025" in title


HOSTILE = {
    "a new line": "Quiet\r\nBcc: thief@evil.example",
    "an encoded word": "=?utf-8?q?Quiet=0D=0ABcc:_thief@evil.example?=",
    "a long word": "x" * 5_000,
    "a long word beyond ASCII": "ü" * 5_000,
    "marks on marks": "a" + "\u0301" * 3_000,
    "right to left": "\u202eelpmaxe.live@feiht :ccB\u2066 \u05e9\u05dc\u05d5\u05dd",
    "separators of all kinds": "Quiet\x0b\x0c\x1c\x85\u2028\u2029Bcc: thief@evil.example",
    "an address": '"Chief" <chief@evil.example>, other@evil.example',
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_an_article_says_of_itself_reaches_a_header_unguarded(words: str) -> None:
    text = f"{words}\n\nThe mint of Belm lost 40,000 coins on Monday, said {words}. It warned that more could go."
    document = Document.from_text(text, title=words, source=words, url=f"https://wire.example/{words}", published=DAY)
    made = build_brief([document], now=DAY, options=BriefOptions(title=words))
    content = render(made, "email").content
    head = content.partition(b"\r\n\r\n")[0].split(b"\r\n")
    names = [line.split(b":")[0] for line in head if not line.startswith(b" ")]
    fields = "From Subject Date Message-ID List-Id Auto-Submitted MIME-Version Content-Type"
    assert [name.decode() for name in names] == fields.split()
    assert max(len(line) for line in head if b"<" not in line) <= 78  # an address is never broken
    assert max(map(len, head)) <= 998
    mail = parsed(content)
    assert mail["From"] == "briefgen <brief@briefgen.invalid>"
    assert parsedate_to_datetime(mail["Date"]) == DAY
    assert len(mail["Subject"]) <= 150
    assert re.fullmatch(r"<[0-9a-f]{40}@briefgen\.invalid>", mail["Message-ID"])
    assert re.search(r"<[a-z0-9-]+\.briefgen\.invalid>$", mail["List-Id"])
    assert "auto-generated" in mail["Auto-Submitted"]


def test_a_mail_is_read_without_pictures_and_its_text_in_72_columns(brief: Brief) -> None:
    mail = mail_of(brief)
    elements = Elements(body(mail, "html"))
    assert not {tag for tag, _ in elements.all} & {"img", "svg", "picture", "video", "input"}
    assert not [a for _, a in elements.all if "background" in a or "url(" in a.get("style", "")]
    lines = body(mail, "plain").splitlines()
    assert all(len(line) <= 72 for line in lines)
    assert (lines[0], lines[-1]) == ("TLP:AMBER", "TLP:AMBER")
    for sentence in brief.bottom_line:
        assert sentence.text in " ".join(" ".join(lines).split())
