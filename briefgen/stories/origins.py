"""How many independent origins a story has.

Two documents have one origin if they come from one publisher, carry the report of one agency, or share much of their
text. An agency is told by its dateline or credit line, not by being quoted: "the agency said" leaves the report the
paper's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefgen.stories.copies import containment, shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Document

SHARES = 0.4
"""The share of the shorter text's shingles from which two texts are one report."""

_AGENCIES = """AAP|ADN|AFP|Agence France-Presse|ANI|Anadolu(?: Agency)?|ANSA|AP|APA|Associated Press|Belga|BNO|Bloomberg|
CNS|CTK|dpa|DPA|EFE|IANS|Interfax|IRNA|Kyodo(?: News)?|Lusa|NTB|PA|PA Media|PAP|Press Association|PTI|
Press Trust of India|Reuters|RIA Novosti|SANA|TASS|Tass|UNI|UPI|WAM|Wafa|Xinhua|Yonhap"""
_NAMES = "|".join(name.strip() for name in _AGENCIES.split("|"))
_DATELINE = re.compile(rf"\((?P<agency>{_NAMES})\)\s*[-–—:]|[-–—,(] ?(?P<dashed>{_NAMES})\)? ?[-–—]{{1,2}} ")
_CREDIT = re.compile(
    rf"\((?:With (?:additional |agency )?(?:inputs?|reporting|reports) (?:from|by) )?(?:the )?(?P<agency>{_NAMES})\)\s*$"
    rf"|(?:©|Copyright|Source:?|Reporting by [^\n]{{3,80}} for)\s(?:\d{{4}} )?(?:the )?(?P<named>{_NAMES})\b",
    re.IGNORECASE | re.MULTILINE,
)
_FULL_NAMES = {
    "agence france-presse": "afp",
    "associated press": "ap",
    "anadolu agency": "anadolu",
    "kyodo news": "kyodo",
    "pa media": "pa",
    "press association": "pa",
    "press trust of india": "pti",
}
_TOP, _FOOT = 400, 600


def origins(documents: Sequence[Document], bodies: Sequence[Sequence[int]]) -> list[list[int]]:
    """The documents' places parted by origin, each part ascending, the parts by their first."""
    origin = list(range(len(documents)))
    for i, j in (*_of_one_hand(documents), *_of_one_text(bodies)):
        one, other = origin[i], origin[j]
        if one != other:
            origin = [min(one, other) if o in {one, other} else o for o in origin]
    return [[k for k, o in enumerate(origin) if o == root] for root in sorted(set(origin))]


def agency(document: Document) -> str:
    """The agency whose report the document says it carries, by its common short name; empty where it says none."""
    text = document.text
    found = _DATELINE.search(text, 0, _TOP) or _CREDIT.search(text, max(0, len(text) - _FOOT))
    if found is None:
        return ""
    name = next(g for g in found.groups() if g).lower()
    return _FULL_NAMES.get(name, name)


def publisher(document: Document) -> str:
    """Who published the document: its source, else its address's host; empty where neither is known."""
    return (document.source or (urlsplit(document.url).hostname or "").removeprefix("www.")).casefold()


def _of_one_hand(documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """Pairs of one agency or of one publisher."""
    for sign in (agency, publisher):
        first: dict[str, int] = {}
        for k, document in enumerate(documents):
            if name := sign(document):
                yield first.setdefault(name, k), k


def _of_one_text(bodies: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    cut = [shingles(b) for b in bodies]
    for j, one in enumerate(cut):
        for i in range(j):
            if containment(cut[i], one) >= SHARES:
                yield i, j
                break
