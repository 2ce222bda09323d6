"""What grouping costs and how it grows: `python -m pytest -s tests/benchmarks/test_bench_stories.py`."""

from __future__ import annotations

import random
import tracemalloc
from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate
from time import process_time

from briefgen import Document, group_stories

FREQUENCIES = list(accumulate(1 / (rank + 20) for rank in range(30_000)))


def articles(count: int) -> list[Document]:
    """Made-up articles on made-up events: one to five reports each, a third of their words the event's own."""
    rng = random.Random(count)
    made: list[Document] = []
    while len(made) < count:
        event = len(made)
        own = [f"name{event}n{k}" for k in range(25)]
        made += [_article(rng, own, event, k) for k in range(rng.choice((1, 1, 2, 3, 5)))]
    return made[:count]


def _article(rng: random.Random, own: list[str], event: int, number: int) -> Document:
    words = [
        rng.choice(own) if rng.random() < 0.3 else f"word{bisect(FREQUENCIES, rng.random() * FREQUENCIES[-1])}"
        for _ in range(rng.randrange(250, 600))
    ]
    day = date(2024, 1, 1) + timedelta(event % 20)
    return Document.from_text(" ".join(words) + ".", source=f"paper {number}", language="en", published=day)


def test_a_thousand_articles_and_ten_thousand() -> None:
    group_stories(articles(20))  # the imports
    for count in (1000, 2000, 5000, 10_000):
        documents = articles(count)
        start = process_time()
        stories = group_stories(documents)
        seconds = process_time() - start
        print(f"\n{count} articles: {seconds:.2f} s, {1000 * seconds / count:.2f} ms each, {len(stories)} stories")
        assert sum(len(s.documents) for s in stories) == count


def test_memory_grows_with_the_articles_and_not_with_their_square() -> None:
    for count in (1000, 2000, 4000):
        documents = articles(count)
        tracemalloc.start()
        group_stories(documents)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"\n{count} articles: {peak / 2**20:.0f} MB at the most, {peak / count / 1024:.0f} kB each")
        assert peak < 2**30
