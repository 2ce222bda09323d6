"""What a stretch of text is for: the report itself, or a heading, byline, credit or a page's furniture.

A stretch that is no report is told by its own form (`furniture.py`) or by its place in the text, told here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.model import Role, Span
from briefgen.text.blocks import find_blocks, is_table_or_picture
from briefgen.text.datelines import find_dateline
from briefgen.text.furniture import BYLINE, ENDED
from briefgen.text.layout import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Document, Sentence

_SIGN_OFF = re.compile(
    r"\((?:With (?:additional |agency |further |more )?(?:inputs?|reporting|reports|files|agencies)\b"
    r"|(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translated) (?:[Bb]y|and)\b)[^()]{0,600}\)"
)
_INLINE_FURNITURE = (
    "Scroll down for video",
    "SCROLL DOWN FOR VIDEO",
    "Share this article Share",
    "E-mail to a friend",
    "Sorry we are not currently accepting comments on this article.",
)
# A crosshead that a page's text has run into the sentence behind it: "... he said. TROOPS ADVANCE ON THE COAST The ...".
_CROSSHEAD = re.compile(
    r"(?:(?<=[.!?] )|(?<=[.!?][\"”’] )|^)[A-Z][A-Z0-9.'’,&/:;?!-]*(?: [A-Z0-9&][A-Z0-9.'’,&/:;?!-]*){2,12}"
    r"(?<![A-Z]\.[A-Z]\.)(?= (?:(?:[A-Z]\.){2,} )?(?:[\"“]?[A-Z][a-z]|[AI] [a-z]))",
    re.MULTILINE,
)
_CROSSHEAD_LETTERS = 15
_COMMENTS = re.compile(r"views expressed in the comments|we welcome comments|this discussion is", re.IGNORECASE)
_OPENING = 1_500
_NEXT_DATELINE = 400
_MOST_DATELINES = 4
_REPORTED = re.compile(r"[a-z][.!?][\"”'’]?\s")
_MARKDOWN = re.compile(r"(?:(?P<heading>#{1,6})[ \t]+|>[> \t]*|(?:[-+*•●▪◦]|\\\*)[ \t]+)")
_HEADING_WORDS = 14
_TITLE_WORDS = 30
_LAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a paragraph that sentences do not cross; `role` where its form alone tells it."""

    span: Span
    role: Role | None = None


def stretches(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Stretch]:
    """The paragraphs, cut at datelines (which are left out), credits and furniture inside them."""
    inserts, blocks = _inserts(text), find_blocks(text)
    dated = False
    for paragraph in paragraphs:
        marked = _MARKDOWN.match(text, paragraph.start, paragraph.end)
        start = marked.end() if marked else paragraph.start
        if _is_no_prose(text, Span(start, paragraph.end), blocks):
            yield Stretch(Span(start, paragraph.end), Role.FURNITURE)
            continue
        if not dated and start < _OPENING:
            preludes, start = _opening(text, start, paragraph.end)
            dated = preludes is not None
            yield from preludes or ()
        role = Role.HEADING if marked and marked["heading"] else None
        yield from _cut(text, Stretch(Span(start, paragraph.end), role), inserts)


def _is_no_prose(text: str, paragraph: Span, blocks: tuple[Span, ...]) -> bool:
    i = bisect_right(blocks, paragraph.start, key=lambda b: b.start) - 1
    return (i >= 0 and paragraph.start < blocks[i].end) or is_table_or_picture(text[paragraph.start : paragraph.end])


def _opening(text: str, start: int, end: int) -> tuple[tuple[Stretch, ...] | None, int]:
    """What stands before and between a paragraph's datelines, and where its report begins; None without a dateline."""
    preludes: list[Stretch] = []
    dateline = find_dateline(text, start, end)
    if dateline is None:
        return None, start
    for _ in range(_MOST_DATELINES):
        preludes.extend(_prelude(text, Span(start, dateline.start)))
        start = dateline.end
        following = find_dateline(text, start, min(end, start + _NEXT_DATELINE))
        if following is None or _REPORTED.search(text, start, following.start):
            break
        dateline = following
    return tuple(preludes), start


def _inserts(text: str) -> tuple[Stretch, ...]:
    """Crossheads, credits and furniture that may stand inside a paragraph, in order."""
    found = [Stretch(Span(*m.span()), Role.CREDIT) for m in _SIGN_OFF.finditer(text)]
    found.extend(Stretch(Span(*m.span()), Role.HEADING) for m in _CROSSHEAD.finditer(text) if _is_crosshead(m[0]))
    for phrase in _INLINE_FURNITURE:
        if phrase in text:
            found.extend(
                Stretch(Span(*m.span()), Role.FURNITURE) for m in re.finditer(re.escape(phrase) + r"(?!\w)", text)
            )
    return tuple(sorted(found, key=lambda s: s.span))


def _is_crosshead(capitals: str) -> bool:
    """Whether capitals are words ("TROOPS ADVANCE ON THE COAST") rather than short names in a row ("BP PLC CEO")."""
    return sum(map(str.isalpha, capitals)) >= _CROSSHEAD_LETTERS and capitals[-1] not in ",&/-"


def _prelude(text: str, span: Span) -> Iterator[Stretch]:
    """What a page puts before the dateline on its line: headlines, captions, the writer."""
    before = trimmed(text, span.start, span.end)
    if before.start < before.end:
        words = text[before.start : before.end]
        yield Stretch(before, Role.BYLINE if BYLINE.fullmatch(words) else Role.HEADING)


def _cut(text: str, stretch: Stretch, inserts: tuple[Stretch, ...]) -> Iterator[Stretch]:
    start, end, role = stretch.span.start, stretch.span.end, stretch.role
    first = bisect_left(inserts, start, key=lambda s: s.span.start)
    for insert in inserts[first : bisect_left(inserts, end, key=lambda s: s.span.start)]:
        if start <= insert.span.start and insert.span.end <= end:
            yield Stretch(Span(start, insert.span.start), role)
            yield insert
            start = insert.span.end
            if insert.role is Role.CREDIT and not ENDED.search(text, max(start, end - 8), end):
                role = Role.FURNITURE  # a page's own words after the agency has signed off
    yield Stretch(Span(start, end), role)


def placed(document: Document, paragraphs: tuple[Span, ...], sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with the roles that their place gives them: headings, and what a page puts after the report."""
    return _with_headings(document, paragraphs, _without_afterword(sentences))


def _without_afterword(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Readers' comments, and a page's unended words after the agency has signed off, marked as furniture."""
    beyond = len(sentences)
    signed_off = next((s.index for s in sentences if s.role is Role.CREDIT and _SIGN_OFF.match(s.text)), beyond)
    comments = next((s.index for s in sentences if s.role is Role.FURNITURE and _COMMENTS.match(s.text)), beyond)

    def is_afterword(s: Sentence) -> bool:
        return s.index > comments or (s.index > signed_off and not ENDED.search(s.text[-8:]))

    return tuple(replace(s, role=Role.FURNITURE) if s.role is Role.BODY and is_afterword(s) else s for s in sentences)


def _with_headings(
    document: Document, paragraphs: tuple[Span, ...], sentences: tuple[Sentence, ...]
) -> tuple[Sentence, ...]:
    """Whole unended lines among paragraphs marked as headings.

    A text that mostly lacks end marks (a list, a script without them) has no headings that can be told.
    """
    body = [s for s in sentences if s.role is Role.BODY]
    ended = [s for s in body if ENDED.search(s.text[-8:])]
    if 2 * sum(len(s.text) for s in ended) < sum(len(s.text) for s in body):
        return sentences
    whole = frozenset(paragraphs)
    return tuple(
        replace(s, role=Role.HEADING) if s.role is Role.BODY and s.span in whole and _is_heading(document, s) else s
        for s in sentences
    )


def _is_heading(document: Document, sentence: Sentence) -> bool:
    if document.title and sentence.text.casefold() == document.title.strip().casefold():
        return True
    if ENDED.search(sentence.text[-8:]) and not (sentence.text.isupper() and sentence.text[-1] in "?:"):
        return False
    last = sentence.span.end == len(document.text.rstrip())
    most = _LAST_WORDS if last else _TITLE_WORDS if sentence.index == 0 else _HEADING_WORDS
    return len(sentence.text.split()) <= most
