"""Quotations: the stretches of a text that stand between quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.model import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `span` with its marks, `inner` without them; `closed` tells whether the closing mark is there."""

    span: Span
    inner: Span
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The text's quotations in order, outermost only."""
    return tuple(
        Quotation(Span(*m.span()), Span(m.start() + 1, m.end() - 1)) for m in re.finditer(r"“[^”]*”|\"[^\"]*\"", text)
    )
