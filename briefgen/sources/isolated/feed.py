"""Feeds: RSS and Atom by feedparser, JSON Feed 1.1 by its own specification."""

from __future__ import annotations

import hashlib
import io
import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.sax import SAXException

from briefgen.errors import SourceError
from briefgen.sources.characters import in_paragraphs, on_one_line
from briefgen.sources.isolated.blocks import paragraphs
from briefgen.sources.isolated.wire import Entry, Feed
from briefgen.text.decode import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ENTRIES = 1000
MOST_TEXT = 500_000
_WHOLE = 600  # characters; shorter contents are teasers whatever their element is called
_CUT = ("…", "...", "[…]", "[...]", "[&#8230;]", "Read more", "Continue reading")
_JSON_FEED = "https://jsonfeed.org/version/"


def read_feed(content: bytes, url: str = "", charset: str = "") -> Feed:
    """The articles of a feed, in its order; SourceError where it is none.

    Links are absolute and of http or https, or the article is left out and counted.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(content, url)
    import feedparser

    headers = {"content-type": f"application/xml; charset={charset}" if charset else "application/xml"}
    parsed = feedparser.parse(io.BytesIO(content), response_headers=headers | {"content-location": url})
    damage = _damage(parsed)
    if not parsed.get("version") or (damage and not parsed.entries):
        raise SourceError(f"this is not a feed{f': {damage}' if damage else ''}", "check the address")
    entries = [_entry(found) for found in parsed.entries[:MOST_ENTRIES]]
    return _feed(parsed.feed.get("title", ""), parsed.feed.get("language", ""), entries, damage)


def _damage(parsed: Mapping[str, Any]) -> str:
    """What is wrong with the XML; feedparser's remarks on its encoding and media type are none."""
    error = parsed.get("bozo_exception")
    if not isinstance(error, SAXException):
        return ""
    return on_one_line(error.getMessage())[:120]


def _feed(title: str, language: str, entries: list[Entry], damage: str = "") -> Feed:
    usable = tuple(e for e in entries if e.url or e.text)
    return Feed(_plain(title), language[:2].lower(), usable, len(entries) - len(usable), damage)


def _entry(found: Mapping[str, Any]) -> Entry:
    """An entry as feedparser has it; of its times, feedparser makes UTC."""
    moment = found.get("published_parsed") or found.get("updated_parsed")
    content = "\n".join(str(part.get("value") or "") for part in found.get("content", ()))
    text, whole = _text_of(content, found.get("summary", ""))
    return Entry(
        _link(found.get("link", "")),
        _plain(found.get("title", "")),
        text,
        time.strftime("%Y-%m-%dT%H:%M:%S+00:00", moment) if moment else "",
        _fingerprint(found.get("title", ""), found.get("published", ""), found.get("updated", ""), text),
        whole,
    )


def _json_feed(content: bytes, url: str) -> Feed:
    """JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    try:
        feed = json.loads(decode(content).text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"this is not a JSON feed: {error}", "check the address") from error
    if not isinstance(feed, dict) or not _string(feed, "version").startswith(_JSON_FEED):
        raise SourceError("this is not a JSON feed", "check the address")
    items = feed.get("items")
    found = [item for item in items if isinstance(item, dict)][:MOST_ENTRIES] if isinstance(items, list) else []
    return _feed(_string(feed, "title"), _string(feed, "language"), [_json_entry(item, url) for item in found])


def _json_entry(item: Mapping[str, Any], base: str) -> Entry:
    plain, title, published = _string(item, "content_text"), _string(item, "title"), _string(item, "date_published")
    content = _string(item, "content_html") or "".join(f"<p>{_escaped(line)}</p>" for line in plain.splitlines())
    text, whole = _text_of(content, _string(item, "summary"))
    given = _string(item, "url") or _string(item, "external_url")
    link = _link(urljoin(base, given)) if given else ""
    return Entry(
        link,
        _plain(title),
        text,
        published,
        _fingerprint(title, published, _string(item, "date_modified"), text),
        whole,
    )


def _text_of(content: str, summary: str) -> tuple[str, bool]:
    """The longer of an entry's content and its summary as plain text, and whether it seems to be the whole article."""
    text = max(paragraphs(content[:MOST_TEXT]), paragraphs(summary[:MOST_TEXT]), key=len)
    return text, bool(content) and len(text) >= _WHOLE and not text.rstrip(" ]»>").endswith(_CUT)


def _fingerprint(*said: str) -> str:
    return hashlib.sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()[:16]


def _plain(title: str) -> str:
    return on_one_line(paragraphs(title)) if "<" in title or "&" in title else on_one_line(in_paragraphs(title))


def _link(link: object) -> str:
    return link.strip() if isinstance(link, str) and link.strip().lower().startswith(("http://", "https://")) else ""


def _string(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
