"""What a reader of a format finds in some content, before it is a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of an article and what its source says of it; `published` is as the source writes it.

    `remarks` say what was not read of the content, each as a message and a hint.
    """

    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
