from __future__ import annotations

import random
import subprocess
import sys
from datetime import date

import pytest

from briefgen import Document, Sentence, sentences, summarize
from briefgen.errors import UsageError
from briefgen.summary import METHODS, bottom_line

STORM = (
    "A storm tore the roofs from forty houses in the fishing town of Arvik on Sunday night. "
    "Nobody was killed, but twelve people were taken to hospital with broken bones. "
    "The mayor, Lena Dahl, said the town would need 20 million crowns to repair the harbour. "
    "She also asked the army for help with the sea wall. "
    "Forecasters expect another storm to reach the harbour of Arvik by Wednesday. "
    "They put the likely wind speed at 140 kilometres an hour. "
    "A bakery opened in Arvik last year. "
    "Schools in Arvik stay shut until the roofs of the houses are repaired."
)


def texts(found: tuple[Sentence, ...]) -> list[str]:
    return [s.text for s in found]


def test_a_summary_is_made_of_the_document_s_own_sentences_in_reading_order() -> None:
    document = Document.from_text(STORM)
    chosen = summarize([document], sentences=3)
    assert len(chosen) == 3
    assert [s.index for s in chosen] == sorted(s.index for s in chosen)
    assert set(chosen) <= set(sentences(document))


def test_the_lead_is_taken_and_the_aside_is_not() -> None:
    found = texts(summarize([Document.from_text(STORM)], sentences=4))
    assert found[0].startswith("A storm tore the roofs")
    assert "A bakery opened in Arvik last year." not in found


def test_a_sentence_that_opens_with_a_pronoun_comes_with_the_one_before_it() -> None:
    document = Document.from_text(STORM)
    for count in range(1, 9):
        chosen = {s.index for s in summarize([document], sentences=count)}
        leaning = {s.index for s in sentences(document) if s.text.startswith(("She ", "They "))}
        assert all(k - 1 in chosen for k in leaning & chosen)


def test_a_definite_anaphor_comes_with_what_it_takes_up() -> None:
    text = (
        "Regulators fined the airline 9 million euros for cancelling flights without notice. "
        "Chief executive Paul Adler apologised to passengers of the airline on Tuesday. "
        "The executive said the airline would refund cancelled flights to all passengers within a week. "
        "Unions of the airline welcomed the fine and asked regulators for more."
    )
    document = Document.from_text(text)
    for count in range(1, 5):
        chosen = {s.index for s in summarize([document], sentences=count)}
        assert 2 not in chosen or 1 in chosen


def test_half_a_quotation_is_never_shown() -> None:
    text = (
        "The dam at Korra is safe, the operator said on Monday. "
        "“The dam at Korra is safe. The dam has been inspected twice,” the operator said. "
        "Villagers below the dam at Korra left their homes all the same."
    )
    for count in range(1, 5):
        for sentence in summarize([Document.from_text(text)], sentences=count):
            assert sentence.text.count("“") == sentence.text.count("”")


def test_what_is_said_twice_is_shown_once() -> None:
    text = (
        "The port of Salla reopened on Friday after a strike of nine days. "
        "Freight rates fell by a fifth within hours. "
        "After a strike of nine days the port of Salla reopened on Friday. "
        "Two shipping lines said they would stay away until spring."
    )
    found = texts(summarize([Document.from_text(text)], sentences=4))
    assert len([t for t in found if "reopened" in t]) == 1


def test_a_limit_of_words_is_filled_and_exceeded_by_less_than_half_a_sentence() -> None:
    document = Document.from_text(STORM)
    for words in (20, 40, 60, 80):
        chosen = summarize([document], words=words)
        lengths = [len(s.text.split()) for s in chosen]
        assert sum(lengths) < words + max(lengths) / 2
        assert sum(lengths) > words - 16


def test_both_limits_hold_when_both_are_given() -> None:
    assert len(summarize([Document.from_text(STORM)], words=500, sentences=2)) == 2


def test_the_order_of_the_documents_does_not_matter() -> None:
    parts = STORM.split(". ")
    documents = [
        Document.from_text(". ".join(parts[k:]) + ".", source=f"Paper {k}", published=date(2024, 5, 1 + k))
        for k in range(5)
    ]
    expected = summarize(documents, words=60)
    for seed in range(5):
        shuffled = documents[:]
        random.Random(seed).shuffle(shuffled)
        assert summarize(shuffled, words=60) == expected


def test_an_empty_document_or_none_gives_an_empty_summary() -> None:
    assert summarize([]) == ()
    assert summarize([Document.from_text("")]) == ()


def test_one_or_two_sentences_are_a_summary_of_themselves() -> None:
    one = "The ferry to Lomma sank in shallow water on Monday."
    two = one + " All thirty passengers waded ashore before the harbour master arrived."
    assert texts(summarize([Document.from_text(one)])) == [one]
    assert len(summarize([Document.from_text(two)])) == 2


def test_an_unknown_method_is_refused_with_the_list_of_methods() -> None:
    with pytest.raises(UsageError, match="lexrnak") as caught:
        summarize([Document.from_text(STORM)], method="lexrnak")
    assert all(name in str(caught.value) for name in METHODS)


def test_the_default_method_imports_neither_nltk_nor_numpy() -> None:
    code = (
        "import sys; from briefgen import Document, summarize; "
        "assert summarize([Document.from_text('Rain fell on the valley all night long.')]); "
        "sys.exit(', '.join({'nltk', 'numpy', 'scipy', 'sumy'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_bottom_line_of_several_stories_takes_each_sentence_from_another() -> None:
    stories = [
        [Document.from_text(STORM)],
        [Document.from_text("Parliament passed the budget by two votes on Monday. The opposition walked out.")],
        [Document.from_text("The national team lost its first match of the tournament by three goals.")],
        [Document.from_text("A panda was born in the zoo of the capital on Thursday.")],
    ]
    found = bottom_line(stories, sentences=3)
    assert len({s.document_id for s in found}) == len(found) == 3


def test_the_bottom_line_of_one_story_is_at_most_two_sentences() -> None:
    assert len(bottom_line([[Document.from_text(STORM)]], sentences=3)) == 2


def test_a_text_in_a_script_without_spaces_is_summarised_within_its_length() -> None:
    text = "央行周二宣布上调关键利率以抑制通货膨胀。市场对央行上调利率的决定反应平静。分析人士预计央行年底前还会再次上调利率。"
    assert summarize([Document.from_text(text, language="zh")], sentences=2)


def test_a_bare_surname_comes_with_the_sentence_that_introduces_the_person() -> None:
    text = (
        "The ferry company lost its licence on Tuesday after three ferries ran aground within a month. "
        "Transport minister Rosa Lindqvist said the ferries had sailed without trained pilots. "
        "Passengers were taken home by bus. "
        "Lindqvist wants every ferry company to train its pilots and the ferries to be inspected each month."
    )
    document = Document.from_text(text)
    for count in range(1, 5):
        chosen = {s.index for s in summarize([document], sentences=count)}
        assert 3 not in chosen or 1 in chosen


def test_a_sentence_with_a_hole_in_it_is_not_shown() -> None:
    text = "Meanwhile, , the spokesman for the ministry, denied the report. Nine ministry officials resigned on Monday."
    assert texts(summarize([Document.from_text(text)])) == ["Nine ministry officials resigned on Monday."]


def test_a_pure_quotation_comes_with_the_sentence_that_names_its_speaker() -> None:
    text = (
        "The reservoir holds water for nine days. "
        '"Water for the hospitals comes first," said the engineer Mona Fahmy. '
        '"Nobody will be left without water for the hospitals." '
        "Trucks bring water from the coast."
    )
    document = Document.from_text(text)
    for count in range(1, 5):
        chosen = {s.index for s in summarize([document], sentences=count)}
        assert 2 not in chosen or 1 in chosen


def test_a_sentence_that_a_caption_has_run_into_is_not_shown() -> None:
    text = (
        "The bridge over the Torne was closed to lorries on Friday. "
        "Engineers inspect the bridge over the Torne on Friday When the bridge was built in 1931 lorries were lighter. "
        "The inspectors (pictured left) wore helmets on the bridge over the Torne on Friday. "
        "Empty lane: No lorries crossed the bridge over the Torne on Friday evening."
    )
    assert [s.index for s in summarize([Document.from_text(text)])] == [0]


def test_a_writer_who_repeats_himself_in_other_words_is_shown_once() -> None:
    text = (
        "The minister warned that the dam at Korra could burst if the rain does not stop. "
        "Soldiers brought sandbags to the lower villages. "
        "The dam at Korra could burst in the rain, the minister warned."
    )
    assert [s.index for s in summarize([Document.from_text(text)])] == [0, 1]


def test_a_caption_without_a_verb_is_not_shown() -> None:
    text = (
        "Rescue boats in the harbour of Arvik, 4 May 2021. Rescue boats brought ninety people to the harbour of Arvik."
    )
    assert [s.index for s in summarize([Document.from_text(text)])] == [1]


def test_a_sentence_that_ends_on_what_was_said_before_comes_with_it() -> None:
    text = (
        "Arvik's harbour master said the sea wall of the harbour was never finished. "
        "The architect of the harbour, Nils Ek, has denied that. "
        "Divers will inspect the sea wall of the harbour in May."
    )
    document = Document.from_text(text)
    for count in range(1, 4):
        chosen = {s.index for s in summarize([document], sentences=count)}
        assert 1 not in chosen or 0 in chosen


@pytest.mark.parametrize(
    "leaning",
    [
        "In a statement on Monday, they asked passengers of the ferry for patience.",
        '"The ferry sails on Monday with all its passengers," he said.',
        "However, passengers of the ferry waited on the quay.",
        "Both of the ferry's engines failed with passengers on board.",
    ],
)
def test_whatever_leans_on_the_sentence_before_comes_with_it(leaning: str) -> None:
    text = (
        "The ferry to Lomma stays in port until its passengers have been heard by the police. "
        f"Its owners, the brothers Aksel and Odd Lie, met passengers of the ferry in port. {leaning} "
        "Police in Lomma heard ninety passengers of the ferry."
    )
    document = Document.from_text(text)
    for count in range(1, 5):
        chosen = {s.index for s in summarize([document], sentences=count)}
        assert 2 not in chosen or 1 in chosen


def test_in_a_story_each_source_adds_what_the_others_do_not_say() -> None:
    lead = "The ferry Skagen ran aground off Lomma on Monday with 300 passengers on board."
    again = "With 300 passengers on board, the ferry Skagen ran aground on Monday off Lomma in a swell."
    documents = [
        Document.from_text(f"{lead} Coastguard boats took the passengers to Lomma harbour.", source="A"),
        Document.from_text(f"{again} Oil leaked into the bay.", source="B"),
    ]
    found = texts(summarize(documents, words=60))
    assert len([t for t in found if "aground" in t]) == 1
    assert "Oil leaked into the bay." in found


def test_a_text_without_end_marks_is_summarised_line_by_line() -> None:
    text = (
        "Harbour of Arvik closed until Friday\n\nFerries to Lomma leave from Malvik\n\nSea wall to be inspected in May"
    )
    found = texts(summarize([Document.from_text(text)], sentences=2))
    assert len(found) == 2
    assert all(t in text for t in found)


@pytest.mark.parametrize(
    ("language", "text", "leaning"),
    [
        ("de", "Der Hafen von Arvik bleibt nach dem Sturm bis Freitag geschlossen. Er wurde am Montag beschädigt.", 1),
        ("fr", "Le port d'Arvik reste fermé jusqu'à vendredi après la tempête. Il a été endommagé lundi matin.", 1),
        ("es", "El puerto de Arvik sigue cerrado hasta el viernes. También cerraron las escuelas de la ciudad.", 1),
        ("uk", "Порт Арвік зачинено до п'ятниці після шторму. Він був пошкоджений у понеділок уранці.", 1),
    ],
)
def test_the_guard_knows_the_pronouns_of_other_languages(language: str, text: str, leaning: int) -> None:
    document = Document.from_text(text, language=language)
    assert [s.index for s in summarize([document], sentences=1)] == [0]
    assert leaning in {s.index for s in summarize([document], sentences=2)}
