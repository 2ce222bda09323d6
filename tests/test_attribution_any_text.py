"""Attribution holds on any text whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import Document
from briefgen.model import Span
from briefgen.points.attribution import attribute, said_by
from briefgen.points.status import status_of
from briefgen.text import annotate

PIECES = st.sampled_from(
    [
        "Ann Lee",
        "Mr. Ek",
        "U.N. ",
        "she",
        "it",
        "they",
        "the official",
        "who ",
        "and ",
        "of ",
        "by ",
        "'s ",
        "said ",
        " that ",
        "warned",
        "told ",
        "according to ",
        "the view of ",
        ", ",
        ". ",
        ":",
        " - ",
        "(",
        ")",
        "\n\n",
        '"',
        "“",
        "”",
        "'",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_every_span_of_a_voice_is_verbatim_and_no_text_fails(text: str) -> None:
    document = annotate(Document.from_text(text))
    voices = attribute(document)
    for span, voice in voices.turns:
        assert 0 <= span.start <= span.end <= len(text)
        if voice is None:
            continue
        assert text[voice.span.start : voice.span.end] == voice.name != ""
        assert voice.role is None or voice.role_span is not None
        if voice.role_span:
            assert text[voice.role_span.start : voice.role_span.end] == voice.role
        assert all(0 <= e.span.start < e.span.end <= len(text) for e in said_by(voice).evidence)
        assert status_of(document, span, voice) is not None


@settings(max_examples=50, deadline=None)
@given(text=TEXTS, start=st.integers(0, 250), length=st.integers(0, 250))
def test_any_span_can_be_asked_for(text: str, start: int, length: int) -> None:
    document = annotate(Document.from_text(text))
    span = Span(start, start + length)
    voice = attribute(document).at(span)
    assert voice is None or status_of(document, span, voice) is not None


def test_the_same_text_has_the_same_voices_again() -> None:
    text = 'Ann Lee spoke. "No," she said. The mayor, Bo Ek, warned of floods.'
    assert attribute(annotate(Document.from_text(text))) == attribute(annotate(Document.from_text(text)))
