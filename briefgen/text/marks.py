"""Quotation marks: their families, and what a mark may do by its form and by what stands beside it."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple


class Force(IntEnum):
    """What a mark may do where it stands; a weak closer may also be an apostrophe or a sign of feet or inches."""

    OPEN = 1
    EITHER = 2
    CLOSE = 3
    WEAK = 4


class Mark(NamedTuple):
    """A mark of the text at `start`..`end`, and what it may do there."""

    start: int
    end: int
    sign: str
    force: Force


_DOUBLE = re.compile(r"[\"“”„‟＂〝〞]|``|''")
SINGLE = re.compile(r"['‘’‚](?:(?<=‚)|(?<!['’‘\w].)(?=[\w\"“.…\[(])|(?<=[^\s'’‘].)(?![\w'’]))")
_GUILLEMETS = re.compile(r"[«»]")
_SINGLE_GUILLEMETS = re.compile(r"[‹›]")
_CORNERS = re.compile(r"[「」]")
_WHITE_CORNERS = re.compile(r"[『』]")
FAMILIES = (
    ("\"“”„‟＂〝〞`'", _DOUBLE),
    ("'‘’‚", SINGLE),
    ("«»", _GUILLEMETS),
    ("‹›", _SINGLE_GUILLEMETS),
    ("「」", _CORNERS),
    ("『』", _WHITE_CORNERS),
)

_ELISION = re.compile(
    r"['‘’](?:\d0s|(?:em|tis|twas|til|till|cause|cos|bout|round|n|nuff|gainst|neath)\b)", re.IGNORECASE
)
_FORCE_BY_FORM = dict.fromkeys(("„", "‟", "‚", "〝", "「", "『", "«", "‹", "``"), Force.OPEN) | dict.fromkeys(
    ("〞", "」", "』", "''"), Force.CLOSE
)
_BEFORE_OPENING = frozenset("([{<—–-/=:>*_|\"“„«'‘‹")
_AFTER_CLOSING = frozenset(".,;:!?)]}…—–-/<>*_|\"”»'’›")


def force_of(mark: Mark, opening: Mark | None) -> Force:
    """What the mark does in view of the one that is open: German and Danish use the others' marks the other way."""
    if opening is None:
        return mark.force
    if (opening.sign in "„‟‚" and mark.sign in "“‘") or (opening.sign == "»" and mark.sign in "«»"):
        return Force.CLOSE
    return Force.CLOSE if mark.sign in "”»›" else mark.force


def mark_at(text: str, match: re.Match[str]) -> Mark:
    """The mark that was found."""
    start, end = match.span()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    sign = match.group()
    if sign in "'‘’":
        return Mark(start, end, sign, _single_force(text, start, before, after))
    force = _FORCE_BY_FORM.get(sign) or _double_force(sign, before, after)
    return Mark(start, end, sign, force)


def _double_force(sign: str, before: str, after: str) -> Force:
    opens, closes = _may_open(before, after), _may_close(before, after)
    if sign == "“":
        return Force.EITHER if closes and not opens else Force.OPEN
    if sign in "”»›":
        return Force.EITHER if opens and not closes else Force.CLOSE
    if before.isdigit() and not after.isalpha():
        return Force.WEAK
    if opens == closes:
        return Force.EITHER
    return Force.OPEN if opens else Force.CLOSE


def _single_force(text: str, start: int, before: str, after: str) -> Force:
    if _ELISION.match(text, start):
        return Force.WEAK
    if not (before.isspace() or before in _BEFORE_OPENING) or after.isspace():
        return Force.WEAK if _is_elided(text, start, before, after) else Force.CLOSE
    return Force.OPEN if text[start] != "’" else Force.CLOSE


def _is_elided(text: str, start: int, before: str, after: str) -> bool:
    """Whether the mark may be an apostrophe at a word's end ("the players' union", "talkin' about", "5' tall")."""
    if before in "sS":
        return after not in ".,;:!?"
    return before.isdigit() or (before in "nN" and text[start - 2 : start - 1] in {"i", "I"})


def _may_open(before: str, after: str) -> bool:
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _may_close(before: str, after: str) -> bool:
    return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
