"""The proof of a page: each sentence shown leads to its place in a source, and each place back to where it is shown."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.errors import RenderError
from briefgen.model import Headline, KeyPoint, Sentence, Span
from briefgen.render.labels import say
from briefgen.render.quoting import around, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Brief, Section, Source
    from briefgen.render.quoting import Excerpt, Part


@dataclass(frozen=True, slots=True)
class Citation:
    """One [n] on the page: `id` is its own anchor, `target` that of the place it leads to."""

    number: int
    id: str
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a source's text; `id` is set where a cited sentence begins, `shown` holds the citations of it."""

    text: str
    cited: bool = False
    id: str = ""
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published some sources, by name, or by their title where no publisher is known."""

    name: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A cited stretch of a source, with the citations that lead to it."""

    span: Span
    id: str
    shown: tuple[str, ...]


class Citations:
    """Hands out the citations of one page, in the order in which its template asks for them.

    A template cites first and lists its sources last; whatever a theme leaves out is then not listed as used either.
    """

    def __init__(self, brief: Brief, page_language: str) -> None:
        self._sources = {source.document_id: source for source in brief.sources}
        self._numbered = {source.number: source for source in brief.sources}
        self._shown: defaultdict[int, dict[Span, list[str]]] = defaultdict(dict)
        self.page_language = page_language
        self._count = 0

    def cite(self, fact: Sentence | KeyPoint | Headline) -> Citation:
        """The next citation: of a sentence, of the sentence behind a key point, or of a headline's clause."""
        source, span = self._source(fact), _span(fact)
        self._count += 1
        own = f"c{self._count}"
        self._shown[source.number].setdefault(span, []).append(own)
        return Citation(source.number, own, _anchor(source.number, span), span)

    def numbered(self, number: int) -> Source:
        """The source that the page calls [number]."""
        try:
            return self._numbered[number]
        except KeyError:
            raise RenderError(
                f"the brief names source [{number}], which it does not hold",
                "put the source back, or take its number out of the section",
            ) from None

    def by_publisher(self, section: Section) -> tuple[Publisher, ...]:
        """A section's sources by who published them, each publisher once, in the order in which they are first met."""
        found: dict[str, list[Source]] = {}
        for source in map(self.numbered, section.sources):
            found.setdefault(source.source or source.title or say("untitled"), []).append(source)
        return tuple(Publisher(name, tuple(sources)) for name, sources in found.items())

    def source(self, point: KeyPoint) -> Source:
        """The source of a key point."""
        return self._source(point)

    def days(self, points: Iterable[KeyPoint]) -> frozenset[str]:
        """The days on which the sources of some points were published, empty for one without a date."""
        return frozenset(self._source(point).published[: len("2024-10-24")] for point in points)

    def words(self, point: KeyPoint) -> str:
        """The words that carry the point, as the source has them."""
        return self._source(point).text[point.span.start : point.span.end]

    def at(self, point: KeyPoint, spans: Iterable[Span]) -> tuple[str, ...]:
        """The words at some places in the point's source."""
        text = self._source(point).text
        return tuple(text[span.start : span.end] for span in spans)

    def around(self, point: KeyPoint) -> Excerpt:
        """The point's words among the few that stand around them in the source."""
        return around(self._source(point).text, point)

    def parts(self, points: Sequence[KeyPoint]) -> tuple[Part, ...]:
        """The sentence of points that share one, as the source has it, cut so that the words of each stand out."""
        return parts(self._source(points[0]).text, points)

    def language(self, fact: Sentence | KeyPoint | Headline) -> str:
        """The language of the fact's source where it is not the page's own, else an empty string."""
        language = self._source(fact).language
        return "" if language == self.page_language else language

    def places(self, source: Source) -> tuple[Place, ...]:
        """What the page has cited of a source so far, in the order of the text."""
        shown = self._shown.get(source.number, {})
        return tuple(
            Place(span, _anchor(source.number, span), tuple(shown[span]))
            for span in sorted(shown, key=lambda s: (s.start, -s.end))
        )

    def passages(self, source: Source) -> tuple[tuple[Passage, ...], ...]:
        """The source's whole text in paragraphs, each of pieces that are cited or not."""
        breaks = _breaks(source.text)
        paragraphs: list[list[Passage]] = [[]]
        for piece in self._pieces(source):
            first, *rest = _by_line(piece, breaks)
            paragraphs[-1].append(first)
            paragraphs.extend([line] for line in rest)
        return tuple(tuple(p) for p in paragraphs if any(piece.text.strip() or piece.id for piece in p))

    def _pieces(self, source: Source) -> Iterator[Passage]:
        at = 0
        for place in self.places(source):
            start, end = max(place.span.start, at), max(place.span.end, at)
            yield Passage(source.text[at:start])
            yield Passage(source.text[start:end], cited=True, id=place.id, shown=place.shown)
            at = end
        yield Passage(source.text[at:])

    def _source(self, fact: Sentence | KeyPoint | Headline) -> Source:
        key = fact.sentence.document_id if isinstance(fact, KeyPoint) else fact.document_id
        try:
            return self._sources[key]
        except KeyError:
            raise RenderError(
                f"the brief shows a sentence of document {key[:12]}, which is not among its sources",
                "put the source back, or run `briefgen verify` to see all that is unproved",
            ) from None


def _span(fact: Sentence | KeyPoint | Headline) -> Span:
    if isinstance(fact, KeyPoint):
        return fact.sentence.span
    return fact.span or Span(0, 0)


def _anchor(number: int, span: Span) -> str:
    return f"s{number}-{span.start}-{span.end}"


def _by_line(piece: Passage, breaks: re.Pattern[str]) -> list[Passage]:
    """The piece cut at paragraph ends: its anchor stays on the first part, the ways back on the last."""
    lines = breaks.split(piece.text)
    last = len(lines) - 1
    return [
        Passage(line, piece.cited, piece.id if n == 0 else "", piece.shown if n == last else ())
        for n, line in enumerate(lines)
    ]


def _breaks(text: str) -> re.Pattern[str]:
    """Where paragraphs end: at blank lines where the text has some, else at each line."""
    blank = r"\n[^\S\n]*\n\s*"
    return re.compile(blank if re.search(blank, text) else r"\n")
