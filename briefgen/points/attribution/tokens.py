"""A document as tokens with what each can be; a quotation is one token, since who speaks it stands outside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.model import Role, Span
from briefgen.points.attribution.lexicon import Is, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.text import AnnotatedDocument

_TOKEN = re.compile(
    r"[a-z]+(?=[\s,])"  # most words, and fast
    r"|[RDI]-(?:[A-Z]\.)+|[RDI]-[A-Z][a-z]{1,4}\.?(?!\w)"
    r"|(?:[^\W\d_]\.){2,}(?:['’]s)?|\d+(?:[.,]\d+)*\w*(?:-\w+)*"
    r"|(?:Mrs?|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Maj|Capt|Adm|Cmdr|Sen|Rep|Gov|Rev|St|Jr|[A-Z])\.(?!\w)"
    r"|[^\W_]+(?:['’&-][^\W_]+)*(?:(?<=s)['’])?|--|[^\w\s]|_"
)
_SEAT = re.compile(r"[RDI]-[A-Z][A-Za-z.]*")
"""A lawmaker's party and state: "R-Ky.", "D-N.Y."."""
_MARKS = {
    ",": Is.COMMA,
    **dict.fromkeys(("-", "–", "—", "―", "--"), Is.COMMA | Is.DASH),
    ":": Is.COLON,
    **dict.fromkeys("([", Is.OPEN),
    **dict.fromkeys(")]", Is.CLOSE),
    "&": Is.PARTICLE,
    **dict.fromkeys("%$£€¥₹", Is.NUMBER),
}
_HYPHENATED = Is.HUMAN | Is.PEOPLE | Is.ORGANISATION | Is.RELAYER
_GENITIVES = ("'s", "’s", "s'", "s’")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in columns: `words` as written, `lowers`, `kinds` (flags of `Is`), `starts` and `ends`."""

    text: str
    words: list[str]
    lowers: list[str]
    kinds: list[int]
    starts: list[int]
    ends: list[int]

    def span(self, first: int, last: int) -> Span:
        """The span from one token through another, without a genitive ending of the last, save where it is the name's own.

        No noun follows that: "Moody's warned", "Lloyd's, ...".
        """
        end = self.ends[last]
        after = self.kinds[last + 1] if last + 1 < len(self.kinds) else 0
        own = after & (Is.AUXILIARY | Is.MODAL | Is.COMMA | Is.STOP) or (
            after & (Is.PAST | Is.THIRD) and not after & Is.SAYING
        )
        if self.kinds[last] & Is.GENITIVE and not own:
            end -= 1 if self.words[last][-1] in "'’" else 2
        return Span(self.starts[first], end)


def tokenise(document: AnnotatedDocument) -> Tokens:
    """The document's tokens."""
    text = document.document.text
    spans = list[tuple[int, int]]()
    quotes, position = list[int](), 0
    for span in quoted(document):
        spans += [match.span() for match in _TOKEN.finditer(text, position, span.start)]
        quotes.append(len(spans))
        spans.append((span.start, span.end))
        position = span.end
    spans += [match.span() for match in _TOKEN.finditer(text, position)]
    words = [text[start:end] for start, end in spans]
    for place in quotes:
        words[place] = _QUOTATION
    kinds = list(map(_kinds.__getitem__, words))
    return Tokens(
        text, words, list(map(str.lower, words)), kinds, [start for start, _ in spans], [end for _, end in spans]
    )


_WORD = 50
_MOST_WORDS = 16384
_STRANGE = 0
"""What a word of `_WORD` and more characters is taken for; it is not worth remembering."""
_QUOTATION = "“”"
_STRAY = re.compile(r"(?<=[^\s(\[])[\"”](?=[\s,.;:!?)]|$)")
_LONGEST = 1500
"""How many characters a quotation that its paragraph leaves open may run on."""


def quoted(document: AnnotatedDocument) -> Iterator[Span]:
    """The outermost quotations, one that its paragraph leaves open up to a stray closing mark in the next.

    Texts that were broken into paragraphs anywhere (by a layout or a crawler) have such quotations.
    """
    text, outermost = document.document.text, document.outermost
    for place, quotation in enumerate(outermost):
        span = quotation.span
        if not quotation.closed and not quotation.continued:
            bound = outermost[place + 1].span.start if place + 1 < len(outermost) else len(text)
            stray = _STRAY.search(text, span.end, min(bound, span.end + _LONGEST))
            span = Span(span.start, stray.end()) if stray else span
        yield span


class _Kinds(dict[str, int]):
    """What each word can be, worked out when it is first met; it starts anew when it has grown too large."""

    def __missing__(self, word: str) -> int:
        if len(word) >= _WORD:
            return _STRANGE
        if len(self) >= _MOST_WORDS:
            self.clear()
        kind = self[word] = _kind(word)
        return kind


_kinds = _Kinds()


def _kind(word: str) -> int:
    """What a word can be by itself."""
    known = lexicon().kinds
    lower, first = word.lower(), word[0]
    if first.isalpha():
        if word[1:2] == "-" and _SEAT.fullmatch(word):
            return Is.SUFFIX
        kind = known.get(lower, 0)
        if not kind and "-" in lower:
            kind = known.get(lower[lower.rindex("-") + 1 :], 0) & _HYPHENATED
        if lower.endswith(_GENITIVES) and lower not in _GENITIVES:
            kind |= Is.GENITIVE | (known.get(lower[:-2], 0) if lower[-1] == "s" else 0)
        if not first.islower():
            return kind | Is.CAPITAL
        return (
            kind & ~(Is.DAY | Is.FIRST_NAME)
            if kind
            else (Is.PARTICLE if lower.startswith(("al-", "el-", "ul-")) else 0)
        )
    if first.isdigit():
        return Is.NUMBER
    return Is.QUOTE if word == _QUOTATION else _MARKS.get(word, Is.STOP)


@dataclass(frozen=True, slots=True)
class Unit:
    """Sentences held together by a quotation: tokens `first` to `end` (exclusive) over `span`."""

    first: int
    end: int
    span: Span
    paragraph: int


def units(document: AnnotatedDocument, tokens: Tokens) -> Iterator[Unit]:
    """The document's units in order, without bylines and credits; a dateline stays outside the first."""
    place, paragraph = 0, 0
    for span in _joined(document):
        while paragraph + 1 < len(document.paragraphs) and document.paragraphs[paragraph + 1].start <= span.start:
            paragraph += 1
        first = bisect_left(tokens.starts, span.start, place)
        place = bisect_left(tokens.starts, span.end, first)
        first = _after_dateline(tokens, first, place, near=paragraph < _DATELINES) if first < place else first
        if first < place:
            yield Unit(first, place, Span(tokens.starts[first], max(span.end, tokens.ends[place - 1])), paragraph)


def _joined(document: AnnotatedDocument) -> Iterator[Span]:
    """Sentence spans, those made one that a quotation runs across, or that begin after a quotation's comma."""
    spans = [s.span for s in document.sentences if s.role not in (Role.BYLINE, Role.CREDIT)]
    held: Span | None = None
    for span, joins in zip(spans, _joins(document, spans), strict=True):
        if held and joins:
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _joins(document: AnnotatedDocument, spans: Sequence[Span]) -> Iterator[bool]:
    """For each sentence, whether it continues the one before."""
    quotations, place, text = tuple(quoted(document)), 0, document.document.text
    for span in spans:
        while place < len(quotations) and quotations[place].end <= span.start:
            place += 1
        inside = place < len(quotations) and quotations[place].start < span.start
        end = quotations[place - 1].end if place else 0
        yield inside or (text[end - 2 : end - 1] == "," and not text[end : span.start].strip())


_DATELINES = 3
"""In how many paragraphs a dateline is looked for that does not begin with capitals."""
_DATELINE_REACH = 40
_PLAIN_DATELINE = 6
"""How many tokens a dateline may have that names no agency ("OSLO, June 3 -")."""
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_CAPITALS = 3
"""How many letters a dateline's place has at least, so that no initials are taken for one."""


def _after_dateline(tokens: Tokens, first: int, end: int, *, near: bool) -> int:
    """The first token after "LONDON (Agency) -", "OSLO -", or `first` where there is no dateline."""
    shouted = tokens.words[first].isupper() and len(tokens.words[first]) > _CAPITALS
    if not near and not shouted:
        return first
    for n in range(first + 1, min(first + _DATELINE_REACH, end - 1)):
        if tokens.words[n] not in _DASHES:
            continue
        if tokens.words[n - 1] == ")":
            opening = next((k for k in range(n - 2, first, -1) if tokens.kinds[k] & Is.OPEN), first)
            agency = any(tokens.kinds[k] & Is.RELAYER for k in range(opening, n))
            return n + 1 if agency or tokens.words[opening - 1].isupper() else first
        plain = shouted and n <= first + _PLAIN_DATELINE and all(map(_of_dateline, tokens.kinds[first:n]))
        return n + 1 if plain and tokens.kinds[n + 1] & (Is.CAPITAL | Is.QUOTE) else first
    return first


def _of_dateline(kind: int) -> bool:
    return bool(kind & (Is.CAPITAL | Is.NUMBER | Is.COMMA))
