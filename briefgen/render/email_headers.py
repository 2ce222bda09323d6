"""The header fields of a mail. Titles come from outside; none of them can end a field, add one or pass for another."""

from __future__ import annotations

import re
import textwrap
from base64 import b64encode
from typing import TYPE_CHECKING

from briefgen.render.dates import day
from briefgen.render.filename import slug
from briefgen.render.inert import inert
from briefgen.render.labels import say

if TYPE_CHECKING:
    from email.headerregistry import Address

    from briefgen.model import Brief

_LONGEST = 150
_LONGEST_TITLE = 75
_LONGEST_LINE = 66  # with the name of its field at most the 78 that RFC 5322 recommends
_ENCODED = 39  # octets of UTF-8 in an encoded word: with the name of its field a line of at most 76 (RFC 2047)
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def subject(brief: Brief, *, told: bool = True) -> str:
    """The brief's title, its day, and unless not `told` the headline that it opens with, cut at a word to 150 characters.

    A marking stands first, as the Traffic Light Protocol 2.0 asks of mail. Words of ours are those of `speaking`.
    """
    marking = f"[TLP:{brief.tlp}] " if brief.tlp else ""
    opening = brief.sections[0].headline.text if brief.sections else say("nothing to report")
    named = f"{shortened(brief.title, _LONGEST_TITLE)}, {day(brief.edition)}"
    return marking + shortened(f"{named}: {one_line(opening)}" if told else named, _LONGEST - len(marking))


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at a word and marked with … where it is longer."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-") + "…"


def one_line(text: str) -> str:
    """The text without control characters, line breaks of any script, and marks that turn the direction of reading."""
    return " ".join(_TURNING.sub("", str(inert(text))).split())


def unstructured(text: str) -> str:
    """The value of a field such as Subject (RFC 5322, 3.6.5), in encoded words (RFC 2047) where it is not plain ASCII.

    Text that looks like an encoded word is encoded itself: Python before 3.11.10 reads `=?utf-8?q?=0A?=` as a line
    break and writes it as one (CVE-2024-6923).
    """
    line = one_line(text)
    return _folded(line) if _plain(line) else _encoded(line)


def mailbox(address: Address) -> str:
    """The value of a field such as From: the name, quoted or encoded, and the address."""
    name = one_line(address.display_name)
    return f"{_phrase(name)} <{address.addr_spec}>" if name else address.addr_spec


def list_id(brief: Brief, domain: str) -> str:
    """One list for all editions of a title (RFC 2919)."""
    return f"{_phrase(shortened(brief.title, _LONGEST_TITLE))}\n <{slug(brief.title)}.{domain}>"


def _phrase(name: str) -> str:
    return f'"{name}"' if _plain(name) and not set(name) & {'"', "\\"} else _encoded(name)


def _folded(line: str) -> str:
    return "\n ".join(textwrap.wrap(line, _LONGEST_LINE, break_long_words=False, break_on_hyphens=False))


def _plain(line: str) -> bool:
    return line.isascii() and "=?" not in line


def _encoded(line: str) -> str:
    return "\n ".join(f"=?utf-8?b?{b64encode(piece.encode()).decode('ascii')}?=" for piece in _pieces(line))


def _pieces(line: str) -> list[str]:
    """The line in pieces of at most 39 octets of UTF-8, no character cut."""
    pieces = [""]
    for character in line:
        if len((pieces[-1] + character).encode()) > _ENCODED:
            pieces.append("")
        pieces[-1] += character
    return pieces
