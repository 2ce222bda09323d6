"""How far a brief may be passed on is told by a label of the Traffic Light Protocol 2.0, wherever it is read."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefgen import render
from briefgen.model import Tlp
from tests.briefs import long_brief, rich_brief
from tests.mail_reader import body, mail_of, read
from tests.pdf_text import text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command import Result


@pytest.mark.parametrize("label", Tlp)
def test_a_marking_opens_the_page_and_opens_and_closes_the_text(label: Tlp) -> None:
    brief = rich_brief(tlp=label)
    page = render(brief, "html").content.decode()
    assert page.index(f"TLP:{label}") < page.index("<h1")
    for name in ("markdown", "text"):
        shown = render(brief, name).content.decode()
        assert shown.startswith(f"TLP:{label}\n\n")
        assert shown.endswith(f"\n\nTLP:{label}\n")


@pytest.mark.parametrize("label", Tlp)
def test_a_marking_stands_in_a_mails_subject_and_opens_and_closes_both_its_parts(label: Tlp) -> None:
    mail = mail_of(rich_brief(tlp=label))
    assert mail["Subject"].startswith(f"[TLP:{label}] ")
    text, shown = body(mail, "plain"), read(body(mail, "html"))
    assert (text.splitlines()[0], text.splitlines()[-1]) == (f"TLP:{label}", f"TLP:{label}")
    assert shown.count(f"TLP:{label} ") == 2
    assert shown.index(f"TLP:{label}") < shown.index("Harbour brief")
    assert shown.rstrip().endswith(f"TLP:{label}")


def test_a_brief_without_a_marking_says_nothing_of_it() -> None:
    for name in ("html", "markdown", "text"):
        assert "TLP:" not in render(rich_brief(), name).content.decode()


def test_every_page_of_a_pdf_has_the_marking() -> None:
    marked = replace(long_brief(8), tlp=Tlp.AMBER_STRICT)
    with pikepdf.open(io.BytesIO(render(marked, "pdf").content)) as pdf:
        pages = [text(page) for page in pdf.pages]
    assert len(pages) > 1
    assert all("TLP:AMBER+STRICT" in page for page in pages)


@pytest.mark.parametrize("written", ["amber+strict", "TLP:AMBER+STRICT", "Amber+Strict"])
def test_the_command_takes_a_label_in_any_case(
    briefgen: Callable[..., Result], seed: Path, tmp_path: Path, written: str
) -> None:
    briefgen("brief", seed, "--tlp", written, "--format", "json", "-o", tmp_path)
    (record,) = tmp_path.glob("*.json")
    assert json.loads(record.read_text("utf-8"))["tlp"] == "AMBER+STRICT"


def test_a_label_that_is_none_is_refused_with_the_choices(briefgen: Callable[..., Result], seed: Path) -> None:
    result = briefgen("brief", seed, "--tlp", "PINK")
    assert result.code == 2
    assert "choose from CLEAR, GREEN, AMBER, AMBER+STRICT, RED" in result.err
