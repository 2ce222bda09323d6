"""Characters that no honest text holds: what extraction takes out, and what a reader is told of."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_OVERRIDES = "\u202d\u202e"  # they show letters in another order than they stand in (CVE-2021-42574)
_UNFIT = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufdd0-\ufdef" + _OVERRIDES + "]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")


def clean(text: str) -> str:
    """Extracted text without controls, direction overrides and noncharacters; lone surrogates become U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    return _SURROGATE.sub(REPLACEMENT, _UNFIT.sub("", text))


def in_paragraphs(text: str) -> str:
    """Cleaned text with one newline between paragraphs, and one space for a run of blanks."""
    return _BLANK_LINES.sub("\n", _SPACES.sub(" ", clean(text))).strip()


def on_one_line(text: str) -> str:
    """Cleaned text for a title or a name."""
    return " ".join(clean(text).split())


def remarkable(text: str) -> str:
    """What a reader should be told of a text's characters, as the end of a sentence; empty where there is nothing."""
    found = []
    if "\x00" in text:
        found.append("NUL characters")
    if any(mark in text for mark in _OVERRIDES):
        found.append("characters that turn the direction of writing (U+202D, U+202E)")
    if not text.isascii() and _SURROGATE.search(text):
        found.append("halves of characters (lone surrogates)")
    return " and ".join(found)


def shown(name: str) -> str:
    """A name from outside, fit for a terminal and a page: what cannot be seen is written as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)
