"""What a brief was made of beyond what it shows, and the order of what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from briefgen import Brief, BriefOptions, Document, build_brief, render, verify
from briefgen.model import Coverage, Rank

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result

NOW = datetime(2031, 3, 6, 6, 30, tzinfo=UTC)
DAM = """The dam at Orsted lost 40 tonnes of concrete overnight, the river board said.

Engineers drew the lake down by two metres. The board warned that the wall could fail within days and flood the valley.
"""
VINES = """Wine growers in the Aube expect their smallest harvest in thirty years after a late frost.

Buds froze in one night. The growers' union put the loss at 300m euros.
"""
CHESS = """The chess club of Lomma opened its new rooms above the fish market on Sunday.

Forty boards stand ready. The mayor played the first game and lost it in twelve moves.
"""
TRAIN = """A train left the rails near Belm on Tuesday and killed 31 people, the railway said.

Cranes lifted two carriages out of the river. The driver is among the dead.
"""


def _document(text: str, source: str, day: date | None = date(2031, 3, 5)) -> Document:
    return Document.from_text(text, source=source, published=day, language="en")


def _brief(*documents: Document, max_stories: int | None = None) -> Brief:
    return build_brief(documents, now=NOW, options=BriefOptions(max_stories=max_stories))


def _coverage(brief: Brief) -> Coverage:
    assert brief.coverage
    return brief.coverage


def test_a_text_in_two_places_is_one_source_and_its_other_place_is_named() -> None:
    brief = _brief(_document(DAM, "Quay Gazette"), _document(DAM, "Tarn Post"), _document(VINES, "Valley Post"))
    (copy,) = _coverage(brief).copies
    shown = next(s for s in brief.sources if s.number == copy.shown)
    assert {shown.source, copy.source} == {"Quay Gazette", "Tarn Post"}
    assert copy.number is None
    assert _coverage(brief).documents == 3
    assert len(brief.sources) == 2


def test_a_text_lightly_edited_stays_a_source_and_is_called_a_copy() -> None:
    body = " ".join(
        f"The {place} district reported {n * 7} blocked roads and a closed school."
        for n, place in enumerate(("north", "south", "east", "west", "upper", "lower"), start=2)
    )
    first = _document(DAM + body, "Quay Gazette", date(2031, 3, 4))
    second = _document(DAM + body + " More follows.", "Tarn Post")
    brief = _brief(first, second)
    (copy,) = _coverage(brief).copies
    assert copy.number is not None
    sources = {s.number: s.source for s in brief.sources}
    assert (sources[copy.shown], sources[copy.number]) == ("Quay Gazette", "Tarn Post")


def test_sources_without_a_date_are_named() -> None:
    brief = _brief(_document(DAM, "Quay Gazette", None), _document(VINES, "Valley Post"))
    sources = {s.number: s.source for s in brief.sources}
    assert [sources[n] for n in _coverage(brief).undated] == ["Quay Gazette"]


def test_stories_beyond_the_most_asked_for_are_named_and_not_shown() -> None:
    documents = [_document(t, f"{n}.txt") for n, t in enumerate((DAM, VINES, CHESS, TRAIN))]
    brief = _brief(*documents, max_stories=2)
    assert len(brief.sections) == 2
    assert len(brief.sources) == 2
    left_out = _coverage(brief).left_out
    assert [o.headline for o in left_out] == [s.headline.text for s in _brief(*documents).sections[2:]]
    assert verify(brief) == ()


def test_the_grave_story_comes_before_the_mild_one() -> None:
    brief = _brief(_document(CHESS, "a.txt"), _document(DAM, "b.txt"), _document(TRAIN, "c.txt"))
    assert ["Belm" in brief.sections[0].headline.text, "chess" in brief.sections[2].headline.text] == [True, True]
    severities = [s.rank.severity for s in brief.sections if s.rank]
    assert severities == sorted(severities, reverse=True)
    assert severities[2] == 0


def test_the_recent_story_comes_before_an_old_one() -> None:
    brief = _brief(_document(CHESS, "a.txt", date(2031, 2, 3)), _document(VINES, "b.txt"))
    assert "Aube" in brief.sections[0].headline.text


def test_deaths_long_past_do_not_make_a_story_grave() -> None:
    brief = _brief(_document("The museum opened a hall on the flood. In 1911 the flood killed 900 people.", "a.txt"))
    assert brief.sections[0].rank == Rank(2.0, 1, date(2031, 3, 5), 1.0, 0.0)


def test_a_rank_that_its_documents_do_not_give_is_not_proved() -> None:
    brief = _brief(_document(DAM, "a.txt"))
    section = brief.sections[0]
    assert section.rank
    forged = replace(brief, sections=(replace(section, rank=replace(section.rank, severity=1.0)),))
    assert [p.where for p in verify(forged)] == ["sections[0].rank"]


@pytest.mark.parametrize(("texts", "most"), [((DAM,), 2), ((DAM, VINES, CHESS, TRAIN), 4)])
def test_the_bottom_line_is_short_for_one_story_and_has_one_sentence_each_for_some(
    texts: tuple[str, ...], most: int
) -> None:
    brief = _brief(*(_document(t, f"{n}.txt") for n, t in enumerate(texts)))
    assert 1 <= len(brief.bottom_line) <= most
    if len(texts) > 1:
        assert len({s.document_id for s in brief.bottom_line}) == len(texts)


def test_the_bottom_line_of_many_stories_has_five_sentences() -> None:
    texts = (
        "The herring works at Alm shut its smoke house on Monday for want of fish.",
        "Prosecutors charged two bankers in Birk with forging letters of credit.",
        "Astronomers measured the orbit of a comet that will pass Jupiter in spring.",
        "Voters in Dunmar elected a baker as their mayor by a margin of nine ballots.",
        "A new vaccine against sheep pox was tried on three flocks in Esk.",
        "The orchestra of Fenwick cancelled its tour because the cellist broke a wrist.",
        "Engineers opened the longest footbridge of the Gorse valley to walkers.",
    )
    assert len(_brief(*(_document(t, f"{n}.txt") for n, t in enumerate(texts))).bottom_line) == 5


def test_the_command_names_what_is_left_out_and_does_not_call_it_a_problem(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    for name, text in (("dam.txt", DAM), ("vines.txt", VINES)):
        (tmp_path / name).write_text(text)
    result = briefgen("brief", tmp_path, "--max-stories", "1", "--format", "json", "-o", tmp_path / "out")
    assert result.code == 0
    (written,) = (tmp_path / "out").glob("*.json")
    assert "Wine growers in the Aube" in written.read_text("utf-8")


def test_explain_without_a_place_says_why_stories_stand_in_their_order(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    for name, text in (("chess.txt", CHESS), ("train.txt", TRAIN)):
        (tmp_path / name).write_text(text)
    out = briefgen("explain", tmp_path).out
    assert out.index("Belm") < out.index("chess")
    assert all(part in out for part in ("origins", "recency", "severity", "score"))


def test_the_page_says_what_was_left_out_copied_and_undated() -> None:
    brief = _brief(
        _document(DAM, "Quay Gazette"),
        _document(DAM, "Tarn Post"),
        _document(TRAIN, "Valley Post", None),
        _document(CHESS, "Lomma News", date(2030, 2, 3)),
        max_stories=2,
    )
    for name in ("html", "markdown", "text"):
        page = render(brief, name).content.decode()
        told = page[page.lower().rindex("coverage") :]
        assert "word for word the same as" in told
        assert "Without a date" in told
        assert "Left out" in told


def test_a_page_with_nothing_left_out_says_nothing_of_coverage() -> None:
    assert 'id="coverage"' not in render(_brief(_document(DAM, "Quay Gazette")), "html").content.decode()
