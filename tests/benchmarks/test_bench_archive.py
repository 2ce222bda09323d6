"""How long searching takes in an archive of 100,000 documents, and comparing an edition with it; no assertion on time.

The archive is filled once: 1,000 editions of 100 documents each, of made-up text whose words are as unevenly common as a
language's (Zipf), so that a search for a common word has many finds to rank.
"""

from __future__ import annotations

import os
import random
import time
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest

from briefgen import Document
from briefgen.archive import open_archive, recall, record, search
from briefgen.comparison import compare
from briefgen.model import Brief, Evidence, Figure, Headline, Method, Modifier, Section, Sentence, Source, Span
from briefgen.model import Entry as Shown
from briefgen.points.rulebook import builtin_rules
from briefgen.stories import group_stories
from briefgen.stories.sifting import sift
from briefgen.stories.threads import taken_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefgen.archive import Archive

DOCUMENTS = int(os.environ.get("BRIEFGEN_BENCH_DOCUMENTS", "100000"))
A_DAY = 100
FIRST = date(2024, 1, 1)
_WORDS = [
    f"{a}{b}{c}"
    for a in ("bar", "mel", "tor", "sin", "gul")
    for b in "aeiou"
    for c in ("dan", "rik", "vost", "lem", "pur", "nak")
] * 60
_VOCABULARY = [f"{word}{n // 150 or ''}" for n, word in enumerate(_WORDS)]
_COUNTED = [
    "people",
    "homes",
    "boats",
    "jobs",
    "shares",
    "votes",
    "cases",
    "beds",
    "trees",
    "roads",
    "schools",
    "banks",
    "farms",
    "troops",
    "shops",
    "flights",
    "trains",
    "seats",
    "books",
    "ships",
    "wells",
    "coins",
    "cars",
    "cows",
    "lamps",
    "songs",
    "goals",
    "desks",
    "walls",
    "ports",
]
_WEIGHTS = list(accumulate(1 / (n + 1) for n in range(len(_VOCABULARY))))


def _text(chance: random.Random) -> str:
    words = chance.choices(_VOCABULARY, cum_weights=_WEIGHTS, k=400)
    sentences = [
        " ".join(words[n : n + 20]).capitalize() + f" {chance.randrange(5000)} {chance.choice(_COUNTED)}."
        for n in range(0, 400, 20)
    ]
    return "\n\n".join(sentences)


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _documents(number: int) -> list[Document]:
    chance = random.Random(number)
    url = "https://news.example/{}/{}"
    return [
        Document.from_text(_text(chance), url=url.format(number, n), published=_day(number), language="en")
        for n in range(A_DAY)
    ]


def _brief(number: int, documents: list[Document]) -> Brief:
    """A brief with a section for each document and four figures in it, as an edition of real articles would have."""
    sources = [
        Source(n, d.id, d.text, d.title, "Wire", d.url, _day(number).isoformat(), "en", 20)
        for n, d in enumerate(documents, start=1)
    ]
    return Brief(
        title="Daily brief",
        edition=datetime.combine(_day(number), datetime.min.time(), UTC),
        language="en",
        bottom_line=(),
        sections=tuple(_section(n, d) for n, d in enumerate(documents, start=1)),
        sources=tuple(sources),
        problems=(),
        method=Method("0", "default", ""),
    )


def _section(number: int, document: Document) -> Section:
    lines = document.text.split("\n\n")
    starts = [document.text.index(line) for line in lines[:4]]
    sentences = [
        Sentence(document.id, n, Span(start, start + len(line)), line)
        for n, (start, line) in enumerate(zip(starts, lines, strict=False))
    ]
    figures = tuple(_figure(s) for s in sentences)
    return Section(
        Headline(document.id, lines[0][:60], Span(0, 60)), (number,), (sentences[0],), figures, story=document.id
    )


def _figure(sentence: Sentence) -> Shown[Figure]:
    words = sentence.text.split()
    start = sentence.span.end - len(f"{words[-2]} {words[-1]}")
    span = Span(start, sentence.span.end - 1)
    return Shown(
        Figure(
            sentence=sentence,
            span=span,
            rule="bench",
            value=int(words[-2]),
            modifier=Modifier.NONE,
            unit=words[-1].removesuffix("."),
            evidence=(Evidence("number", Span(start, start + len(words[-2]))),),
        )
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "kept.db"
    started = time.perf_counter()
    with open_archive(path, create=True) as archive:
        archive.connection.execute("PRAGMA synchronous = OFF")  # to fill it, not to measure it
        for number in range(DOCUMENTS // A_DAY):
            record(archive, _brief(number, _documents(number)))
    print(
        f"\nfilled: {DOCUMENTS:,} documents, {path.stat().st_size / 1e6:,.0f} MB, {time.perf_counter() - started:,.0f} s"
    )
    return path


def _best(work: Callable[[], object], runs: int = 5) -> float:
    """The least processor time of some runs, so that others at work on the machine do not count."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def test_how_long_a_search_takes(path: Path) -> None:
    with open_archive(path) as archive:
        for words in (
            _VOCABULARY[0],
            f"{_VOCABULARY[0]} {_VOCABULARY[1]} {_VOCABULARY[2]}",
            f"{_VOCABULARY[300]} {_VOCABULARY[400]}",
            _VOCABULARY[8000],
            f'"{_VOCABULARY[0]} {_VOCABULARY[1]}"',
        ):
            print(f"  search {words:45} {_best(lambda w=words: search(archive, w)) * 1000:8.1f} ms")  # type: ignore[misc]


def test_how_long_opening_and_comparing_an_edition_take(path: Path) -> None:
    number = DOCUMENTS // A_DAY
    documents = [*_documents(number)[:80], *_documents(number - 1)[:20]]
    print(f"  open to read {_best(lambda: _open(path), 2) * 1000:40.1f} ms")
    print(f"  open to write, all pages looked at {_best(lambda: _open(path, create=True), 2) * 1000:18.1f} ms")
    with open_archive(path) as archive:
        print(
            f"  recall for 100 documents {_best(lambda: recall(archive, 'Daily brief', _day(number), documents), 3) * 1000:28.1f} ms"
        )
        print(
            f"  recall, sift, take up, compare {_best(lambda: _compared(archive, number, documents), 3) * 1000:22.1f} ms"
        )


def _open(path: Path, *, create: bool = False) -> None:
    with open_archive(path, create=create):
        pass


def _compared(archive: Archive, number: int, documents: list[Document]) -> None:
    past = recall(archive, "Daily brief", _day(number), documents)
    sifted = sift(documents, past)
    assert len(sifted.repeats) == 20
    stories = taken_up([s for d in sifted.fresh for s in group_stories([d])], past)
    sections = [_section(n, s.documents[0]) for n, s in enumerate(stories, start=1)]
    numbers = {d.id: n for n, d in enumerate(sifted.fresh, start=1)}
    assert compare(sections, sifted, past, today=_day(number), rules=builtin_rules(), numbers=numbers)
