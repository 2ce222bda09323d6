"""Turns: a document read unit by unit, each saying with its speaker, each further quotation with the one before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from briefgen.model import Span
from briefgen.points.attribution.capitals import settle_capitals
from briefgen.points.attribution.cues import cue_places, find_sayings
from briefgen.points.attribution.lexicon import Is
from briefgen.points.attribution.names import Names, bare
from briefgen.points.attribution.nominal import texts_of, unowned
from briefgen.points.attribution.nouns import Form, Phrase
from briefgen.points.attribution.running import opening_phrase
from briefgen.points.attribution.speakers import NOBODY, Cast, Nearby, Speaker, someone
from briefgen.points.attribution.tokens import Tokens, Unit, tokenise, units
from briefgen.points.attribution.voices import Voice, Voices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.points.attribution.sayings import Saying
    from briefgen.text import AnnotatedDocument

Said = tuple[Speaker, Phrase, int]
Turn = tuple[Span, Said | None]
_QUOTED = Is.QUOTE | Is.STOP | Is.COMMA | Is.OPEN | Is.CLOSE


def attribute(document: AnnotatedDocument) -> Voices:
    """The voices of a document; none where it is in a language without rules (there are rules for English)."""
    if document.language != "en":
        return Voices()
    tokens = tokenise(document)
    read = tuple(units(document, tokens))
    settle_capitals(tokens, read)
    heard = tuple(_Reading(tokens, Cast(tokens, Names.of(tokens))).turns(read))
    return Voices.of((span, _voice(tokens, *said) if said else None) for span, said in heard)


@dataclass(slots=True)
class _Reading:
    """A document being read: the cast so far, and who speaks last."""

    tokens: Tokens
    cast: Cast
    said: Said | None = None
    paragraph: int = -1
    unnamed: tuple[Speaker, int] | None = None

    def turns(self, read: tuple[Unit, ...]) -> Iterator[Turn]:
        places = cue_places(self.tokens)
        for number, unit in enumerate(read):
            self.cast.turn_to(unit, number)
            first, end = bisect_left(places, unit.first), bisect_left(places, unit.end)
            near = places[first:end]
            sayings = find_sayings(self.tokens, unit, near) if first < end else []
            if not sayings and _all_quoted(self.tokens, unit):
                yield from self._goes_on(unit)
                continue
            yield from self._unit(unit, number, sayings)
            yield from self._nobodys(sayings, unit, near) if sayings else ()

    def _unit(self, unit: Unit, number: int, sayings: list[Saying]) -> Iterator[Turn]:
        """What is said in a unit, and who speaks on if words in quotation marks follow."""
        opening = opening_phrase(self.tokens, unit)
        subject = self._subject(opening, sayings)
        if sayings:
            self.said = None
            yield from self._said(sayings, unit, number, subject, opening)
            return
        if subject:
            self.cast.heard(subject)
        if opening and self.tokens.kinds[opening.first] & Is.POSSESSIVE:
            return  # 'Lee is ill. Her son has not called. "I am afraid."'
        self.said = None
        if subject and subject.person and opening:
            self.said, self.paragraph = (subject, opening, opening.head), unit.paragraph

    def _nobodys(self, sayings: list[Saying], unit: Unit, places: list[int]) -> Iterator[Turn]:
        """What stands behind all that is said in the unit and is fear or criticism of somebody unnamed."""
        last = max(s.cue for s in sayings)
        for noun in unowned(self.tokens, unit, places):
            if noun > last:
                yield Span(self.tokens.starts[noun], unit.span.end), None

    def _goes_on(self, unit: Unit) -> Iterator[Turn]:
        """A quotation without a cue of its own: whoever spoke before it speaks on."""
        if self.said and unit.paragraph - self.paragraph <= 1:
            self.paragraph = unit.paragraph
            yield unit.span, self.said

    def _said(
        self, sayings: list[Saying], unit: Unit, number: int, subject: Speaker | None, opening: Phrase | None
    ) -> Iterator[Turn]:
        heard = [(subject, -1)] if subject else []
        about = subject if opening and self.tokens.lowers[opening.first] not in ("a", "an") else None
        sayer: Speaker | None = None
        cue = unit.first
        for saying in sayings:
            pronoun = saying.phrase.form is Form.PRONOUN
            near = sayer if cue < saying.phrase.first else None
            speaker = self.cast.who(saying.phrase, self._nearby(unit, saying, near, about) if pronoun else NOBODY)
            if speaker is None:
                continue
            self._introduce(speaker, saying.phrase, number)
            speaker.heads.update([bare(self.tokens, n) for n in texts_of(self.tokens, unit, saying)])
            sayer, cue = speaker, saying.cue
            heard.append((speaker, saying.cue))
            self.said, self.paragraph = (speaker, saying.phrase, saying.cue), unit.paragraph
            yield Span(saying.start, saying.end), self.said
        for speaker, cue in heard:
            self.cast.heard(speaker, cue)

    def _nearby(self, unit: Unit, saying: Saying, sayer: Speaker | None, subject: Speaker | None) -> Nearby:
        """Whom a pronoun may be for that the unit itself speaks of; `sayer` said something before in the unit.

        Before what is said, the subject of the unit's last main clause comes first ("When Lee left, Ek said he ...");
        behind it, whoever spoke earlier does ("Ek had left, he said").
        """
        first = saying.phrase.first
        before = self.tokens.kinds[first - 1] if first > unit.first else 0
        said = (sayer,) if sayer else ()
        about = (subject,) if subject else ()
        if not (saying.led or before & Is.SUBORDINATOR):
            # "Ek is calm: it may rain, he says"
            told = any(kind & Is.COLON for kind in self.tokens.kinds[unit.first : first])
            return Nearby((*said, *about) if told else said, self.cast.subjects(unit, first))
        named = islice(self.cast.persons(unit.first, first), 1)
        return Nearby(chain(self.cast.subjects(unit, first), said, about, named))

    def _introduce(self, speaker: Speaker, phrase: Phrase, number: int) -> None:
        """Give a name that comes without a role to whoever was just quoted by their role alone.

        "..., Norway's envoy said on Friday. Ines Duarte also said ...": news style names nobody new without a role.
        """
        before, self.unnamed = self.unnamed, None
        if before and before[1] >= number - 1 and phrase.form is Form.NAME and speaker.fresh and speaker.person:
            if speaker.role is None:
                before[0].name, speaker.role = speaker.name, before[0].name
                before[0].role = speaker.role
                speaker.heads |= before[0].heads
        elif phrase.form is Form.DESCRIPTION and speaker.person and _definite(self.tokens, phrase):
            self.unnamed = (speaker, number)

    def _subject(self, opening: Phrase | None, sayings: list[Saying]) -> Speaker | None:
        """Whom the unit is about, where it opens with someone."""
        if opening is None or any(s.phrase.first == opening.first for s in sayings):
            return None
        if self.tokens.lowers[opening.head] == "it" or not someone(self.tokens, opening):
            return None
        return self.cast.who(opening)


def _definite(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a description can be for one person only: "the head of the body", "Norway's envoy"."""
    near = range(phrase.first, min(phrase.first + 3, phrase.last))
    genitive = any(tokens.kinds[n] & Is.GENITIVE for n in near)
    return tokens.lowers[phrase.first] not in ("a", "an", "one", "another") and (
        genitive or (tokens.lowers[phrase.first] == "the" and phrase.last > phrase.head)
    )


def _all_quoted(tokens: Tokens, unit: Unit) -> bool:
    kinds = tokens.kinds[unit.first : unit.end]
    return all(k & _QUOTED for k in kinds) and any(k & Is.QUOTE for k in kinds)


def _voice(tokens: Tokens, speaker: Speaker, phrase: Phrase, cue: int) -> Voice:
    role, text = speaker.role, tokens.text
    return Voice(
        name=text[speaker.name.start : speaker.name.end],
        span=speaker.name,
        mention=tokens.span(phrase.first, phrase.last),
        cue=Span(tokens.starts[cue], tokens.ends[cue]),
        role=text[role.start : role.end] if role else None,
        role_span=role,
    )
