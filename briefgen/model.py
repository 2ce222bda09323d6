"""The values that travel through briefgen: frozen, made of tuples, without behaviour.

Offsets are Python string indices into `Document.text`, end exclusive. Types that stages decide about (`Document`,
`Sentence`, `KeyPoint`, `Story`) and types that are shown (`Brief` and what it holds) are kept apart: a `Brief` carries
everything that its renderers and `verify` need, and nothing that must be looked up elsewhere.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

Number = int | float


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article or report. `id` is the SHA-256 (hex) of `text`; `published` is a date or an aware datetime.

    `language` is an ISO 639-1 code, or empty where it was not given: annotation then detects it.
    """

    id: str
    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    published: date | datetime | None = None
    language: str = ""

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        title: str = "",
        source: str = "",
        url: str = "",
        published: date | datetime | None = None,
        language: str | None = None,
    ) -> Document:
        """A document of `text` as it stands, not a character moved."""
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(key, text, title, source, url, published, language or "")


class Role(StrEnum):
    """What a stretch of text is for; only `BODY` is ever summarised."""

    BODY = "body"
    HEADING = "heading"
    BYLINE = "byline"
    CREDIT = "credit"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `text` is the document's text at `span`, `index` its place among the document's sentences."""

    document_id: str
    index: int
    span: Span
    text: str
    role: Role = Role.BODY


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
    """A date or period, resolved to the days `start`..`end` (inclusive) where the document's own date allows it."""

    kind: Kind = Kind.DATE
    start: date | None = None
    end: date | None = None
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong or is missing: where it lies, what happened, and what to do about it."""

    where: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rank:
    """Why a story stands where it does; the higher `score` comes first.

    `origins` counts independent origins, `newest` is the day of its last document, `recency` runs from 1 (the newest of
    all stories) towards 0, `severity` is what the caller makes of its key points, 0 to 1.
    """

    score: float
    origins: int
    newest: date | None
    recency: float
    severity: float


@dataclass(frozen=True, slots=True)
class Story:
    """Documents on one event, in order of time.

    `copies` holds each text that stands in several places: the document to show first, then its near-duplicates.
    `origins` parts the documents by where they come from: ten prints of one agency's report are one origin. `period`
    is the first and the last day of its dated documents.
    """

    id: str
    documents: tuple[Document, ...]
    copies: tuple[tuple[Document, ...], ...] = ()
    origins: tuple[tuple[Document, ...], ...] = ()
    period: tuple[date, date] | None = None
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """A section's headline: a verbatim clause at `span` of a document, or (`span` None) the title it came with."""

    document_id: str
    text: str
    span: Span | None = None


PointT = TypeVar("PointT", bound=KeyPoint)


@dataclass(frozen=True, slots=True)
class Entry(Generic[PointT]):
    """One fact of a brief: the mention to show, and the other places that say the same."""

    point: PointT
    also: tuple[PointT, ...] = ()


class Difference(StrEnum):
    """Why a figure may differ from one above it that counts the same thing."""

    DATE = "date"
    SCOPE = "scope"
    QUALIFIER = "qualifier"
    UNDATED = "undated"
    DISAGREEMENT = "disagreement"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A figure beside others that count the same thing.

    `counted` holds the words that say what is counted ("people", "killed") and `scope` those that narrow it ("in the
    north"). `dated` are the words of the date beside the figure, if there is one. `as_of` is the day on which the count
    was told: that date's, where it says so ("as of Friday"), else the document's; None where neither is known.
    `difference` says how the row differs from the rows above it.
    """

    entry: Entry[Figure]
    counted: tuple[Span, ...]
    scope: tuple[Span, ...] = ()
    as_of: date | None = None
    dated: Span | None = None
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures of one story that count the same thing and differ: two rows or more."""

    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One story as a brief shows it; `story` names it through all editions that show more of it.

    `rank` says why it stands where it does.
    """

    headline: Headline
    sources: tuple[int, ...]
    summary: tuple[Sentence, ...]
    figures: tuple[Entry[Figure], ...] = ()
    warnings: tuple[Entry[WarningStatement], ...] = ()
    sanctions: tuple[Entry[SanctionsMention], ...] = ()
    dates: tuple[Entry[DateMention], ...] = ()
    story: str = ""
    comparisons: tuple[Comparison, ...] = ()
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a brief cites it: `number` is its [n], `published` ISO 8601 or empty where the source is undated.

    `shown` is the day of the earlier edition that showed it, where this one cites it only for what has changed since.
    """

    number: int
    document_id: str
    text: str
    title: str
    source: str
    url: str
    published: str
    language: str
    sentences: int
    shown: date | None = None


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story that is new, grew or went quiet, by the headline it has or had.

    `sources` are the numbers of what came since; `editions` counts the earlier editions that showed the story, of which
    `last` was the latest.
    """

    story: str
    headline: Headline
    sources: tuple[int, ...] = ()
    editions: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Moved(Generic[PointT]):
    """One thing told of twice: what an earlier edition showed, and what is said now. `story` names the later story."""

    story: str
    before: PointT
    after: PointT


class Due(StrEnum):
    """What became of a date that an earlier edition showed as ahead."""

    TODAY = "today"
    PASSED = "passed"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date that an earlier edition showed as ahead and that has come: a day, or a deadline that is over."""

    story: str
    point: DateMention
    due: Due


@dataclass(frozen=True, slots=True)
class FirstWarning:
    """A warning that a story which earlier editions showed had not had."""

    story: str
    point: WarningStatement


@dataclass(frozen=True, slots=True)
class Revision:
    """A sentence reworded (both), added (`before` is None) or taken away (`after` is None)."""

    before: Sentence | None
    after: Sentence | None


@dataclass(frozen=True, slots=True)
class Edit:
    """A document shown before that has since been changed where it stands, or come again with more: source numbers."""

    before: int
    after: int
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A document left out because the edition of `shown` had it, or a copy of it."""

    document_id: str
    title: str
    source: str
    url: str
    shown: date


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the editions before, of which `since` was the last."""

    since: datetime
    new: tuple[StoryChange, ...] = ()
    grown: tuple[StoryChange, ...] = ()
    figures: tuple[Moved[Figure], ...] = ()
    sanctions: tuple[Moved[SanctionsMention], ...] = ()
    warnings: tuple[FirstWarning, ...] = ()
    dates: tuple[DueDate, ...] = ()
    edits: tuple[Edit, ...] = ()
    quiet: tuple[StoryChange, ...] = ()
    repeats: tuple[Repeat, ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """How a brief was made, so that it can be made again."""

    version: str
    summary: str
    rules: str


class Tlp(StrEnum):
    """How far a brief may be passed on: the labels of the Traffic Light Protocol 2.0 (FIRST, August 2022)."""

    CLEAR = "CLEAR"
    GREEN = "GREEN"
    AMBER = "AMBER"
    AMBER_STRICT = "AMBER+STRICT"
    RED = "RED"


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that repeats source [`shown`]: word for word, and is then no source itself, or nearly, as [`number`]."""

    title: str
    source: str
    url: str
    shown: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A story that the brief had no room for: its headline, the publishers of its documents, and its rank."""

    headline: str
    publishers: tuple[str, ...]
    documents: int
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a brief was made of, beyond what it shows, though nothing went wrong.

    `documents` counts those given. `undated` are the numbers of sources without a date. `copies` repeat another
    document, `left_out` are the stories beyond the most that were asked for.
    """

    documents: int
    undated: tuple[int, ...] = ()
    copies: tuple[Copy, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that a renderer shows and `verify` proves.

    `edition` is aware; `changes` is None where no earlier edition is known, `tlp` where the brief has no marking.
    """

    title: str
    edition: datetime
    language: str
    bottom_line: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    method: Method
    changes: Changes | None = None
    tlp: Tlp | None = None
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Artifact:
    """A rendered brief: what to call the file, its media type and its bytes."""

    format: str
    filename: str
    media_type: str
    content: bytes
