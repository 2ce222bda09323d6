"""What is shown: a brief with everything that its renderers and `verify` need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from briefgen.model.changes import Changes
from briefgen.model.documents import Sentence
from briefgen.model.ledger import Comparison, Entry
from briefgen.model.points import DateMention, Figure, SanctionsMention, WarningStatement
from briefgen.model.stories import Headline, Rank


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong or is missing: where it lies, what happened, and what to do about it."""

    where: str
    message: str
    hint: str = ""


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
    document, `left_out` are the stories beyond the most that were asked for. `notes` are what reading the sources found:
    dates years back or still to come, articles left out, an address that has moved, characters to beware of.
    """

    documents: int
    undated: tuple[int, ...] = ()
    copies: tuple[Copy, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Problem, ...] = ()


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
