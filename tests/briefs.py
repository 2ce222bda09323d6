"""Briefs made by hand for the tests of what is shown: text of our own, each fact at its true place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from briefgen.model import (
    Brief,
    DateMention,
    Document,
    Entry,
    Figure,
    Headline,
    KeyPoint,
    Level,
    Measure,
    Method,
    Modifier,
    Problem,
    SanctionsMention,
    Section,
    Sentence,
    Source,
    Span,
    Stage,
    Status,
    WarningStatement,
)

EDITION = datetime(2025, 3, 4, 6, 30, tzinfo=UTC)
PointT = TypeVar("PointT", bound=KeyPoint)


@dataclass(frozen=True)
class Article:
    """A document whose sentences are its lines."""

    document: Document

    @classmethod
    def of(cls, text: str, **fields: Any) -> Article:
        return cls(Document.from_text(text, **fields))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        lines = re.finditer(r"[^\n]+", self.document.text)
        return tuple(
            Sentence(self.document.id, n, Span(m.start(), m.end()), m.group()) for n, m in enumerate(lines) if m.group()
        )

    def point(self, kind: type[PointT], words: str, **fields: Any) -> Entry[PointT]:
        start = self.document.text.index(words)
        sentence = next(s for s in self.sentences if s.span.start <= start < s.span.end)
        return Entry(kind(sentence=sentence, span=Span(start, start + len(words)), rule="test", **fields))

    def source(self, number: int) -> Source:
        d = self.document
        return Source(
            number=number,
            document_id=d.id,
            text=d.text,
            title=d.title,
            source=d.source,
            url=d.url,
            published=d.published.isoformat() if d.published else "",
            language=d.language or "en",
            sentences=len(self.sentences),
        )


def brief_of(*stories: tuple[Section, tuple[Article, ...]], **fields: Any) -> Brief:
    """A brief of sections, each with the articles that it is made of."""
    articles = tuple(dict.fromkeys(a for _, group in stories for a in group))
    defaults: dict[str, Any] = {
        "title": "Harbour brief",
        "edition": EDITION,
        "language": "en",
        "bottom_line": tuple(articles[0].sentences[:1]) if articles else (),
        "sections": tuple(section for section, _ in stories),
        "sources": tuple(a.source(n) for n, a in enumerate(articles, start=1)),
        "problems": (),
        "method": Method(version="0.1.0", summary="default", rules="c0ffee" * 8),
    }
    return Brief(**(defaults | fields))


def plain_brief(text: str, **fields: Any) -> Brief:
    """A brief of one article, its first line as headline and bottom line, the rest as summary."""
    article = Article.of(text, source="Quay Gazette")
    first, *rest = article.sentences
    section = Section(Headline(article.document.id, first.text, first.span), sources=(1,), summary=tuple(rest))
    return brief_of((section, (article,)), **fields)


HARBOUR = Article.of(
    "Storm waves closed the harbour at Lindmouth on Monday, and at least 40 boats lie sunk at their moorings.\n"
    "Harbour master Ines Calder said the damage ran to between $2.5 million and $3 million, about 12% of it uninsured.\n"
    '"If the north wall goes, the fish market will be under water by nightfall," Calder warned.\n'
    "The coast guard threatened to seize any boat that leaves port before the ban ends on 15 March 2025.\n"
    "Dozens of families spent more than three nights in the school hall, and fewer than 9 have gone home.\n"
    "Forecasters expect a second storm to bring waves of up to 7.5 metres, twice the usual height for March.\n"
    "The union fears that the oldest quay, 130 years old, could slide into the basin.\n"
    "The ministry plans an export ban on salvaged engines from Lindmouth until the wrecks are counted.\n"
    "Opposition members called for an asset freeze against Tarn Shipping, which has broken the embargo on scrap.\n"
    "The report on the wall is due by 1 March 2025, and the repair is to start in April 2025.\n"
    "The town of Lindmouth has 18,000 inhabitants.",
    title="Storm closes Lindmouth harbour",
    source="Quay Gazette",
    url="https://gazette.example/storm?page=1&part=2",
    published=date(2025, 3, 3),
    language="en",
)


def harbour_section(number: int = 1) -> Section:
    """Every kind of point, measure, level and stage that one story can hold."""
    a = HARBOUR
    calder = {"speaker": "Ines Calder", "role": "Harbour master"}
    return Section(
        headline=Headline(
            a.document.id,
            "Storm waves closed the harbour at Lindmouth on Monday",
            Span(0, len("Storm waves closed the harbour at Lindmouth on Monday")),
        ),
        sources=(number,),
        summary=(a.sentences[1], a.sentences[4], a.sentences[5]),
        figures=(
            a.point(Figure, "at least 40 boats", value=40, modifier=Modifier.AT_LEAST, unit="boats"),
            a.point(
                Figure,
                "between $2.5 million and $3 million",
                value=(2_500_000, 3_000_000),
                modifier=Modifier.RANGE,
                unit="USD",
                measure=Measure.MONEY,
                status=Status.ALLEGED,
                **calder,
            ),
            a.point(
                Figure, "about 12%", value=12, modifier=Modifier.ABOUT, unit="%", measure=Measure.PERCENT, **calder
            ),
            a.point(Figure, "Dozens of families", unit="families"),
            a.point(
                Figure,
                "more than three nights",
                value=3,
                modifier=Modifier.MORE_THAN,
                unit="nights",
                measure=Measure.DURATION,
                status=Status.CONFIRMED,
            ),
            a.point(Figure, "fewer than 9", value=9, modifier=Modifier.LESS_THAN),
            a.point(
                Figure,
                "up to 7.5 metres",
                value=7.5,
                modifier=Modifier.AT_MOST,
                unit="metres",
                measure=Measure.PHYSICAL,
                speaker="Forecasters",
                status=Status.EXPECTED,
            ),
        ),
        warnings=(
            a.point(WarningStatement, "the fish market will be under water", level=Level.EXPLICIT, **calder),
            a.point(WarningStatement, "threatened to seize any boat", level=Level.THREAT, speaker="The coast guard"),
            a.point(WarningStatement, "a second storm", level=Level.PREDICTED, speaker="Forecasters"),
            a.point(WarningStatement, "fears that the oldest quay, 130 years old, could slide", level=Level.FEARED),
        ),
        sanctions=(
            a.point(
                SanctionsMention,
                "broken the embargo on scrap",
                stage=Stage.VIOLATED,
                target="Tarn Shipping",
                instrument="embargo",
            ),
            a.point(
                SanctionsMention,
                "plans an export ban",
                stage=Stage.PLANNED,
                imposer="The ministry",
                target="Lindmouth",
                instrument="export ban",
            ),
            a.point(
                SanctionsMention,
                "called for an asset freeze",
                stage=Stage.CALLED_FOR,
                speaker="Opposition members",
                target="Tarn Shipping",
            ),
        ),
        dates=(
            a.point(DateMention, "in April 2025", start=date(2025, 4, 1), end=date(2025, 4, 30)),
            a.point(DateMention, "15 March 2025", start=date(2025, 3, 15), end=date(2025, 3, 15)),
            a.point(DateMention, "by 1 March 2025", start=date(2025, 3, 1), end=date(2025, 3, 1), deadline=True),
            a.point(DateMention, "on Monday", start=date(2025, 3, 3), end=date(2025, 3, 3)),
            a.point(DateMention, "by nightfall"),
        ),
    )


def rich_brief(**fields: Any) -> Brief:
    """One story with everything in it."""
    return brief_of((harbour_section(), (HARBOUR,)), **fields)


def long_brief(stories: int) -> Brief:
    """Many stories, the rich one first, with problems beside them."""
    articles = tuple(_farm(n) for n in range(2, stories + 1))
    sections = tuple(_farm_section(article, n) for n, article in enumerate(articles, start=2))
    return brief_of(
        (harbour_section(), (HARBOUR,)),
        *((section, (article,)) for section, article in zip(sections, articles, strict=True)),
        bottom_line=(HARBOUR.sentences[0], *(a.sentences[0] for a in articles[:2])),
        problems=(
            Problem("inbox/photo.jpg", "this is not text", "leave it out, or pass the article's text"),
            Problem("https://wire.example/late", "the page took longer than 20 s", ""),
        ),
    )


def _farm(n: int) -> Article:
    return Article.of(
        f"Farmers in district {n} lost {n * 150:,} hectares of wheat to the drought, the growers' board said.\n"
        f"The board warned that prices in district {n} could double before the summer.\n"
        "Rain is not expected for weeks, and the wells of the upper valley are dry.\n"
        f"The province lifted the levy on feed for district {n} on Tuesday.",
        title=f"Drought reaches district {n}",
        source=f"Valley Post {n % 5}",
        url=f"https://post.example/{n}",
        published=datetime(2025, 3, 3, 12, tzinfo=UTC),
    )


def _farm_section(a: Article, n: int) -> Section:
    return Section(
        headline=Headline(a.document.id, a.document.title),
        sources=(n,),
        summary=a.sentences[:3],
        figures=(a.point(Figure, f"{n * 150:,} hectares", value=n * 150, unit="hectares", speaker="growers' board"),),
        warnings=(a.point(WarningStatement, "warned that prices", speaker="The board", level=Level.EXPLICIT),),
        sanctions=(a.point(SanctionsMention, "lifted the levy", stage=Stage.EASED, imposer="The province"),),
    )


def empty_brief(**fields: Any) -> Brief:
    """A brief of a day without articles."""
    return brief_of(**fields)
