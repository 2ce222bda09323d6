"""The brief as one HTML page: what it shows, where its citations lead, and what it refuses to do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import RenderError, UsageError
from briefgen.model import Headline, Problem
from briefgen.render import FORMATS, render
from tests.briefs import (
    EDITION,
    HARBOUR,
    brief_of,
    empty_brief,
    harbour_section,
    long_brief,
    plain_brief,
    rich_brief,
)

if TYPE_CHECKING:
    from briefgen.model import Brief


class Page(HTMLParser):
    """A page's elements in order, with what a reader sees of their text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        self._hidden += tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.elements if "id" in a]


def html_of(brief: Brief, **options: object) -> str:
    return render(brief, "html", **options).content.decode()  # type: ignore[arg-type]


def seen(brief: Brief) -> str:
    """The page's text as it is read: runs of white space as one space."""
    return re.sub(r"\s+", " ", Page(html_of(brief)).text)


def page_of(brief: Brief) -> Page:
    return Page(html_of(brief))


BRIEFS = {"rich": rich_brief(), "long": long_brief(7), "empty": empty_brief(), "plain": plain_brief("One.\nTwo.")}


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_a_page_has_one_h1_and_skips_no_heading_level(brief: Brief) -> None:
    levels = [int(tag[1]) for tag, _ in page_of(brief).elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_every_link_inside_a_page_leads_to_one_place(brief: Brief) -> None:
    page = page_of(brief)
    assert len(page.ids) == len(set(page.ids))
    targets = [a["href"][1:] for a in page.all("a") if a["href"].startswith("#")]
    assert targets
    assert set(targets) <= set(page.ids)


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_a_page_names_no_remote_resource_and_runs_no_script(brief: Brief) -> None:
    html = html_of(brief)
    page = Page(html)
    assert not page.all("script") + page.all("link") + page.all("img") + page.all("iframe")
    assert all(u.startswith('"data:') for u in re.findall(r"url\(([^)]*)\)", html))
    assert "@import" not in html


def test_each_citation_leads_to_the_marked_sentence_and_back() -> None:
    brief = rich_brief()
    html = html_of(brief)
    summary = brief.sections[0].summary[0]
    citation = re.search(
        re.escape(summary.text.split(",")[0].replace("'", "&#39;"))
        + r".*?<a class=\"ref\" id=\"(c\d+)\" href=\"#(s[\d-]+)\"",
        html,
    )
    assert citation
    own, target = citation.groups()
    marked = re.search(rf'<mark id="{target}">(.*?)</mark>((?:<a class="back".*?</a>)+)', html)
    assert marked
    assert marked[1] == summary.text
    assert f'href="#{own}"' in marked[2]


def test_the_source_text_stands_on_the_page_word_for_word() -> None:
    text = page_of(rich_brief()).text
    place = text.index("The source text")
    for sentence in HARBOUR.sentences:
        assert sentence.text in text[place:]


def test_a_page_shows_each_figure_as_the_source_has_it_with_numeral_sign_speaker_and_status() -> None:
    text = seen(rich_brief())
    assert "at least 40 boats [1]" in text
    assert "$2.5 million–$3 million between $2.5 million and $3 million [1] Ines Calder · alleged" in text
    assert "≈12% about 12% [1]" in text
    assert "Dozens of families Dozens of families spent more than three nights … [1]" in text
    assert ">3 more than three nights [1] confirmed" in text
    assert "up to 7.5 metres [1] Forecasters · expected" in text


def test_sanctions_stand_in_the_order_of_their_stages_with_who_imposes_them_on_whom() -> None:
    text = seen(rich_brief())
    stages = [text.index(stage) for stage in ("called for", "planned", "violated")]
    assert stages == sorted(stages)
    assert "by The ministry · against Lindmouth · measure export ban" in text


def test_warnings_stand_under_who_gives_them_with_their_level() -> None:
    text = seen(rich_brief())
    assert 'Ines Calder, Harbour master "If the north wall goes' in text
    assert "No speaker named The union fears" in text
    for level in ("warning", "threat", "prediction", "fear"):
        assert f"[1] {level}" in text


def test_only_resolved_dates_ahead_are_listed_and_a_deadline_that_passed_is_overdue() -> None:
    html = html_of(rich_brief())
    dates = re.findall(r'<th scope="row">(.*?)</th>\s*<td>', html.partition(">Dates ahead<")[2])
    assert [re.sub("<.*?>", "", d) for d in dates] == ["by 1 March 2025 overdue", "15 March 2025", "April 2025"]


def test_problems_are_counted_at_the_top_and_named_with_what_to_do() -> None:
    text = page_of(rich_brief(problems=(Problem("inbox/a.pdf", "it holds no text", "run OCR on it"),))).text
    assert "1\xa0gap" in text
    assert text.index("inbox/a.pdf") < text.index("it holds no text") < text.index("run OCR on it")


def test_a_day_without_articles_still_makes_a_page_that_says_so() -> None:
    assert "Nothing to report" in page_of(empty_brief()).text


@pytest.mark.parametrize(
    ("edition", "shown"),
    [
        (datetime(2025, 3, 4, tzinfo=UTC), "Tuesday 4 March 2025"),
        (EDITION, "Tuesday 4 March 2025, 06:30 UTC"),
        (EDITION.astimezone(timezone(timedelta(hours=2))), "Tuesday 4 March 2025, 08:30 UTC+2"),
        (EDITION.astimezone(timezone(-timedelta(hours=3, minutes=30))), "Tuesday 4 March 2025, 03:00 UTC−3:30"),
    ],
)
def test_an_edition_shows_its_time_and_zone_unless_it_is_midnight(edition: datetime, shown: str) -> None:
    html = html_of(rich_brief(edition=edition))
    assert f'<span class="edition">{shown}</span>' in html


HOSTILE = [
    "<script>alert(1)</script> was the whole of it.",
    "</style><img src=x onerror=alert(1)>",
    "The price is {{ 7*7 }} and {% include '/etc/passwd' %} {# gone #}.",
    "A bell \x07, a null \x00, a delete \x7f, a lone \ud800 surrogate and \ufffe.",
    "Read right to left \u202egpj.exe\u202c from here.",
    '"><a href="javascript:alert(1)">click</a>',
    "&lt;b&gt; &amp; <!-- a comment -->",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_hostile_text_stays_inert_text(line: str) -> None:
    headline = Headline(HARBOUR.document.id, line)
    brief = replace(plain_brief(f"{line}\nA quiet second line."), title=line)
    story = replace(harbour_section(), headline=headline)
    for page in (page_of(brief), page_of(brief_of((story, (HARBOUR,)), title=line))):
        assert not page.all("script") + page.all("img")
        assert all(a["href"].startswith(("#", "https://gazette.example/")) for a in page.all("a"))
        shown = re.sub("[\x00\x07\x7f\u202e\ud800\ufffe]", "\ufffd", line)
        assert shown in page.text
        page.text.encode()


def test_text_is_isolated_where_it_runs_from_right_to_left_or_is_in_another_language() -> None:
    assert '<span class="paper"><bdi>نص عربي</bdi></span>' in html_of(rich_brief(title="نص عربي"))
    section = replace(harbour_section(), headline=Headline(HARBOUR.document.id, "Sturm über Lindmouth"))
    source = replace(HARBOUR.source(1), language="de")
    html = html_of(rich_brief(sections=(section,), sources=(source,)))
    assert '<h1><bdi lang="de">Sturm über Lindmouth</bdi></h1>' in html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,hello", "http://[", "//x.example"]
)
def test_only_a_web_address_becomes_a_link(url: str) -> None:
    source = replace(HARBOUR.source(1), url=url)
    page = page_of(rich_brief(sources=(source,)))
    assert url in page.text
    assert all(a["href"].startswith("#") for a in page.all("a"))


def test_a_sentence_without_its_source_is_an_error_that_says_so() -> None:
    with pytest.raises(RenderError, match="not among its sources"):
        render(rich_brief(sources=()), "html")


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_brief_gives_the_same_bytes(format_name: str) -> None:
    assert render(rich_brief(), format_name) == render(rich_brief(), format_name)


def test_an_unknown_format_or_page_size_names_the_choices() -> None:
    with pytest.raises(UsageError, match="html, pdf, email, markdown, text, json"):
        render(rich_brief(), "docx")
    with pytest.raises(UsageError, match="A4, Letter"):
        render(rich_brief(), "html", page_size="A3")


def test_file_names_are_stable_and_differ_with_title_and_day() -> None:
    def name(title: str, day: int = 4) -> str:
        return render(rich_brief(title=title, edition=EDITION.replace(day=day)), "json").filename

    assert name("Brief") == "brief-2025-03-04.json"
    assert name("Café & Müller: the week") == "cafe-muller-the-week-2025-03-04.json"
    names = {
        name("Brief"),
        name("Brief", 5),
        name("海港"),
        name("港湾"),
        name("../../etc/passwd"),
        name("x" * 400),
        name("x" * 401),
    }
    assert len(names) == 7
    assert all(re.fullmatch(r"[a-z0-9-]{10,90}\.json", n) for n in names)
