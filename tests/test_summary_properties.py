from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import Document, group_stories, sentences, summarize
from briefgen.stories import headline

PIECES = st.sampled_from(
    [
        "Rain fell on the valley. ",
        "He said so. ",
        '"Half of it. ',
        "“Stay,” she said. ",
        "The official left, ",
        "3,000 troops! ",
        "\n\n",
        "(pictured left) ",
        "雨が降った。",
        "Mr. Ek ",
        "’",
        "\ud800",
        "… ",
        ", , ",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=20).map("".join))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=4), st.integers(1, 60))
def test_any_texts_give_a_summary_of_their_own_sentences_within_reach_of_the_limit(
    texts: list[str], words: int
) -> None:
    documents = [Document.from_text(t) for t in texts]
    own = {s for d in documents for s in sentences(d)}
    found = summarize(documents, words=words)
    assert set(found) <= own
    assert len(set(found)) == len(found)
    assert summarize(documents[::-1], words=words) == found


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_has_a_headline_that_stands_in_it(text: str) -> None:
    found = headline([Document.from_text(text)])
    assert found.span is None or found.text == text[found.span.start : found.span.end]


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, max_size=6))
def test_any_documents_are_grouped_each_once_whatever_their_order(texts: list[str]) -> None:
    documents = [Document.from_text(t, source=str(k)) for k, t in enumerate(texts)]
    stories = group_stories(documents)
    assert sorted(d.source for s in stories for d in s.documents) == sorted(d.source for d in documents)
    assert group_stories(documents[::-1]) == stories
