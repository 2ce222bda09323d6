"""Promise 1: every sentence and every figure shown is `document.text[start:end]`, and `verify` proves it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import Document, build_brief, key_points, render, sentences, summarize, verify
from briefgen.errors import RecordError
from briefgen.wire import from_json
from tests.news_text import any_text

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2031, 3, 6, 6, 30, tzinfo=UTC)

# What no source vouches for: the maker's own words, where a document came from, what names a story, what is left out.
UNVOUCHED = re.compile(
    r"title|edition|language|tlp|problems/.*|method/.*|coverage/(documents|left_out/.*|copies/\d+/(title|source|url))"
    r"|sources/\d+/(number|title|source|url|published|language|sentences|shown)|sections/\d+/(story|sources/\d+)"
)


@given(any_text)
def test_sentences_are_the_text_at_their_offsets_in_order_and_apart(text: str) -> None:
    document = Document.from_text(text)
    found = sentences(document)
    assert document.text == text
    assert all(s.text == text[s.span.start : s.span.end] for s in found)
    assert all(s.text.strip() and s.document_id == document.id for s in found)
    assert [s.index for s in found] == list(range(len(found)))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(any_text)
def test_no_letter_or_digit_of_the_text_is_outside_its_sentences(text: str) -> None:
    rest = list(text)
    for sentence in sentences(Document.from_text(text)):
        rest[sentence.span.start : sentence.span.end] = " " * (sentence.span.end - sentence.span.start)
    assert not [c for c in rest if c.isalnum()]


@given(any_text)
def test_key_points_and_their_evidence_lie_in_the_text_within_a_sentence_of_the_document(text: str) -> None:
    document = Document.from_text(text)
    known = set(sentences(document))
    for point in key_points(document):
        assert point.sentence in known
        assert point.sentence.span.start <= point.span.start < point.span.end <= point.sentence.span.end
        assert all(0 <= e.span.start < e.span.end <= len(text) for e in point.evidence)


@given(any_text)
def test_every_name_that_a_key_point_gives_stands_in_the_text(text: str) -> None:
    for point in key_points(Document.from_text(text)):
        places = {e.field: text[e.span.start : e.span.end] for e in point.evidence}
        for name in ("speaker", "role", "imposer", "target", "instrument"):
            words = getattr(point, name, None)
            assert words is None or (words and words in text), f"{name} {words!r} is not in the text"
            assert words is None or places.get(name, words) == words


@given(st.lists(any_text, max_size=4))
def test_a_summary_is_made_of_the_documents_own_sentences_each_once(texts: list[str]) -> None:
    documents = [Document.from_text(text) for text in texts]
    known = {s for d in documents for s in sentences(d)}
    chosen = summarize(documents, words=60)
    assert set(chosen) <= known
    assert len(set(chosen)) == len(chosen)


@given(st.lists(any_text, min_size=1, max_size=3))
def test_every_brief_is_proved_also_after_the_way_through_json(texts: list[str]) -> None:
    brief = build_brief([Document.from_text(text) for text in texts], now=NOW)
    assert verify(brief) == ()
    again = from_json(render(brief, "json").content)
    assert again == brief
    assert verify(again) == ()


@dataclass(frozen=True, slots=True)
class Record:
    """A brief's JSON, which no failing test need spell out."""

    content: bytes = field(repr=False)


@pytest.fixture(scope="module")
def record(articles: tuple[Document, ...]) -> Record:
    return Record(render(build_brief(articles, now=NOW), "json").content)


def test_one_changed_character_in_any_leaf_of_the_record_is_found(record: Record) -> None:
    leaves = [path for path, _ in _leaves(msgspec.json.decode(record.content)) if not UNVOUCHED.fullmatch(path)]
    assert len(leaves) > 200
    kinds = {re.sub(r"\d+", "*", path): path for path in leaves}  # one of each kind is enough, and 50 times as quick
    missed = [path for path in kinds.values() if _proved(_changed(record.content, path, 0.5))]
    assert not missed


@given(which=st.integers(0, 10_000), at=st.floats(0, 1))
def test_one_changed_character_anywhere_in_what_a_source_vouches_for_is_found(
    record: Record, which: int, at: float
) -> None:
    leaves = [path for path, _ in _leaves(msgspec.json.decode(record.content)) if not UNVOUCHED.fullmatch(path)]
    path = leaves[which % len(leaves)]
    assert not _proved(_changed(record.content, path, at)), f"a change in {path} goes unseen"


def test_a_source_put_in_anothers_place_is_found(articles: tuple[Document, ...]) -> None:
    brief = build_brief(articles, now=NOW)
    first, second, *others = brief.sources
    swapped = (replace(first, text=second.text), replace(second, text=first.text), *others)
    assert verify(replace(brief, sources=swapped))


def _proved(content: bytes) -> bool:
    """Whether a record still passes; one that cannot be read back has been found out too."""
    try:
        return not verify(from_json(content))
    except RecordError:
        return False


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every string, number and truth value in a record, with its path."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, f"{path}/{key}" if path else str(key))
    elif value not in (None, ""):
        yield path, value


def _changed(content: bytes, path: str, at: float) -> bytes:
    """The record with one character of one leaf changed: `at` of the way through a string, the last of a number."""
    whole = msgspec.json.decode(content)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place: Any = whole
    for step in way:
        place = place[step]
    place[last] = _altered(place[last], at)
    return msgspec.json.encode(whole)


def _altered(value: Any, at: float) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        i = min(int(at * len(value)), len(value) - 1)
        return value[:i] + ("x" if value[i] != "x" else "y") + value[i + 1 :]
    return value + 1
