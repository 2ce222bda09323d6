"""What the attribution tests share: who says some words of a text."""

from briefgen import Document
from briefgen.model import Span
from briefgen.points.attribution import Voice, attribute
from briefgen.text import annotate


def voice_of(text: str, words: str) -> Voice | None:
    """Who says `words`, which stand in `text` once at least."""
    start = text.index(words)
    return attribute(annotate(Document.from_text(text))).at(Span(start, start + len(words)))


def speaker_of(text: str, words: str) -> str | None:
    """The name of whoever says `words`."""
    voice = voice_of(text, words)
    return voice.name if voice else None


def role_of(text: str, words: str) -> str | None:
    """The role of whoever says `words`."""
    voice = voice_of(text, words)
    return voice.role if voice else None
