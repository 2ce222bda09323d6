"""The coherence guard: which sentences may be shown, and which only together.

A passage is what a reader needs to follow its last sentence. A sentence that opens with a pronoun, a connective or a
definite anaphor needs the one before it; one whose subject is something told before ("The deferments allowed ...") needs
the one that told it; one that is nothing but quotation needs the one that names its speaker; one that begins with a
bare surname needs the one that introduces the person. Half a quotation, a fragment and a sentence with a hole in it are
never shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from briefgen.model import Role
from briefgen.summary.definites import last_told
from briefgen.summary.openers import leaning
from briefgen.text.terms import word_count
from briefgen.text.verbs import may_have_finite_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Sentence
    from briefgen.text import AnnotatedDocument

SHORTEST, LONGEST = 5, 60
"""Words of a sentence that may be shown: less is a fragment, more is several sentences that nobody could part."""

LONGEST_PASSAGE = 3
_CLAUSE_WORDS = 15
_TAIL = 8
"""Characters at a sentence's end that can hold its end mark and what closes after it."""
_END = re.compile(r"[.!?。！？…।؟][\"”’'»)\]]*$")
_START = re.compile(r"[\"“‘'«„(\[¿¡]*(?:[^\W_a-zß-öø-ÿ]|[a-z]{1,2}[A-Z])")
# A pattern that is looked for all over a sentence begins with the few characters that a find can begin with, and looks
# back from there: `re` skips to such a character, and else would try the whole pattern at every place.
_HOLE = re.compile(r"[,;:(.](?:(?<=[,;:])\s*[,;:]|(?<=\()\s*\)|(?<=\s\.)(?:\s|$))")
_GLUED = re.compile(
    r"[A-Z](?:(?<=\d{4}[A-Z])|(?<=[a-z] T)h(?:ere|at|ey|ese|ose) |(?<=[a-z] H)(?:e|is|er|owever) |(?<=[a-z] S)he "
    r"|(?<=[a-z] W)(?:e|hen|hile) |(?<=[a-z] A)(?:n|nd|fter|lthough) |(?<=[a-z] B)ut |(?<=[a-z] I)[fn] )[a-z]"
)
_CAPTION = re.compile(r"[A-Z][\w'’-]*(?: [a-z][\w'’-]*){0,4}: [A-Z]")
_PICTURED = re.compile(r"pictured (?<=\bpictured )(?:left|right|here|above|below)\b")
_PHOTOGRAPHED = re.compile(
    r" in (?:this|an?) (?:[\w-]+ ){0,3}(?:photo(?:graph)?|picture|handout|image|frame grab|video grab|still)\b"
)
_SAYS = re.compile(r"\b(?:said|says|added|told|asked|wrote)\b")
_ONLY_QUOTED = re.compile(r"[\"“‘'«„](?:[^\"”»]|[\"”»](?=\w))*[\"”’'»][.!?]?$")
_POINTS_BACK = re.compile(r"[.!?](?:(?<=\bthat.)|(?<=\bthis.)|(?<=\bthem.)|(?<=\bhim.)|(?<=\bit.)|(?<=\bso.))[\"”’]*$")
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LATE_PRONOUN = re.compile(rf"[A-Z][a-z]+(?: (?:[a-z\d]+|{_DAY}))*, (?:he|she|they|it|his|her|their|its)\b")
_SAID_PRONOUN = re.compile(r"[,.?!][\"”’'»]\s+(?:he|she|they|it)\s+\w+", re.IGNORECASE)
_REST_OF_NAME = r"[a-z]+(?:[-'’][A-Z]?[a-z]+)*"
_NAME = rf"[A-Z]{_REST_OF_NAME}"
_FULL_NAME = re.compile(rf"[A-Z](?<![\w-].){_REST_OF_NAME}(?: [A-Z]\.)? ({_NAME})(?![\w-])(?! {_NAME})")
_TITLED = rf"(?:(?:Mr|Mrs|Ms|Dr|President|Minister|Senator|Sen|Gen|General)\.? )?({_NAME})(?![\w-])(?! {_NAME})"
_BARE_NAME_FIRST = re.compile(_TITLED)
_BARE_NAME_LATER = re.compile(rf"[,.?!](?:[\"”’'] (?:[a-z]+ )?|(?<=,) (?=[^ ,]+ [a-z]+\W*$)){_TITLED}")


def passages(annotated: AnnotatedDocument) -> tuple[tuple[int, ...], ...]:
    """For each sentence the passage that ends with it, as places among the document's sentences; () if never shown."""
    broken = _across_quotations(annotated)
    english = annotated.language == "en"
    leans = leaning(annotated.language)
    texts = [s.text for s in annotated.sentences]
    introduced: dict[str, int] = {}
    found: list[tuple[int, ...]] = []
    begun = False
    for k, sentence in enumerate(annotated.sentences):
        if k in broken or not fit(sentence) or (english and _verbless(sentence.text)):
            found.append(())
        elif begun and _needs_the_one_before(sentence.text, leans):
            found.append(_joined(found[k - 1], k))
        elif english and (before := last_told(texts, k)) is not None:
            found.append(_joined(found[before], k))
        else:
            found.append(_introduced(found, introduced, k, sentence.text))
        begun = begun or sentence.role is Role.BODY
        for name in _FULL_NAME.findall(sentence.text):
            introduced.setdefault(name, k)
    return tuple(found)


def fit(sentence: Sentence) -> bool:
    """Whether the sentence is a whole one of the article's own text: no heading, fragment or half quotation."""
    text = sentence.text
    return (
        sentence.role is Role.BODY
        and SHORTEST <= word_count(text) <= LONGEST
        and bool(_START.match(text) and _END.search(text[-_TAIL:]))
        and not _damaged(text)
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
        and (text.isascii() or all(text.count(a) == text.count(b) for a, b in ("“”", "«»")))
    )


def _damaged(text: str) -> bool:
    """Whether words are missing, or a caption has run into the sentence (a page's text read without its layout)."""
    if _HOLE.search(text) or _GLUED.search(text) or _PICTURED.search(text) or _PHOTOGRAPHED.search(text):
        return True
    label = _CAPTION.match(text) if ": " in text else None
    return label is not None and not _SAYS.search(label[0])


def _verbless(text: str) -> bool:
    """Whether an English sentence is a caption or a label with a full stop: short, and no verb in it."""
    return word_count(text) < _CLAUSE_WORDS and not may_have_finite_verb(text)


def _needs_the_one_before(text: str, leans: re.Pattern[str] | None) -> bool:
    if leans is not None and leans.match(text):
        return True
    return bool(
        _ONLY_QUOTED.match(text) or _LATE_PRONOUN.match(text) or _SAID_PRONOUN.search(text) or _POINTS_BACK.search(text)
    )


def _joined(before: tuple[int, ...], k: int) -> tuple[int, ...]:
    """The passage before `k` and `k`, if both may be shown and they stay short."""
    return (*before, k) if before and len(before) < LONGEST_PASSAGE else ()


def _introduced(found: Sequence[tuple[int, ...]], introduced: dict[str, int], k: int, text: str) -> tuple[int, ...]:
    """`k`, after the sentence that gives its bare surname in full, where that one may be shown."""
    known = [name for name in _bare_names(text) if name in introduced] if introduced else []
    full = _FULL_NAME.findall(text) if known else []
    bare = next((name for name in known if name not in full), None)
    needed = found[introduced[bare]] if bare else ()
    return (*needed, k) if len(needed) < LONGEST_PASSAGE else (k,)


def _bare_names(text: str) -> list[str]:
    """The names of one word that the sentence, or the words after a quotation in it, begins with."""
    first = _BARE_NAME_FIRST.match(text)
    later = _BARE_NAME_LATER.finditer(text, first.end() if first else 0)
    return [m[1] for m in (first, *later) if m]


def _across_quotations(annotated: AnnotatedDocument) -> frozenset[int]:
    """Sentences that hold part of a quotation, which would not be whole without its other sentences."""
    starts = [s.span.start for s in annotated.sentences]
    parts: set[int] = set()
    for q in annotated.quotations:
        first = max(0, bisect_right(starts, q.span.start) - 1)
        last = bisect_right(starts, q.span.end - 1) - 1
        if last > first or not q.closed:
            parts.update(range(first, last + 1))
    return frozenset(parts)
