"""Figures: the quantities of a document, each with its exact words, its value and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Evidence, Figure, Span
from briefgen.points.attribution import said_by
from briefgen.points.dates import claimed
from briefgen.points.quantity import Quantity, has_numbers, read_quantities
from briefgen.points.shared_money import in_their_currency
from briefgen.points.status import status_of
from briefgen.points.tokens import REPORT, lex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from briefgen.model import Number, Sentence, Status
    from briefgen.points.attribution import Voices
    from briefgen.points.attribution.voices import Said
    from briefgen.points.tokens import Tokens
    from briefgen.text import AnnotatedDocument

_EXACT = 24
"""Digits of the longest numeral that is read; a value with more comes of a division."""


def find_figures(document: AnnotatedDocument, voices: Voices) -> tuple[Figure, ...]:
    """The document's figures, in order."""
    counting = (s for s in document.sentences if s.role in REPORT and has_numbers(s.text))
    figures = tuple(figure for sentence in counting for figure in _figures(document, sentence, voices))
    return in_their_currency(figures, document.document.text)


def _figures(document: AnnotatedDocument, sentence: Sentence, voices: Voices) -> Iterator[Figure]:
    tokens = lex(sentence.text, sentence.span.start)
    for quantity in read_quantities(tokens, claimed(tokens)):
        span = Span(tokens.starts[quantity.first], tokens.ends[quantity.end - 1])
        voice = voices.at(span)
        yield _figure(quantity, tokens, sentence, said_by(voice), status_of(document, span, voice))


def _figure(quantity: Quantity, tokens: Tokens, sentence: Sentence, said: Said, status: Status | None) -> Figure:
    span = Span(tokens.starts[quantity.first], tokens.ends[quantity.end - 1])
    number = Span(tokens.starts[quantity.number], tokens.ends[quantity.number])
    return Figure(
        sentence=sentence,
        span=span,
        rule=f"figure.{quantity.rule}",
        speaker=said.speaker,
        role=said.role,
        status=status,
        evidence=(Evidence("number", number), *said.evidence),
        value=_value(quantity.value),
        modifier=quantity.modifier,
        unit=quantity.unit,
        measure=quantity.measure,
    )


def _value(value: Decimal | tuple[Decimal, Decimal] | None) -> Number | tuple[Number, Number] | None:
    if isinstance(value, tuple):
        return _number(value[0]), _number(value[1])
    return None if value is None else _number(value)


def _number(value: Decimal) -> Number:
    """The value; a part that no decimals spell out ("a third") is rounded to four of them."""
    if value == value.to_integral_value():
        return int(value)
    endless = len(value.as_tuple().digits) > _EXACT
    return round(float(value), 4) if endless else float(value)
