"""Fetching many addresses at once, and few at once from any one host."""

from __future__ import annotations

from collections import Counter, deque
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from briefgen.errors import SourceError
from briefgen.sources.web.target import target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.sources.web.limits import Limits

Job = TypeVar("Job")
Result = TypeVar("Result")


class Schedule(Generic[Job, Result]):
    """Jobs that threads work off: `at_once` in all and `at_once_a_host` of any one host.

    The threads are daemons, so that an interrupt need not wait for a server that does not answer.
    """

    def __init__(self, work: Callable[[Job], Result], limits: Limits) -> None:
        self._work = work
        self._limits = limits
        self._waiting: deque[tuple[str, Job]] = deque()
        self._busy: Counter[str] = Counter()
        self._done: SimpleQueue[tuple[str, Job, Result | BaseException]] = SimpleQueue()

    def add(self, url: str, job: Job) -> None:
        """Put a job in line behind the others of its host."""
        self._waiting.append((_host(url), job))

    def results(self) -> Iterator[tuple[Job, Result]]:
        """Each job with its result as it is done; jobs may be added meanwhile."""
        self._start()
        while self._busy.total():
            host, job, result = self._done.get()
            self._busy[host] -= 1
            if isinstance(result, BaseException):
                raise result
            yield job, result
            self._start()

    def _start(self) -> None:
        held: deque[tuple[str, Job]] = deque()
        while self._waiting and self._busy.total() < self._limits.at_once:
            host, job = self._waiting.popleft()
            if self._busy[host] < self._limits.at_once_a_host:
                self._busy[host] += 1
                Thread(target=self._run, args=(host, job), daemon=True).start()
            else:
                held.append((host, job))
        self._waiting.extendleft(reversed(held))

    def _run(self, host: str, job: Job) -> None:
        try:
            self._done.put((host, job, self._work(job)))
        except BaseException as error:  # handed to the thread that waits, where it is raised
            self._done.put((host, job, error))


def _host(url: str) -> str:
    try:
        return target_of(url).host
    except SourceError:
        return ""
