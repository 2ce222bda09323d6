"""The whole way from documents to a brief, on one screen and without I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from briefgen import __version__
from briefgen.comparison import compare
from briefgen.coverage import coverage
from briefgen.model import (
    Brief,
    DateMention,
    Document,
    Figure,
    KeyPoint,
    Kind,
    Level,
    Measure,
    Method,
    PointT,
    Problem,
    SanctionsMention,
    Section,
    Sentence,
    Source,
    Stage,
    Story,
    Tlp,
    WarningStatement,
)
from briefgen.past import NO_PAST, Past
from briefgen.points import key_points
from briefgen.points.facts import facts
from briefgen.points.ledger import comparisons
from briefgen.points.rulebook import builtin_rules
from briefgen.points.severity import severity
from briefgen.stories import group_stories, headline, rank_stories
from briefgen.stories.sifting import sift
from briefgen.stories.threads import taken_up
from briefgen.summary import bottom_line, summarize
from briefgen.text import annotate
from briefgen.text.order import by_time
from briefgen.text.terms import LISTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from briefgen.comparison import Compared
    from briefgen.points.rulebook import Rulebook

_OVERDUE = timedelta(days=30)
_LONGEST_JUDGEMENT = 5
_OF_ONE = 2
_BESIDE_THE_POINT = frozenset({Measure.DURATION, Measure.AGE})


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """What a user may choose.

    `words` is the length of each story's summary, `method` how its sentences are ranked, `rules` finds warnings and
    sanctions mentions (the built-in rules where there are none), `points` are the kinds of key points to show, and `tlp` is
    how far the brief may be passed on. Of more than `max_stories` stories the last in rank are only named, and `tiers` says
    by the ids of documents how good their sources are, from 1 to 3, 2 where it says nothing.
    """

    title: str = "Daily brief"
    words: int = 120
    method: str = "default"
    rules: Rulebook | None = None
    points: frozenset[Kind] = frozenset(Kind)
    max_stories: int | None = None
    tlp: Tlp | None = None
    tiers: Mapping[str, int] = field(default_factory=dict)


def build_brief(
    documents: Sequence[Document],
    *,
    now: datetime,
    options: BriefOptions = BriefOptions(),
    problems: Sequence[Problem] = (),
    notes: Sequence[Problem] = (),
    past: Past = NO_PAST,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Brief:
    """A brief of the documents, the same whatever their order.

    `now` (aware) is the edition's date and time, `problems` is what could not be read, `notes` what is worth knowing of
    what could, and `progress` is told the stories done and in all. What the editions of `past` showed is left out, and the brief says what changed since them.
    """
    rules = options.rules or builtin_rules()
    sifted = sift(distinct(documents), past)
    stories, points = ranked(group_stories(sifted.fresh), rules, progress, options.tiers)
    most = len(stories) if options.max_stories is None else options.max_stories
    shown, left_out = taken_up(stories[:most], past), stories[most:]
    judgement = _judgement(shown, options.method)
    fresh = [d for s in shown for d in s.documents]
    cited = {d.id: n for n, d in enumerate(fresh, start=1)}
    beside = judgement if len(shown) == 1 else ()
    sections = tuple(
        _section(s, points[s.documents[0].id], cited, beside, options=options, today=now.date()) for s in shown
    )
    compared = compare(sections, sifted, past, today=now.date(), rules=rules, numbers=cited)
    return Brief(
        title=options.title,
        edition=now,
        language="en",
        bottom_line=judgement,
        sections=sections,
        sources=_sources(fresh, compared),
        problems=(*problems, *_without_rules(documents, rules)),
        method=Method(version=__version__, summary=options.method, rules=rules.hash),
        changes=compared.changes if compared else None,
        tlp=options.tlp,
        coverage=coverage(documents, shown, left_out, cited, notes),
    )


def ranked(
    stories: Sequence[Story],
    rules: Rulebook,
    progress: Callable[[int, int], None] = lambda done, total: None,
    tiers: Mapping[str, int] | None = None,
) -> tuple[tuple[Story, ...], dict[str, list[KeyPoint]]]:
    """The stories in the order of their ranks, and the key points of each by the id of its first document."""
    points: dict[str, list[KeyPoint]] = {}
    severities: dict[str, float] = {}
    for done, story in enumerate(stories, start=1):
        found = [p for d in story.documents for p in key_points(d, rules=rules)]
        points[story.documents[0].id] = found
        severities[story.documents[0].id] = severity(story.documents, found)
        progress(done, len(stories))
    return rank_stories(stories, severities, tiers), points


def _judgement(stories: Sequence[Story], method: str) -> tuple[Sentence, ...]:
    """The bottom line: three to five sentences of as many stories, up to two of one story."""
    first = [s.documents for s in stories[:_LONGEST_JUDGEMENT]]
    return bottom_line(first, sentences=len(first) if len(first) > 1 else _OF_ONE, method=method) if first else ()


def distinct(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Each text once, the oldest document first and the undated last, whatever the order they came in."""
    first: dict[str, Document] = {}
    for document in sorted(documents, key=by_time):
        first.setdefault(document.id, document)
    return tuple(first.values())


def _section(
    story: Story,
    points: Sequence[KeyPoint],
    cited: dict[str, int],
    judgement: Sequence[Sentence],
    *,
    options: BriefOptions,
    today: date,
) -> Section:
    """The story as the brief shows it; its summary does not repeat what `judgement` already says beside it."""
    shown = [p for p in points if p.kind in options.points]
    said = sum(len(s.text.split()) for s in judgement)
    summary = summarize(story.documents, words=options.words + said, method=options.method)
    return Section(
        headline=headline(story.documents),
        sources=tuple(cited[d.id] for d in story.documents),
        summary=tuple(s for s in summary if s not in judgement),
        figures=facts(f for f in _of(shown, Figure) if f.measure not in _BESIDE_THE_POINT),
        warnings=facts(sorted(_of(shown, WarningStatement), key=lambda w: list(Level).index(w.level))),
        sanctions=facts(sorted(_of(shown, SanctionsMention), key=lambda s: list(Stage).index(s.stage))),
        dates=facts(sorted(_ahead(_of(shown, DateMention), today), key=lambda d: (d.start or today, d.end or today))),
        story=story.id,
        comparisons=comparisons(story.documents, points) if Kind.FIGURE in options.points else (),
        rank=story.rank,
    )


def _without_rules(documents: Sequence[Document], rules: Rulebook) -> list[Problem]:
    """The documents whose language has no rules: their key points are missing, and the brief says so."""
    known = rules.languages()
    where = sorted(
        {(d.source or d.title, annotate(d).language) for d in documents if annotate(d).language not in known}
    )
    hint = f"there are rules for: {', '.join(sorted(known))}"
    return [Problem(name, f"its language ({code}) has no rules, so {_missing(code)}", hint) for name, code in where]


def _missing(language: str) -> str:
    """What a brief lacks of a document in a language without rules, and maybe without word lists."""
    points = "its key points are missing"
    if language in LISTS:
        return points
    return f"{points}; nor has it a list of stop words, so its summary goes by position and all words alike"


def _of(points: Iterable[KeyPoint], kind: type[PointT]) -> list[PointT]:
    return [p for p in points if isinstance(p, kind)]


def _ahead(dates: Iterable[DateMention], today: date) -> list[DateMention]:
    """The dates of what is to come: days ahead, stretches that have begun and hold a plan, deadlines not long missed."""
    return [d for d in dates if d.start and d.end and _is_ahead(d, d.start, d.end, today)]


def _is_ahead(mention: DateMention, start: date, end: date, today: date) -> bool:
    missed = today - _OVERDUE if mention.deadline else today - timedelta(days=1)
    return start > today or ((mention.deadline or mention.planned) and end > missed)


def _sources(fresh: Iterable[Document], compared: Compared | None) -> tuple[Source, ...]:
    """Everything that the brief cites: what its stories are made of, then what only its changes are."""
    cited: list[tuple[Document, date | None]] = [(d, None) for d in fresh]
    if compared:
        cited += [(d, None) for d in compared.edited]
        cited += [(p.document, p.shown) for p in compared.earlier]
    return tuple(_source(d, n, shown) for n, (d, shown) in enumerate(cited, start=1))


def _source(document: Document, number: int, shown: date | None) -> Source:
    annotated = annotate(document)
    return Source(
        number=number,
        document_id=document.id,
        text=document.text,
        title=document.title,
        source=document.source,
        url=document.url,
        published=document.published.isoformat() if document.published else "",
        language=annotated.language,
        sentences=len(annotated.sentences),
        shown=shown,
    )
