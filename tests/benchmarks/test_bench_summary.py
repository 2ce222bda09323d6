"""What a summary costs beside sumy's, as ratios in one run: `python -m pytest -s tests/benchmarks/test_bench_summary.py`."""

from __future__ import annotations

import random
from bisect import bisect
from itertools import accumulate
from time import process_time
from typing import TYPE_CHECKING

import pytest

from briefgen import Document, summarize
from briefgen.text import annotate

if TYPE_CHECKING:
    from collections.abc import Callable

VOCABULARY = 4000
FREQUENCIES = list(accumulate(1 / (rank + 20) for rank in range(VOCABULARY)))


def word(rng: random.Random) -> str:
    """A made-up word, as frequent as Zipf has it."""
    number = bisect(FREQUENCIES, rng.random() * FREQUENCIES[-1])
    syllables = ["ba", "ko", "ti", "re", "su", "no", "ma", "li", "pe", "du"]
    return "".join(syllables[int(digit)] for digit in f"{number:04d}")


def text(sentences: int, seed: int) -> str:
    rng = random.Random(seed)
    made = [" ".join(word(rng) for _ in range(rng.randrange(14, 26))).capitalize() + "." for _ in range(sentences)]
    return "\n\n".join(" ".join(made[k : k + 3]) for k in range(0, sentences, 3))


def least(run: Callable[[], object], times: int) -> float:
    found = []
    for _ in range(times):
        start = process_time()
        run()
        found.append(process_time() - start)
    return min(found)


@pytest.mark.parametrize("size", [50, 200, 1000])
def test_default_and_lexrank_beside_sumy_s_lexrank(size: int) -> None:
    from sumy.summarizers.lex_rank import LexRankSummarizer

    from briefgen.summary.pool import pool
    from briefgen.summary.sumy_methods import object_model, stemmer, summarizer
    from briefgen.text.terms import stop_words

    document = Document.from_text(text(size, size), language="en")
    annotate(document)
    model = object_model(pool([document]))
    theirs, ours = LexRankSummarizer(stemmer("en")), summarizer("lexrank", "en")
    theirs.stop_words = stop_words("en")
    ours(model, 3)  # the stemmer's answers are remembered for both

    sumy = least(lambda: theirs(model, 3), 1 if size > 200 else 3)
    vector = least(lambda: ours(model, 3), 5)
    default = least(lambda: summarize([document], sentences=3), 5)
    print(
        f"\n{size} sentences: sumy's LexRank {sumy * 1000:.0f} ms; ours behind its interface {vector * 1000:.1f} ms,"
        f" {sumy / vector:.0f} times faster; default {default * 1000:.1f} ms, {sumy / default:.0f} times faster"
    )
    assert ours(model, 3) == theirs(model, 3)


def test_a_story_of_ten_articles() -> None:
    articles = [Document.from_text(text(20, seed), language="en") for seed in range(10)]
    for article in articles:
        annotate(article)
    first = least(lambda: summarize(articles, words=250), 1)
    again = least(lambda: summarize(articles, words=250), 5)
    print(f"\n10 articles, 250 words: {first * 1000:.1f} ms the first time, {again * 1000:.1f} ms once analysed")
    assert summarize(articles, words=250)
