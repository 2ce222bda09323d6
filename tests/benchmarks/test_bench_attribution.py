"""What attribution costs, as ratios in one run; run by name: `python -m pytest -s tests/benchmarks/test_bench_attribution.py`."""

from __future__ import annotations

import re
from time import process_time

import pytest

from briefgen import Document
from briefgen.points.attribution import attribute
from briefgen.text import AnnotatedDocument, annotate

ARTICLE = (
    'The river board warned on Monday that the dam at Alto may burst. "The wall is cracked in three places," said Ines '
    'Duarte, the board\'s chief engineer. "We expect more rain."\n\nShe told reporters that 400 families had left. The '
    "energy minister, Bo Ek, denied that anybody was in danger, adding that the wall had been repaired in May. According "
    "to Norte Energia Holdings, which runs the dam, pumps were at work. It said the level had fallen by two metres. "
    "Villagers, who spent the night on a hill, doubted it. The official said help would come, Lusa news agency reported.\n\n"
)
HOSTILE = {
    "quotation marks": '"',
    "cues": "said ",
    "cues and commas": "said, ",
    "names": "Aa Bb ",
    "asides": "Ann Lee, who said ",
    "pronouns": "Ann Lee ran. He said so. ",
    "views": "the warning of the view by ",
    "brackets": "(",
}


def seconds(document: AnnotatedDocument) -> float:
    """The least time of three to attribute the document."""
    times = []
    for _ in range(3):
        start = process_time()
        attribute(document)
        times.append(process_time() - start)
    return min(times)


def annotated(piece: str, length: int) -> AnnotatedDocument:
    return annotate(Document.from_text((piece * (length // len(piece) + 1))[:length]))


def test_an_article_beside_a_pass_of_re_over_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    document = annotated(ARTICLE, 5000)
    attribute(document)
    own = seconds(document)
    start = process_time()
    for _ in range(10):
        re.findall(r"\w+|[^\w\s]", document.document.text)
    bare = (process_time() - start) / 10
    with capsys.disabled():
        print(f"\n5 kB: {own * 1000:.2f} ms, {own / bare:.1f} times re.findall of its tokens")
    assert attribute(document).turns


@pytest.mark.parametrize("name", [*HOSTILE, "articles"])
def test_four_times_the_text_beside_once(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    piece = HOSTILE.get(name, ARTICLE)
    small, large = annotated(piece, 50_000), annotated(piece, 200_000)
    ratio = seconds(large) / max(seconds(small), 1e-6)
    with capsys.disabled():
        print(f"\n{name}: 4 times the text takes {ratio:.1f} times as long")
    assert ratio > 0
