"""A brief as the JSON that a webhook gets: a text for chat tools, and the headline facts and links for programs."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from briefgen.archive.outbox import Channel, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.model import Brief, Entry, PointT, Section, Source

WEBHOOK = "webhook"
"""The name of the one recipient of an announcement."""

_WEB = re.compile(r"https?://[^\s<>\"'`{}|\\^]+", re.IGNORECASE)
_UNSHOWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@\u2060"})
_MOST_OF_A_TEXT = 3500  # chat tools refuse or fold what is longer


def announcement(brief: Brief, links: Sequence[str] = ()) -> Message:
    """The message for the outbox, with the addresses of the edition's files; its Message-ID is of all that it says."""
    content = json.dumps(_fields(brief, links), ensure_ascii=True).encode("ascii")
    key = hashlib.sha256(content).hexdigest()[:40]
    return Message(f"<{key}@webhook.briefgen>", brief.edition.date(), brief.title, Channel.WEBHOOK, "", content)


def _fields(brief: Brief, links: Sequence[str]) -> Mapping[str, object]:
    by_number = {source.number: source for source in brief.sources}
    return {
        "text": _text(brief, by_number, links),
        "title": brief.title,
        "edition": brief.edition.isoformat(),
        "links": list(links),
        "tlp": brief.tlp.value if brief.tlp else None,
        "bottom_line": [sentence.text for sentence in brief.bottom_line],
        "stories": [_story(section, by_number) for section in brief.sections],
        "problems": [{"where": p.where, "message": p.message, "hint": p.hint} for p in brief.problems],
    }


def _story(section: Section, by_number: Mapping[int, Source]) -> Mapping[str, object]:
    return {
        "headline": section.headline.text,
        "figures": _sentences(section.figures),
        "warnings": _sentences(section.warnings),
        "sanctions": _sentences(section.sanctions),
        "dates": _sentences(section.dates),
        "sources": [_cited(by_number[n]) for n in section.sources if n in by_number],
    }


def _sentences(entries: Iterable[Entry[PointT]]) -> list[str]:
    """The sentences that carry the points, verbatim, each once."""
    return list(dict.fromkeys(entry.point.sentence.text for entry in entries))


def _cited(source: Source) -> Mapping[str, object]:
    link = source.url if _WEB.fullmatch(source.url) else ""
    return {"title": source.title, "source": source.source, "url": link, "published": source.published}


def _text(brief: Brief, by_number: Mapping[int, Source], links: Sequence[str]) -> str:
    """The title with the first address of the edition, and a line for each story with its first link. Nothing of it can call people (`<!channel>`, `@here`) or pass for a link."""
    lines = [" ".join((_shown(f"{brief.title}, {brief.edition.date()}"), *links[:1]))]
    lines += ["• " + " ".join(filter(None, (_shown(s.headline.text), _link(s, by_number)))) for s in brief.sections]
    whole = "\n".join(lines if brief.sections else [*lines, "Nothing to report."])
    return whole if len(whole) <= _MOST_OF_A_TEXT else whole[:_MOST_OF_A_TEXT].rpartition("\n")[0] + "\n…"


def _shown(text: str) -> str:
    return " ".join(_UNSHOWN.sub(" ", text).split()).translate(_ENTITIES)


def _link(section: Section, by_number: Mapping[int, Source]) -> str:
    urls = (by_number[n].url for n in section.sources if n in by_number)
    return next((url for url in urls if _WEB.fullmatch(url)), "")
