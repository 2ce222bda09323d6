"""Blocks of lines that are no prose: front matter, fenced code, and the head and signature of a letter by mail."""

from __future__ import annotations

import re

from briefgen.model import Span

_FRONT_MATTER = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?:[^\n]*\n){1,200}?(?P=fence)[ \t]*(?:\n|$)")
_MAIL_HEAD = re.compile(
    r"\s*(?:(?:From|To|Cc|Sent|Date|Subject|Reply-To|[A-Z][a-z]+-[\w-]+):[ \t][^\n]*\n){2,}(?=\s*\n)"
)
_FENCE = re.compile(r"^(?:```|~~~)[^\n]*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)
_TABLE_OR_PICTURE = re.compile(r"\|.*\||!?\[[^\]]*\]\([^)\s]*\)", re.DOTALL)


def find_blocks(text: str) -> tuple[Span, ...]:
    """The blocks of the text that are no prose, in order."""
    found: list[Span] = []
    head = _FRONT_MATTER.match(text) or _MAIL_HEAD.match(text)
    if head:
        found.append(Span(*head.span()))
    fences = list(_FENCE.finditer(text, head.end() if head else 0))
    found.extend(Span(a.start(), b.end()) for a, b in zip(fences[::2], fences[1::2], strict=False))
    if head and (signature := _SIGNATURE.search(text, head.end())):
        found.append(Span(signature.start(), len(text)))
    return tuple(sorted(found))


def is_table_or_picture(paragraph: str) -> bool:
    """Whether a paragraph is a row of a Markdown table, a picture, or nothing but a link."""
    return paragraph[:1] in {"|", "!", "["} and _TABLE_OR_PICTURE.fullmatch(paragraph) is not None
