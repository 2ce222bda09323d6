from __future__ import annotations

import random
import socket
import subprocess
import sys

import pytest

from briefgen import Document, summarize
from briefgen.errors import UsageError
from briefgen.summary import METHODS

TEXT = (
    "Grain exports from the delta rose by 12 percent in April, the port authority said. "
    "The port authority expects exports of 3 million tonnes of grain this year. "
    "Farmers in the delta say that 40 silos are still damaged by the flood. "
    "Insurers have paid 9 million dollars to farmers in the delta since the flood. "
    "A new terminal for grain opens at the port in September. "
    "Shipping lines will pay 2 dollars a tonne more at the new terminal."
)
SUMY = [m for m in METHODS if m not in {"default", "lead"}]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_takes_whole_sentences_within_the_length(method: str) -> None:
    found = summarize([Document.from_text(TEXT)], sentences=2, method=method)
    assert len(found) == 2
    assert all(s.text in TEXT for s in found)
    assert [s.index for s in found] == sorted(s.index for s in found)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("text", ["", " \n\n ", "?!", "Rain fell on the delta all night long."])
def test_every_method_copes_with_nothing_and_with_one_sentence(method: str, text: str) -> None:
    found = summarize([Document.from_text(text)], method=method)
    assert [s.text for s in found] == ([text] if text.startswith("Rain") else [])


@pytest.mark.parametrize("method", METHODS)
def test_every_method_keeps_both_of_two_sentences(method: str) -> None:
    text = "Rain fell on the delta all night long. Farmers moved their cattle to the hills."
    assert len(summarize([Document.from_text(text)], method=method)) == 2


@pytest.mark.parametrize("method", METHODS)
def test_every_method_shows_a_duplicated_sentence_once(method: str) -> None:
    text = f"{TEXT} {TEXT}"
    found = [s.text for s in summarize([Document.from_text(text)], sentences=6, method=method)]
    assert len(found) == len(set(found)) == 6


@pytest.mark.parametrize("method", METHODS)
def test_every_method_summarises_several_documents(method: str) -> None:
    documents = [Document.from_text(TEXT, source="A"), Document.from_text(TEXT[84:], source="B")]
    assert summarize(documents, words=40, method=method) == summarize(documents[::-1], words=40, method=method)


@pytest.mark.parametrize("method", ["default", "lexrank", "lsa", "sum-basic"])
@pytest.mark.parametrize(
    "language", ["cs", "de", "el", "fr", "he", "ja", "ko", "pl", "sk", "sv", "th", "uk", "zh", "is"]
)
def test_every_language_is_summarised_with_or_without_a_stemmer(method: str, language: str) -> None:
    assert len(summarize([Document.from_text(TEXT, language=language)], sentences=2, method=method)) == 2


@pytest.mark.parametrize("method", SUMY)
def test_no_method_opens_a_connection(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert summarize([Document.from_text(TEXT, language="de")], sentences=1, method=method)


def test_a_text_too_long_for_a_method_is_refused_with_what_to_do() -> None:
    rng = random.Random(4)
    long = " ".join(f"Station {n} measured {rng.randrange(900)} tonnes of sand." for n in range(400))
    with pytest.raises(UsageError, match=r"at most 225 sentences.*400.*default or lexrank"):
        summarize([Document.from_text(long)], method="kl")
    assert summarize([Document.from_text(long)], sentences=2, method="lexrank")


def test_lexrank_ranks_as_sumy_does() -> None:
    from sumy.summarizers.lex_rank import LexRankSummarizer

    from briefgen.summary.pool import pool
    from briefgen.summary.sumy_methods import object_model, stemmer, summarizer
    from briefgen.text.terms import stop_words

    theirs = LexRankSummarizer(stemmer("en"))
    theirs.stop_words = stop_words("en")
    for seed in range(40):
        model = object_model(pool([Document.from_text(article(seed))]))
        count = len(model.sentences)
        assert count > 8
        for size in (1, 3, count // 2):
            assert summarizer("lexrank", "en")(model, size) == theirs(model, size)


def article(seed: int) -> str:
    rng = random.Random(seed)
    nouns = ["grain", "port", "delta", "farmer", "silo", "flood", "terminal", "ship", "road", "bridge", "tax", "mayor"]
    verbs = ["reaches", "closes", "repairs", "sells", "taxes", "moves"]
    sentences = [
        f"The {rng.choice(nouns)} {rng.choice(verbs)} the {rng.choice(nouns)} and {rng.randrange(9)} {rng.choice(nouns)}s."
        for _ in range(rng.randrange(10, 40))
    ]
    return " ".join(sentences)


def test_sumy_is_imported_only_when_one_of_its_methods_is_asked_for() -> None:
    code = (
        "import sys; from briefgen import Document, summarize; "
        "summarize([Document.from_text('Rain fell on the valley.')], method='lead'); assert 'nltk' not in sys.modules; "
        "summarize([Document.from_text('Rain fell on the valley.')], method='luhn'); assert 'nltk' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
