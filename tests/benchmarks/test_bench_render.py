"""What showing a brief costs: its HTML, and its PDF beside bare WeasyPrint on the same page; no assertion on time.

Run by `make bench`, or by name: `python -m pytest -s tests/benchmarks/test_bench_render.py`.
"""

from __future__ import annotations

import io
from time import process_time
from typing import TYPE_CHECKING

import pikepdf
import pytest
import weasyprint

from briefgen.render import render
from briefgen.render.look import Look
from briefgen.render.page import compose
from tests.briefs import long_brief, rich_brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.model import Brief

BRIEFS = {"one story": rich_brief(), "50 stories": long_brief(50)}


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_what_showing_a_brief_costs(brief: Brief) -> None:
    page = compose(brief, "brief.html.j2", medium="print", look=Look())
    render(brief, "html")
    plain = {name: _milliseconds(lambda name=name: render(brief, name)) for name in ("html", "markdown", "text")}  # type: ignore[misc]
    bare = _milliseconds(lambda: weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))
    ours = _milliseconds(lambda: render(brief, "pdf"))
    pages = len(pikepdf.open(io.BytesIO(render(brief, "pdf").content)).pages)
    print("\n" + ", ".join(f"{name} {cost:.0f} ms" for name, cost in plain.items()))
    print(f"pdf {ours:.0f} ms, {ours / pages:.0f} ms a page, {ours / bare:.2f} times bare WeasyPrint")


def _milliseconds(work: Callable[[], object]) -> float:
    """The least processor time of two runs."""
    times = []
    for _ in range(2):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times) * 1000
