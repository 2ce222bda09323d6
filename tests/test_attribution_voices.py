"""What `Voices` answers, and what a key point takes from a voice."""

from briefgen.model import Evidence, Span
from briefgen.points.attribution import Voice, Voices, said_by


def voice(name: str, start: int = 0) -> Voice:
    return Voice(name, Span(start, start + len(name)), Span(start, start + len(name)), Span(90, 94))


OUTER, INNER, LATER = voice("Ann Lee"), voice("Bo Ek", 20), voice("Cy Fox", 50)


def test_the_innermost_turn_around_the_words_speaks() -> None:
    voices = Voices.of([(Span(20, 40), INNER), (Span(0, 60), OUTER)])
    assert voices.at(Span(25, 30)) is INNER
    assert voices.at(Span(41, 45)) is OUTER
    assert voices.at(Span(10, 15)) is OUTER


def test_words_outside_every_turn_are_the_articles_own() -> None:
    voices = Voices.of([(Span(10, 20), OUTER)])
    assert voices.at(Span(0, 5)) is None
    assert voices.at(Span(20, 25)) is None
    assert Voices().at(Span(0, 5)) is None


def test_a_turn_that_runs_into_the_next_ends_where_that_begins() -> None:
    voices = Voices.of([(Span(0, 30), OUTER), (Span(20, 50), LATER)])
    assert voices.at(Span(5, 10)) is OUTER
    assert voices.at(Span(22, 28)) is LATER
    assert voices.at(Span(40, 45)) is LATER


def test_words_mostly_inside_a_turn_belong_to_it() -> None:
    voices = Voices.of([(Span(10, 20), OUTER)])
    assert voices.at(Span(11, 22)) is OUTER
    assert voices.at(Span(18, 40)) is None


def test_a_point_takes_speaker_role_and_the_words_behind_both() -> None:
    full = Voice("Ann Lee", Span(7, 14), Span(80, 83), Span(84, 88), "Mayor", Span(1, 6))
    said = said_by(full)
    assert (said.speaker, said.role) == ("Ann Lee", "Mayor")
    assert said.evidence == (
        Evidence("speaker", Span(7, 14)),
        Evidence("mention", Span(80, 83)),
        Evidence("role", Span(1, 6)),
        Evidence("cue", Span(84, 88)),
    )


def test_a_point_without_a_voice_has_no_speaker() -> None:
    assert said_by(None) == (None, None, ())
