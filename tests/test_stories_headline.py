from __future__ import annotations

import pytest

from briefgen import Document
from briefgen.stories import headline


def of(text: str, *, title: str = "", source: str = "") -> str:
    document = Document.from_text(text, title=title, source=source)
    found = headline([document])
    if found.span:
        assert found.text == document.text[found.span.start : found.span.end]
    return found.text


def test_a_document_s_own_title_is_the_headline() -> None:
    assert of("Rain fell on the valley all night.", title=" Floods in the valley ") == "Floods in the valley"


def test_the_first_title_of_several_documents_is_taken() -> None:
    documents = [Document.from_text("Rain fell all night on the valley."), Document.from_text("x", title="Floods")]
    assert headline(documents).text == "Floods"


def test_a_short_sentence_is_taken_whole_without_its_full_stop() -> None:
    assert of("The central bank raised its key rate on Tuesday. Markets fell.") == (
        "The central bank raised its key rate on Tuesday"
    )


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            (
                "Two cargo ships collided off the northern coast before dawn, a harbour official said, leaving a slick "
                "that could reach the nature reserve by the weekend."
            ),
            "Two cargo ships collided off the northern coast before dawn",
        ),
        (
            (
                "The drug maker recalled forty thousand packs of its heart medicine on Monday after inspectors found glass "
                "in three of them, the second such recall within a year for the company."
            ),
            "The drug maker recalled forty thousand packs of its heart medicine on Monday",
        ),
        (
            (
                "Anna Holm, the finance minister of the new coalition, resigned on Friday because her own party had "
                "refused to vote for the budget that she had spent the summer drafting."
            ),
            "Anna Holm, the finance minister of the new coalition, resigned on Friday",
        ),
        (
            (
                "In the boldest step of his short presidency, Ivo Marek dissolved both chambers of parliament on Monday "
                "and called an election for the first Sunday after the harvest."
            ),
            "Ivo Marek dissolved both chambers of parliament on Monday and called an election for the first Sunday",
        ),
        (
            (
                "Tariq Osman, who leads the port authority, declared on Thursday that the terminal "
                "would reopen despite a ruling that had closed it for the whole of the season."
            ),
            ("Tariq Osman, who leads the port authority, declared on Thursday that the terminal would reopen"),
        ),
        (
            (
                "The harvest of wheat, barley, oats and rye fell by a third this year because the rain that farmers had "
                "waited for since the spring came only after the grain had been cut."
            ),
            "The harvest of wheat, barley, oats and rye fell by a third this year",
        ),
    ],
)
def test_a_long_sentence_is_cut_where_the_clause_stands_alone(lead: str, expected: str) -> None:
    assert of(lead) == expected


def test_a_headline_never_ends_inside_a_quotation() -> None:
    text = of(
        "The mayor said that the bridge was “a disgrace, after so many years of promises, to everybody who had voted "
        "for it” and that the council would close it to lorries from the first of next month onwards."
    )
    assert text.count("“") == text.count("”")


def test_a_sentence_that_cannot_be_cut_is_kept_whole() -> None:
    lead = (
        "When the river gauge above the old mill passed the mark that engineers had painted there two centuries ago "
        "nobody in the lower town was surprised."
    )
    assert of(lead) == lead.removesuffix(".")


def test_a_document_without_a_sentence_is_called_by_its_source() -> None:
    assert of("", source="Harbour Gazette") == "Harbour Gazette"
