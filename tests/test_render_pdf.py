"""The brief as a PDF: tagged, self-contained, the same everywhere."""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from briefgen.model import Figure, Headline, Problem, SanctionsMention, Section, Stage, WarningStatement
from briefgen.render import render
from briefgen.render.look import Look
from briefgen.render.page import compose
from tests.briefs import Article, brief_of, long_brief, plain_brief, rich_brief
from tests.pdf_text import runs, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Brief

ROOT = Path(__file__).resolve().parent.parent


def pdf_of(brief: Brief, **options: Any) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render(brief, "pdf", **options).content))


def fonts_of(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {str(font.BaseFont): font for page in pdf.pages for font in page.resources.get("/Font", {}).values()}


def elements_of(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The elements of the structure tree."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting.extend(element)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            waiting.append(element.get("/K", pikepdf.Array()))


def outline_of(pdf: pikepdf.Pdf) -> list[str]:
    def titles(items: Any) -> list[str]:
        return [title for item in items for title in (item.title, *titles(item.children))]

    with pdf.open_outline() as outline:
        return titles(outline.root)


def test_a_pdf_names_its_language_and_title_and_targets_pdf_ua() -> None:
    pdf = pdf_of(rich_brief())
    assert str(pdf.Root.Lang) == "en"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"].startswith("Storm waves closed the harbour at Lindmouth on Monday")
        assert metadata["xmp:CreateDate"].startswith("2025-03-04T06:30:00")


def test_every_font_of_a_pdf_is_ours_embedded_and_subset() -> None:
    pdf = pdf_of(rich_brief())
    fonts = fonts_of(pdf)
    assert fonts
    for name, font in fonts.items():
        assert "+" in name
        assert any(own in name.replace("-", "") for own in ("SourceSerif4", "SourceSans3", "BriefSymbols")), name
        assert "/ToUnicode" in font
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_bookmarks_are_the_headings() -> None:
    assert outline_of(pdf_of(rich_brief())) == [
        "Storm waves closed the harbour at Lindmouth on Monday",
        "Bottom line",
        "Summary",
        "Figures",
        "Warnings",
        "Sanctions",
        "Dates ahead",
        "Source",
    ]


def test_bookmarks_lead_to_every_story(many: pikepdf.Pdf) -> None:
    stories = [title for title in outline_of(many) if title.startswith("Drought reaches")]
    assert stories == [f"Drought reaches district {n}" for n in range(2, 61)]


@pytest.mark.parametrize(("page_size", "box"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_what_was_asked_for(page_size: str, box: tuple[int, int]) -> None:
    for page in pdf_of(rich_brief(), page_size=page_size).pages:
        assert (round(float(page.mediabox[2])), round(float(page.mediabox[3]))) == box


def test_a_brief_of_one_article_is_at_most_two_pages_and_small() -> None:
    artifact = render(rich_brief(), "pdf")
    assert len(pikepdf.open(io.BytesIO(artifact.content)).pages) <= 2
    assert len(artifact.content) < 120_000


@pytest.fixture(scope="module")
def many() -> pikepdf.Pdf:
    """A brief of sixty stories."""
    return pdf_of(long_brief(60))


@pytest.fixture
def pages(many: pikepdf.Pdf) -> list[pikepdf.Page]:
    return list(many.pages)


_FOOTER, _HEAD = 45, 842 - 36  # points: what stands lower or higher is the page's furniture


def test_every_page_counts_itself_and_carries_title_and_edition(pages: list[pikepdf.Page]) -> None:
    assert len(pages) > 20
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text(page)
        assert "Tuesday 4 March 2025, 06:30 UTC" in text(page)


def test_no_page_is_blank_and_no_heading_is_stranded_at_its_foot(pages: list[pikepdf.Page]) -> None:
    headings = {"BOTTOM LINE", "FIGURES", "WARNINGS", "SANCTIONS", "DATES AHEAD", "SOURCES", "COVERAGE"}
    for page in pages:
        body = [run for run in runs(page) if _FOOTER < run.foot < _HEAD]
        lowest = min(run.foot for run in body)
        last = {run.text.strip() for run in body if run.foot < lowest + 1}
        assert len(body) > 5
        assert not last & headings
        assert not any(words.startswith(("Drought reaches", "Valley Post")) for words in last)


def test_no_story_is_cut_within_its_summary_or_its_few_figures(pages: list[pikepdf.Page]) -> None:
    for page in pages[1:]:
        read = text(page)
        assert read.count("hectares of wheat to the drought") == read.count("wells of the upper valley are dry")
        assert read.count("hectares of wheat to the drought") == len(re.findall(r"hectares \[\d+\] growers", read))


def test_no_line_ends_before_it_is_full() -> None:
    """A citation that just does not fit takes the last word with it, and no more."""
    said = "The harbour master of Lindmouth said on Monday that a wall of her quays is as weak as it was in the great flood of"
    a = Article.of("\n".join(f"{said} {'i' * n} years ago." for n in range(80)))
    section = Section(Headline(a.document.id, "Quays"), (1,), ())
    pdf = pdf_of(brief_of((section, (a,)), bottom_line=a.sentences))
    lines = [
        run for page in pdf.pages for run in runs(page) if {*run.text.split()} & {*said.split()} and run.foot > _FOOTER
    ]
    widest = max(run.right for run in lines)
    broken = [(line, after) for line, after in itertools.pairwise(lines) if not line.text.strip().endswith("ago.")]
    assert len(broken) > 30
    for line, after in broken:
        word = len(after.text.split()[0]) / len(after.text) * (after.right - after.left)
        assert line.right + 2 * word > widest, line.text


def test_who_gives_many_warnings_is_named_on_each_page_of_them() -> None:
    a = Article.of("\n".join(f"Quay {n} could give way within days, the harbour master said." for n in range(90)))
    warnings = tuple(a.point(WarningStatement, f"Quay {n} could give way", speaker="Ines Calder") for n in range(90))
    section = Section(Headline(a.document.id, "Quays"), (1,), a.sentences[:2], warnings=warnings)
    pages = [text(page) for page in pdf_of(brief_of((section, (a,)))).pages]
    assert len([p for p in pages if "could give way" in p]) > 2
    assert all("Ines Calder" in p for p in pages if "could give way" in p)


def letters(words: str) -> str:
    """What is said, without what separates it: lines, cells, and the commas that only a screen shows."""
    return re.sub(r"[\s,]", "", words).casefold()


def test_a_pdf_reads_in_the_order_of_the_page() -> None:
    html = compose(rich_brief(), "brief.html.j2", medium="print", look=Look())
    said = unescape(re.sub(r"<[^>]+>", "", html.partition("<body>")[2]))
    pdf = pdf_of(rich_brief())
    body = [run.text for page in pdf.pages for run in runs(page) if _FOOTER < run.foot < _HEAD]
    assert letters("".join(body)) == letters(said)


def test_a_chart_tells_its_values_to_those_who_do_not_see_it() -> None:
    pdf = pdf_of(long_brief(8))
    figures = [element for element in elements_of(pdf) if element.S == "/Figure"]
    assert figures
    assert all("Drought reaches district 2" in str(figure.Alt) for figure in figures)


LONG = "Donaudampfschifffahrtsgesellschaft" * 8


@pytest.mark.parametrize("page_size", ["A4", "Letter"])
def test_long_words_and_addresses_stay_within_the_margins(page_size: str) -> None:
    url = "https://long.example/" + "segment-" * 25
    a = Article.of(
        f"The {LONG} opened {'9' * 60} doors at {url} today.\nA {LONG} warned of {LONG}.", source=LONG, url=url
    )
    section = Section(
        Headline(a.document.id, LONG),
        sources=(1,),
        summary=a.sentences,
        figures=(a.point(Figure, "9" * 60, value=int("9" * 60), speaker=LONG),),
        warnings=(a.point(WarningStatement, f"warned of {LONG}", speaker=LONG, role=LONG),),
        sanctions=(a.point(SanctionsMention, "opened", stage=Stage.IN_FORCE, imposer=LONG, target=LONG),),
    )
    brief = brief_of((section, (a,)), title=LONG, problems=(Problem(url, LONG, LONG),))
    for page in pdf_of(brief, page_size=page_size).pages:
        width = float(page.mediabox[2])
        outside = [run for run in runs(page) if run.text.strip() and not 40 < run.left < run.right < width - 40]
        assert outside == []


def test_a_table_of_forty_figures_breaks_between_rows_and_repeats_its_head() -> None:
    a = Article.of("\n".join(f"District {n} counted {n * 137:,} flooded homes on Monday." for n in range(1, 41)))
    figures = tuple(a.point(Figure, f"{n * 137:,} flooded homes", value=n * 137) for n in range(1, 41))
    pdf = pdf_of(brief_of((Section(Headline(a.document.id, "Flood"), (1,), a.sentences[:2], figures=figures), (a,))))
    texts = [text(page) for page in pdf.pages]
    assert len([t for t in texts if "flooded homes [1]" in t]) == 2
    assert all("Figure As the source has it" in t for t in texts if "flooded homes [1]" in t)
    assert all(t.count("flooded homes [1]") != 1 for t in texts)
    joined = " ".join(texts)
    assert all(f"{n * 137:,} flooded homes [1]" in joined for n in range(1, 41))


def test_the_cells_of_a_table_are_tied_to_their_headers() -> None:
    pdf = pdf_of(rich_brief())
    cells = [e for e in elements_of(pdf) if e.S == "/TD"]
    assert len(cells) > 7
    assert all(len(cell.A.Headers) == 2 for cell in cells)


@pytest.mark.parametrize("environment", [{}, {"LC_ALL": "C"}, {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}])
def test_the_same_bytes_in_any_environment(environment: dict[str, str]) -> None:
    program = (
        "import hashlib; from tests.briefs import rich_brief; from briefgen.render import render;"
        "print(*(hashlib.sha256(render(rich_brief(), f).content).hexdigest() for f in ('html', 'pdf', 'json')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == [
        hashlib.sha256(render(rich_brief(), f).content).hexdigest() for f in ("html", "pdf", "json")
    ]


def test_markup_and_styles_from_outside_read_no_file_and_open_no_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    probe = tmp_path / "secret.txt"
    probe.write_text("the secret words")
    uri = probe.as_uri()
    (tmp_path / "method.html.j2").write_text(
        f'<link rel="attachment" href="{uri}"><a rel="attachment" href="{uri}">a</a><img src="{uri}" alt="x">'
        f'<object data="{uri}"></object><img src="http://127.0.0.1:9/x.png" alt="y">'
        f'<style>@import "{uri}"; @font-face {{ font-family: X; src: url("{uri}") }} p {{ background: url("{uri}") }}</style>'
    )
    asked: list[object] = []
    monkeypatch.setattr("socket.socket.connect", lambda *a: asked.append(a))
    pdf = pdf_of(rich_brief(), templates=tmp_path)
    assert not asked
    assert list(pdf.attachments) == ["harbour-brief-2025-03-04.json"]


def test_a_pdf_carries_the_record_it_was_made_from() -> None:
    pdf = pdf_of(rich_brief())
    record = render(rich_brief(), "json")
    (name, file), *_ = pdf.attachments.items()
    assert (name, file.get_file().read_bytes()) == (record.filename, record.content)
    assert file.get_file().mime_type == "application/json"
    assert file.relationship == "/Source"
    assert [str(f.UF) for f in pdf.Root.AF] == [record.filename]


def test_text_that_no_pdf_can_carry_is_shown_as_replaced() -> None:
    pdf = pdf_of(plain_brief("A lone \ud800 surrogate, a \x00 null, a \x1b escape.\nAnd \U0001f600 is a face."))
    assert len(pdf.pages) == 1
