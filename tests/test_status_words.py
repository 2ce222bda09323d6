"""How the source's own words vouch for a point."""

import pytest

from briefgen import Document
from briefgen.model import Span, Status
from briefgen.points.attribution import attribute
from briefgen.points.status import status_of
from briefgen.text import annotate


def status(text: str, words: str) -> Status | None:
    document = annotate(Document.from_text(text))
    span = Span(text.index(words), text.index(words) + len(words))
    return status_of(document, span, attribute(document).at(span))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The ministry confirmed 40 cases in the port.", "40 cases", Status.CONFIRMED),
        ("Forty cases were found in the port, a port official confirmed.", "Forty cases", Status.CONFIRMED),
        ("The ministry said 40 cases had been found.", "40 cases", Status.REPORTED),
        ("The ministry said 40 more cases were expected by May.", "40 more cases", Status.EXPECTED),
        ("A total of 900 ships are expected to call next year.", "900 ships", Status.EXPECTED),
        ("The clerk allegedly took 3,000 euros from the till.", "3,000 euros", Status.ALLEGED),
        ("The rebels claimed they had taken 12 villages.", "12 villages", Status.ALLEGED),
        ("The ministry denied that 40 people had died.", "40 people", Status.DENIED),
        ("The ministry dismissed reports of 40 deaths as invention.", "40 deaths", Status.DENIED),
        ("The union warned that 300 jobs could go.", "300 jobs", Status.WARNED),
        ("Analysts forecast a loss of $3m.", "$3m", Status.EXPECTED),
        ("About 40 people are thought to have died.", "About 40 people", Status.REPORTED),
    ],
)
def test_the_sources_own_word_gives_the_status(text: str, words: str, expected: Status) -> None:
    assert status(text, words) is expected


def test_a_word_of_another_clause_does_not_count() -> None:
    text = "The agency said 3,000 men were thought to have left, with 10,000 expected by June."
    assert status(text, "3,000 men") is Status.REPORTED
    assert status(text, "10,000") is Status.EXPECTED


def test_a_negated_word_does_not_vouch() -> None:
    assert status("The ministry said 40 cases were not confirmed.", "40 cases") is Status.REPORTED


def test_the_articles_own_statement_has_no_status() -> None:
    assert status("The port handled 900 ships last year.", "900 ships") is None
