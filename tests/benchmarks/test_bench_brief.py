"""How long a start and the seed's brief take, beside the least that could do the same; no assertion on time.

Run by `make bench`. Each figure is the best of several fresh interpreters, since a user pays for the imports too; the
ratio is of processor time, which other work on the machine disturbs least.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from briefgen.render.look import Look
from briefgen.render.page import compose
from briefgen.wire import from_json
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RUNS = 5

# What WeasyPrint's own user would write.
BARE = """
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


class Cost(NamedTuple):
    """Milliseconds on the clock and of the processors."""

    processor: float
    clock: float


def test_how_long_help_takes_beside_an_empty_program() -> None:
    _table(
        ("python -c pass", _cost(["-c", "pass"])),
        ("python -c 'import typer'", _cost(["-c", "import typer"])),
        ("briefgen --help", _cost(["-m", "briefgen", "--help"])),
    )


def test_how_long_the_seeds_brief_takes_beside_a_bare_script_that_prints_the_same_page(tmp_path: Path) -> None:
    brief = ["-m", "briefgen", "brief", str(ROOT / "seeds"), "-o", str(tmp_path), "--date", "2031-03-06", "--format"]
    shown = _cost([*brief, "html,json"])
    whole = _cost([*brief, "html,pdf"])
    page = tmp_path / "print.html"
    record = from_json(next(tmp_path.glob("*.json")).read_bytes())
    page.write_text(compose(record, "brief.html.j2", medium="print", look=Look()), "utf-8")
    _table(
        ("bare script: the same page to PDF", _cost(["-c", BARE, str(page), str(tmp_path / "bare.pdf")])),
        ("briefgen brief seeds/ (HTML and JSON)", shown),
        ("briefgen brief seeds/ (HTML and PDF)", whole),
    )


def _cost(arguments: Sequence[str]) -> Cost:
    """The least of `RUNS` fresh interpreters."""
    return min(_run(arguments) for _ in range(RUNS))


def _run(arguments: Sequence[str]) -> Cost:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(processor * 1000, (ended - started) * 1000)


def _table(*rows: tuple[str, Cost]) -> None:
    """The rows, each with its ratio to the first."""
    print(f"\n\n{'':<40} {'clock':>9} {'processor':>11} {'ratio':>6}")
    for name, cost in rows:
        print(
            f"{name:<40} {cost.clock:>6.0f} ms {cost.processor:>8.0f} ms {cost.processor / rows[0][1].processor:>6.2f}"
        )
