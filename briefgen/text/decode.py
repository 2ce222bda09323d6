"""Bytes to text: Unicode by its marks, UTF-8 by its form, older encodings by what is likely."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from briefgen.errors import SourceError
from briefgen.text.language import detect_language

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_SAMPLE = 65_536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_MOST_CONTROLS = 0.02
_PLAIN = re.compile(r"[\w\s.,;:!?'\"()-]")
_LEAST_PLAIN = 0.8
_LETTER = re.compile(r"[^\W\d_]")
_CODE_PAGES = dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "sl", "hr", "sq"), "cp1250") | {
    "tr": "cp1254",
    "lt": "cp1257",
    "lv": "cp1257",
    "et": "cp1257",
}
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]|\w\xb9|\xb9\w")
_ISO_LETTER = re.compile(rb"[A-Za-z][\xb1\xb6\xbc]|[\xa6\xac\xb6\xbc\xa9\xae\xb9\xbe\xab\xbb][a-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with newlines for line ends and without a byte-order mark, and the encoding that it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes.

    UTF-8, UTF-16 and UTF-32 are told by their byte-order mark or by their form, older encodings by charset-normalizer;
    windows-1252 wins wherever the text reads as a Western language in it. Raises SourceError for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\x00" in data:
        return _unmarked(data)
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _checked(*_legacy(data))


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return _checked(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        message = (
            f"The text says that it is {encoding.removesuffix('-sig').upper()} but breaks off at byte {error.start}"
        )
        raise SourceError(message, "save the file again as UTF-8") from error


def _unmarked(data: bytes) -> Decoded:
    """UTF-8 with a stray NUL, UTF-16 or UTF-32 without a mark; any other text with NUL bytes is no text."""
    if data.count(0) <= _MOST_CONTROLS * len(data):
        with suppress(UnicodeDecodeError):
            return _checked(data.decode("utf-8"), "utf-8")
    for encoding in _UNMARKED:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and len(_PLAIN.findall(text[:_SAMPLE])) >= _LEAST_PLAIN * len(text[:_SAMPLE]):
            return _checked(text, encoding)
    raise _binary()


def _legacy(data: bytes) -> tuple[str, str]:
    """A text in an older encoding: its script as charset-normalizer finds it, Latin letters by their language.

    Within the Latin script the detector's guesses differ by chance; but function words are mostly ASCII, so that they
    tell the language in the wrong code page too, and the language tells the right one.
    """
    from charset_normalizer import from_bytes  # 25 ms to import, and most files are UTF-8

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and not _is_latin(str(best)):
        return data.decode(best.encoding, "replace"), best.encoding
    western = data.decode("cp1252", "replace")
    encoding = _CODE_PAGES.get(detect_language(western), "cp1252")
    if encoding == "cp1250" and not _WINDOWS_ONLY.search(data) and _ISO_LETTER.search(data):
        encoding = "iso8859-2"
    return data.decode(encoding, "replace"), encoding


def _is_latin(text: str) -> bool:
    letters = _LETTER.findall(text)
    return 2 * sum(1 for letter in letters if letter < "\u0250") > len(letters)


def _checked(text: str, encoding: str) -> Decoded:
    if len(_CONTROL.findall(text[:_SAMPLE])) > _MOST_CONTROLS * len(text[:_SAMPLE]):
        raise _binary()
    return Decoded(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), encoding)


def _binary() -> SourceError:
    return SourceError(
        "This is a binary file, not text", "give a text, Markdown or HTML file, or export the text from it"
    )
