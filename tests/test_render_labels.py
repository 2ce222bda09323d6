"""A page's own words: one file a language, whole or refused."""

from __future__ import annotations

import ast
import io
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from jinja2 import Environment, nodes

from briefgen.errors import TemplateError
from briefgen.model import Problem
from briefgen.render import render
from tests.briefs import empty_brief, harbour_section, rich_brief
from tests.mail_reader import body, parsed
from tests.pdf_text import text

if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = Path(__file__).parent.parent
ENGLISH = ROOT / "templates" / "default" / "labels" / "en.toml"


def labels_of(path: Path) -> dict[str, Any]:
    labels: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))["labels"]
    return labels


def asked_by_templates() -> Iterator[str]:
    for path in (ROOT / "templates").rglob("*.j2"):
        for call in Environment().parse(path.read_text("utf-8")).find_all(nodes.Call):
            asked = isinstance(call.node, nodes.Name) and call.node.name in {"_", "ngettext"}
            if asked and isinstance(call.args[0], nodes.Const):
                yield call.args[0].value


def asked_by_the_code() -> Iterator[str]:
    for path in (ROOT / "briefgen" / "render").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"say", "say_counted"}:
                first = call.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def test_the_english_file_holds_every_word_that_is_asked_for_as_it_is() -> None:
    labels = labels_of(ENGLISH)
    assert {*asked_by_templates(), *asked_by_the_code()} <= set(labels)
    assert all(key == (text if isinstance(text, str) else text[0]) for key, text in labels.items())


def test_a_german_page_is_german_and_its_quotes_are_english() -> None:
    html = render(rich_brief(), "html", labels="de").content.decode()
    assert '<html lang="de">' in html
    assert "Dienstag, 4. März 2025, 06:30 UTC" in html
    assert "bis 1. März 2025" in html
    assert '<bdi lang="en">The ministry ' in html
    assert "1\u00a0Artikel · 1\u00a0Thema · 1\u00a0Quelle · 7\u00a0Zahlen" in html
    assert "von The ministry · gegen Lindmouth · Maßnahme export ban" in html


def test_what_went_wrong_is_marked_as_english_on_a_page_and_in_a_mail_of_another_language() -> None:
    brief = rich_brief(problems=(Problem("inbox/a.pdf", "it holds no text", "run OCR on it"),))
    assert '<bdi lang="en">it holds no text</bdi>' in render(brief, "html", labels="de").content.decode()
    mail = body(parsed(render(brief, "email", labels="de").content), "html")
    assert re.search(r'<p class="listed" lang="en"[^>]*><b[^>]*>inbox/a\.pdf</b>', mail)
    assert '<bdi lang="en">it holds no text</bdi>' not in render(brief, "html").content.decode()


def test_a_german_mail_is_german_from_its_subject_to_its_last_line() -> None:
    mail = parsed(render(empty_brief(), "email", labels="de").content)
    assert mail["Subject"] == "Harbour brief, 4. März 2025: nichts zu melden"
    for kind in ("plain", "html"):
        assert "Nichts zu melden: Diese Ausgabe enthält keinen Artikel." in body(mail, kind)


def test_a_german_pdf_names_its_language_and_counts_its_pages() -> None:
    pdf = pikepdf.open(io.BytesIO(render(rich_brief(), "pdf", labels="de").content))
    assert str(pdf.Root.Lang) == "de"
    assert "Seite 1 von 2" in text(pdf.pages[0])
    assert "Jeder Satz steht wörtlich in seiner Quelle [n]" in text(pdf.pages[0])


FAULTS = [
    (lambda t: t.replace('"Figures" = "Figures"\n', ""), 'no label for "Figures"'),
    (lambda t: t + '"Figurs" = "Figuren"\n', 'nothing shows "Figurs"'),
    (lambda t: t.replace('= "by {date}"', '= "bis {day}"'), 'other {places} in "by {date}"'),
    (lambda t: t.replace('["{n} story", "{n} stories"]', '"{n} story"'), 'other {places} in "{n} story"'),
    (lambda t: t.replace('language = "en"', ""), "no language"),
    (lambda t: t.replace("=", ":", 1), "Expected"),
]


@pytest.mark.parametrize(("fault", "said"), FAULTS)
def test_a_file_with_a_fault_is_refused_with_the_label(tmp_path: Path, fault: Any, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(fault(ENGLISH.read_text("utf-8")))
    with pytest.raises(TemplateError, match=re.escape(said)) as error:
        render(rich_brief(), "html", labels=str(path))
    assert "mine.toml" in error.value.message


@pytest.mark.parametrize(
    ("labels", "said"), [("xx", "there are no labels 'xx'"), ("gone.toml", "gone.toml: cannot be read")]
)
def test_labels_that_are_not_there_are_named(labels: str, said: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(said)):
        render(rich_brief(), "html", labels=labels)


def test_labels_of_one_page_do_not_stay_for_the_next() -> None:
    before = render(rich_brief(), "html")
    render(rich_brief(sections=(harbour_section(),)), "html", labels="de")
    assert render(rich_brief(), "html") == before


def test_labels_in_a_folder_of_templates_stand_in_front_and_must_be_whole(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    own = tmp_path / "labels" / "en.toml"
    own.write_text(ENGLISH.read_text("utf-8").replace('= "Bottom line"', '= "In short"'))
    assert "<h2>In short</h2>" in render(rich_brief(), "html", templates=tmp_path).content.decode()
    own.write_text(own.read_text("utf-8").replace('"Figures" = "Figures"\n', ""))
    with pytest.raises(TemplateError, match='no label for "Figures"'):
        render(rich_brief(), "html", templates=tmp_path)
