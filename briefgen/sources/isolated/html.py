"""A web page or a saved one: its main text without the page around it, by trafilatura."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefgen.errors import SourceError
from briefgen.sources.characters import on_one_line, remarkable
from briefgen.sources.extract import Extract
from briefgen.sources.isolated.blocks import main_text
from briefgen.text.decode import decode
from briefgen.text.language import detect_language

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 5_000_000  # of markup; 3 MB of plain paragraphs take trafilatura 5 s, and it grows faster than they do
_HEAD = 1024  # where a page may declare its encoding (HTML standard, "prescan a byte stream")
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_UNICODE = {"utf-16le", "utf-16be"}
_LANGUAGE = re.compile(r"<html\b[^>]*\blang\s*=\s*[\"']?([A-Za-z]{2})\b", re.IGNORECASE)
# The page's own statement of its date, never one found in its text; the latest is fixed, so that a date ahead is seen.
_DATES: Mapping[str, Any] = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}


def read_html(content: bytes, url: str = "", charset: str = "") -> Extract:
    """The article of a page; SourceError where it holds none.

    Only text is kept of the page: there is no markup left that would have to be sanitised.
    """
    import trafilatura

    if len(content) > MOST_BYTES:
        raise SourceError(f"its HTML is larger than {MOST_BYTES // 1_000_000} MB", "save the article's text alone")
    markup = markup_of(content, charset)
    found = trafilatura.bare_extraction(
        markup.replace("\0", ""),
        url=url or None,
        include_comments=False,
        include_formatting=False,
        deduplicate=False,
        prune_xpath=["//noscript", "//template"],
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    text = main_text(found.body) if found and not isinstance(found, dict) else ""
    if not found or isinstance(found, dict) or not text:
        raise SourceError("holds no article text", "if it needs a browser to show its text, save that as a text file")
    return Extract(
        text,
        title=on_one_line(found.title or ""),
        source=on_one_line(found.sitename or urlsplit(url).hostname or ""),
        url=url,
        published=found.date or "",
        language=_language(markup, text),
        remarks=_remarks(markup),
    )


def markup_of(content: bytes, charset: str = "") -> str:
    """The markup, by its byte-order mark, its server's word or its own (in that order), else as any text is decoded."""
    declared = charset or _declared(content)
    marked = content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if declared and not marked:
        import webencodings

        encoding = webencodings.lookup(declared)
        if encoding and encoding.codec_info:
            return str(webencodings.decode(content, encoding, "replace")[0])
    return decode(content).text


def _language(markup: str, text: str) -> str:
    """What the page says of its language, where its text does not show it: many a page says what its template said."""
    declared = _LANGUAGE.search(markup)
    return declared.group(1).lower() if declared and not detect_language(text) else ""


def _declared(content: bytes) -> str:
    """What the page says of its encoding; a page that can be read to say UTF-16 is not in UTF-16 (HTML standard)."""
    match = _DECLARED.search(content[:_HEAD])
    label = match.group(1).decode("ascii").lower() if match else ""
    return "utf-8" if label.replace("_", "-") in _UNICODE | {"utf-16"} else label


def _remarks(markup: str) -> tuple[tuple[str, str], ...]:
    strange = remarkable(markup)
    return ((f"held {strange}", "they were taken out"),) if strange else ()
