"""Sanctions mentions: one a sentence, with stage, and the names that the sentence gives."""

from __future__ import annotations

import pytest

from briefgen.model import Document, SanctionsMention, Stage, Status
from briefgen.points import key_points


def sanctions(text: str) -> list[SanctionsMention]:
    points = key_points(Document.from_text(text, language="en"))
    return [p for p in points if isinstance(p, SanctionsMention)]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Campaigners called for an arms embargo on the junta.", Stage.CALLED_FOR),
        ("The bloc threatened the port with sanctions.", Stage.THREATENED),
        ("Brussels plans to announce a sanctions package on Friday.", Stage.PLANNED),
        ("The Treasury blacklisted nine shipping firms.", Stage.IN_FORCE),
        ("The council renewed the travel ban for a year.", Stage.EXTENDED),
        ("The tanker evaded the oil embargo.", Stage.VIOLATED),
        ("The council lifted the asset freeze on two banks.", Stage.EASED),
        ("Beijing opposes sanctions on its neighbour.", Stage.OPPOSED),
    ],
)
def test_the_stage_tells_how_far_the_measure_has_got(sentence: str, stage: Stage) -> None:
    assert [s.stage for s in sanctions(sentence)] == [stage]


@pytest.mark.parametrize(
    "sentence",
    [
        "The march was officially sanctioned by the mayor.",
        "The faith neither forbids nor sanctions the practice.",
        "The league hit the club with a transfer embargo.",
        "The tribunal may impose disciplinary sanctions on the surgeon.",
        "The report is under embargo until noon.",
    ],
)
def test_approval_sport_and_discipline_are_kept_out(sentence: str) -> None:
    assert sanctions(sentence) == []


def test_imposer_target_and_instrument_are_the_sentences_own_words() -> None:
    text = "The European Union imposed sanctions on two mining companies under Resolution 1857 of the Security Council."
    (mention,) = sanctions(text)
    assert (mention.imposer, mention.target, mention.instrument) == (
        "The European Union",
        "two mining companies",
        "Resolution 1857",
    )
    named = {e.field: text[e.span.start : e.span.end] for e in mention.evidence}
    assert {k: named[k] for k in ("imposer", "target", "instrument")} == {
        "imposer": mention.imposer,
        "target": mention.target,
        "instrument": mention.instrument,
    }


def test_what_the_sentence_does_not_say_stays_empty() -> None:
    (mention,) = sanctions("Sanctions hurt the poor first, she said.")
    assert (mention.imposer, mention.target, mention.instrument) == (None, None, None)


def test_an_abbreviation_keeps_its_last_stop() -> None:
    (mention,) = sanctions("The tanker sailed in defiance of U.N. sanctions.")
    assert mention.imposer == "U.N."


def test_a_country_beside_the_word_is_not_taken_for_the_imposer() -> None:
    (mention,) = sanctions("Talks on Iran sanctions resumed.")
    assert mention.imposer is None


def test_a_mention_carries_the_status_that_its_source_gives_it() -> None:
    (mention,) = sanctions("The tanker allegedly evaded the oil embargo.")
    assert mention.status == Status.ALLEGED
