"""A brief's record cut by an editor: rendered again as it was left, and refused by the place where it is no longer true."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefgen import Document, build_brief
from briefgen.wire import schema, to_json
from tests.command import Result
from tests.conftest import ROOT
from tests.kept_editions import FIRST

Record = dict[str, Any]
Edited = Callable[[Callable[[Record], object]], tuple[Result, Record]]
ARTICLES = {
    "ferry": "A ferry with 214 people on board ran aground off Halvik on Monday, the police said. "
    "The police warned that the wreck could break up within days.",
    "mint": "The mint of Orsted lost 40,000 silver coins in a fire on Tuesday, its director said. The hall will reopen in June.",
    "wheat": "Farmers of the Belm valley lost 450 hectares of wheat to hail on Tuesday, the growers' board said. "
    "Prices could double by summer, it warned.",
}


@pytest.fixture(scope="module")
def made() -> Record:
    """The record of a brief of three stories, one of them from an undated source."""
    documents = [
        Document.from_text(text, title=f"Report on {name}", source=name, published=None if name == "wheat" else FIRST)
        for name, text in ARTICLES.items()
    ]
    record: Record = json.loads(to_json(build_brief(documents, now=datetime(2031, 3, 5, tzinfo=UTC))))
    assert len(record["sections"]) == 3
    return record


@pytest.fixture
def render_edited(briefgen: Callable[..., Result], made: Record, tmp_path: Path) -> Edited:
    """A function that edits the record and renders it again: what the command said, and the record that it wrote."""

    def edited(edit: Callable[[Record], object]) -> tuple[Result, Record]:
        record = json.loads(json.dumps(made))
        edit(record)
        path = tmp_path / "edited.json"
        path.write_text(json.dumps(record, indent=2, ensure_ascii=False), "utf-8")
        result = briefgen("brief", path, "-o", tmp_path / "out", "--format", "json,text,markdown,html,email")
        written = result.out.splitlines()
        return result, json.loads(Path(written[0]).read_text("utf-8")) if written else record

    return edited


def test_a_record_as_it_was_made_comes_out_as_it_is(render_edited: Edited, made: Record) -> None:
    result, again = render_edited(lambda record: None)
    assert (result.code, again) == (0, made)
    assert len(result.out.splitlines()) == 5


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_story_taken_out_takes_its_sources_along_and_its_bottom_line_is_pointed_to(
    render_edited: Edited, made: Record, number: int
) -> None:
    result, again = render_edited(lambda record: record["sections"].pop(number))
    assert result.code == 0
    assert len(again["sections"]) == 2
    gone = made["sections"][number]["sources"]
    assert f"bottom_line[{number}]: " in result.err
    assert "is of no story of the brief" in result.err
    result, again = render_edited(lambda record: (record["sections"].pop(number), record["bottom_line"].pop(number)))
    assert (result.code, "no story" in result.err) == (0, False)
    assert not set(gone) & {source["number"] for source in again["sources"]}
    jsonschema.validate(again, schema())


def test_stories_sentences_and_points_come_in_the_order_that_the_editor_gives_them(
    render_edited: Edited, made: Record
) -> None:
    def reverse(record: Record) -> None:
        record["sections"].reverse()
        for section in record["sections"]:
            section["summary"].reverse()

    result, again = render_edited(reverse)
    assert result.code == 0
    assert [s["headline"] for s in again["sections"]] == [s["headline"] for s in reversed(made["sections"])]
    text = Path(result.out.splitlines()[1]).read_text("utf-8")
    places = [text.index("\n" + section["headline"]["text"][:40]) for section in again["sections"]]
    assert places == sorted(places)


def test_a_point_taken_out_and_a_title_changed_are_gone_and_there_in_every_format(render_edited: Edited) -> None:
    def cut(record: Record) -> None:
        record["title"], record["tlp"] = "Evening watch", "GREEN"
        for section in record["sections"]:
            section["figures"] = [e for e in section["figures"] if e["point"]["value"] != 40000]
            section["summary"] = [s for s in section["summary"] if "40,000" not in s["text"]]
        record["bottom_line"] = [s for s in record["bottom_line"] if "40,000" not in s["text"]]

    result, _ = render_edited(cut)
    assert result.code == 0
    for path in map(Path, result.out.splitlines()[1:3]):
        shown = path.read_text("utf-8")
        assert path.name.startswith("evening-watch-")
        assert "Evening watch" in shown
        assert shown.startswith("TLP:GREEN")
        assert "40,000" not in shown


def test_another_title_of_a_storys_sources_may_be_its_headline(render_edited: Edited, made: Record) -> None:
    source = made["sources"][0]
    title = {"document_id": source["document_id"], "text": source["title"], "span": None}
    result, again = render_edited(lambda record: record["sections"][0].update(headline=title))
    assert result.code == 0
    assert again["sections"][0]["headline"]["text"] == source["title"]


def at(record: Record, *way: str | int) -> Any:
    found: Any = record
    for step in way:
        found = found[step]
    return found


FAULTS: dict[str, tuple[Callable[[Record], object], str]] = {
    "other words": (
        lambda r: at(r, "sections", 0, "summary", 0).update(text="A woman was hurt."),
        "sections[0].summary[0]: “A woman was hurt.” is not what stands at characters",
    ),
    "another place": (
        lambda r: at(r, "sections", 0, "figures", 0, "point", "span").update(start=3),
        "sections[0].figures[0]: “erry with 214 people” at characters 3–23 is not what rule figure.count finds",
    ),
    "a place beyond the text": (
        lambda r: at(r, "sections", 0, "summary", 0, "span").update(start=9_000, end=9_010),
        "is not what stands at characters 9000–9010",
    ),
    "a headline of one's own": (
        lambda r: at(r, "sections", 0, "headline").update(text="Sea swallows ferry", span=None),
        "take the title of one of its sources, or words of one with their span",
    ),
    "a source taken out": (lambda r: at(r, "sources").pop(0), "bottom_line[0]: no source has the SHA-256 "),
    "a slip in a name": (
        lambda r: at(r, "sections", 1).update(figurs=at(r, "sections", 1).pop("figures")),
        "sections[1].figurs: there is no such field (`briefgen schema` prints what may stand where)",
    ),
    "a marking that is none": (lambda r: r.update(tlp="PINK"), "this brief is damaged: tlp: Invalid enum value 'PINK'"),
    "a title that is no text": (lambda r: r.update(title=7), "this brief is damaged: title: Expected `str`, got `int`"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_by_its_place_and_nothing_is_rendered(
    render_edited: Edited, tmp_path: Path, fault: str
) -> None:
    edit, said = FAULTS[fault]
    result, _ = render_edited(edit)
    assert (result.code, result.out) == (1, "")
    assert said in result.err
    assert len(result.err.splitlines()) <= 9
    assert not list((tmp_path / "out").glob("*"))


def test_a_record_made_by_other_rules_is_rendered_and_says_so_and_its_quotes_are_proved(render_edited: Edited) -> None:
    def older(record: Record) -> None:
        record["method"]["rules"] = "0" * 64
        record["sections"][0]["figures"][0]["point"]["rule"] = "figure.of_yesterday"

    result, again = render_edited(older)
    said = "this brief was made by other rules; its quotes are proved, its key points are not"
    assert (result.code, said in result.err) == (3, True)
    assert [problem["message"] for problem in again["problems"]] == [said]

    def untrue(record: Record) -> None:
        older(record)
        record["sections"][0]["summary"][0]["text"] = "A woman was hurt."

    result, _ = render_edited(untrue)
    assert (result.code, result.out) == (1, "")
    assert "“A woman was hurt.” is not what stands at characters" in result.err


@pytest.mark.parametrize("fault", ["a slip in a name", "a marking that is none", "a title that is no text"])
def test_the_published_schema_finds_a_slip_before_briefgen_does(made: Record, fault: str) -> None:
    record = json.loads(json.dumps(made))
    jsonschema.validate(record, schema())
    FAULTS[fault][0](record)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema())


@pytest.mark.parametrize("written", [json.dumps, lambda r: json.dumps(dict(sorted(r.items())), separators=(",", ":"))])
def test_a_record_is_one_however_its_json_is_written(
    briefgen: Callable[..., Result], made: Record, tmp_path: Path, written: Callable[[Record], str]
) -> None:
    (tmp_path / "cut.json").write_text(written(made), "utf-8")
    assert briefgen("brief", tmp_path / "cut.json", "--format", "text", "-o", tmp_path / "out").code == 0


def test_a_comma_too_many_is_named_by_its_line(briefgen: Callable[..., Result], made: Record, tmp_path: Path) -> None:
    text = json.dumps(made, indent=2).replace('"problems": []', '"problems": [,]')
    (tmp_path / "cut.json").write_text(text, "utf-8")
    line = text[: text.index('"problems"')].count("\n") + 1
    result = briefgen("brief", tmp_path / "cut.json", "-o", tmp_path / "out")
    assert result.code == 1
    assert f"cut.json: this is not JSON (Expecting value: line {line} column " in result.err


def test_the_page_on_editing_names_every_part_that_may_be_cut() -> None:
    page = (ROOT / "docs" / "editing.md").read_text("utf-8")
    assert all(f"`{name}`" in page for name in ("sections", "summary", "figures", "warnings", "sanctions", "dates"))
