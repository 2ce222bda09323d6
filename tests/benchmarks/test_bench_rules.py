"""What rules cost, as ratios in one run; run by name: `python -m pytest -s tests/benchmarks/test_bench_rules.py`."""

from __future__ import annotations

import re
from time import process_time
from typing import TYPE_CHECKING

import pytest

from briefgen.model import Document
from briefgen.points.attribution import Voices
from briefgen.points.rulebook import builtin_rules, load_rules
from briefgen.points.rulebook_rule import expand, steps
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


def test_loading_and_an_article_beside_alternations_of_re(capsys: pytest.CaptureFixture[str]) -> None:
    book = builtin_rules()
    document = annotated((ARTICLE * 9)[:5000])
    patterns = [p for rule in book.rules for _, _, p in rule.patterns()]
    parts = {expand(step.source, book.words) for pattern in patterns for step in steps(pattern)}
    sources = {part.replace("(?<", "(?P<") for part in parts}
    plain = [re.compile(source, re.IGNORECASE) for source in sources]
    ours = seconds(lambda: both(document))
    theirs = seconds(lambda: [p.search(s.text) for s in document.sentences for p in plain], times=1)
    load = seconds(load_rules)
    with capsys.disabled():
        print(f"\nload {load * 1000:.0f} ms for {len(book.rules)} rules, {len(sources)} parts")
        print(f"5 kB: {ours * 1000:.2f} ms, re in its place {theirs * 1000:.0f} ms ({theirs / ours:.0f} times)")
    assert find_warnings(document, Voices())
    assert find_sanctions(document, Voices())


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
            matcher.first("")  # what was read last is kept

    growth = seconds(lambda: read(large), times=1) / seconds(lambda: read(small))
    with capsys.disabled():
        print(f"\n{name}: ten times the text costs {growth:.1f} times as much")
    assert growth < 20
