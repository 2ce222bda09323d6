"""What is found in a document: figures, warnings, sanctions mentions and dates, with who said it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefgen.model.documents import Sentence, Span

Number = int | float


class Kind(StrEnum):
    """The kinds of key points."""

    FIGURE = "figure"
    WARNING = "warning"
    SANCTIONS = "sanctions"
    DATE = "date"


class Modifier(StrEnum):
    """How a figure's value is qualified in the text."""

    NONE = "none"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    RANGE = "range"


class Measure(StrEnum):
    """What sort of quantity a figure is, so that a brief can leave some out."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PHYSICAL = "physical"
    DURATION = "duration"
    AGE = "age"
    MULTIPLE = "multiple"


class Level(StrEnum):
    """How a warning is worded, the strongest first."""

    THREAT = "threat"
    EXPLICIT = "explicit"
    PREDICTED = "predicted"
    FEARED = "feared"


class Stage(StrEnum):
    """How far a sanction or a like measure has got."""

    CALLED_FOR = "called_for"
    THREATENED = "threatened"
    PLANNED = "planned"
    IN_FORCE = "in_force"
    EXTENDED = "extended"
    VIOLATED = "violated"
    EASED = "eased"
    OPPOSED = "opposed"
    OTHER = "other"


class Status(StrEnum):
    """How the source's own words vouch for a point."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    EXPECTED = "expected"
    ALLEGED = "alleged"
    DENIED = "denied"
    WARNED = "warned"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind one field of a key point: `field` names it ("trigger", "speaker", "cue", "imposer" ...)."""

    field: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A figure, warning, sanctions mention or date that a rule found; `span` holds the words that carry it.

    `speaker` is who says it, in the fullest form the document gives, with `role` ("Defence Secretary") where the text
    has one beside the name; both are verbatim, and None rather than a guess. `evidence` says where each stands.
    """

    kind: Kind
    sentence: Sentence
    span: Span
    rule: str
    speaker: str | None = None
    role: str | None = None
    status: Status | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(KeyPoint):
    """A quantity. `value` is a number, a (low, high) pair for a range, None for a vague one ("dozens")."""

    kind: Kind = Kind.FIGURE
    value: Number | tuple[Number, Number] | None = None
    modifier: Modifier = Modifier.NONE
    unit: str | None = None
    measure: Measure = Measure.COUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningStatement(KeyPoint):
    """A warning, a threat, or a stated risk of harm to come."""

    kind: Kind = Kind.WARNING
    level: Level = Level.EXPLICIT


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionsMention(KeyPoint):
    """A mention of sanctions or a like restrictive measure; names are as the document has them."""

    kind: Kind = Kind.SANCTIONS
    stage: Stage = Stage.OTHER
    imposer: str | None = None
    target: str | None = None
    instrument: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(KeyPoint):
    """A date or period, resolved to the days `start`..`end` (inclusive) where the document's own date allows it.

    `deadline` says that the words make it a term ("by 6 March", "expires on Friday"), which may be missed; `planned` that
    something is to happen then ("will meet on Friday").
    """

    kind: Kind = Kind.DATE
    start: date | None = None
    end: date | None = None
    deadline: bool = False
    planned: bool = False
