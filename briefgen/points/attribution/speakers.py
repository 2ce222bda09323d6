"""Who a phrase is for: names to their fullest form, pronouns and descriptions to those spoken of before."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from briefgen.points.attribution.clauses import clause_subjects
from briefgen.points.attribution.descriptions import earlier
from briefgen.points.attribution.lexicon import PERSONS, Is, sex_of
from briefgen.points.attribution.names import Names, bare
from briefgen.points.attribution.nouns import Form, Phrase, personal, plural
from briefgen.points.attribution.phrases import phrase_after
from briefgen.points.attribution.pronouns import antecedent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Span
    from briefgen.points.attribution.tokens import Tokens, Unit

_MEMORY = 60
"""How many mentions are looked back over."""
_PLAIN = 4
"""A name of two to four words that shows nothing else is taken for a person's."""
_PLACES = frozenset(("new", "san", "santa", "los", "las", "fort", "mount", "lake", "port", "cape", "saint"))
"""Words that begin the names of places and not of persons."""
_LABEL = Is.ORGANISATION | Is.RELAYER
_BODY = Is.COMPANY | Is.ORGANISATION | Is.PLACE | Is.RELAYER


@dataclass(slots=True)
class Speaker:
    """Someone the document speaks of, `fresh` until they are spoken of again.

    `person` and `body` are what the text shows of them so far; `presumed` is a person only for having a name of two words.
    """

    name: Span
    key: str
    person: bool = False
    body: bool = False
    presumed: bool = False
    place: bool = False
    several: bool = False
    sex: str = ""
    role: Span | None = None
    heads: set[str] = field(default_factory=set)
    last: str = ""
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone spoken of in the unit of that number, by whom something is said at `cue` (-1: nothing is)."""

    number: int
    speaker: Speaker
    unit: Unit | None = None
    cue: int = -1


@dataclass(frozen=True, slots=True)
class Nearby:
    """Whom else the unit speaks of: those whom a pronoun goes to before anybody earlier, and those after them."""

    first: Iterable[Speaker] = ()
    last: Iterable[Speaker] = ()


NOBODY = Nearby()


@dataclass(slots=True)
class Cast:
    """Those a document has spoken of so far, and in which units, in the order of reading."""

    tokens: Tokens
    names: Names
    known: dict[str, Speaker] = field(default_factory=dict)
    recent: list[Mention] = field(default_factory=list)
    number: int = 0
    unit: Unit | None = None
    previous: Unit | None = None

    def turn_to(self, unit: Unit, number: int) -> None:
        """Go on to the next unit."""
        self.previous, self.unit, self.number = self.unit, unit, number

    def heard(self, speaker: Speaker, cue: int = -1) -> None:
        """Note that the unit speaks of someone, who says something by the word at `cue`, where they do."""
        self.recent.append(Mention(self.number, speaker, self.unit, cue))

    def in_passing(self, speaker: Speaker) -> Mention:
        """Somebody whom the unit before only names."""
        return Mention(self.number - 1, speaker)

    def who(self, phrase: Phrase, nearby: Nearby = NOBODY) -> Speaker | None:
        """Whom a phrase in the unit is for, None where the rules do not know; `nearby` are the others in the unit."""
        if phrase.form is Form.PRONOUN:
            return antecedent(self, self.tokens.lowers[phrase.head], nearby)
        if phrase.form is Form.NAME:
            return self.by_name(phrase)
        return earlier(self, phrase) or self._described(phrase)

    def before(self, reach: int) -> Iterator[Speaker]:
        """Those spoken of in so many units before, the last first."""
        for mention in reversed(self.recent[-_MEMORY:]):
            if self.number - mention.number > reach:
                return
            yield mention.speaker

    def persons(self, first: int, last: int) -> Iterator[Speaker]:
        """The persons named among some tokens, in full or by a surname that stands in full elsewhere."""
        named = map(self.by_name, self.names.between(first, last, placed=False))
        known = map(self.by_name, self.names.surnames(first, last))
        return (speaker for speaker in chain(named, known) if speaker.person)

    def subjects(self, unit: Unit, place: int) -> Iterator[Speaker]:
        """Whom the unit's main clauses before a token are about, the last first."""
        for phrase in clause_subjects(self.tokens, unit, place):
            if phrase.form is not Form.PRONOUN and someone(self.tokens, phrase) and (speaker := self.who(phrase)):
                yield speaker

    def by_name(self, phrase: Phrase) -> Speaker:
        """Whoever bears a name, in its fullest form."""
        full = self.names.fullest(phrase)
        span = self.tokens.span(*full.name)
        key = self.tokens.text[span.start : span.end].lower()
        speaker = self.known.get(key)
        if speaker is None:
            speaker = self.known[key] = Speaker(span, key, last=bare(self.tokens, full.name[1]))
            self._learn(speaker, full)
        else:
            speaker.fresh = False
        if phrase is not full:
            self._learn(speaker, phrase)
        return speaker

    def _learn(self, speaker: Speaker, phrase: Phrase) -> None:
        """What a phrase shows of its bearer: a role, a sex, whether it is a person or a body."""
        tokens, (first, last) = self.tokens, phrase.name
        before = tokens.kinds[first - 1] if first else 0
        if phrase.role:
            speaker.role = speaker.role or tokens.span(*phrase.role)
            roles = range(phrase.role[0], phrase.role[1] + 1)
            speaker.heads.update(bare(tokens, n) for n in roles if personal(tokens, n))
        if before & (Is.TITLE | Is.HONORIFIC):
            speaker.sex = speaker.sex or sex_of(tokens.lowers[first - 1])
            speaker.person = True
        speaker.several = speaker.several or plural(tokens, phrase)
        speaker.place = speaker.place or bool(tokens.kinds[last] & Is.PLACE)
        body = self._is_body(phrase) or (speaker.fresh and self._body_beside(last))
        plain = 0 < last - first < _PLAIN and not body
        shown = speaker.person and not speaker.presumed
        speaker.person = speaker.person or phrase.role is not None or plain
        if plain and not speaker.sex:
            speaker.sex = sex_of(tokens.lowers[first])
        speaker.presumed = speaker.person and not (shown or speaker.sex or phrase.role)
        speaker.body = not speaker.person and (speaker.body or body or tokens.words[last].isupper())

    def _is_body(self, phrase: Phrase) -> bool:
        """Whether a name shows itself to be a body's or a place's: by a word in it, "the", or "the firm" before it."""
        tokens, (first, last) = self.tokens, phrase.name
        before = tokens.kinds[first - 1] if first else 0
        label = before & _LABEL and not before & Is.GENITIVE and not phrase.role  # "the firm Norte"
        if first and (tokens.lowers[first - 1] == "the" or label):
            return True
        placed = first < last and tokens.lowers[first] in _PLACES
        return placed or any(tokens.kinds[n] & _BODY for n in range(first, last + 1))

    def _body_beside(self, last: int) -> bool:
        """Whether an aside calls the name a body's: "Norte Energia, the utility company,", "Norte, which"."""
        tokens = self.tokens
        if last + 2 >= len(tokens.kinds) or not tokens.kinds[last + 1] & Is.COMMA:
            return False
        if tokens.lowers[last + 2] == "which":
            return True
        aside = phrase_after(tokens, last + 2, len(tokens.kinds))
        return aside is not None and aside.form is Form.DESCRIPTION and bool(tokens.kinds[aside.head] & Is.ORGANISATION)

    def _described(self, phrase: Phrase) -> Speaker:
        tokens = self.tokens
        span = tokens.span(*phrase.name)
        key = tokens.text[span.start : span.end].lower()
        speaker = Speaker(span, key, last=bare(tokens, phrase.head), several=plural(tokens, phrase))
        kind = tokens.kinds[phrase.head]
        speaker.person = bool(kind & PERSONS or personal(tokens, phrase.head)) and not speaker.several
        speaker.presumed = speaker.person and bool(kind & Is.ORGANISATION)  # "the regulator" is mostly a body
        speaker.body = not speaker.person
        speaker.heads = {speaker.last}
        speaker.sex = sex_of(speaker.last)
        return self.known.setdefault(key, speaker)


def someone(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is for somebody, and not for a thing."""
    kind = tokens.kinds[phrase.head]
    return phrase.form is not Form.DESCRIPTION or personal(tokens, phrase.head) or bool(kind & Is.ORGANISATION)
