"""Sentence boundaries, by what a reader would call a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import Document, sentences


def split(text: str) -> list[str]:
    return [s.text for s in sentences(Document.from_text(text, language="en"))]


def test_an_empty_text_has_no_sentences() -> None:
    assert sentences(Document.from_text("")) == ()
    assert sentences(Document.from_text(" \n\t\n")) == ()


@pytest.mark.parametrize(
    "expected",
    [
        # quotations of several sentences, the attribution with the last one
        ['"The bridge is closed.', 'It will stay closed," Ms. Ode said.', "Traffic was diverted."],
        ["“We lost the crop.", "We lost the barn too,” he told the Daily Post.", "Rain fell."],
        ["'The pumps failed.", "Nobody came,' she said.", "The water rose."],
        ["He read the letter: 'The pumps failed.'", "Nobody came."],
        # questions and exclamations inside a sentence
        ['"Why now?" he asked.', "Nobody knew."],
        ['"Why now?" Mayor Ada Ode asked reporters.', "Nobody knew."],
        ["“Stop!” shouted one man.", "The crowd ran."],
        ['Asked whether she would resign, she said "No."', "The U.N. envoy left."],
        ['"Do they know?"', "Ode said the town had been warned twice."],
        ['"It is over." Ode said.', "Nobody spoke."],
        # abbreviations and initials
        ["Mr. Ode met Gen. Vance and Dr. J. K. Marsh at No. 5 Mill Rd. on Jan. 5.", "They agreed."],
        ["The U.S. President flew to the U.S.", "The crowd waited."],
        ["The train left at 5 p.m. Friday.", "It was late."],
        ["The train left at 5 p.m.", "Passengers were angry."],
        ["The train left at 5 p.m. (1700 GMT).", "Nobody waited."],
        ["She didn't.", "Reporters asked why."],
        ["The lake covers 5 km².", "The dam is old."],
        ["Vitamin C.", "The cheap one."],
        ["He ran for Congress.", "The vote was close."],
        ["They met Spc. Ada Ode, Pvt. Jan Dam and Rev. Lin at Ft. Marlow.", "It rained."],
        ["In Roe v. Wade the court ruled.", "It later changed its mind."],
        ["Acme Inc. said profit rose.", "It gave no details."],
        ["She works for Acme Inc.", "The firm is small."],
        ["Smith vs. Jones was postponed.", "Both agreed."],
        ["Prices rose 3.5 percent to $2.75.", "Analysts had expected 3 percent."],
        ["See https://example.org/a.b?c=d.E for more.", "It is free."],
        # ellipses
        ["We are ... They cannot decide.", "It is late."],
        ["They waited...", "Then the lights went out."],
        # brackets
        ["The fund (founded in 2009. Closed in 2012.) paid out.", "It was small."],
    ],
    ids=lambda expected: expected[0][:40],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It broke," he said."This part is new."', ['"It broke," he said.', '"This part is new."']),
        ("The dam broke.The town flooded.", ["The dam broke.", "The town flooded."]),
        ("Pay with Example.com or go to Node.js sites.", ["Pay with Example.com or go to Node.js sites."]),
        ("She left.” The door closed.", ["She left.”", "The door closed."]),
    ],
)
def test_a_lost_space_does_not_glue_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_one_paragraph_a_line_keeps_paragraphs_apart() -> None:
    assert split("The dam broke\nThe town flooded.\nHelp came.") == ["The dam broke", "The town flooded.", "Help came."]


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The river burst its banks early on Tuesday and\n"
        "flooded the old town, where Mayor Ada Ode had\n"
        "asked people to leave. Nobody was hurt, but a\n"
        "School and two bridges were lost.\n"
        "\n"
        "Work began at once."
    )
    assert split(text) == [
        "The river burst its banks early on Tuesday and\nflooded the old town, where Mayor Ada Ode had\nasked people to leave.",
        "Nobody was hurt, but a\nSchool and two bridges were lost.",
        "Work began at once.",
    ]


def test_indented_wire_copy_begins_a_paragraph_at_each_indent() -> None:
    text = (
        "The river burst its banks early on Tuesday and\n"
        "flooded the old town, where people had left.\n"
        "   Nobody was hurt, officials in the town said on\n"
        "Wednesday. Work began.\n"
    )
    assert [len(s) > 0 for s in split(text)] == [True, True, True]
    assert split(text)[1] == "Nobody was hurt, officials in the town said on\nWednesday."


def test_headlines_under_one_another_are_not_joined() -> None:
    lines = [
        "Flood cuts off the old town of Marlow for a week",
        "Dam to be closed for good, the ministry announces",
        "Mayor Ode steps down",
    ]
    assert split("\n".join(lines)) == lines


def test_a_list_run_into_a_line_is_not_cut_after_its_numbers() -> None:
    text = "Results: 1. Ada Ode (Marlow) 2. Jan Dam (Ebro) 3. Lin Wu (Essen)"
    assert split(text) == [text]


def test_numbers_of_a_list_stay_with_their_entries() -> None:
    assert split("1. Close the dam.\n2. Warn the town.") == ["1. Close the dam.", "2. Warn the town."]


def test_other_languages_are_split_by_their_own_abbreviations() -> None:
    german = Document.from_text(
        "Am 3. Oktober sprach Dr. Weber z. B. über Hilfen. „Wir warten.“ Dann ging er.", language="de"
    )
    assert [s.text for s in sentences(german)] == [
        "Am 3. Oktober sprach Dr. Weber z. B. über Hilfen.",
        "„Wir warten.“",
        "Dann ging er.",
    ]
    french = Document.from_text("Il a dit : « Tout est fini. » M. Dupont est sorti.", language="fr")
    assert [s.text for s in sentences(french)] == ["Il a dit : « Tout est fini. »", "M. Dupont est sorti."]
    danish = Document.from_text("»Vi venter.« »Vi er klar,« sagde hun.", language="da")
    assert [s.text for s in sentences(danish)] == ["»Vi venter.«", "»Vi er klar,« sagde hun."]
    japanese = Document.from_text("大臣は述べた。新しい措置も発表された。", language="ja")
    assert [s.text for s in sentences(japanese)] == ["大臣は述べた。", "新しい措置も発表された。"]
    cited = Document.from_text("大臣は「延期する。」と述べた。町は静かだ。", language="ja")
    assert [s.text for s in sentences(cited)] == ["大臣は「延期する。」と述べた。", "町は静かだ。"]


PIECES = st.sampled_from([*"aAb1 .?!\n\t\"'“”‘’„«»()…-—*#:;,|", "Mr.", "U.S.", "said ", "\ud800", "\x00", "\r\n"])
TEXTS = st.one_of(
    st.lists(PIECES, max_size=60).map("".join), st.text(st.characters(exclude_categories=()), max_size=50)
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_sentences_are_the_text_itself_in_order_and_leave_out_no_word(text: str) -> None:
    document = Document.from_text(text, language="en")
    last = 0
    for index, sentence in enumerate(sentences(document)):
        assert sentence.index == index
        assert sentence.text == text[sentence.span.start : sentence.span.end]
        assert sentence.text.strip() == sentence.text != ""
        assert last <= sentence.span.start < sentence.span.end
        assert not any(c.isalnum() for c in text[last : sentence.span.start])
        last = sentence.span.end
    assert not any(c.isalnum() for c in text[last:])
