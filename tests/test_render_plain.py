"""The brief as Markdown and as plain text: the same facts, readable raw, and a source's text stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from briefgen.model import Problem
from briefgen.render import render
from tests.briefs import EDITION, brief_of, empty_brief, long_brief, plain_brief, rich_brief

FACTS = [
    "Storm waves closed the harbour at Lindmouth on Monday, and at least 40 boats lie sunk at their moorings. [1]",
    "… damage ran to between $2.5 million and $3 million, about 12% of it uninsured. [1]",
    "Ines Calder",
    "[1] (threat)",
    "by The ministry; against Lindmouth; measure export ban",
    "by 1 March 2025",
    "at characters 0–104, 105–218",
    "a.txt",
    "convert it",
]


def shown(format_name: str) -> str:
    brief = rich_brief(problems=(Problem("a.txt", "it is empty", "convert it"),))
    return render(brief, format_name).content.decode()


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("format_name", ["markdown", "text"])
def test_each_fact_of_a_brief_is_there(format_name: str, fact: str) -> None:
    assert fact in re.sub(r"\s+", " ", shown(format_name))


@pytest.mark.parametrize("format_name", ["markdown", "text"])
def test_blank_lines_stand_alone_and_the_last_line_ends(format_name: str) -> None:
    for brief in (rich_brief(), long_brief(3), empty_brief()):
        text = render(brief, format_name).content.decode()
        assert "\n\n\n" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_plain_text_keeps_to_72_columns_but_for_long_words_and_addresses() -> None:
    lines = shown("text").splitlines() + render(long_brief(3), "text").content.decode().splitlines()
    assert all(len(line) <= 72 for line in lines)
    address = "https://long.example/" + "segment-" * 25
    assert address in render(plain_brief(f"See {address} today."), "text").content.decode()


def test_markdown_has_one_heading_of_the_first_level_and_a_table_of_figures() -> None:
    tokens = MarkdownIt().enable("table").parse(shown("markdown"))
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1
    assert set(headings) == {"h1", "h2"}
    assert sum(token.type == "tr_open" for token in tokens) == 8


def test_citations_stand_in_markdown_as_they_are_read_and_each_source_once() -> None:
    brief = rich_brief()
    section = brief.sections[0]
    entry = replace(section.figures[0], also=(section.figures[0].point,) * 2)
    shown = render(replace(brief, sections=(replace(section, figures=(entry,)),)), "markdown").content.decode()
    assert "\\[1" not in shown
    assert "[1][1]" not in shown


HOSTILE = [
    "[A link](javascript:alert(1)) and ![a picture](https://evil.example/p.png) stand here.",
    "<script>alert(1)</script> <b>bold</b> &lt;i&gt; & more.",
    "# Not a heading, *not* __strong__, `no code`, ~~kept~~ | no cell.",
    "1. Not a list.",
    "12) Not a list.",
    "- Not a list.",
    "> Not a quotation.",
    "=====",
    "{{ 7*7 }} {% raw %} {# none #} and \\* a backslash.",
    "[1]: https://evil.example/ is no definition.",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_what_a_source_says_reads_the_same_in_markdown_and_makes_nothing_else(line: str) -> None:
    brief = replace(plain_brief(f"{line}\nA second line."), title="Brief")
    tokens = MarkdownIt().enable(["table", "strikethrough"]).parse(render(brief, "markdown").content.decode())
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special", "softbreak"}
    read = ["".join(child.content for child in token.children or ()) for token in tokens]
    assert read.count(line) == 1
    assert any(text.startswith(line) and text.endswith("[1]") for text in read)


@pytest.mark.parametrize("format_name", ["markdown", "text"])
def test_characters_that_no_text_can_carry_are_replaced_and_line_breaks_are_spaces(format_name: str) -> None:
    title = "One\nline \ud800 and \x1b[31m\x00"
    text = render(brief_of(title=title), format_name).content.decode()
    first = text.splitlines()[0]
    assert "One line \ufffd and \ufffd" in first
    assert "\x1b" not in text


def test_both_are_named_for_what_they_are() -> None:
    markdown, text = (render(rich_brief(edition=EDITION), name) for name in ("markdown", "text"))
    assert (markdown.filename, markdown.media_type) == ("harbour-brief-2025-03-04.md", "text/markdown; charset=utf-8")
    assert (text.filename, text.media_type) == ("harbour-brief-2025-03-04.txt", "text/plain; charset=utf-8")
