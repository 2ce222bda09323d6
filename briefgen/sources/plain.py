"""Plain text: the document's text is the file's own."""

from __future__ import annotations

from briefgen.errors import SourceError
from briefgen.model import Document
from briefgen.text.decode import decode


def read_plain(content: bytes) -> Document:
    """A document of the decoded content; SourceError where it is empty or not text."""
    if content.startswith(b"{\\rtf"):
        raise SourceError("this is RTF, not text", "save it as .docx, or as plain text")
    text = decode(content).text
    if not text.strip():
        raise SourceError("this file is empty", "remove it, or put the article's text into it")
    return Document.from_text(text)
