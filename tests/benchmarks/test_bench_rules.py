"""How the cost of rules grows with a text, as ratios in one run; run by name: `python -m pytest -s tests/benchmarks/test_bench_rules.py`."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from briefgen.model import Document
from briefgen.points.attribution import Voices
from briefgen.points.rulebook import builtin_rules
from briefgen.points.sanctions import find_sanctions
from briefgen.points.warnings import find_warnings
from briefgen.text import AnnotatedDocument, annotate

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = (
    "The harbour board met on Tuesday in the old customs house. Its chairman, Bo Ek, said that trade had grown for the "
    "third year and that the new quay would open in June. The union warned that dockers could walk out unless pay talks "
    "resume. Last year the port handled nine million tonnes, mostly grain and timber. The council imposed sanctions on "
    "two shipping lines in March, and their assets remain frozen. Fishermen in the bay have seen little of the money. A "
    "second crane arrives in autumn, which will double what the port can load in a day. Nobody at the meeting opposed "
    "the plan.\n\n"
)
HOSTILE = {
    "one word": "could ",
    "a chain's two ends": "could war ",
    "no space": "sanctions",
    "quotation marks": '"',
    "vetoes": "without warning ",
    "distances": "lift x x x x x x ",
    "names": "Aa Bb of the Cc ",
    "surrogates": "\ud800 warned ",
}


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least process time of a few runs."""
    spent = []
    for _ in range(times):
        start = process_time()
        work()
        spent.append(process_time() - start)
    return min(spent)


def both(document: AnnotatedDocument) -> None:
    find_warnings(document, Voices())
    find_sanctions(document, Voices())


def annotated(text: str) -> AnnotatedDocument:
    """The text as one sentence a paragraph, so that the rules alone are measured."""
    return annotate(Document.from_text(text, language="en"))


@pytest.mark.parametrize("name", [*HOSTILE, "articles"])
def test_the_cost_grows_no_faster_than_the_text(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    piece = HOSTILE.get(name, ARTICLE)
    book = builtin_rules()
    small, large = ((piece * (size // len(piece) + 1))[:size] for size in (100_000, 1_000_000))

    def read(text: str) -> None:
        for matcher in book.matchers.values():
            for line in text.split("\n"):
                matcher.first(line)
                matcher.fields(line)

    growth = seconds(lambda: read(large), times=1) / seconds(lambda: read(small))
    with capsys.disabled():
        print(f"\n{name}: ten times the text costs {growth:.1f} times as much")
    assert growth < 20
