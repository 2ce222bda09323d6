"""What a PDF of a hundred pages costs: our child process beside one that prints the same HTML, and one that prints plain paragraphs.

Each is the processor time of a whole process, its start and imports included. No assertion on time. Run by `make bench`,
or by name: `python -m pytest -s tests/benchmarks/test_bench_print.py`.
"""

from __future__ import annotations

import io
import re
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pikepdf

from briefgen.render.apart import render_apart
from briefgen.render.look import Look
from briefgen.render.page import compose
from tests.briefs import long_brief

if TYPE_CHECKING:
    from collections.abc import Callable

_STORIES = 280
_BARE = "import sys, weasyprint; weasyprint.HTML(string=sys.stdin.read()).write_pdf(sys.stdout.buffer, pdf_variant='pdf/ua-1')"


def test_what_a_hundred_pages_cost() -> None:
    brief = long_brief(_STORIES)
    page = compose(brief, "brief.html.j2", medium="print", look=Look())
    plain = _paragraphs(page)
    costs: dict[str, tuple[float, int]] = {}
    for _ in range(2):
        for name, work in {
            "briefgen": lambda: render_apart(brief, "pdf").content,
            "WeasyPrint, same HTML": lambda: _bare(page),
            "WeasyPrint, plain paragraphs": lambda: _bare(plain),
        }.items():
            costs[name] = min(costs.get(name, (1e9, 0)), _processor_time(work))
    bare = costs["WeasyPrint, same HTML"][0]
    print()
    for name, (seconds, pages) in costs.items():
        print(f"{name}: {seconds:.2f} s, {pages} pages, {seconds / pages * 1000:.0f} ms each, {seconds / bare:.2f}")


def _paragraphs(page: str) -> str:
    """The words of the page in its own faces, measure and size, without any other markup or style."""
    styles, body = page.split("<body>")
    faces = "".join(re.findall(r"@font-face \{.*?\}", styles, re.DOTALL))
    texts = (re.sub(r"<[^>]+>", " ", part) for part in re.split(r"</(?:p|tr|li|h\d)>", body))
    return (
        f"<title>Plain</title><style>{faces} @page {{ size: A4; margin: 13mm 16mm 16mm }}"
        'body { font: 9.2pt/1.42 "Source Serif 4" } p { margin: 0 0 .5em }</style>'
        + "".join(f"<p>{text}</p>" for text in texts if text.strip())
    )


def _bare(page: str) -> bytes:
    command = [sys.executable, "-c", _BARE]
    return subprocess.run(command, input=page.encode(), capture_output=True, check=True).stdout


def _processor_time(work: Callable[[], bytes]) -> tuple[float, int]:
    """The seconds that the child processes of the work took, and the pages of the PDF that it gives."""
    before = _children()
    content = work()
    return _children() - before, len(pikepdf.open(io.BytesIO(content)).pages)


def _children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
