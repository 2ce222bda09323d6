"""How long a start and the seed's brief take, beside the least that could do the same; no assertion on time.

Run by `make bench`. Every figure is the best of several fresh interpreters, since a user pays for the imports too.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RUNS = 5
SEEDS = str(ROOT / "seeds")

# What WeasyPrint's own user would write, with the same safety: nothing is fetched.
BARE = """
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def test_how_long_help_takes_beside_an_empty_program() -> None:
    rows = [
        ("python -c pass", _best(["-c", "pass"])),
        ("python -c 'import typer'", _best(["-c", "import typer"])),
        ("briefgen --help", _best(["-m", "briefgen", "--help"])),
    ]
    _table("start", rows, rows[0][1])


def test_how_long_the_seeds_brief_takes_beside_a_bare_script(tmp_path: Path) -> None:
    brief = ["-m", "briefgen", "brief", SEEDS, "-o", str(tmp_path / "out"), "--date", "2031-03-06", "--format"]
    rows = [
        ("briefgen brief seeds/ --format html", _best([*brief, "html"])),
        ("briefgen brief seeds/ (HTML and PDF)", _best([*brief, "html,pdf"])),
    ]
    page = next((tmp_path / "out").glob("*.html"))
    bare = _best(["-c", BARE, str(page), str(tmp_path / "bare.pdf")])
    _table("seed brief", [("bare script: that HTML to PDF", bare), *rows], bare)


def _best(arguments: Sequence[str]) -> float:
    """The least wall-clock seconds of `RUNS` fresh interpreters."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return min(times)


def _table(what: str, rows: Sequence[tuple[str, float]], yardstick: float) -> None:
    print(f"\n\n{what:<40} {'ms':>7} {'ratio':>7}")
    for name, seconds in rows:
        print(f"{name:<40} {seconds * 1000:>7.0f} {seconds / yardstick:>7.2f}")
