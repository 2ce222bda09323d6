"""Where one sentence ends and the next begins.

sentencex (which knows the abbreviations of many languages) is asked with the quotation marks blanked out, so that it
sees the sentences inside a quotation; rules of typography and of news English confirm, overrule and complete it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sentencex import get_sentence_boundaries

from briefgen.text.abbreviations import ends_sentence, opens_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_CANDIDATE = re.compile(
    r"(?P<mark>[.!?…‽。！？｡؟۔।॥]+(?:[ \u00a0]\.(?!\d))*)(?P<close>(?:[ \u00a0\u202f]?[»›]|['\"“”‘’«‹」』)\]}*_])*)(?P<gap>\s*)"
)
_BLANKED = str.maketrans(dict.fromkeys('"“”„‟«»‹›。！？｡\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029', " "))
_BLANKED_SINGLE = re.compile(r"['‘’\ud800-\udfff](?:(?<=[\ud800-\udfff])|(?<!\w.)|(?!\w))")
_BREAK = re.compile(r"[\s\"“”„«»(\[{—–…!?]|(?<!\w)['‘’]")
_LONGEST_WORD = 40
_WORD_AFTER = re.compile(r"[\s'\"“”„‘’«»‹›(\[{¿¡*_•·—–-]{0,8}([^\W_][\w'’]*)(\.?)")
_SUBJECT = r"(?:[A-Z][\w.'’-]{0,30},?\s{1,4}|(?:of|the|de|al|van|von|bin)\s{1,4}){1,6}"
_ASKED = re.compile(
    rf"{_SUBJECT}(?:asked|asks|told|replied|cried|shouted|exclaimed|tweeted|quipped|joked|posted|wondered|demanded|yelled"
    r"|screamed|continued|remarked|answered|(?:said|says|added|adds|wrote|writes|recalled|declared|insisted|concluded"
    r"|explained)(?!\s+(?:that|the|an?|it|its|he|his|she|her|they|their|there|this|these|we|our|I|no|some|many)\b))\b"
)
_SAID = re.compile(rf"{_SUBJECT}(?:said|says|added|adds|wrote|replied|continued|recalled|explained)\.(?!\w)")
_DOMAIN = re.compile(r"(?:com|org|net|edu|gov|uk|js|io|tv|co)\b", re.IGNORECASE)
_UNDIVIDED = (
    ("(", re.compile(r"\([^()]{1,400}\)")),
    ("[", re.compile(r"\[[^\[\]]{1,400}\]")),
    ("://", re.compile(r"https?://\S+")),
    ("www.", re.compile(r"www\.\S+")),
    ("@", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\S+")),
)
_WINDOW = 4_000
_LONGEST_LIST = 99
_ENTRY = 200
_WIDE = frozenset("。！？｡")
_AFTER_CITED = frozenset("とっなのはがをに、，,")
_WITH_ORDINAL_DOTS = frozenset(
    {"de", "da", "no", "fi", "is", "et", "lv", "cs", "sk", "sl", "hr", "sr", "hu", "pl", "tr"}
)
_QUOTES = frozenset("'\"“”‘’«»‹›")


class _Candidate(NamedTuple):
    """End marks at `start`, closing marks after them up to `end`; the text goes on at `resume`."""

    start: int
    end: int
    resume: int
    mark: str
    close: str


def boundaries(text: str, start: int, end: int, language: str, opening: AbstractSet[int]) -> tuple[int, ...]:
    """The offsets inside `text[start:end]` at which a sentence ends and another follows, in order.

    `opening` holds the offsets of the marks that open quotations: they belong to what follows.
    """
    candidates = list(_candidates(text, start, end, opening))
    undivided = _undivided(text, start, end) if candidates else []
    proposed: frozenset[int] = frozenset()
    ends: list[int] = []
    for c in candidates:
        at = bisect_right(undivided, (c.end, c.end)) - 1
        if at >= 0 and undivided[at][0] < c.end < undivided[at][1]:
            continue
        after = _WORD_AFTER.match(text, c.end, end)
        verdict = _wide(text, c)
        if verdict is None and after:
            verdict = _verdict(text, c, after, language, ends[-1] if ends else start)
        if verdict is None:
            proposed = proposed or frozenset(_proposed(text, start, end, language))
            verdict = not proposed.isdisjoint(range(c.start + 1, (after.start(1) if after else c.resume) + 1))
        if verdict:
            ends.append(c.end)
    return tuple(ends)


def _proposed(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Where sentencex ends sentences; a long stretch is shown to it in windows, since its cost is quadratic in some."""
    while start < end:
        stop = end if end - start <= _WINDOW else text.rfind(" ", start + _WINDOW // 2, start + _WINDOW) + 1
        stop = stop or start + _WINDOW
        blanked = _BLANKED_SINGLE.sub(" ", text[start:stop].translate(_BLANKED))
        for boundary in get_sentence_boundaries(language, blanked):
            yield start + boundary["end_index"]
        start = stop


def _undivided(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Brackets and addresses, in which no sentence is cut in two."""
    found: list[tuple[int, int]] = []
    for sign, pattern in _UNDIVIDED:
        if text.find(sign, start, end) >= 0:
            found.extend(m.span() for m in pattern.finditer(text, start, end))
    return sorted(found)


def _candidates(text: str, start: int, end: int, opening: AbstractSet[int]) -> Iterator[_Candidate]:
    for m in _CANDIDATE.finditer(text, start, end):
        mark, close, _ = m.groups()
        at, resume = m.span("gap")
        if close and (opens := next((i for i in range(at - len(close), at) if i in opening), None)) is not None:
            at = resume = opens
        if resume < end:
            yield _Candidate(m.start(), at, resume, mark, text[m.start("close") : at])


def _verdict(text: str, c: _Candidate, after: re.Match[str], language: str, since: int) -> bool | None:
    """Whether a sentence ends at the candidate; None where the rules leave it to sentencex."""
    word = after[1]
    if word[0].islower():
        return False
    if c.resume == c.end:
        return _is_glued(text, c, word)
    quoted = not _QUOTES.isdisjoint(c.close)
    if quoted and _goes_on(text, c):
        return False
    if "…" in c.mark or c.mark.count(".") > 1:
        return quoted or (not text[c.start - 1 : c.start].isspace() and opens_sentence(word))
    return c.mark[-1] in "!?" or _ends_word(text, c, after, language, since)


def _wide(text: str, c: _Candidate) -> bool | None:
    """The full-width marks of Chinese and Japanese end a sentence, but for a quotation that a particle takes up."""
    if c.mark[0] not in _WIDE:
        return None
    return not c.close or text[c.end] not in _AFTER_CITED


def _goes_on(text: str, c: _Candidate) -> bool:
    """Whether who says it follows a quotation in the same sentence, as in '"Why?" Mayor Ode asked'."""
    return (_ASKED if c.mark[-1] in "!?" else _SAID).match(text, c.resume) is not None


def _ends_word(text: str, c: _Candidate, after: re.Match[str], language: str, since: int) -> bool | None:
    """Whether a full stop ends a sentence, going by the words before and after it."""
    written = text[max(since, c.start - _LONGEST_WORD) : c.start]
    before = _BREAK.split(written[written.rfind(" ") + 1 :])[-1]
    if before.isdecimal() and _is_list_number(text, int(before), since, c):
        return False
    if language == "en":
        return ends_sentence(before, after[1], dotted=bool(after[2]))
    is_ordinal = language in _WITH_ORDINAL_DOTS and before.isdecimal() and len(before) < len("100")
    return False if is_ordinal or (len(before) == 1 and before.isupper()) else None


def _is_list_number(text: str, number: int, since: int, c: _Candidate) -> bool:
    """Whether "2. " numbers an entry: it opens a sentence, or its neighbours of a list run into a line stand near."""
    if number > _LONGEST_LIST:
        return False
    if text[since : c.start].strip() == str(number):
        return True
    near = text[max(0, c.start - _ENTRY) : c.start], text[c.end : c.end + _ENTRY]
    return f" {number - 1}. " in near[0] or f" {number + 1}. " in near[1]


def _is_glued(text: str, c: _Candidate, word: str) -> bool:
    """Whether a space was lost between two sentences: "ended.The next", 'he said."This'."""
    if c.close or text[c.end] in "\"“„«‘'":
        return not word[0].islower()
    ended = text[max(c.start - 2, 0) : c.start]
    begun = word in {"A", "I"} or (word[0].isupper() and word[1:2].islower())
    return (
        len(c.mark) == 1
        and len(ended) > 1
        and ended.isalpha()
        and ended.islower()
        and begun
        and not _DOMAIN.match(word)
    )
