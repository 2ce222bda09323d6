"""What travels with a document, and what is kept of it."""

from __future__ import annotations

from briefgen import Document
from briefgen.text import annotate


def test_the_same_document_is_annotated_once() -> None:
    assert annotate(Document.from_text("The dam broke.")) is annotate(Document.from_text("The dam broke."))


def test_the_same_text_in_another_language_is_another_document() -> None:
    assert annotate(Document.from_text("Der Damm brach.", language="de")).language == "de"
    assert annotate(Document.from_text("Der Damm brach.", language="nl")).language == "nl"


def test_what_is_kept_of_large_documents_is_bounded() -> None:
    large = [Document.from_text(" " * 11_000_000 + f"Dam {i} broke.") for i in range(4)]
    first = annotate(large[0])
    assert annotate(large[0]) is first
    last = [annotate(document) for document in large[1:]]
    assert annotate(large[-1]) is last[-1]
    assert annotate(large[0]) is not first
    assert annotate(large[0]) == first


def test_half_a_quotation_is_known_as_one() -> None:
    annotated = annotate(Document.from_text('"It broke. We left," he said. A "new" part came.', language="en"))
    assert [bool(annotated.halves(s)) for s in annotated.sentences] == [True, True, False]
    assert [s.index for s in annotated.sentences_in(annotated.quotations[0].span)] == [0, 1]
    assert [q.span for q in annotated.quotations_in(annotated.sentences[2].span)] == [annotated.quotations[1].span]


def test_the_sentence_at_an_offset_is_found() -> None:
    annotated = annotate(Document.from_text("One came. Two left.", language="en"))
    found = [annotated.sentence_at(offset) for offset in (0, 8, 9, 10, 18, 19)]
    assert [s.index if s else None for s in found] == [0, 0, None, 1, 1, None]
