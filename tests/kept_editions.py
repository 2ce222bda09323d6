"""Editions for the tests of the archive: small articles of our own, and briefs made of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from briefgen import BriefOptions, Document, build_brief

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen import Brief

FIRST = date(2031, 3, 4)

FERRY = (
    "HALVIK (Coastal Wire) - A ferry with 214 people on board ran aground off Halvik on Tuesday, and 12 people were hurt.\n\n"
    "The coast guard warned that fuel could reach the bird island of Storholm by the weekend.\n\n"
    "Transport minister Lena Aas said the owner must hand in its report by 6 March 2031.\n\n"
    "The government plans sanctions against Norrlinje, the ferry's owner, she said."
)
MINT = (
    "The mint of Tarnow has struck 40,000 silver coins with the head of the poet Ilse Wandt.\n\n"
    "Collectors queued for three hours outside the old tower, where the first coins were sold.\n\n"
    "The mint's director, Jonas Pell, said a second run would follow in the autumn."
)


def article(text: str, day: date = FIRST, **fields: str) -> Document:
    """A document of the text, published on the day."""
    return Document.from_text(text, published=day, language="en", **fields)


def made(*documents: Document, day: date = FIRST, title: str = "Daily brief") -> Brief:
    """The brief of the documents as the edition of the day at six."""
    now = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    return build_brief(documents, now=now, options=BriefOptions(title=title))


def day(number: int) -> date:
    """The day of the edition of that number, the first being 0."""
    return FIRST + timedelta(days=number)


def inbox(folder: Path, **texts: str) -> Path:
    """A folder with a file for each text."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
