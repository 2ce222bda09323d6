"""Briefs that hold everything a template may meet, or nothing: what templates are tried on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.model import Brief, Document

_NOW = datetime(2031, 3, 6, 6, 30, tzinfo=UTC)
_HARBOUR = """The harbour of Tarnmouth stays closed after the storm of Tuesday, and at least 40 boats lie sunk.

"If the north wall goes, the market will be under water by Friday," harbour master Ines Calder warned.

The ministry imposed an export ban on salvaged engines, and said the damage ran to between $2.5 million and $3 million.

Calder said that about 12% of it is insured. The report on the wall is due by 1 April 2031.
"""
_HARBOUR_LATER = """The harbour of Tarnmouth stays closed after the storm of Tuesday, and at least 55 boats lie sunk.

The coast guard threatened to seize any boat that leaves the harbour of Tarnmouth before the wall is mended.

The ministry lifted its export ban on salvaged engines on Thursday. The report on the wall is due by 1 April 2031.
"""
_DROUGHT = """Dürre im Tal: Die Bauern der Provinz verloren 450 Hektar Weizen, sagte der Verband am Mittwoch.

Der Verband warnte, die Preise könnten sich vor dem Sommer verdoppeln.
"""


def sample_briefs() -> Mapping[str, Brief]:
    """A brief of one article, one of several with gaps and two languages, and one of a day without articles, by name."""
    from briefgen.model import Problem, Tlp
    from briefgen.pipeline import BriefOptions, build_brief

    gap = Problem("inbox/photo.jpg", "this is not text", "leave it out, or give the article's text")
    options = BriefOptions(title="Sample brief", tlp=Tlp.AMBER)
    return {
        "one article": build_brief(_documents()[:1], now=_NOW),
        "several articles": build_brief(_documents(), now=_NOW, options=options, problems=(gap,)),
        "no article": build_brief((), now=_NOW, problems=(gap,)),
    }


def _documents() -> tuple[Document, ...]:
    from briefgen.model import Document

    def article(text: str, title: str, publisher: str, day: int) -> Document:
        url = f"https://{publisher.split(maxsplit=1)[0].lower()}.example/{day}"
        return Document.from_text(text, title=title, source=publisher, url=url, published=date(2031, 3, day))

    return (
        article(_HARBOUR, "Storm closes Tarnmouth harbour", "Quay Gazette", 5),
        article(_HARBOUR_LATER, "Tarnmouth harbour stays closed", "Coast Wire", 6),
        article(_DROUGHT, "Dürre im Tal", "Talbote", 6),
    )
