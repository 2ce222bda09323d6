"""What a rendered brief's file is called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Brief

_LONGEST = 60


def stem(brief: Brief) -> str:
    """The file's name without its suffix: the title as an ASCII slug, then the edition's date.

    The same title on the same day is the same brief, made again.
    """
    return f"{slug(brief.title)}-{brief.edition.date().isoformat()}"


def slug(title: str) -> str:
    """The title in lower-case ASCII letters, digits and hyphens, at most 69 of them.

    Two titles get two slugs: one that had to leave out letters ends with eight digits of the title's hash.
    """
    plain = unicodedata.normalize("NFKD", title)
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = "-".join(re.findall(r"[a-z0-9]+", letters))
    if all(c.isascii() for c in letters if c.isalnum()) and 0 < len(words) <= _LONGEST:
        return words
    mark = hashlib.sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join(filter(None, (words[:_LONGEST].strip("-") or "brief", mark)))
