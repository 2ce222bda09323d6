"""Sanctions: mentions of sanctions and like measures, with how far they have got and who is at either end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import Evidence, Kind, SanctionsMention, Span, Stage
from briefgen.points.attribution import said_by
from briefgen.points.passage import passage, worth_reading
from briefgen.points.rulebook import builtin_rules, moved
from briefgen.points.status import status_of

if TYPE_CHECKING:
    from briefgen.model import Sentence
    from briefgen.points.attribution import Voices
    from briefgen.points.rulebook import Hit, Rulebook
    from briefgen.text import AnnotatedDocument

_ABBREVIATION = re.compile(r"\b[A-Z](\.[A-Z])+\Z")


def find_sanctions(
    document: AnnotatedDocument, voices: Voices, rules: Rulebook | None = None
) -> tuple[SanctionsMention, ...]:
    """The document's sanctions mentions in order, one a sentence; the first rule to match it tells the stage."""
    book = rules or builtin_rules()
    found = ((s, book.first(s.text, Kind.SANCTIONS, document.language)) for s in worth_reading(document))
    return tuple(_mention(document, s, hit, voices, book) for s, hit in found if hit)


def _mention(
    document: AnnotatedDocument, sentence: Sentence, hit: Hit, voices: Voices, book: Rulebook
) -> SanctionsMention:
    text, start = sentence.text, sentence.span.start
    fields = {
        f: _with_last_stop(text, taken[0]) for f, taken in book.fields(text, Kind.SANCTIONS, hit.rule.language).items()
    }
    span = passage(text, hit.found.taken, fields.get("target"))
    voice = voices.at(moved(span, start))
    said = said_by(voice)
    named = {name: text[place.start : place.end] for name, place in fields.items()}
    return SanctionsMention(
        sentence=sentence,
        span=moved(span, start),
        rule=hit.rule.id,
        stage=hit.rule.stage or Stage.OTHER,
        imposer=named.get("imposer"),
        target=named.get("target"),
        instrument=named.get("instrument"),
        speaker=said.speaker,
        role=said.role,
        status=status_of(document, moved(span, start), voice),
        evidence=(
            *(Evidence(name, moved(place, start)) for name, place in ({"trigger": hit.found.taken} | fields).items()),
            *said.evidence,
        ),
    )


def _with_last_stop(text: str, name: Span) -> Span:
    """The name with the stop of an abbreviation that closes it ("the U.N."), which a word's end leaves outside."""
    closes = _ABBREVIATION.search(text, name.start, name.end) and text.startswith(".", name.end)
    return Span(name.start, name.end + 1) if closes else name
