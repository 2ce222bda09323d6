"""Which language a text is in, by its script and its function words (Ingle 1976; Grefenstette 1995).

Detectors with trained models were measured and left: py3langid takes 0.6 s to load and calls "Oslo" Norwegian,
lingua weighs 96 MB. A news text of one paragraph holds dozens of function words; a headline holds too few to say.
"""

from __future__ import annotations

import re
from collections import Counter

from briefgen.text.function_words import FUNCTION_WORDS

_SAMPLE = 3_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASCII_WORD = re.compile(r"[A-Za-z]++(?:'[A-Za-z]+|)")
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_SCRIPTS = {
    "el": "[\u0370-\u03ff]",
    "cyrillic": "[\u0400-\u052f]",
    "hy": "[\u0530-\u058f]",
    "he": "[\u0590-\u05ff]",
    "arabic": "[\u0600-\u06ff]",
    "devanagari": "[\u0900-\u097f]",
    "bn": "[\u0980-\u09ff]",
    "pa": "[\u0a00-\u0a7f]",
    "gu": "[\u0a80-\u0aff]",
    "ta": "[\u0b80-\u0bff]",
    "te": "[\u0c00-\u0c7f]",
    "kn": "[\u0c80-\u0cff]",
    "ml": "[\u0d00-\u0d7f]",
    "si": "[\u0d80-\u0dff]",
    "th": "[\u0e00-\u0e7f]",
    "my": "[\u1000-\u109f]",
    "ka": "[\u10a0-\u10ff]",
    "am": "[\u1200-\u137f]",
    "km": "[\u1780-\u17ff]",
    "ko": "[\uac00-\ud7af]",
    "ja": "[\u3040-\u30ff]",
    "zh": "[\u4e00-\u9fff]",
}
_KANA_SHARE = 0.1
_SHARED_SCRIPTS = {"": "", "cyrillic": "ru", "arabic": "ar", "devanagari": "hi"}
_LEAST = 2.5
_MARGIN = 1.8
_COMMON_WEIGHT = 0.5


def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each word, as it may be written, the languages that have it, and what it counts for: the more, the fewer they are.

    In capitals alone it is no such word: "U.S." and "EST" are no pronouns.
    """
    found: dict[str, list[str]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in words:
            found.setdefault(word, []).append(language)
    return {
        written: tuple((each, _COMMON_WEIGHT + 1 / len(all_)) for each in all_)
        for word, all_ in found.items()
        for written in (word, word.capitalize())
        if not written.isupper()
    }


_WEIGHTS = _weights()


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language that the text's beginning is in; "" where it is too short or too mixed to tell.

    A script that one language of news writes in tells it alone. Else function words are counted, the more the fewer
    languages share them; two of a language's own are the least that tells, and another than English must clearly lead
    it. A short text in Cyrillic, Arabic or Devanagari passes for the largest language written so.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script not in _SHARED_SCRIPTS:
        return script
    scores = dict.fromkeys(FUNCTION_WORDS, 0.0)
    found = (_ASCII_WORD if sample.isascii() else _WORD).findall(sample)
    for word, count in Counter(filter(_WEIGHTS.__contains__, found)).items():
        for language, weight in _WEIGHTS[word]:
            scores[language] += count * weight
    first = max(scores, key=scores.__getitem__)
    told = scores[first] >= _LEAST and (first == "en" or scores[first] >= _MARGIN * scores["en"])
    return first if told else _SHARED_SCRIPTS[script]


def _script(sample: str) -> str:
    """The script, or its language, that most letters are in; "" for Latin."""
    if sample.isascii():
        return ""
    foreign = "".join(_FOREIGN.findall(sample))
    if not foreign or 2 * len(foreign) < sum(len(w) for w in _WORD.findall(sample)):
        return ""
    counts = {name: len(re.findall(letters, foreign)) for name, letters in _SCRIPTS.items()}
    if counts["ja"] > _KANA_SHARE * counts["zh"]:
        return "ja"
    return max(counts, key=lambda name: counts[name]) if any(counts.values()) else ""
