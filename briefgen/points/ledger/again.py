"""Figures told again later: whether one counts anew what an earlier one counted.

Unlike two figures of one story, which are set side by side with their scopes and days, these are called one thing that
moved. So nothing may speak against it, and where the words leave it open, nothing is said.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from briefgen.points.dates import dates_in
from briefgen.points.dates.lexicon import WEEKDAYS
from briefgen.points.ledger.counting import counting
from briefgen.points.ledger.difference import Stated
from briefgen.points.ledger.values import ratio
from briefgen.points.quantity.lexicon import NUMBER_WORDS, STOPS
from briefgen.points.tokens import lex

if TYPE_CHECKING:
    from briefgen.model import Document, Figure
    from briefgen.points.ledger.counting import Counting
    from briefgen.points.ledger.scope import Scope

_MOST_APART = 10.0


def stated_in(figure: Figure, document: Document) -> Stated | None:
    """What a figure of the document counts, read from its own sentence; None where its words leave that open.

    One that an old archive has without the place of its number is left out.
    """
    if all(e.field != "number" for e in figure.evidence):
        return None
    read = counting(figure, dates_in(figure.sentence, document.published))
    published = document.published
    return Stated(read, 0, published.date() if isinstance(published, datetime) else published) if read else None


def told_again(before: Stated, after: Stated, *, one_story: bool) -> bool:
    """Whether `after` counts what `before` counted, as far as their clauses say.

    What is done to those counted must be the same, and told in one story, since every event has its killed; where
    nothing is done to them, the word before the figure and the names around it must be the same. Another day, place or
    stretch of time makes another count.
    """
    a, b = before.counting, after.counting
    if a.thing != b.thing or a.thing.open or ratio(before.figure, after.figure) > _MOST_APART:
        return False
    if _stretches(a.scope) != _stretches(b.scope):
        return False
    if a.thing.deed:
        return one_story and _same_event(before, after) and _agree(a.scope.names, b.scope.names)
    return a.lead == b.lead and _one_day(a.scope, b.scope) and _one_name(a, b)


def _stretches(scope: Scope) -> set[object]:
    """The words of a stretch of time, and how many days each dated one has: the past 24 hours are such on every day."""
    found: set[object] = set()
    for window in scope.windows:
        start, _, end = window.partition("/")
        days = date.fromisoformat(end) - date.fromisoformat(start) if end and "None" not in window else None
        found.add(days if end else window)
    return found


def _same_event(before: Stated, after: Stated) -> bool:
    """Whether both can be of one event: it happened on one day, or on one that the earlier report can tell of."""
    days = {d.start for d in after.counting.scope.days if d.start}
    if not days:
        return True
    known = {d.start for d in before.counting.scope.days if d.start}
    return days == known if known else before.day is not None and max(days) <= before.day


def _one_day(a: Scope, b: Scope) -> bool:
    days, others = {d.start for d in a.days}, {d.start for d in b.days}
    return not days or not others or days == others


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether places differ no more than one report's detail: either names none, or they share a name."""
    return not one or not other or bool(one & other)


def _one_name(a: Counting, b: Counting) -> bool:
    """Whether one sentence's names are all among the other's, and both begin with one name or with none."""
    one, other = _names(a), _names(b)
    return (one <= other or other <= one) and _opening_name(a) == _opening_name(b)


def _names(counting: Counting) -> frozenset[str]:
    """The words with a capital inside the figure's sentence, but for weekdays and whoever says it."""
    figure = counting.figure
    t = lex(figure.sentence.text, figure.sentence.span.start)
    said = [e.span for e in figure.evidence if e.field != "number"]
    inside = (k for k in range(1, t.size) if t.capital(k) and t.lower[k] not in WEEKDAYS)
    return frozenset(t.lower[k] for k in inside if not any(s.start <= t.starts[k] < s.end for s in said))


def _opening_name(counting: Counting) -> str:
    """The name that the figure's sentence begins with, empty where its first word may have its capital from that.

    A capital or a dot behind it, or capitals throughout, tell a name: "Brent October crude", "U.S. crude", "OPEC".
    """
    t = lex(counting.figure.sentence.text)
    k = next((k for k in range(t.size) if t.words[k][:1].isalpha()), t.size)
    word = t.words[k]
    if not t.capital(k) or t.lower[k] in STOPS or t.lower[k] in NUMBER_WORDS:
        return ""
    known = (t.capital(k + 1) and t.lower[k + 1] not in STOPS) or "." in word or (word.isupper() and len(word) > 1)
    return t.lower[k] if known else ""
