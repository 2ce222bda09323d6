"""Editions of dated articles, one a day: `python -m tests.day_by_day ARTICLES.jsonl FOLDER`.

The file has an article a line, each with "date" and "text". For every day that has articles an edition is made of them with
one archive, proved, and read back; what changed since the day before is printed, with the sentences, to be read by eye. It
leaves with 1 if an edition is not proved, has a problem of its own, or shows as new what an earlier one showed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import BriefOptions, verify
from briefgen.archive import edition, open_archive
from briefgen.edition import make_edition
from briefgen.sources import collect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen import Brief
    from briefgen.model import Changes, KeyPoint

CLASSES = ("new", "grown", "figures", "sanctions", "warnings", "dates", "edits", "quiet", "repeats")


def by_day(lines: Iterable[str]) -> Mapping[date, Sequence[str]]:
    """The lines by the days on which their articles were published, in the order of the days."""
    days: dict[date, list[str]] = defaultdict(list)
    for line in lines:
        days[datetime.fromisoformat(json.loads(line)["date"]).date()].append(line)
    return dict(sorted(days.items()))


@dataclass(slots=True)
class Days:
    """What the editions of many days showed: documents by the day that showed them first, faults, and counts."""

    folder: Path
    first: dict[str, date] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def edition(self, day: date, lines: Sequence[str]) -> Brief:
        """The edition of a day, looked at for faults."""
        inbox, archive = self.folder / "inbox.jsonl", self.folder / "day-by-day.db"
        inbox.write_text("".join(lines), "utf-8")
        now = datetime.combine(day, datetime.min.time(), UTC)
        brief = make_edition(archive, collect([str(inbox)], now=now).documents, now=now, options=BriefOptions())
        self.faults += (f"{day}: {problem.message}" for problem in (*brief.problems, *verify(brief)))
        with open_archive(archive) as kept:
            if edition(kept, day) != brief:
                self.faults.append(f"{day}: the archive gives back another edition")
        self._seen(day, brief)
        return brief

    def _seen(self, day: date, brief: Brief) -> None:
        for source in brief.sources:
            if source.shown is None and source.document_id in self.first:
                self.faults.append(f"{day}: [{source.number}] was new on {self.first[source.document_id]}")
            self.first.setdefault(source.document_id, day)
        self.counts.update({name: len(getattr(brief.changes, name)) for name in CLASSES if brief.changes})


def told(brief: Brief) -> Iterator[str]:
    """What changed, a few lines each, with the words that prove it."""
    found = brief.changes
    if found is None:
        return
    for name, stories in (("NEW", found.new), ("GROWN", found.grown), ("QUIET", found.quiet)):
        yield from (f"{name} {s.headline.text}  [{len(s.sources)} new, {s.editions} before]" for s in stories)
    yield from _points(found)
    texts = {s.number: s for s in brief.sources}
    for edit in found.edits:
        yield f"EDIT [{edit.before}] {texts[edit.before].text[:80]!r} -> [{edit.after}] {texts[edit.after].text[:80]!r}"
        for revision in edit.revisions:
            yield f"    - {revision.before.text if revision.before else ''}"
            yield f"    + {revision.after.text if revision.after else ''}"
    yield from (f"LEFT OUT {r.title or r.document_id[:12]} (shown {r.shown})" for r in found.repeats)


def _points(found: Changes) -> Iterator[str]:
    for figure in found.figures:
        yield f"FIGURE {figure.before.value} -> {figure.after.value} {figure.after.unit}"
        yield f"    - {figure.before.sentence.text}"
        yield f"    + {figure.after.sentence.text}"
    for sanction in found.sanctions:
        yield f"STAGE {sanction.before.stage} -> {sanction.after.stage}"
        yield f"    - {sanction.before.sentence.text}"
        yield f"    + {sanction.after.sentence.text}"
    for warning in found.warnings:
        yield f"WARNING {warning.point.level} by {warning.point.speaker}: {warning.point.sentence.text}"
    for come in found.dates:
        yield f"DATE {come.due} {come.point.start}..{come.point.end} {_words(come.point)}: {come.point.sentence.text}"


def _words(point: KeyPoint) -> str:
    """The point's own words in its sentence."""
    start = point.sentence.span.start
    return repr(point.sentence.text[point.span.start - start : point.span.end - start])


def main(articles: Path, folder: Path) -> int:
    """Make, prove and print the editions; 1 where one has a fault."""
    with articles.open(encoding="utf-8") as lines:
        days = by_day(lines)
    known = Days(folder)
    for day, articles_of_day in days.items():
        print(f"== {day}: {len(articles_of_day)} articles")
        print(*told(known.edition(day, articles_of_day)), sep="\n")
    print(f"== {len(days)} editions of {sum(map(len, days.values()))} articles:", dict(known.counts))
    print(*known.faults, sep="\n")
    return 1 if known.faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
