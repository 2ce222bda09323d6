"""Definite subjects that take up what an article told before: "The deferments allowed him ..." leans on what they are.

A bare "The" and a common noun before the verb point to a thing the reader must know already. Where the article has
spoken of it, the sentence that did is what it leans on; where it has not, the thing is one that everybody knows, as are
the few that English always calls so ("The government said").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.text.verbs import has_finite_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNIQUE = """administration army authorities bank body budget cabinet city company congress constitution council country
court currency economy election euro government internet king law market markets media military ministry moon nation
opposition palace parliament party people police pope president press prime public queen senate state sun supreme union
war weather west world"""
_KNOWN = frozenset(_UNIQUE.split())
_SUBJECT = re.compile(r"[\"“‘'«]?The ([a-z]{3,}) (?:also )?((?:i|wa|ha|doe|say)s|[a-z]+[a-rt-z])\b")
# Beyond this many sentences nobody remembers what "the deferments" were.
_MEMORY = 60


def last_told(texts: Sequence[str], k: int) -> int | None:
    """The sentence before sentence `k` that last spoke of its bare definite subject, None where it has none to look for."""
    subject = _SUBJECT.match(texts[k])
    if subject is None or subject[1] in _KNOWN or not has_finite_verb(f"{subject[1]} {subject[2]}"):
        return None
    spoken = re.compile(rf"\b{subject[1].removesuffix('s')}s?\b", re.IGNORECASE)
    return next((j for j in range(k - 1, max(-1, k - _MEMORY), -1) if spoken.search(texts[j])), None)
