"""All web addresses of a run: fetched side by side, parsed one after the other in the child process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.sources.collected import Collected, together
from briefgen.sources.formats import Format
from briefgen.sources.inputs import FullText
from briefgen.sources.isolated.wire import Task
from briefgen.sources.state import FetchState
from briefgen.sources.web.choose import choose
from briefgen.sources.web.dial import Deadline
from briefgen.sources.web.fetch import Line, fetch
from briefgen.sources.web.limits import Clock, Limits
from briefgen.sources.web.schedule import Schedule
from briefgen.sources.web.sniff import format_sent
from briefgen.sources.web.source import WebSource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefgen.sources.inputs import Input
    from briefgen.sources.isolated import Entry
    from briefgen.sources.read import Reading
    from briefgen.sources.web.fetch import Content, Fetched


_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Job:
    """An address to fetch: a source's own, or (`entry`) that of the article `number` of its feed."""

    source: WebSource
    state: FetchState
    number: int = 0
    entry: Entry | None = None


def collect_web(
    inputs: Sequence[Input],
    states: Mapping[str, FetchState],
    reading: Reading,
    progress: Callable[[int, int], None],
    *,
    limits: Limits = _LIMITS,
    clock: Clock | None = None,
) -> Collected:
    """The documents of web addresses, in the order of the inputs, with what to remember of each."""
    run = _Run(reading, limits, clock or Clock())
    for given in {given.where: given for given in inputs}.values():
        run.add(given, states.get(given.where, FetchState(given.where)))
    return run.collected(progress)


class _Run:
    def __init__(self, reading: Reading, limits: Limits, clock: Clock) -> None:
        self._reading = reading
        self._limits = limits
        self._clock = clock
        self._sources: list[WebSource] = []
        self._schedule: Schedule[Job, Fetched | None] = Schedule(self._fetch, limits)
        self._asked: set[str] = set()
        self._jobs = 0

    def add(self, given: Input, before: FetchState) -> None:
        source = WebSource(given, before, self._reading)
        self._sources.append(source)
        self._line_up(before.url, Job(source, before))

    def collected(self, progress: Callable[[int, int], None]) -> Collected:
        for done, (job, fetched) in enumerate(self._schedule.results(), start=1):
            if job.entry:
                job.source.article(job.number, job.entry, fetched)
            elif fetched:
                self._source(job.source, fetched)
            progress(done, self._jobs)
        return together(source.finished() for source in self._sources)

    def _line_up(self, url: str, job: Job) -> None:
        self._jobs += 1
        self._schedule.add(url, job)

    def _fetch(self, job: Job) -> Fetched | None:
        """In a thread: None for an article of a source whose time is up."""
        line = Line(self._clock, self._limits, private=job.source.given.private)
        if not job.entry:
            job.source.deadline = Deadline(self._clock, self._limits)
            return fetch(job.state, job.source.where, line, job.source.deadline)
        if not job.source.deadline or job.source.deadline.is_over():
            return None
        return fetch(job.state, job.entry.url, line, job.source.deadline)

    def _source(self, source: WebSource, fetched: Fetched) -> None:
        source.state = fetched.state
        if fetched.problem:
            source.has(Collected(problems=(fetched.problem,)))
        if not fetched.content:
            return
        try:
            if format_sent(fetched.content.body, fetched.content.media_type) is Format.FEED:
                self._feed(source, fetched.content)
            else:
                source.page(fetched.content)
        except SourceError as error:
            source.failed(error)

    def _feed(self, source: WebSource, content: Content) -> None:
        feed = self._reading.parse(Task(Format.FEED, content.body, content.url, content.charset)).feed
        if not feed:
            return
        source.feed(feed)
        chosen = choose(feed, source.state.seen, source.where, self._reading.now, self._limits.articles)
        source.has(Collected(notes=chosen.notes))
        for number, entry in enumerate(chosen.entries):
            if _stands_by_the_feed(entry, source.given.full_text):
                source.article_of_feed(number, entry)
            elif entry.url in self._asked:
                source.read_by_another(entry)
            else:
                self._asked.add(entry.url)
                self._line_up(entry.url, Job(source, FetchState(entry.url), number, entry))


def _stands_by_the_feed(entry: Entry, wanted: str) -> bool:
    """Whether an article is taken from the feed, and its page is not asked for."""
    return not entry.url or wanted == FullText.FEED or (wanted == FullText.AUTO and entry.whole)
