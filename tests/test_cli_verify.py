"""`briefgen verify`: what holds passes, and one changed character does not."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.command import Result

ARTICLE = """The port of Halden lost at least 40 jobs last year, the union said.

"Another 200 jobs could go if the quay is closed," Maria Lund, the union's chair, warned on Monday.

The council has imposed an arms embargo on the island since 2019.
"""


@pytest.fixture
def record(briefgen: Callable[..., Result], tmp_path: Path) -> Path:
    (tmp_path / "halden.txt").write_text(ARTICLE)
    result = briefgen(
        "brief", tmp_path / "halden.txt", "--format", "json", "-o", tmp_path / "out", "--date", "2024-05-02"
    )
    return Path(result.out.strip())


def test_a_brief_as_it_was_made_is_proved(briefgen: Callable[..., Result], record: Path) -> None:
    result = briefgen("verify", record)
    assert (result.code, result.err) == (0, "")
    assert "proved in 1 source" in result.out


def test_a_pdf_is_proved_by_the_record_that_it_carries(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "halden.txt").write_text(ARTICLE)
    pdf = briefgen("brief", tmp_path / "halden.txt", "--format", "pdf", "-o", tmp_path / "out").out.strip()
    result = briefgen("verify", pdf)
    assert (result.code, result.err) == (0, "")
    assert "proved in 1 source" in result.out


@pytest.mark.parametrize(
    ("content", "said"), [(None, "this PDF carries no brief's record"), (b"%PDF-1.7 broken", "this PDF is damaged")]
)
def test_a_pdf_without_a_record_is_refused(
    briefgen: Callable[..., Result], tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(content or bare_pdf())
    result = briefgen("verify", path)
    assert (result.code, result.out) == (1, "")
    assert f"other.pdf: {said}" in result.err


def bare_pdf() -> bytes:
    """A PDF of one empty page."""
    pdf, content = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(content)
    return content.getvalue()


def _first(made: dict[str, Any], name: str) -> dict[str, Any]:
    point: dict[str, Any] = made["sections"][0][name][0]["point"]
    return point


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda m: m["bottom_line"][0].update(text=m["bottom_line"][0]["text"].replace("4", "5")), "bottom_line[0]"),
        (lambda m: m["sources"][0].update(text=m["sources"][0]["text"].replace("200", "300")), "sources[1]"),
        (lambda m: _first(m, "figures").update(value=41), "figures[0]"),
        (lambda m: _first(m, "figures")["span"].update(start=0), "figures[0]"),
        (lambda m: _first(m, "warnings").update(speaker="Maria Lunt"), "warnings[0]"),
        (lambda m: _first(m, "sanctions").update(stage="eased"), "sanctions[0]"),
        (lambda m: m["sections"][0]["headline"].update(text="The port of Halden gained"), "headline"),
        (lambda m: m["sections"][0].update(sources=[7]), "sources"),
    ],
)
def test_one_changed_thing_is_caught_and_named(
    briefgen: Callable[..., Result], record: Path, change: Callable[[dict[str, Any]], None], where: str
) -> None:
    made = json.loads(record.read_text())
    change(made)
    record.write_text(json.dumps(made))
    result = briefgen("verify", record)
    assert (result.code, result.out) == (1, "")
    assert any(where in line for line in result.err.splitlines())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("{}", "not a brief"),
        ('{"format": "briefgen.brief/1"}', "damaged"),
    ],
)
def test_what_is_not_a_brief_is_refused(
    briefgen: Callable[..., Result], tmp_path: Path, content: str, said: str
) -> None:
    (tmp_path / "x.json").write_text(content)
    result = briefgen("verify", tmp_path / "x.json")
    assert result.code == 1
    assert said in result.err


def test_a_missing_record_is_one_line(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    result = briefgen("verify", tmp_path / "gone.json")
    assert result.code == 1
    assert "gone.json: cannot be read: No such file or directory" in result.err
