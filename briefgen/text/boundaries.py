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
    r"(?P<mark>[.!?…‽。！？｡؟۔।॥]+(?:[ \u00a0]\.(?!\d))*)(?P<close>['\"”’»›「」『』)\]}*_]*)(?P<gap>\s*)"
)
_BLANKED = str.maketrans(dict.fromkeys('"“”„‟«»‹›\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029', " "))
_BLANKED_SINGLE = re.compile(r"(?<!\w)['‘’]|['‘’](?!\w)|[\ud800-\udfff]")
_WORD_BEFORE = re.compile(r"[^\s\"“”„«»‘'(\[{—–…!?]{1,40}$")
_WORD_AFTER = re.compile(r"[\s'\"“”„‘’«»‹›(\[{¿¡*_•·—–-]{0,8}([^\W_][\w'’]*)(\.?)")
_ATTRIBUTION = re.compile(
    r"(?:(?:[A-Z][\w.'’-]{0,30}|of|the|de|al|van|von|bin),?\s{1,4}){1,6}"
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|cried|shouted|exclaimed|tweeted|quipped|joked|posted"
    r"|wondered|demanded|insisted|recalled|declared|remarked|answered|yelled|screamed|concluded|continued|explained)\b"
)
_DOMAIN = re.compile(r"(?:com|org|net|edu|gov|uk|js|io|tv|co)\b", re.IGNORECASE)
_UNDIVIDED = re.compile(r"\([^()]{1,400}\)|\[[^\[\]]{1,400}\]|(?:https?://|www\.)\S+|[\w.+-]{1,64}@\S+")
_LONGEST_LIST = 99
_ENTRY = 200
_WIDE = frozenset("。！？｡")
_QUOTES = frozenset("'\"”’»›")


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
    blanked = _BLANKED_SINGLE.sub(" ", text[start:end].translate(_BLANKED))
    proposed = frozenset(start + b["end_index"] for b in get_sentence_boundaries(language, blanked))
    undivided = [m.span() for m in _UNDIVIDED.finditer(text, start, end)]
    ends: list[int] = []
    for c in _candidates(text, start, end, opening):
        at = bisect_right(undivided, (c.end, c.end)) - 1
        if at >= 0 and undivided[at][0] < c.end < undivided[at][1]:
            continue
        after = _WORD_AFTER.match(text, c.end, end)
        verdict = _verdict(text, c, after, language, ends[-1] if ends else start)
        if verdict is None:
            verdict = not proposed.isdisjoint(range(c.start + 1, (after.start(1) if after else c.resume) + 1))
        if verdict:
            ends.append(c.end)
    return tuple(ends)


def _candidates(text: str, start: int, end: int, opening: AbstractSet[int]) -> Iterator[_Candidate]:
    for m in _CANDIDATE.finditer(text, start, end):
        close, at = m["close"], m.start("close")
        kept = next((i for i in range(len(close)) if at + i in opening), len(close))
        resume = m.end() if kept == len(close) else at + kept
        if resume < end:
            yield _Candidate(m.start(), at + kept, resume, m["mark"], close[:kept])


def _verdict(text: str, c: _Candidate, after: re.Match[str] | None, language: str, since: int) -> bool | None:
    """Whether a sentence ends at the candidate; None where the rules leave it to sentencex."""
    if c.mark[0] in _WIDE or after is None:
        return None if c.mark[0] not in _WIDE else not c.close
    word = after[1]
    if word[0].islower():
        return False
    if c.resume == c.end:
        return _is_glued(text, c, word)
    quoted = not _QUOTES.isdisjoint(c.close)
    if "…" in c.mark or c.mark.count(".") > 1:
        return quoted or (not text[c.start - 1 : c.start].isspace() and opens_sentence(word))
    if c.mark[-1] in "!?":
        return not (quoted and _ATTRIBUTION.match(text, c.resume))
    return _ends_word(text, c, after, language, since)


def _ends_word(text: str, c: _Candidate, after: re.Match[str], language: str, since: int) -> bool | None:
    """Whether a full stop ends a sentence, going by the words before and after it."""
    found = _WORD_BEFORE.search(text, max(since, c.start - 40), c.start)
    before = found.group() if found else ""
    if before.isdigit() and _is_list_number(text, int(before), since, c):
        return False
    return ends_sentence(before, after[1], dotted=bool(after[2])) if language == "en" else None


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
