"""Sanctions: mentions of sanctions and like measures, with how far they have got and who is at either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Evidence, Kind, SanctionsMention, Stage
from briefgen.points.attribution import said_by
from briefgen.points.passage import passage, worth_reading
from briefgen.points.rulebook import builtin_rules, moved

if TYPE_CHECKING:
    from briefgen.model import Sentence
    from briefgen.points.attribution import Voices
    from briefgen.points.rulebook import Hit, Rulebook
    from briefgen.text import AnnotatedDocument


def find_sanctions(
    document: AnnotatedDocument, voices: Voices, rules: Rulebook | None = None
) -> tuple[SanctionsMention, ...]:
    """The document's sanctions mentions in order, one a sentence; the first rule to match it tells the stage."""
    book = rules or builtin_rules()
    found = ((s, book.first(s.text, Kind.SANCTIONS, document.language)) for s in worth_reading(document))
    return tuple(_mention(s, hit, voices, book) for s, hit in found if hit)


def _mention(sentence: Sentence, hit: Hit, voices: Voices, book: Rulebook) -> SanctionsMention:
    text, start = sentence.text, sentence.span.start
    fields = {f: taken[0] for f, taken in book.fields(text, Kind.SANCTIONS, hit.rule.language).items()}
    span = passage(text, hit.found.taken, fields.get("target"))
    said = said_by(voices.at(moved(span, start)))
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
        evidence=(
            *(Evidence(name, moved(place, start)) for name, place in ({"trigger": hit.found.taken} | fields).items()),
            *said.evidence,
        ),
    )
