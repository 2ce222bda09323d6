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

    Two titles of one day get two names: a slug that had to leave out letters ends with eight digits of the title's
    hash. The same title on the same day is the same brief, made again.
    """
    plain = unicodedata.normalize("NFKD", brief.title)
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    slug = "-".join(re.findall(r"[a-z0-9]+", letters))
    whole = all(c.isascii() for c in letters if c.isalnum()) and 0 < len(slug) <= _LONGEST
    if not whole:
        mark = hashlib.sha256(brief.title.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        slug = "-".join(filter(None, (slug[:_LONGEST].strip("-") or "brief", mark)))
    return f"{slug}-{brief.edition.date().isoformat()}"
