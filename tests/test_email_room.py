"""How much a mail holds: never more than Gmail keeps, and nothing left out in silence."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pikepdf
import pytest

from briefgen.model import (
    Artifact,
    Changes,
    Copy,
    Coverage,
    FirstWarning,
    Headline,
    LeftOut,
    Problem,
    Section,
    StoryChange,
)
from briefgen.render import render
from briefgen.render.email_message import compose_mail, mail_bytes
from tests.briefs import HARBOUR, brief_of, harbour_section, long_brief, plain_brief, rich_brief
from tests.mail_reader import Elements, body, html_of, parsed, read, sent_size
from tests.pdf_text import text as pdf_text


@pytest.mark.parametrize(("stories", "most"), [(1, 25_000), (10, 60_000), (60, 60_000), (300, 60_000)])
def test_a_mail_keeps_to_its_size_as_it_is_sent(stories: int, most: int) -> None:
    assert sent_size(long_brief(stories)) <= most


def test_stories_beyond_the_room_are_named_where_they_stand_and_in_their_order() -> None:
    content = html_of(long_brief(60))
    full = [html.unescape(t) for t in re.findall(r'<h2 class="headline"[^>]*>(.*?)</h2>', content)]
    assert 10 < len(full) < 60
    assert full[1:] == [f"Drought reaches district {n}" for n in range(2, len(full) + 1)]
    beyond = content.partition("More stories in the full brief")[2]
    assert [f"district {n}<" in beyond for n in range(len(full) + 1, 61)] == [True] * (60 - len(full))
    text = read(content)
    assert "The whole brief is in the plain-text part of this mail, too." in text
    assert re.search(r"\d+ more in the full brief\.", text.partition(" Sources ")[2])


def test_an_attached_pdf_is_where_the_rest_is() -> None:
    pdf = Artifact("pdf", "brief.pdf", "application/pdf", b"%PDF-")
    content = body(parsed(mail_bytes(compose_mail(long_brief(60), attachments=(pdf,)))), "html")
    assert "More stories in the attached PDF" in content
    assert "The whole brief is attached as brief.pdf." in read(content)
    assert "the full brief" not in content


def test_what_many_stories_leave_out_of_a_mail_is_in_the_pdf_that_it_carries() -> None:
    brief = long_brief(32)
    mail = parsed(mail_bytes(compose_mail(brief, attachments=(render(brief, "pdf"),))))
    shown = read(body(mail, "html"))
    (attached,) = mail.iter_attachments()
    with pikepdf.open(io.BytesIO(attached.get_content())) as pdf:
        printed = " ".join(" ".join(pdf_text(page) for page in pdf.pages).split())
    warnings = [entry.point.sentence.text for section in brief.sections for entry in section.warnings]
    left_out = [words for words in warnings if words not in shown]
    assert left_out
    assert all(words in printed for words in left_out)


@pytest.mark.parametrize("stories", [1, 12, 300])
def test_the_compact_theme_makes_a_short_mail_with_something_of_each_story_and_says_how_much_more_there_is(
    stories: int,
) -> None:
    brief = long_brief(stories)
    mail = parsed(render(brief, "email", theme="compact").content)
    shown = read(body(mail, "html"))
    assert len(body(mail, "html")) <= 60_000
    assert all(section.headline.text in shown for section in brief.sections[:12])
    assert all(f"lost {n * 150:,} hectares" in shown for n in range(2, min(stories, 6) + 1))
    assert shown.count(" more in the full brief.") >= 1
    assert body(mail, "plain") == render(brief, "text").content.decode()
    levels = [int(tag[1]) for tag, _ in Elements(body(mail, "html")).all if re.fullmatch("h[1-6]", tag)]
    assert set(levels) == {1, 2}


def test_no_part_of_a_brief_makes_a_mail_that_is_clipped() -> None:
    endless = "without end " * 700
    problems = tuple(Problem(f"{n} {endless}", endless, endless) for n in range(30))
    copies = tuple(Copy(endless, endless, "https://a.example/" + "x" * 9_000, 1) for _ in range(90))
    left_out = tuple(LeftOut(endless, (endless,) * 9, 9) for _ in range(90))
    quiet = tuple(StoryChange(str(n), Headline("gone", endless), last=date(2025, 3, 1)) for n in range(90))
    brief = replace(
        long_brief(30),
        title=endless,
        problems=problems,
        coverage=Coverage(1, tuple(range(1, 400)), copies, left_out),
        changes=Changes(datetime(2025, 3, 3, tzinfo=UTC), quiet=quiet),
    )
    assert sent_size(brief) <= 100_000


def test_headlines_that_have_no_room_either_are_counted() -> None:
    wide = Section(Headline(HARBOUR.document.id, "Wide " * 4000), sources=(1,), summary=HARBOUR.sentences[:1])
    content = html_of(brief_of(*[(wide, (HARBOUR,))] * 600))
    named = content.count('<p class="contents"')
    assert 100 < named < 600
    assert f"{600 - named} more in the full brief." in read(content)


def test_text_without_end_still_gives_a_mail_that_fits() -> None:
    endless = "word " * 60_000
    brief = replace(plain_brief(f"{endless}.\n{endless}."), title=endless)
    assert sent_size(brief) <= 100_000
    assert "1 story in the full brief." in read(html_of(brief))


def test_of_very_many_facts_the_first_are_shown_and_the_others_counted() -> None:
    section = harbour_section()
    many = replace(section, figures=section.figures[:1] * 95, warnings=section.warnings[:1] * 41)
    problems = tuple(Problem(f"file {n}", "it is empty") for n in range(42))
    text = read(html_of(brief_of((many, (HARBOUR,)), problems=problems)))
    told = [text.index(said) for said in ("55 more in the", "1 more in the", "22 more in the")]
    assert told == sorted(told)


def test_a_long_mail_shows_fewer_facts_of_each_story_then_only_the_summaries_of_the_last() -> None:
    section = harbour_section()
    many = replace(section, figures=section.figures[:1] * 25)
    text = read(html_of(brief_of(*[(many, (HARBOUR,))] * 3)))
    assert text.count("13 more in the full brief.") == 3
    text = read(html_of(brief_of(*[(many, (HARBOUR,))] * 6)))
    assert text.count("20 more in the full brief.") == 4
    assert text.count("25 figures · 4 warnings · 3 sanctions mentions in the full brief.") == 2
    assert "More stories" not in text


def test_what_changed_is_counted_beyond_the_first_and_gives_way_where_there_is_no_room() -> None:
    gone = StoryChange("s", Headline("not a source", "The strike at the mill"), editions=2, last=date(2025, 3, 1))
    points = harbour_section().warnings
    changes = Changes(
        since=datetime(2025, 3, 3, tzinfo=UTC),
        warnings=tuple(FirstWarning("s", points[n % 4].point) for n in range(11)),
        quiet=(gone,),
    )
    text = read(html_of(rich_brief(changes=changes)))
    assert "What changed since 3 March 2025" in text
    assert "3 more in the full brief." in text
    assert "since 1 March 2025 The strike at the mill" in text
    endless = replace(gone, headline=replace(gone.headline, text="strike " * 20_000))
    assert sent_size(rich_brief(changes=replace(changes, quiet=(endless,)))) <= 100_000
