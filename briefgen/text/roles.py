"""What a stretch of text is for: the report itself, or a heading, byline, credit or a page's furniture.

Precision first: a rule here takes a sentence away from every summary, so each one asks for a form that running text
does not have. What is quoted is never furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.model import Role, Span
from briefgen.text.datelines import find_dateline
from briefgen.text.layout import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Document, Sentence

_NAME = r"[A-Z\u00c0-\u00de][\w.'’-]*"
_JOINERS = r"(?:and|&|of|the|for|in|at|de|la|le|van|von|der|den|bin|al|el|da|di|du|with|by|from)"
_CREDIT = re.compile(
    r"\(?(?:With (?:additional |agency |further |more )?(?:inputs?|reporting|reports|files|agencies)\b.*\)"
    rf"|(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translated|Edited|Reported|Written) by {_NAME}"
    rf"(?:[\s,;/]+(?:{_NAME}|{_JOINERS}|additional|further|reporting|writing|editing|graphics?|translation|compiled))*\W*"
    r"|(?:©|\(c\)|Copyright (?:©|\(c\)|\d{4}|by\b)).*|.{0,80}\bAll rights reserved\W*"
    r"|[A-Z].{2,250} contributed to (?:this|the) (?:report|story|article)\W*"
    r"|Th(?:is|e) (?:material|content|story|article|report|copy) (?:may not|(?:was|is|has been) (?:originally |first |also )*"
    r"(?:published|produced|provided|auto-generated|written))\b.*"
    r"|(?:(?:File |Stock )?(?:Photo(?:graph)?s?|Images?|Pictures?|Video|Graphics?|Credit|Sources?)(?: credit| courtesy)?(?: by|:| of)"
    r"|AP Photo\b|Getty Images\b).{0,120}[^.!?]"
    r"|[^.!?]{3,120}/(?:AFP|AP|Getty Images|Reuters|EPA|Shutterstock)\W*)\)?",
    re.DOTALL,
)
_BYLINE = re.compile(
    rf"(?:(?:By|BY|Story by|Words by|Text by|From) {_NAME}(?:,? (?:{_NAME}|{_JOINERS}|\|))*(?:,? \S+@\S+)?"
    rf"|{_NAME}(?: {_NAME}){{1,3}}, (?:[A-Z]\w+ )*(?:Reuters|AP|AFP|CNN|BBC(?: News)?|Bloomberg|Correspondent|Reporter|Editor|Staff Writer|Writer)"
    r"|(?:Published|Posted|Updated|Last updated|First published|Last modified|Created)\b(?: at| on|:)? ?[^.!?]{0,60}\d[^.!?]{0,30}"
    r"|\(?(?:Adds|Updates|Recasts|Corrects|Refiles|Repeats)\b[^.!?]{2,120}\)?"
    r"|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4}[^.!?]{0,40})"
)
_FURNITURE = re.compile(
    r"(?:scroll down (?:for|to) .{3,60}|(?:read|see|watch|find out|learn) more(?:(?::| here| about| on| at| from| in)(?!\w).{0,160})?|(?:read|see|watch) (?:also|next)\b.{0,160}"
    r"|also read\b.{0,160}|see also\b.{0,160}|(?:related|recommended|trending|popular|more)(?: (?:articles?|stor(?:y|ies)|topics?"
    r"|news|content|links?|coverage|reading|from|on))?:.{0,160}|related (?:articles?|stor(?:y|ies)|topics?|news|content|links?)"
    r"|share (?:this|on|via)\b.{0,60}|follow (?:us|@\w+|the (?:latest|author)|(?:\S+ ){1,6}on (?:twitter|facebook|x|instagram|"
    r"telegram|whatsapp|linkedin))\b.{0,120}|subscribe (?:to|now|here|today|for)\b.{0,120}|sign up (?:for|to|here|now)\b.{0,140}"
    r"|(?:please )?click here\b.{0,140}|advertisement(?: continue reading.{0,30})?|(?:story|article) continues below.{0,40}"
    r"|continue reading.{0,60}|download (?:the|our) .{0,40}\bapps?\b.{0,60}|join (?:the conversation|our)\b.{0,80}"
    r"|(?:sorry,? )?(?:we are not currently accepting|comments (?:are|for this)).{0,60}|(?:the )?(?:views|opinions) expressed\b.{0,160}"
    r"|we welcome comments\b.{0,160}|this discussion is (?:now )?closed"
    r"|(?:e-?mail|print|tweet|share|comments?|save|menu|search|home|full article|loading|log ?in|sign ?in|most (?:read|popular)"
    r"|top stories|privacy policy|terms of (?:use|service)|site mobile navigation|skip to (?:main )?content|back to top|view comments"
    r"|e-?mail to a friend|watch live|breaking news|live updates)"
    r"|(?:image|media|photo|video|picture) caption.{0,300}|.{5,300}\(?file (?:photo|picture|image|pic)\)?"
    r"|for (?:more|the latest) .{0,60}(?:click|visit|go to|follow|subscribe|download|sign up)\b.{0,80}"
    r"|get (?:the|our|all|breaking|more) .{0,60}(?:in your inbox|delivered|by e-?mail|newsletter).{0,60})\W{0,4}",
    re.IGNORECASE | re.DOTALL,
)
_INLINE = re.compile(
    r"(?P<credit>\((?:With (?:additional |agency |further |more )?(?:inputs?|reporting|reports|files|agencies)\b"
    r"|(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translated) (?:by|and)\b)[^()]{0,600}\))"
    r"|(?P<furniture>(?:Scroll down for (?:video|more|audio)s?|SCROLL DOWN FOR (?:VIDEO|MORE)S?|Share this article Share|"
    r"E-mail to a friend|Sorry we are not currently accepting comments on this article\.?))(?=\s|$)"
)
_MARKDOWN = re.compile(r"(?:(?P<heading>#{1,6})[ \t]+|>[> \t]*|(?:[-+*•●▪◦]|\\\*)[ \t]+)")
_ENDED = re.compile(r"[.!?…。！？:;,][\"'”’»)\]*_]*$")
_HEADING_WORDS = 14
_TITLE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a paragraph that sentences do not cross; `role` where its form alone tells it."""

    span: Span
    role: Role | None = None


def stretches(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Stretch]:
    """The paragraphs, cut at datelines (which are left out), credits and furniture inside them."""
    dated = False
    for paragraph in paragraphs:
        marked = _MARKDOWN.match(text, paragraph.start, paragraph.end)
        start = marked.end() if marked else paragraph.start
        dateline = None if dated or start > _OPENING else find_dateline(text, Span(start, paragraph.end))
        if dateline:
            dated = True
            yield from _prelude(text, Span(start, dateline.start))
            start = dateline.end
        role = Role.HEADING if marked and marked["heading"] else None
        yield from _cut(text, start, paragraph.end, role)


_OPENING = 3000


def _prelude(text: str, span: Span) -> Iterator[Stretch]:
    """What a page puts before the dateline on its line: headlines, captions, the writer."""
    before = trimmed(text, span.start, span.end)
    if before.start < before.end:
        words = text[before.start : before.end]
        yield Stretch(before, Role.BYLINE if _BYLINE.fullmatch(words) else Role.HEADING)


def _cut(text: str, start: int, end: int, role: Role | None) -> Iterator[Stretch]:
    for m in _INLINE.finditer(text, start, end):
        yield Stretch(Span(start, m.start()), role)
        yield Stretch(Span(*m.span()), Role.CREDIT if m["credit"] else Role.FURNITURE)
        start = m.end()
        if m["credit"] and not _ENDED.search(text, max(start, end - 8), end):
            role = Role.FURNITURE  # a page's own words after the agency has signed off
    yield Stretch(Span(start, end), role)


def sentence_role(words: str) -> Role:
    """The role that a sentence's own form tells."""
    if _FURNITURE.fullmatch(words):
        return Role.FURNITURE
    if _CREDIT.fullmatch(words):
        return Role.CREDIT
    return Role.BYLINE if _BYLINE.fullmatch(words) else Role.BODY


def with_headings(
    document: Document, paragraphs: tuple[Span, ...], sentences: tuple[Sentence, ...]
) -> tuple[Sentence, ...]:
    """The sentences, those that are a whole unended line among paragraphs marked as headings.

    A text whose paragraphs mostly lack end marks (a list, a script without them) has no headings that can be told.
    """
    ended = sum(1 for p in paragraphs if _ENDED.search(document.text, max(p.start, p.end - 8), p.end))
    if len(paragraphs) < 2 or 2 * ended < len(paragraphs):  # noqa: PLR2004
        return sentences
    whole = frozenset(paragraphs)
    return tuple(
        replace(s, role=Role.HEADING) if s.role is Role.BODY and s.span in whole and _is_heading(document, s) else s
        for s in sentences
    )


def _is_heading(document: Document, sentence: Sentence) -> bool:
    if document.title and sentence.text.casefold() == document.title.strip().casefold():
        return True
    if _ENDED.search(sentence.text[-8:]) or sentence.span.end == len(document.text.rstrip()):
        return False
    return len(sentence.text.split()) <= (_TITLE_WORDS if sentence.index == 0 else _HEADING_WORDS)
