"""The text of a PDF as WeasyPrint writes it: what stands on a page, from where to where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Matrix

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Run:
    """A stretch of text on a page; `left` and `right` are in points from the page's left edge, `foot` from its lower one."""

    text: str
    left: float
    right: float
    foot: float


def runs(page: pikepdf.Page) -> Iterator[Run]:
    """The page's text, stretch by stretch, in the order in which it is drawn."""
    fonts = {str(name): _Font(font) for name, font in page.resources.get("/Font", {}).items()}
    matrix, stack = Matrix(), []
    font, size, text = None, 0.0, Matrix()
    for step in pikepdf.parse_content_stream(page):
        match str(step.operator), list(step.operands):
            case "q", _:
                stack.append(matrix)
            case "Q", _:
                matrix = stack.pop()
            case "cm", numbers:
                matrix = Matrix(*map(float, numbers)) @ matrix
            case "Tf", [name, points]:
                font, size = fonts[str(name)], float(points)
            case "Tm", numbers:
                text = Matrix(*map(float, numbers)) @ matrix
            case "TJ", [pieces] if font:
                yield font.run(pieces, size, text)


class _Font:
    def __init__(self, font: Any) -> None:
        mapped = re.findall(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>", font.ToUnicode.read_bytes())
        self._letters = {int(g, 16): bytes.fromhex(u.decode()).decode("utf-16-be") for g, u in mapped if len(g) == 4}
        self._widths: dict[int, float] = {}
        listed = list(font.DescendantFonts[0].W)
        for first, widths in zip(listed[::2], listed[1::2], strict=True):
            self._widths |= {int(first) + n: float(w) for n, w in enumerate(widths)}

    def run(self, pieces: Any, size: float, matrix: Matrix) -> Run:
        letters, width = "", 0.0
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                code = bytes(piece)
                glyphs = [int.from_bytes(code[n : n + 2]) for n in range(0, len(code), 2)]
                letters += "".join(self._letters.get(g, "") for g in glyphs)
                width += sum(self._widths.get(g, 0.0) for g in glyphs)
            else:
                width -= float(piece)
        left, foot = matrix.transform((0, 0))
        right, _ = matrix.transform((width * size / 1000, 0))
        return Run(letters, left, right, foot)


def text(page: pikepdf.Page) -> str:
    """All that stands on the page, its stretches joined by spaces."""
    return re.sub(r"\s+", " ", " ".join(run.text for run in runs(page)))
