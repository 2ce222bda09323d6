"""One web address during a run: what it gave so far, and what is to be remembered of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model import Problem
from briefgen.sources.characters import shown
from briefgen.sources.collected import Collected, together
from briefgen.sources.extract import Extract
from briefgen.sources.read import extracted, read_content
from briefgen.sources.web.choose import remembered
from briefgen.sources.web.sniff import format_sent
from briefgen.text.language import detect_language

if TYPE_CHECKING:
    from briefgen.errors import SourceError
    from briefgen.model import Document
    from briefgen.sources.inputs import Input
    from briefgen.sources.isolated import Entry, Feed
    from briefgen.sources.read import Reading
    from briefgen.sources.state import FetchState
    from briefgen.sources.web.dial import Deadline
    from briefgen.sources.web.fetch import Content, Fetched

_LEAST_TEXT = 80  # characters of a feed's own text that stand for an article whose page cannot be read


class WebSource:
    """An input that is a web address; `before` is what was remembered of it."""

    def __init__(self, given: Input, before: FetchState, reading: Reading) -> None:
        self.given = given
        self.state = before
        self.where = shown(f"{given.name} ({given.where})" if given.name else given.where)
        self.deadline: Deadline | None = None
        self._reading = reading
        self._feed: Feed | None = None
        self._parts: list[Collected] = []
        self._articles: dict[int, Collected] = {}
        self._read: list[Entry] = []
        self._late = 0
        self._again = False  # whether to ask for it all the next time, unchanged or not

    def has(self, part: Collected) -> None:
        """Keep what was found."""
        self._parts.append(part)

    def failed(self, error: SourceError, where: str = "") -> None:
        """Keep a failure; what was asked for is asked for again next time, unchanged or not."""
        self._again = True
        self.has(Collected(problems=(Problem(where or self.where, error.message, error.hint),)))

    def page(self, content: Content) -> None:
        """The address is a page or a file: its documents."""
        part = self._documents(content, self.where)
        self._again = bool(part.problems)
        undated = sum(1 for document in part.documents if document.published is None)
        notes = (Problem(self.where, "carries no date", "it was taken as undated"),) if undated else ()
        self.has(replace(part, notes=part.notes + notes))

    def feed(self, feed: Feed) -> None:
        """The address is a feed; one that is damaged or empty is told of."""
        self._feed = feed
        if feed.damage:
            self._again = True
            problem = Problem(
                self.where, f"its XML is damaged ({feed.damage})", "articles may be missing; tell its publisher"
            )
            self.has(Collected(problems=(problem,)))
        elif not feed.entries:
            self.has(Collected(notes=(Problem(self.where, "lists no article", "see whether the feed has moved"),)))

    def article_of_feed(self, number: int, entry: Entry) -> None:
        """An article as the feed carries it."""
        self._read.append(entry)
        self._articles[number] = self._from_feed(entry)

    def read_by_another(self, entry: Entry) -> None:
        """An article that another feed of this run lists too, and that is read there."""
        self._read.append(entry)

    def article(self, number: int, entry: Entry, fetched: Fetched | None) -> None:
        """An article by its page, or by the feed where that is all there is; None says that there was no time for it."""
        part = self._from_page(entry, fetched.content) if fetched and fetched.content else Collected()
        problems = part.problems + ((fetched.problem,) if fetched and fetched.problem else ())
        own = max((len(document.text) for document in part.documents), default=0)
        if own < len(entry.text) and len(entry.text) >= _LEAST_TEXT:
            part = self._from_feed(entry)
        told = (
            tuple(replace(p, message=f"{p.message}; the feed's own text was taken") for p in problems)
            if part.documents
            else problems
        )
        self._articles[number] = replace(part, problems=told)
        if part.documents or (fetched and not fetched.passing):
            self._read.append(entry)
        else:
            self._again = True
        self._late += not fetched

    def finished(self) -> Collected:
        """All of it, the articles in the feed's order."""
        known = remembered(self._read, self.state.seen)
        state = replace(self.state, seen=known)
        if self._again:
            state = replace(state, etag="", modified="")
        if self._late:
            message = f"{self._late} of its articles were not read in time"
            self.has(
                Collected(
                    problems=(
                        Problem(
                            self.where,
                            message,
                            "the feed's own text was taken where it has one; the next run tries the others again",
                        ),
                    )
                )
            )
        if state.url != self.given.where:
            note = Problem(
                self.where, f"has moved for good to {shown(state.url)}", "change the address in your sources"
            )
            self.has(Collected(notes=(note,)))
        articles = [part for _, part in sorted(self._articles.items())]
        return replace(together([*articles, *self._parts]), states={self.given.where: state})

    def _documents(self, content: Content, where: str) -> Collected:
        kind = format_sent(content.body, content.media_type)
        if kind is None:
            what = shown(content.media_type)[:60]
            return Collected(
                problems=(
                    Problem(where, f"is of a type that is not read ({what})", "give a page, a feed or a document"),
                )
            )
        found = read_content(where, content.body, self._reading, kind=kind, url=content.url, charset=content.charset)
        return replace(found, documents=tuple(self._named(document, content.url) for document in found.documents))

    def _named(self, document: Document, url: str) -> Document:
        """The document under the name and in the language that the user gave its source."""
        return replace(
            document,
            source=self.given.name or (document.source if document.source != self.where else ""),
            url=document.url or url,
            language=document.language or self.given.language,
        )

    def _from_page(self, entry: Entry, content: Content) -> Collected:
        """The page's text under the feed's title and date, which are the more exact ones."""
        part = self._documents(content, shown(entry.url))
        told = self._from_feed(entry)
        if not told.documents:
            return part
        said = told.documents[0]
        documents = tuple(
            replace(
                d, title=said.title or d.title, published=said.published or d.published, source=d.source or said.source
            )
            for d in part.documents
        )
        return replace(part, documents=documents, notes=part.notes + told.notes)

    def _from_feed(self, entry: Entry) -> Collected:
        publisher = self.given.name or (self._feed.title if self._feed else "")
        said = self._feed.language if self._feed and not detect_language(entry.text) else ""
        language = self.given.language or said
        extract = Extract(entry.text, entry.title, publisher, entry.url, entry.published, language)
        return extracted(extract, entry.url or self.where, self._reading)
