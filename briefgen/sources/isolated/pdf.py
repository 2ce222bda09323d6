"""PDF: the lines of each page by PDFium, in the order they are written, put together as paragraphs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.sources.characters import in_paragraphs, on_one_line
from briefgen.sources.extract import Extract
from briefgen.sources.isolated.hyphens import LINE_END_HYPHEN
from briefgen.sources.isolated.pdf_layout import Line, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 1000
_PDFIUM_HYPHEN = ord(LINE_END_HYPHEN)  # PDFium gives it in place of the hyphen and of the line break
_LINE_BREAKS = (0x0A, 0x0D)
_MACHINE_TITLE = (".doc", ".docx", ".indd", ".pdf", ".tex", ".dvi", ".qxd", ".pmd", ".rtf", ".odt", ".pages")


def read_pdf(content: bytes) -> Extract:
    """The text of a PDF, a paragraph a line; SourceError where it is locked, damaged or only pictures."""
    with _opened(content) as document:
        pages = min(len(document), MOST_PAGES)
        lines = [line for number in range(pages) for line in _lines(document, number)]
        title = on_one_line(document.get_metadata_value("Title"))
        left_out = len(document) - pages
    text = in_paragraphs("\n".join(paragraphs(lines)))
    if not text:
        raise SourceError("holds no text, only pictures", "recognise its text first, for instance by ocrmypdf")
    remarks = ((f"its last {left_out} pages were not read", f"briefgen reads {MOST_PAGES} pages"),) if left_out else ()
    return Extract(text, title="" if _is_of_a_machine(title) else title, remarks=remarks)


def read_attached(content: bytes) -> bytes:
    """The first JSON file that a PDF carries, empty where it carries none; SourceError where it is locked or damaged."""
    with _opened(content) as document:
        files = (document.get_attachment(n) for n in range(document.count_attachments()))
        return next((bytes(file.get_data()) for file in files if file.get_name().endswith(".json")), b"")


def _opened(content: bytes) -> PdfDocument:
    import pypdfium2

    if b"%PDF-" not in content[:1024]:
        raise SourceError("this is not a PDF", "save it again as PDF, or as text")
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError("is locked with a password", "save a copy without one") from error
        raise SourceError("this PDF is damaged", "save or fetch it again") from error


def _is_of_a_machine(title: str) -> bool:
    """Whether a title is a program's name for its file, as "Microsoft Word - report_v2.doc"."""
    return title.lower().endswith(_MACHINE_TITLE) or title.startswith("Microsoft ") or title.lower() == "untitled"


def _lines(document: PdfDocument, number: int) -> Iterator[Line]:
    """The page's lines as they are written, which is the order of reading in all but odd files."""
    page = document[number]
    height = page.get_height() or 1.0
    text = page.get_textpage()
    codes = list(enumerate(_codes(text)))
    for ended, run in groupby(codes, key=_Lines()):
        del ended
        if line := _line(text, [(i, c) for i, c in run if c not in _LINE_BREAKS], number, height):
            yield line
    text.close()
    page.close()


class _Lines:
    """Numbers the line that each character is on; a line-end hyphen is the last of its line."""

    def __init__(self) -> None:
        self._line = 0
        self._ended = False

    def __call__(self, place: tuple[int, int]) -> int:
        self._line += self._ended
        self._ended = place[1] in (*_LINE_BREAKS, _PDFIUM_HYPHEN)
        return self._line


def _codes(text: PdfTextPage) -> Iterator[int]:
    """UTF-16 code units (or whole code points: PDFium has both)."""
    import pypdfium2.raw as pdfium

    return (pdfium.FPDFText_GetUnicode(text, index) for index in range(text.count_chars()))


def _line(text: PdfTextPage, run: list[tuple[int, int]], page: int, height: float) -> Line | None:
    import pypdfium2.raw as pdfium

    words = "".join(chr(c) for _, c in run)
    words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    seen = [i for i, c in run if not chr(c).isspace() and c != _PDFIUM_HYPHEN]
    if not seen:
        return None
    left, bottom, _, top = text.get_charbox(seen[0], loose=True)
    right = text.get_charbox(seen[-1], loose=True)[2]
    size = pdfium.FPDFText_GetFontSize(text, seen[0])
    return Line(" ".join(words.split()), page, left, right, top, bottom, size or top - bottom, height)
