"""The HTML of a mail: what the page shows, in what mail readers show, and never more than Gmail keeps."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import TemplateError
from briefgen.model import Entry, Headline, Problem, Section
from briefgen.render import render
from tests.briefs import HARBOUR, Article, brief_of, empty_brief, harbour_section, long_brief, plain_brief, rich_brief
from tests.mail_reader import Elements, body, html_of, parsed, read

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Brief

BRIEFS = {"rich": rich_brief(), "long": long_brief(7), "empty": empty_brief(), "plain": plain_brief("One.\nTwo.")}
FACTS = [
    "Storm waves closed the harbour at Lindmouth on Monday, and at least 40 boats lie sunk at their moorings. [1]",
    "≥ 40 … on Monday, and at least 40 boats lie sunk at their moorings. [1]",
    "$2.5 million–$3 million … damage ran to between $2.5 million and $3 million, about 12% of it uninsured. [1] Ines Calder · alleged",
    " Dozens of families spent more than three nights … [1]",
    "≤ 7.5 … bring waves of up to 7.5 metres, twice the usual height for … [1] Forecasters · expected",
    "Ines Calder, Harbour master",
    "threatened to seize any boat that leaves port before the ban ends on 15 March 2025. [1] threat",
    "which has broken the embargo on scrap. [1] against Tarn Shipping · measure embargo",
    "by 1 March 2025 overdue",
    "[1] Storm closes Lindmouth harbour · Quay Gazette · 3 March 2025",
    "a.txt · it is empty · convert it",
    "rules c0ffeec0ffeec0ff",
]


@pytest.mark.parametrize("fact", FACTS)
def test_each_fact_of_a_brief_is_there(fact: str) -> None:
    assert fact in read(html_of(rich_brief(problems=(Problem("a.txt", "it is empty", "convert it"),))))


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_a_mail_holds_nothing_that_mail_readers_drop_or_fetch(brief: Brief) -> None:
    content = html_of(brief)
    tags = {tag for tag, _ in Elements(content).all}
    assert not tags & {"script", "link", "img", "svg", "iframe", "form", "object", "bdi"}
    assert not re.search(r"url\(|data:|@import|@font-face|display:\s*(flex|grid)|var\(|href=\"#|cid:", content)
    assert all(attrs["href"].startswith("https://") for tag, attrs in Elements(content).all if tag == "a")


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_a_mail_has_one_h1_and_skips_no_heading_level(brief: Brief) -> None:
    levels = [int(tag[1]) for tag, _ in Elements(html_of(brief)).all if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_for_layout_say_so_and_styles_stand_in_the_elements() -> None:
    elements = Elements(html_of(rich_brief())).all
    tables = [attrs for tag, attrs in elements if tag == "table"]
    assert tables
    assert all(attrs["role"] == "presentation" for attrs in tables)
    assert "background-color:#f6f2ec" in next(attrs["style"] for _, attrs in elements if attrs.get("class") == "boxed")


def test_phones_and_dark_mode_keep_their_rules() -> None:
    content = html_of(rich_brief())
    assert content.count("<style") == 2  # the kept rules, and Outlook's in a comment
    assert "@media (max-width: 600px)" in content
    assert "@media (prefers-color-scheme: dark)" in content
    assert "[data-ogsc]" in content
    assert '<meta name="color-scheme" content="light dark">' in content


def test_a_citation_leads_to_the_article_itself_or_stands_as_a_number() -> None:
    links = [attrs["href"] for tag, attrs in Elements(html_of(rich_brief())).all if tag == "a"]
    assert len(links) > 15
    assert set(links) == {HARBOUR.document.url}
    content = html_of(plain_brief("One.\nTwo."))
    assert "[1]" in read(content)
    assert "<a " not in content


def test_an_inbox_shows_the_bottom_line_before_the_mail_is_opened() -> None:
    content = html_of(rich_brief())
    shown = content.partition('class="preheader"')[2].partition("</div>")[0]
    assert "Storm waves closed the harbour at Lindmouth on Monday" in shown
    assert "display:none" in shown
    assert content.index('class="preheader"') < content.index("<table")


def test_a_day_without_articles_says_so() -> None:
    assert "Nothing to report: this edition holds no article." in read(html_of(empty_brief()))


def test_a_story_in_another_language_says_so() -> None:
    german = Article.of("Der Hafen bleibt zu.\nDie Flut steigt.", language="de", title="Hafen")
    content = html_of(brief_of(told_by(german)))
    assert re.search(r'<p class="sentence" lang="de"[^>]*>Der Hafen bleibt zu\.', content)


def test_what_is_written_from_right_to_left_turns_its_block_and_nothing_after_it() -> None:
    arabic = Article.of("الميناء مغلق.\nالمد يرتفع.", language="ar", title="ميناء 7")
    content = html_of(brief_of(told_by(arabic)))
    assert re.search(r'<p class="sentence" dir="auto" lang="ar"[^>]*>الميناء مغلق\. المد يرتفع\.\u200e', content)
    assert re.search(r">ميناء 7\u200e</b> · undated", content)
    assert 'dir="auto"' not in html_of(rich_brief())


def told_by(article: Article) -> tuple[Section, tuple[Article, ...]]:
    """The harbour's story with another article's summary and headline."""
    headline = Headline(article.document.id, article.document.title)
    section = replace(harbour_section(), headline=headline, summary=article.sentences, sources=(1, 2))
    return section, (HARBOUR, article)


def test_hostile_text_stays_text() -> None:
    words = '<script>alert(1)</script> {{ 7*7 }} <img src=x> "quoted" --> <![endif]--> </style> \u202e\x00\ud800'
    brief = replace(plain_brief(f"{words}\n{words}"), title=words)
    brief = replace(brief, sources=(replace(brief.sources[0], url='javascript:alert("x")', title=words),))
    content = html_of(brief)
    assert not {tag for tag, _ in Elements(content).all} & {"script", "img"}
    assert "49" not in re.sub(r"\[49\]|#[0-9a-f]+", "", read(content))
    assert not {"\u202e", "\x00", "\ud800"} & set(content)
    assert 'href="javascript' not in content
    assert read(content).count("<script>alert(1)</script> {{ 7*7 }}") >= 4


def test_a_fact_that_several_sources_have_names_each_once() -> None:
    copy = Article.of(HARBOUR.document.text + "\nMore.", title="Copy", url="https://copy.example/1")
    section = harbour_section()
    first = section.figures[0].point
    again = copy.point(type(first), "at least 40 boats").point
    entry = Entry(first, (replace(first), again, again))
    text = read(html_of(brief_of((replace(section, figures=(entry,), sources=(1, 2)), (HARBOUR, copy)))))
    assert "at least 40 boats lie sunk at their moorings. [1] [2] " in text


def test_a_theme_of_ones_own_changes_the_mail_and_its_errors_name_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "email.html.j2").write_text(
        '{% extends "core/email.html.j2" %}{% block style %}.boxed { background-color: #e0f0e0 }{% endblock %}'
    )
    content = body(parsed(render(rich_brief(), "email", templates=tmp_path).content), "html")
    assert "background-color:#e0f0e0" in content
    (tmp_path / "email_parts.html.j2").write_text("{% macro x() %}\n{{ nowhere }}{% endmacro %}{{ x() }}")
    with pytest.raises(TemplateError, match=r"email_parts\.html\.j2:2: 'nowhere'"):
        render(rich_brief(), "email", templates=tmp_path)


def test_sentences_that_follow_one_another_in_one_source_have_their_number_once() -> None:
    section = replace(harbour_section(), summary=(*HARBOUR.sentences[1:3], HARBOUR.sentences[5]))
    text = read(html_of(brief_of((section, (HARBOUR,)))))
    assert f"{HARBOUR.sentences[1].text} {HARBOUR.sentences[2].text} [1] " in text
    assert f"{HARBOUR.sentences[5].text} [1] " in text
