"""What figures and dates cost, beside quantulum3 and beside plain `re` alternations, as ratios in one run.

Run by name: `pytest -s tests/benchmarks/test_bench_figures.py`. Nothing is asserted about time.
"""

from __future__ import annotations

import re
import time
import warnings
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from briefgen import Document
from briefgen.points.attribution import Voices
from briefgen.points.dates import find_dates
from briefgen.points.figures import find_figures
from briefgen.text import AnnotatedDocument, annotate

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = """The harbour authority said on Tuesday that at least 3,400 containers had been lost, worth between $40m and $55m.
Its chairman, Ann Lee, 61, told reporters that some 12 per cent of the berths would stay closed until the end of March.
Insurers expect claims of up to 1.2bn euros, about a third of what the storm of 2013 cost them.
Nobody on the quays remembered a night like it, and few wanted to speak of it.
Dozens of crews slept in a school, where the town's two bakeries had sent bread.
The pilots' union warned that it would strike within 10 days unless wages rise by 4.5%.
Rainfall reached 140mm in six hours, three times as much as in October 2019, and winds blew at 130 km/h.
The minister plans to visit next week; he has said little since Friday.
The port handled 700,000 tonnes a year before the works began, its records show.
It was not clear who would pay for the cranes, which the company had leased from a bank."""

SIZES = (100_000, 1_000_000, 10_000_000)
ALTERNATION = re.compile(
    r"(?i)\b(?:about|some|at least|up to|more than|nearly|between)?\s*[$£€]?\d[\d,.]*\s*(?:m|bn|million|billion|per cent|percent|%|km|tonnes|euros)?"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|dozens?|hundreds?|thousands?|half|third|quarter)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tomorrow|(?:last|next|this) (?:week|month|year))\b"
)


def article(size: int) -> AnnotatedDocument:
    text = "\n".join(SENTENCES for _ in range(size // len(SENTENCES) + 1))[:size]
    return annotate(Document.from_text(text, language="en", published=date(2024, 10, 24)))


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    def once() -> float:
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun

    return min(once() for _ in range(rounds)) * 1000


def points(document: AnnotatedDocument) -> None:
    find_figures(document, Voices())
    find_dates(document, Voices())


def test_figures_and_dates_of_an_article_beside_an_alternation() -> None:
    document = article(5000)
    text = document.document.text
    ours = milliseconds(lambda: points(document), 30)
    alternation = milliseconds(lambda: ALTERNATION.findall(text), 30)
    print(
        f"\nfigures and dates of 5 kB: {ours:.2f} ms; a bare alternation: {alternation:.2f} ms; ratio {ours / alternation:.2f}"
    )


def test_figures_of_an_article_beside_quantulum3() -> None:
    pytest.importorskip("quantulum3")
    document = article(5000)
    ours = milliseconds(lambda: find_figures(document, Voices()), 30)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # quantulum3 warns of its missing classifier, which would make it slower still
        parse = import_module("quantulum3.parser").parse
        theirs = milliseconds(lambda: parse(document.document.text), 2)
    print(f"\nfigures of 5 kB: {ours:.2f} ms; quantulum3: {theirs:.0f} ms; ratio 1:{theirs / ours:.0f}")


@pytest.mark.parametrize("piece", [SENTENCES + "\n", "7", ",", "-", "1-", "hundred ", "$", "5 to "])
def test_cost_by_length(piece: str) -> None:
    costs = []
    for size in SIZES:
        document = annotate(
            Document.from_text(piece * (size // len(piece)), language="en", published=date(2024, 10, 24))
        )
        costs.append(milliseconds(lambda document=document: points(document), 1))  # type: ignore[misc]
    rates = " -> ".join(f"{cost / size * 1e6:.0f}" for cost, size in zip(costs, SIZES, strict=True))
    print(f"\n{piece[:14]!r}: ms a megabyte at 0.1, 1 and 10 MB: {rates}")
