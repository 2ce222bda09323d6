"""sumy's own methods, through our sentences and words: no NLTK data is needed and nothing is downloaded.

This module imports sumy's summarisers, and with them NLTK (0.7 s and more): import it only when one is asked for.
"""

from __future__ import annotations

import warnings
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer

from briefgen.errors import UsageError
from briefgen.text.terms import LISTS, stem, stop_words, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefgen.summary.pool import Pool

_HOMES = MappingProxyType(
    {
        "lexrank": ("briefgen.summary.lexrank", "VectorLexRank"),
        "textrank": ("sumy.summarizers.text_rank", "TextRankSummarizer"),
        "lsa": ("sumy.summarizers.lsa", "LsaSummarizer"),
        "luhn": ("sumy.summarizers.luhn", "LuhnSummarizer"),
        "kl": ("sumy.summarizers.kl", "KLSummarizer"),
        "sum-basic": ("sumy.summarizers.sum_basic", "SumBasicSummarizer"),
        "reduction": ("sumy.summarizers.reduction", "ReductionSummarizer"),
        "edmundson": ("sumy.summarizers.edmundson", "EdmundsonSummarizer"),
    }
)

MOST_SENTENCES = MappingProxyType({"kl": 225, "lsa": 1200, "textrank": 1200, "reduction": 800})
"""Where a method's time grows with the square or the cube of the sentences: as many as it does in about ten seconds."""

_DIGITS = 9


class Words:
    """Our words behind the interface of sumy's tokenizers; numbers are words too."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The sentence's words, as written."""
        return tuple(words(sentence))


def rank(method: str, pool: Pool) -> list[float]:
    """The method's own rating of each sentence of the pool; UsageError where the pool is too long for the method."""
    most = MOST_SENTENCES.get(method, len(pool.sentences))
    if len(pool.sentences) > most:
        raise UsageError(
            f"method {method!r} takes at most {most} sentences and these documents have {len(pool.sentences)}",
            "choose default or lexrank, or fewer documents",
        )
    if not any(s.terms for s in pool.sentences):
        return [0.0] * len(pool.sentences)
    return _ratings(method, pool)


def object_model(pool: Pool) -> ObjectDocumentModel:
    """The pool as sumy's document: a paragraph a document, the titles as headings."""
    tokenizer = Words()
    return ObjectDocumentModel(
        Paragraph(
            [Sentence(d.title, tokenizer, is_heading=True)] * bool(d.title.strip())
            + [Sentence(s.sentence.text, tokenizer) for s in pool.sentences if s.owner == owner]
        )
        for owner, d in enumerate(pool.documents)
    )


def summarizer(method: str, language: str) -> Any:
    """Sumy's summariser of that name for a language (ISO 639-1), with its stemmer and stop words set."""
    module, name = _HOMES[method]
    kind = getattr(import_module(module), name)
    options = {"cue_weight": 0.0} if method == "edmundson" else {}
    made = kind(stemmer(language), **options)
    attribute = "null_words" if method == "edmundson" else "stop_words"
    setattr(made, attribute, stop_words(language) or frozenset({""}))
    return made


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Sumy's stemmer for the language, its answers remembered; ours where sumy lacks it or the package behind it."""
    try:
        found = Stemmer(LISTS.get(language, language))
        found("a")
    except (LookupError, ValueError):
        return lambda word: stem(word.lower(), language)
    return cache(found)


def _ratings(method: str, pool: Pool) -> list[float]:
    """The ratings that the summariser would sort by, caught as it sorts."""
    caught: list[float] = []

    def keep(sentences: Iterable[Sentence], _count: int, rating: Any, *args: Any) -> Sequence[Sentence]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        caught.extend(round(float(rate(s, *args)), _DIGITS) for s in sentences)
        return ()

    made = summarizer(method, pool.languages[0])
    made._get_best_sentences = keep  # noqa: SLF001 - sumy has no public place for a choice of one's own
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LSA on a text with fewer words than sentences
        made(object_model(pool), len(pool.sentences))
    return caught
