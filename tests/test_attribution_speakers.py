"""Who says what: quotations and reported speech, and the fullest form of the speaker's name."""

import pytest

from briefgen import Document
from briefgen.model import Span
from briefgen.points.attribution import Voice, attribute
from briefgen.text import annotate


def voice_of(text: str, words: str) -> Voice | None:
    """Who says `words` in `text`."""
    start = text.index(words)
    return attribute(annotate(Document.from_text(text))).at(Span(start, start + len(words)))


def speaker_of(text: str, words: str) -> str | None:
    voice = voice_of(text, words)
    return voice.name if voice else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ('"The dam may burst," said Ines Duarte.', "dam may burst", "Ines Duarte"),
        ('"The dam may burst," Ines Duarte said on Monday.', "dam may burst", "Ines Duarte"),
        ('Ines Duarte said: "The dam may burst."', "dam may burst", "Ines Duarte"),
        ('Ines Duarte: "The dam may burst."', "dam may burst", "Ines Duarte"),
        ("Ines Duarte warned that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("The dam may burst, Ines Duarte warned.", "dam may burst", "Ines Duarte"),
        ("According to Ines Duarte, the dam may burst.", "dam may burst", "Ines Duarte"),
        ("The dam may burst, according to Ines Duarte.", "dam may burst", "Ines Duarte"),
        ("In Ines Duarte's view, the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Villagers were told by Ines Duarte that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Villagers spoke to Ines Duarte, who said the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte issued a warning that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Work went on despite Ines Duarte's warning that the dam may burst.", "dam may burst", "Ines Duarte"),
        ('"The rain," said Ines Duarte, "will not stop soon."', "will not stop", "Ines Duarte"),
        ("Ines Duarte opened the sluices, warning that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte praised the crews but cautioned that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Radio Sul quoted Ines Duarte as saying the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte was quoted by Radio Sul as saying the dam may burst.", "dam may burst", "Ines Duarte"),
        ("The dam may burst, the newspaper said, citing Ines Duarte.", "dam may burst", "Ines Duarte"),
    ],
)
def test_every_way_of_saying_leads_to_its_speaker(text: str, words: str, speaker: str) -> None:
    assert speaker_of(text, words) == speaker


def test_a_surname_takes_the_full_name_and_role_that_stand_elsewhere() -> None:
    text = "Interior Minister Ines Duarte flew in. Duarte warned that the dam may burst."
    voice = voice_of(text, "dam may burst")
    assert voice is not None
    assert (voice.name, voice.role) == ("Ines Duarte", "Interior Minister")
    assert text[voice.mention.start : voice.mention.end] == "Duarte"
    assert text[voice.cue.start : voice.cue.end] == "warned"
    assert text[voice.span.start : voice.span.end] == "Ines Duarte"
    assert voice.role_span is not None
    assert text[voice.role_span.start : voice.role_span.end] == "Interior Minister"


def test_a_quotation_of_two_sentences_has_one_speaker() -> None:
    text = '"The rain has stopped. The dam may burst still," Duarte told a briefing.'
    assert speaker_of(text, "rain has stopped") == "Duarte"


def test_a_further_quotation_without_a_cue_has_the_speaker_before_it() -> None:
    text = '"The rain has stopped," said Ines Duarte.\n\n"The dam may burst still."'
    assert speaker_of(text, "dam may burst") == "Ines Duarte"


def test_what_nobody_says_is_the_articles_own() -> None:
    text = "Ines Duarte said the rain had stopped. The dam may burst still."
    assert speaker_of(text, "dam may burst") is None
