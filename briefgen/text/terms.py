"""Terms: the words, names and numbers that a text is compared by, without those that every text has.

Stop words are sumy's lists, read as files (sumy itself, and NLTK behind it, is not imported). Folding is light, so that
no stemmer has to be loaded: English loses its plural (the "S" stemmer of Harman, "How effective is suffixing?", JASIS
42, 1991); other alphabets keep a word's first letters (McNamee and Mayfield, "Character n-gram tokenization for
European language text retrieval", Information Retrieval 7, 2004). Scripts that write no spaces give character pairs.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

LISTS = MappingProxyType(
    {
        "ar": "arabic",
        "cs": "czech",
        "de": "german",
        "el": "greek",
        "en": "english",
        "es": "spanish",
        "fr": "french",
        "he": "hebrew",
        "it": "italian",
        "ja": "japanese",
        "ko": "korean",
        "pl": "polish",
        "pt": "portuguese",
        "sk": "slovak",
        "sv": "swedish",
        "th": "thai",
        "uk": "ukrainian",
        "zh": "chinese",
    }
)
"""The languages (ISO 639-1) with a list of stop words, and sumy's name for each."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_WORD = re.compile(
    rf"[{_UNSPACED}]+|\d+(?:[.,]\d+)*|{_LETTER}++(?:(?!['’-])|(?:['’-]{_LETTER}+)*)"  # the repeat is dear, and rare
)
_ASCII_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]++(?:(?!['-])|(?:['-][A-Za-z]+)*)")
"""What `_WORD` finds in ASCII text, at less than half the cost."""
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_PLURAL = re.compile(r"(?P<stem>.{2,})ies|(?P<singular>.{2,}[^us])s")
_KEPT_LETTERS = 6
_MOST_REMEMBERED = 200_000


@cache
def stop_words(language: str) -> frozenset[str]:
    """The words that carry no subject in `language` (ISO 639-1); empty for a language without a list."""
    spec = find_spec("sumy")
    if language not in LISTS or spec is None or spec.origin is None:
        return frozenset()
    path = Path(spec.origin).parent / "data" / "stopwords" / f"{LISTS[language]}.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def terms(text: str, language: str) -> list[str]:
    """The text's terms in order, folded, repeated as often as they occur."""
    folded = _folding(language)
    found = (_ASCII_WORD if text.isascii() else _WORD).findall(text)
    if text.isascii() or not _IS_UNSPACED.search(text):
        return list(filter(None, map(folded.__getitem__, found)))
    return [term for word in found for term in _parts(word, folded)]


def _parts(word: str, folded: _Folding) -> list[str]:
    if _IS_UNSPACED.match(word):
        return [pair for pair in _pairs(word) if pair not in folded.stop_words]
    return [term] if (term := folded[word]) else []


def stem(word: str, language: str) -> str:
    """The word (lower case) folded with its near forms."""
    return _singular(word) if language == "en" else word[:_KEPT_LETTERS]


def words(text: str) -> list[str]:
    """The text's words and numbers as written; a run of a script without spaces gives its character pairs."""
    found = _WORD.findall(text)
    return [part for word in found for part in (_pairs(word) if _IS_UNSPACED.match(word) else (word,))]


def word_count(text: str) -> int:
    """How many words a text has; where a script writes no spaces, two characters count as one word."""
    if text.isascii():
        return len(text.split())
    unspaced = len(_IS_UNSPACED.findall(text))
    return len(_IS_UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


class _Folding(dict[str, str]):
    """Word as written -> term, "" for a stop word and for a run of an unspaced script; fills itself."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.stop_words = stop_words(language)

    def __missing__(self, word: str) -> str:
        term = self._fold(word)
        if len(self) < _MOST_REMEMBERED:
            self[word] = term
        return term

    def _fold(self, written: str) -> str:
        word = written.lower().replace("’", "'").removesuffix("'s")
        if word[0].isdigit():
            return word.replace(",", "")
        if len(word) == 1 or _IS_UNSPACED.match(word):
            return ""
        if word in self.stop_words and not _ACRONYM.fullmatch(written):  # US, IT and WHO are names
            return ""
        return stem(word, self.language)


@cache
def _folding(language: str) -> _Folding:
    return _Folding(language)


def _singular(word: str) -> str:
    plural = _PLURAL.fullmatch(word)
    if plural is None:
        return word
    return f"{plural['stem']}y" if plural["stem"] else plural["singular"]


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]
