"""What a rule is, and how its patterns become RE2."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from briefgen.model import Kind, Level, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: dict[Kind, tuple[str, ...]] = {Kind.WARNING: ("harm",), Kind.SANCTIONS: ("imposer", "target", "instrument")}
"""What a rule of each kind can take from a sentence beside the point itself."""

_WORD_LIST = re.compile(r"\{([a-z_]+)\}")
_WITHIN = re.compile(r" <(\d+|\*)> ")
_BLANKS = '[ "]+'
_BLANK = re.compile(r"(\[[^\]]*\])| ")
_PLAIN_BRACKET = re.compile(r"(?<!\\)\((?!\?)")


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences that a rule must and must not match; words in [brackets] are what it must take of the sentence."""

    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"not_": "not"}):
    """One rule as its file has it; exactly one of `level`, `stage` and `field` is set.

    A rule with a `field` finds no point of its own: it takes that field from a sentence that another rule has matched.
    """

    id: str
    title: str
    kind: Kind
    tests: Examples
    level: Level | None = None
    stage: Stage | None = None
    field: str = ""
    status: Literal["stable", "experimental", "deprecated"] = "stable"
    language: str = "en"
    references: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()

    def patterns(self) -> tuple[tuple[str, int, str], ...]:
        """Each pattern with the key it stands under and its place there."""
        keyed = (("any", self.any), ("all", self.all), ("not", self.not_))
        return tuple((key, n, p) for key, found in keyed for n, p in enumerate(found))


def lists_in(pattern: str) -> list[str]:
    """The names of the word lists that the pattern uses."""
    return _WORD_LIST.findall(pattern)


def expand(source: str, words: Mapping[str, str]) -> str:
    """The source with its word lists filled in, and the lists in them."""
    return _WORD_LIST.sub(lambda m: expand(words[m[1]], words), source)


def alternatives(entries: tuple[str, ...]) -> str:
    """The entries of a word list as one pattern for RE2, the longer ones first so that they are preferred."""
    return _in_re2("(" + "|".join(sorted(entries, key=lambda e: (-len(e), e))) + ")")


class Step(NamedTuple):
    """One part of a pattern, as RE2 has it once its word lists are filled in.

    `within` is how many words may stand between it and the part before (None: any).
    """

    within: int | None
    source: str


@cache
def steps(pattern: str) -> tuple[Step, ...]:
    """The parts of a pattern, which ` <4> ` (at most four words between) or ` <*> ` (any) keep apart.

    Parts are found each by itself: a long word list that many rules use is compiled once and searched for once.
    """
    pieces = _WITHIN.split(pattern)
    gaps = [0, *(None if gap == "*" else int(gap) for gap in pieces[1::2])]
    return tuple(Step(gap, _whole_words(piece)) for gap, piece in zip(gaps, pieces[::2], strict=True))


def _whole_words(piece: str) -> str:
    """The piece between ends of words save where `.*` leaves an end open.

    The `.*` itself is not looked for: a match that ran to the end of the sentence would hide the next one.
    """
    start, end = ("" if piece.startswith(".*") else r"\b"), ("" if piece.endswith(".*") else r"\b")
    return f"{start}(?:{_in_re2(piece.removeprefix('.*').removesuffix('.*'))}){end}"


def _in_re2(pattern: str) -> str:
    """Any run of blanks and quotation marks for a blank (none in a class: `[ -]`), and brackets that only group."""
    grouped = _PLAIN_BRACKET.sub("(?:", pattern) if "(" in pattern else pattern
    return _BLANK.sub(lambda m: m[1] or _BLANKS, grouped) if "[" in pattern else grouped.replace(" ", _BLANKS)
