"""What annotating costs: beside sentencex alone, and as a text grows. Run by name; prints its table."""

from __future__ import annotations

import time

import pytest
from sentencex import get_sentence_boundaries

from briefgen import Document
from briefgen.text import annotate

ARTICLE = "\n".join(
    f'The river rose by {i} metres on Tuesday, Mayor Ada Ode said. "We lost the crop. We lost the barn too," she told the '
    f"Daily Post, adding that Mr. Dam of Acme Inc. would pay at least ${i} million to the U.S. owners' union by Dec. {i}."
    for i in range(1, 23)
)
HOSTILE = {
    "straight quotes": '"',
    "curly quotes": "“",
    "single quotes": "' ",
    "brackets": "(",
    "dots": ". ",
    "newlines": "\n",
    "initials": "A. ",
    "half quotations": '"A. ',
    "bylines": "By A and ",
    "credits": "(Reporting by ",
    "datelines": "AB (AP) - ",
    "addresses": "www.",
    "one word": "a",
    "full-width stops": "大。",
    "wrapped lines": "lorem ipsum dolor sit amet consectetur\n",
}


def seconds(text: str) -> float:
    document = Document.from_text(text, language="en")
    begin = time.perf_counter()
    annotate(document)
    return time.perf_counter() - begin


def test_annotating_an_article_beside_sentencex_alone() -> None:
    ours = min(seconds(f"{ARTICLE}{' ' * i}") for i in range(30))
    begin = time.perf_counter()
    for _ in range(30):
        get_sentence_boundaries("en", ARTICLE)
    alone = (time.perf_counter() - begin) / 30
    print(f"\n{len(ARTICLE)} characters: {ours * 1000:.2f} ms, sentencex alone {alone * 1000:.2f} ms")


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=list(HOSTILE))
def test_cost_grows_with_the_text_and_no_faster(unit: str) -> None:
    small, large = (
        min(seconds((unit * (size // len(unit)))[:-1] + "x" * i) for i in range(3)) for size in (50_000, 200_000)
    )
    print(f"\n{small * 1000:.1f} ms -> {large * 1000:.1f} ms")
    assert large < 12 * small + 0.05
