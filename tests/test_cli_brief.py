"""`briefgen brief` as a person types it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from briefgen.render import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.command import Result


def test_html_and_pdf_land_in_output_and_their_paths_on_stdout(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = briefgen("brief", seed, "--date", "2024-10-24")
    paths = [Path(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert [(p.parent, p.suffix) for p in paths] == [(Path("output"), ".html"), (Path("output"), ".pdf")]
    assert paths[1].read_bytes().startswith(b"%PDF-")
    assert sorted(p.name for p in Path("output").iterdir()) == sorted(p.name for p in paths)
    assert "read 1 document" in result.err
    assert "wrote output/" in result.err


def test_title_date_and_words_are_taken(briefgen: Callable[..., Result], seed: Path, tmp_path: Path) -> None:
    made = {}
    for words in (30, 200):
        result = briefgen(
            *("brief", seed, "--format", "json", "-o", tmp_path / str(words)),
            *("--title", "Morning watch", "--date", "2024-10-24T06:30+02:00", "--words", words),
        )
        made[words] = json.loads(Path(result.out.strip()).read_text())
    assert made[30]["title"] == "Morning watch"
    assert made[30]["edition"] == "2024-10-24T06:30:00+02:00"
    length = {n: sum(len(s["text"].split()) for s in m["sections"][0]["summary"]) for n, m in made.items()}
    assert length[30] < length[200] <= 220  # less than half a sentence more


def test_an_edition_without_a_date_follows_source_date_epoch(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1729751400")
    result = briefgen("brief", seed, "--format", "json", "-o", tmp_path)
    assert json.loads(Path(result.out.strip()).read_text())["edition"] == "2024-10-24T06:30:00Z"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "docx"), "choose from html, pdf"),
        (("--format", ""), "names no format"),
        (("--date", "tomorrow"), "write it as 2024-10-24"),
        (("--method", "magic"), "default"),
        (("--page-size", "B5"), "A4"),
        (("--words", "0"), "--words"),
        (("--colour", "red"), "--colour"),
    ],
)
def test_an_unknown_option_value_is_one_line_with_the_choices(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path, options: tuple[str, str], said: str
) -> None:
    result = briefgen("brief", seed, "-o", tmp_path / "out", *options)
    assert (result.code, result.out) == (2, "")
    assert said in result.err.splitlines()[-1]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("option", "said"), [("--templates", "no template folder nowhere"), ("--labels", "choose from de, en")]
)
def test_a_look_that_is_not_there_is_refused_before_the_sources_are_read(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path, option: str, said: str
) -> None:
    result = briefgen("brief", seed, "-o", tmp_path / "out", option, "nowhere")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert said in result.err
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file_is_refused_before_any_work(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("mine")
    result = briefgen("brief", seed, "-o", tmp_path / "out")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "choose a folder with -o" in result.err
    assert (tmp_path / "out").read_text() == "mine"


def test_a_write_that_fails_leaves_the_old_brief_and_no_half_one(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = briefgen("brief", seed, "-o", tmp_path, "--format", "json", "--date", "2024-10-24")
    old = Path(first.out.strip()).read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = briefgen("brief", seed, "-o", tmp_path, "--format", "json", "--date", "2024-10-24", "--words", "20")
    assert result.code == 1
    assert "No space left on device" in result.err
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [old]


def test_a_format_that_cannot_be_rendered_does_not_cost_the_others(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    result = briefgen("brief", seed, "-o", tmp_path / "out")
    assert result.code == 3
    assert [p.suffix for p in (tmp_path / "out").iterdir()] == [".html"]
    assert "no pdf can be made" in result.err.replace("no pdf: no PDF", "no pdf")
    assert "install it" in result.err


def test_a_traceback_is_seen_only_with_debug(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    from briefgen.cli import main
    from briefgen.errors import SourceError

    assert "Traceback" not in briefgen("summarize", tmp_path / "gone").err
    with pytest.raises(SourceError):
        main(["--debug", "summarize", str(tmp_path / "gone")])


def test_no_arguments_show_the_help_and_version_the_version(briefgen: Callable[..., Result]) -> None:
    assert "Commands:" in briefgen("--help").out
    assert briefgen("--version").out.startswith("briefgen ")
    assert briefgen().code == 2


def test_a_record_that_an_editor_cut_is_rendered_again_and_still_proved(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path
) -> None:
    options = ("--format", "json", "-o", tmp_path, "--date", "2024-10-24", "--words", "20")
    record = Path(briefgen("brief", seed, *options).out.strip())
    made = json.loads(record.read_text())
    warnings = made["sections"][0]["warnings"]
    dropped = warnings.pop()
    warnings.reverse()
    record.write_text(json.dumps(made))
    assert briefgen("verify", record).code == 0
    result = briefgen("brief", record, "--format", "html,json", "-o", tmp_path / "again")
    page, copy = (Path(line) for line in result.out.splitlines())
    shown = html.unescape(re.sub(r"<[^>]*>", "", page.read_text().partition("<h2>The source text")[0]))
    assert result.code == 0
    assert json.loads(copy.read_text()) == made
    assert [_quote(made, entry) in shown for entry in (dropped, *warnings)] == [False, *[True] * len(warnings)]


def test_a_pdf_is_rendered_again_from_the_record_that_it_carries(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path
) -> None:
    first = Path(briefgen("brief", seed, "--format", "pdf", "-o", tmp_path, "--date", "2024-10-24").out.strip())
    again = [Path(p) for p in briefgen("brief", first, "--format", "pdf,json", "-o", tmp_path / "b").out.splitlines()]
    assert again[0].read_bytes() == first.read_bytes()
    assert again[1].suffix == ".json"


def _quote(made: dict[str, Any], entry: dict[str, Any]) -> str:
    span = entry["point"]["span"]
    words: str = made["sources"][0]["text"][span["start"] : span["end"]]
    return words


def test_a_record_that_says_what_its_source_does_not_is_not_rendered(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path
) -> None:
    record = Path(briefgen("brief", seed, "--format", "json", "-o", tmp_path, "--date", "2024-10-24").out.strip())
    record.write_text(record.read_text().replace('"value": 10000', '"value": 90000'))
    result = briefgen("brief", record, "-o", tmp_path / "again")
    assert (result.code, result.out) == (1, "")
    assert "not proved, so it is not rendered" in result.err
    assert not (tmp_path / "again").exists()


def test_a_damaged_record_is_refused_with_its_path(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text('{"format": "briefgen.brief/1", "title": 3}')
    result = briefgen("brief", tmp_path / "b.json", "-o", tmp_path / "out")
    assert result.code == 1
    assert "b.json: this brief is damaged" in result.err


def test_the_schema_is_the_shape_of_the_record(briefgen: Callable[..., Result], seed: Path, tmp_path: Path) -> None:
    schema = json.loads(briefgen("schema").out)
    record = json.loads(Path(briefgen("brief", seed, "--format", "json", "-o", tmp_path).out.strip()).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record, "bottom_line": "none"}, schema)


def test_the_help_names_every_format(briefgen: Callable[..., Result]) -> None:
    assert f"{', '.join(FORMATS)}." in " ".join(briefgen("brief", "--help").out.replace("│", " ").split())


def test_a_pdf_is_the_same_alone_and_beside_the_web_page(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path
) -> None:
    made = []
    for number, formats in enumerate(("pdf", "html,pdf")):
        out = tmp_path / str(number)
        briefgen("brief", seed, "-o", out, "--format", formats, "--date", "2024-10-24", "--page-size", "Letter")
        made.append(next(out.glob("*.pdf")).read_bytes())
    assert made[0] == made[1]


def test_a_page_that_only_fails_in_print_costs_the_pdf_alone(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "brief.html.j2").write_text(
        '{% extends "core/brief.html.j2" %}{% block masthead %}{% if medium == "print" %}{{ brief.titel }}{% endif %}{% endblock %}'
    )
    result = briefgen("brief", seed, "-o", tmp_path / "out", "--templates", tmp_path / "own")
    assert (result.code, [p.suffix for p in (tmp_path / "out").iterdir()]) == (3, [".html"])
    assert "titel" in result.err
