"""What changed, as each format shows it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from briefgen import BriefOptions, render
from briefgen.edition import make_edition
from briefgen.model import Changes, Figure, Headline, Moved, Section
from tests.briefs import Article, brief_of
from tests.kept_editions import FERRY, MINT, article, day
from tests.test_changes_editions import LATER

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen import Brief, Document


def edition(path: Path, number: int, *documents: Document) -> Brief:
    now = datetime.combine(day(number), datetime.min.time(), UTC)
    return make_edition(path, documents, now=now, options=BriefOptions())


def shown(brief: Brief, name: str) -> str:
    content = render(brief, name).content
    if name != "email":
        return content.decode()
    html = message_from_bytes(content, policy=default).get_body(("html",))
    return str(html.get_content()) if html else ""


@pytest.fixture
def brief(tmp_path: Path) -> Brief:
    """A third edition: a story that grew, a new one, an edit, a date that has come, and an article left out."""
    path = tmp_path / "kept.db"
    edition(path, 0, article(FERRY, url="https://a.example/f"), article(MINT, url="https://a.example/m"))
    edited = article(MINT.replace("40,000", "45,000"), day(2), url="https://a.example/m")
    return edition(
        path, 2, article(LATER, day(2)), edited, article(FERRY), article("Rain fell in Ulm all day.", day(2))
    )


@pytest.mark.parametrize("name", ["text", "markdown", "html", "email"])
def test_every_format_shows_both_sides_of_what_changed(brief: Brief, name: str) -> None:
    page = " ".join(re.sub(r"<[^>]+>|[*\\]", "", shown(brief, name)).replace("&nbsp;", " ").split())
    for words in (
        "changed since 4 March 2031",
        "12 → 19",
        "and 12 people were hurt.",
        "19 people were hurt.",
        "40,000 → 45,000",
        "due 6 March 2031",
        "1 article left out, shown in the edition of 4 March 2031.",
    ):
        assert words.casefold() in page.casefold(), words


def test_each_citation_of_an_earlier_source_leads_into_its_text(brief: Brief) -> None:
    page = render(brief, "html").content.decode()
    section = page.split('class="changes', 1)[1].split("</section>", 1)[0]
    targets = re.findall(r'href="#([^"]+)"', section)
    assert len(targets) > 5
    assert all(f'id="{target}"' in page for target in targets)
    assert "shown in the edition of 4 March 2031" in page


def test_a_brief_without_earlier_editions_says_nothing_of_changes(tmp_path: Path) -> None:
    page = render(edition(tmp_path / "new.db", 0, article(FERRY)), "text").content.decode()
    assert "CHANGED" not in page


def test_a_day_on_which_nothing_new_came_says_so(tmp_path: Path) -> None:
    edition(tmp_path / "kept.db", 0, article(MINT))
    page = " ".join(render(edition(tmp_path / "kept.db", 1, article(MINT)), "text").content.decode().split())
    assert "Nothing new: earlier editions showed all that came in." in page
    assert "1 article left out, shown in the edition of 4 March 2031." in page


def test_the_counts_at_the_top_are_of_today(brief: Brief) -> None:
    assert "3 articles" in render(brief, "text").content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("name", ["text", "markdown", "html", "email", "pdf"])
def test_a_story_gone_quiet_is_named_in_every_format_with_the_source_it_had(tmp_path: Path, name: str) -> None:
    path = tmp_path / "kept.db"
    edition(path, 0, article(FERRY))
    edition(path, 1, article(LATER, day(1)))
    quiet = edition(path, 5)
    assert quiet.changes
    (story,) = quiet.changes.quiet
    assert story.headline.document_id in {s.document_id for s in quiet.sources}
    if name == "pdf":
        assert render(quiet, name).content.startswith(b"%PDF-")
    else:
        assert "gone quiet" in shown(quiet, name).casefold()
        assert story.headline.text[:20] in " ".join(shown(quiet, name).split())


def test_a_figure_that_reads_the_same_is_not_shown_as_moved() -> None:
    a = Article.of("The fire burned 660 hectares.\nThe fire burned 660 ha by noon.\nThe fire burned 700 hectares.")
    once, again, more = (
        a.point(Figure, w, value=float(w[:3])).point for w in ("660 hectares", "660 ha", "700 hectares")
    )
    since = datetime.combine(day(0), datetime.min.time(), UTC)
    changes = Changes(since, figures=(Moved("s", once, again), Moved("s", once, more)))
    brief = brief_of((Section(Headline(a.document.id, "Fire"), (1,), ()), (a,)), changes=changes)
    assert "660 → 700" in shown(brief, "text")
    assert "660 → 660" not in shown(brief, "text")


def test_edits_stand_after_what_is_new_and_three_of_them_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    towns = ("Ulm", "Ahlen", "Husum", "Plau")
    said = "Rain fell in {town} all {when}, and the {town} council shut the {town} weir at noon."
    old = [article(said.format(town=t, when="day"), url=f"https://a.example/{t}") for t in towns]
    edition(path, 0, article(FERRY), *old)
    new = [article(said.format(town=t, when="week"), day(2), url=f"https://a.example/{t}") for t in towns]
    brief = edition(path, 2, article(LATER, day(2)), *new)
    page = shown(brief, "text")
    assert brief.changes
    assert len(brief.changes.edits) == 4
    assert page.index("Stories that grew") < page.index("Edited since shown") < page.index("and 1 more")
    assert page.count("now: Rain fell") == 3
