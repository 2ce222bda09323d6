"""Templates of a user's own: they stand in front, they are sandboxed, and their faults are named."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefgen.errors import TemplateError, UsageError
from briefgen.render import render
from briefgen.render.look import Look
from briefgen.render.page import compose
from tests.briefs import empty_brief, long_brief, rich_brief
from tests.pdf_text import text

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Brief


def html_of(templates: Path) -> str:
    return render(rich_brief(), "html", templates=templates).content.decode()


def test_a_folder_of_templates_stands_in_front_of_the_packaged_ones(tmp_path: Path) -> None:
    (tmp_path / "method.html.j2").write_text("<footer>House rules</footer>")
    assert "House rules" in html_of(tmp_path)
    (tmp_path / "brief.html.j2").write_text(
        '{% extends "core/brief.html.j2" %}{% block masthead %}<h1>{{ brief.title | upper }}</h1>{% endblock %}'
    )
    html = html_of(tmp_path)
    assert "<h1>HARBOUR BRIEF</h1>" in html
    assert "House rules" in html


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("one\n{{ brief.titel }}", r"brief\.html\.j2:2: a Brief has no 'titel': did you mean 'title'\?"),
        ("{{ brief.colour }}", r"brief\.html\.j2:1: a Brief has no 'colour': it has title, edition, "),
        ("one\n{{ breif.title }}", r"brief\.html\.j2:2: 'breif' is undefined: did you mean 'brief'\?"),
        ("one\n{{ brief.title | uper }}", r"brief\.html\.j2:2: No filter named 'uper'\.: did you mean 'upper'\?"),
        ("one\ntwo\n{% if %}", r"brief\.html\.j2:3"),
        ("{% extends 'brief.html.j2' %}", r"brief\.html\.j2:1: it includes or extends itself: .*core/"),
        ("{% for n in range(10**9) %}x{% endfor %}", r"brief\.html\.j2:1: OverflowError: Range too big"),
        ("{% import 'method.html.j2' as m with context %}\n{{ m.page() }}", r"brief\.html\.j2:2: .* no macro 'page'"),
        ("{{ brief.__class__.__mro__ }}", r"brief\.html\.j2:1.*__class__"),
        ("{{ brief.sections | in_turn('__class__') }}", r"brief\.html\.j2:1: KeyError: '__class__'"),
        ("{% include 'nowhere.j2' %}", r"nowhere\.j2"),
        ("{{ stylesheet('../../pyproject.toml') }}", r"pyproject\.toml"),
    ],
)
def test_a_template_that_fails_names_file_line_and_variable(tmp_path: Path, template: str, said: str) -> None:
    (tmp_path / "brief.html.j2").write_text(template)
    with pytest.raises(TemplateError, match=said):
        render(rich_brief(), "html", templates=tmp_path)


def test_a_template_in_another_encoding_is_named_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "method.html.j2").write_bytes("<p>\nGrüße".encode("latin-1"))
    with pytest.raises(TemplateError, match=r"method\.html\.j2:2: it is not UTF-8"):
        render(rich_brief(), "html", templates=tmp_path)


def test_a_file_that_a_style_asks_for_is_named_with_the_style(tmp_path: Path) -> None:
    (tmp_path / "print.css").write_text("p { background: url(dot.png) }")
    with pytest.raises(TemplateError, match=r"print\.css: no file 'dot\.png'"):
        render(rich_brief(), "html", templates=tmp_path)


def test_a_missing_folder_of_templates_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="nothere"):
        render(rich_brief(), "html", templates=tmp_path / "nothere")


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_a_template_that_forgets_to_escape_is_escaped(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"brief.{suffix}.j2").write_text("{{ brief.title }}{{ brief.title | wrapped }}")
    brief = rich_brief(title="<b>*a*</b>")
    shown = render(brief, {"html": "html", "md": "markdown"}[suffix], templates=tmp_path).content.decode()
    assert "<b>" not in shown.replace("\\<", "")


@pytest.mark.parametrize("brief", [rich_brief(), long_brief(14), empty_brief()], ids=["rich", "long", "empty"])
def test_the_compact_theme_is_one_page_that_says_what_it_leaves_out(brief: Brief) -> None:
    pdf = pikepdf.open(io.BytesIO(render(brief, "pdf", theme="compact").content))
    assert len(pdf.pages) == 1
    shown = text(pdf.pages[0])
    assert ("2 more" in shown) == (len(brief.sections) > 1)
    assert all(sentence.text in shown for sentence in brief.bottom_line)


@pytest.mark.parametrize("format_name", ["html", "pdf"])
def test_every_citation_of_the_compact_theme_leads_somewhere(format_name: str) -> None:
    medium = {"html": "screen", "pdf": "print"}[format_name]
    html = compose(long_brief(14), "brief.html.j2", medium=medium, look=Look(theme="compact"))
    targets = set(re.findall('href="#([^"]+)"', html))
    assert targets
    assert targets <= set(re.findall(' id="([^"]+)"', html))


def test_an_unknown_theme_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="default, compact"):
        render(rich_brief(), "html", theme="../default")


@pytest.mark.parametrize("link", ["http://127.0.0.1:9/a.png", "//127.0.0.1/a.png", "#here", "data:,x"])
def test_a_stylesheet_keeps_links_that_name_no_file_and_embeds_those_that_do(tmp_path: Path, link: str) -> None:
    (tmp_path / "dot.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "print.css").write_text(f"p {{ background: url(dot.svg), url('{link}') }}")
    html = html_of(tmp_path)
    assert 'url("data:image/svg+xml;base64,' in html
    assert f"url('{link}')" in html
