"""Several audiences from one run, each with what it wants: sources, points, theme, labels, formats, quiet days, rank."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefgen import render
from briefgen.archive import edition, open_archive
from briefgen.model import Tlp
from tests.conftest import ROOT
from tests.kept_editions import MINT
from tests.unattended import MORNING, PLAIN, Project, kept, project

if TYPE_CHECKING:
    from pathlib import Path

DAY = timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    return project(tmp_path / "desk")


AUDIENCES = """
[[sources]]
path = "inbox"
tags = ["all"]
[[sources]]
path = "ports"
tags = ["sea"]
[brief]
tlp = "AMBER"
[output]
formats = ["text"]
[schedule]
timezone = "UTC"
[[audiences]]
name = "everyone"
[[audiences]]
name = "harbour"
title = "Harbour watch"
tags = ["sea"]
points = ["warning"]
"""


@pytest.fixture
def two(tmp_path: Path) -> Project:
    made = project(tmp_path / "two", AUDIENCES)
    (made.folder / "ports").mkdir()
    (made.folder / "ports" / "mint.txt").write_text(MINT)
    (made.folder / "inbox" / "ferry.txt").rename(made.folder / "ports" / "ferry.txt")
    (made.folder / "ports" / "mint.txt").rename(made.folder / "inbox" / "mint.txt")
    return made


def test_each_audience_has_an_edition_of_its_own_sources_and_points(two: Project) -> None:
    assert two.runs().delivered
    assert two.output() == ["daily-brief-2031-03-05.txt", "harbour-watch-2031-03-05.txt"]
    everyone, harbour = kept(two, title="Daily brief"), kept(two, title="Harbour watch")
    assert sorted(s.source for s in everyone.sources) == ["ferry.txt", "mint.txt"]
    assert [s.source for s in harbour.sources] == ["ferry.txt"]
    assert harbour.sections[0].warnings
    assert not harbour.sections[0].figures
    assert any(section.figures for section in everyone.sections)
    assert everyone.tlp is Tlp.AMBER


def test_an_audience_has_a_theme_of_its_own(two: Project) -> None:
    two.says(AUDIENCES.replace('["text"]', '["html"]') + 'theme = "compact"\n')
    assert two.runs().problems == ()
    page = (two.folder / "output" / "harbour-watch-2031-03-05.html").read_bytes()
    brief = kept(two, title="Harbour watch")
    assert page == render(brief, "html", theme="compact").content
    assert page != render(brief, "html").content


def test_an_audience_has_labels_of_its_own_in_a_language_or_a_file(two: Project) -> None:
    english = (ROOT / "templates" / "default" / "labels" / "en.toml").read_text("utf-8")
    (two.folder / "ours.toml").write_text(english.replace('= "Bottom line"', '= "In short"'), "utf-8")
    two.says(AUDIENCES.replace('["text"]', '["html"]') + 'labels = "de"\n')
    assert two.runs().problems == ()
    brief = kept(two, title="Harbour watch")
    page = two.folder / "output" / "harbour-watch-2031-03-05.html"
    assert page.read_bytes() == render(brief, "html", labels="de").content
    page.unlink()
    two.says(AUDIENCES.replace('["text"]', '["html"]') + 'labels = "ours.toml"\n')
    assert two.runs().problems == ()
    assert "In short" in page.read_text("utf-8")


def test_labels_that_are_not_there_cost_an_audience_its_pages_until_they_are_mended(two: Project) -> None:
    outcome = two.says(AUDIENCES + 'labels = "xx"\n').runs()
    assert two.output() == ["daily-brief-2031-03-05.txt"]
    assert ["there are no labels 'xx'" in problem.message for problem in outcome.problems] == [True]
    assert two.says(AUDIENCES + 'labels = "de"\n').runs().problems == ()
    assert two.output() == ["daily-brief-2031-03-05.txt", "harbour-watch-2031-03-05.txt"]


def test_a_format_that_cannot_be_made_costs_neither_the_others_nor_the_other_audience(two: Project) -> None:
    theme = two.folder / "broken"
    theme.mkdir()
    (theme / "brief.txt.j2").write_text("{{ brief.no_such_field }}")
    two.says(AUDIENCES + 'templates = "broken"\nformats = ["text", "json"]\n')
    outcome = two.runs()
    assert outcome.delivered
    assert two.output() == ["daily-brief-2031-03-05.txt", "harbour-watch-2031-03-05.json"]
    (problem,) = outcome.problems
    assert problem.where == "Harbour watch, text"
    assert "no_such_field" in problem.message


def test_an_audience_without_any_file_is_not_delivered_and_the_other_is(two: Project) -> None:
    theme = two.folder / "broken"
    theme.mkdir()
    (theme / "brief.txt.j2").write_text("{% nonsense %}")
    two.says(AUDIENCES + 'templates = "broken"\n')
    outcome = two.runs()
    assert [(e.audience, e.delivered) for e in outcome.editions] == [("everyone", True), ("harbour", False)]
    assert not outcome.delivered


def test_a_new_audience_gets_an_edition_on_its_first_day(desk: Project) -> None:
    desk.runs()
    desk.says(PLAIN + '[[audiences]]\nname = "a"\n[[audiences]]\nname = "b"\ntitle = "Late"\n')
    desk.runs(MORNING + timedelta(hours=1))
    assert desk.output() == ["daily-brief-2031-03-05.txt", "late-2031-03-05.txt"]


def test_a_quiet_day_is_skipped_where_that_is_wanted(desk: Project) -> None:
    desk.says(PLAIN + '[brief]\nquiet_day = "skip"\n').receives(ferry=MINT)
    desk.runs()
    outcome = desk.runs(MORNING + DAY)
    assert outcome.delivered
    assert outcome.problems == ()
    assert desk.output() == ["daily-brief-2031-03-05.txt"]


def test_a_day_without_a_story_on_which_a_date_comes_due_is_not_quiet(desk: Project) -> None:
    desk.says(PLAIN + '[brief]\nquiet_day = "skip"\n')
    desk.runs(MORNING - DAY)
    desk.runs()
    assert desk.output() == ["daily-brief-2031-03-04.txt"]
    desk.runs(MORNING + 2 * DAY)  # the owner's report was due on 6 March
    assert desk.output() == ["daily-brief-2031-03-04.txt", "daily-brief-2031-03-07.txt"]


def test_a_story_of_a_source_of_the_first_tier_stands_before_one_of_the_third(desk: Project) -> None:
    tiers = '[[sources]]\npath = "inbox"\ntier = {}\n[[sources]]\npath = "mint"\ntier = {}\n'
    rest = PLAIN.partition("[output]")[2]
    (desk.folder / "mint").mkdir()
    (desk.folder / "mint" / "mint.txt").write_text(MINT)
    first = []
    for number, pair in enumerate(((1, 3), (3, 1))):
        desk.says(f'archive = "{number}.db"\n{tiers.format(*pair)}[brief]\ntitle = "{number}"\n[output]{rest}').runs()
        with open_archive(desk.folder / f"{number}.db") as archive:
            sections = edition(archive, MORNING.date()).sections
        first.append([s.rank.tier for s in sections if s.rank])
    assert first == [[1, 3], [1, 3]]


def test_of_many_stories_the_first_in_rank_are_told(desk: Project) -> None:
    desk.says(PLAIN + "[brief]\nmax_stories = 1\n").receives(mint=MINT).runs()
    assert len(kept(desk).sections) == 1


def test_a_quiet_day_has_an_edition_where_nothing_else_is_said(desk: Project) -> None:
    (desk.folder / "inbox" / "ferry.txt").unlink()
    outcome = desk.runs()
    assert outcome.problems == ()  # an empty inbox is no problem
    assert desk.output() == ["daily-brief-2031-03-05.txt"]
