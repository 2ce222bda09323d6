from __future__ import annotations

import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

from briefgen import Document, Story, group_stories
from briefgen.stories import originals, rank_stories

FERRY = (
    "The ferry Skagen ran aground off Lomma on Monday with 300 passengers on board. Coastguard boats took the passengers "
    "to Lomma harbour within two hours. The ferry's captain told the coastguard that the rudder had jammed in the swell. "
    "Divers found a hole of two metres in the hull of the Skagen, and oil leaked into the bay of Lomma."
)
FERRY_AGAIN = (
    "Three hundred passengers of the ferry Skagen spent Monday night in a school at Lomma after their ship ran aground. "
    "The coastguard said a jammed rudder had driven the Skagen on to the rocks. Fishermen in Lomma fear that oil from the "
    "hull will drift into the bay. The ferry company has promised the passengers their fares back."
)
BUDGET = (
    "Parliament passed the budget by two votes on Monday after a night of speeches. Finance minister Ada Brandt cut the "
    "tax on fuel and raised the tax on property. The opposition called the budget a gift to landlords and drivers. "
    "Brandt said the deficit would fall below three percent by the next election."
)
PANDA = (
    "A panda cub was born in the zoo of the capital, its keepers announced on Monday. The mother, Mei Lan, has not left "
    "the cub alone for an hour. Visitors will have to wait until autumn to see the cub. Zoo keepers feed Mei Lan bamboo "
    "from a grove that was planted for pandas."
)
MONDAY = date(2024, 4, 8)


def article(text: str, source: str = "", *, day: date | datetime | None = MONDAY, title: str = "") -> Document:
    return Document.from_text(text, source=source, url=f"https://{source or 'x'}.example/1", published=day, title=title)


def story_of(stories: tuple[Story, ...], document: Document) -> Story:
    return next(s for s in stories if document in s.documents)


def edited(text: str, seed: int) -> str:
    words = text.split()
    rng = random.Random(seed)
    words[rng.randrange(len(words))] = "reportedly"
    return " ".join(words)


def test_articles_on_one_event_form_one_story_and_others_stay_apart() -> None:
    documents = [article(t, f"paper{k}") for k, t in enumerate((FERRY, BUDGET, FERRY_AGAIN, PANDA))]
    stories = group_stories(documents)
    assert sorted(len(s.documents) for s in stories) == [1, 1, 2]
    assert story_of(stories, documents[0]) == story_of(stories, documents[2])


def test_articles_on_one_event_are_grouped_without_dates_too() -> None:
    stories = group_stories([article(t, t[:9], day=None) for t in (FERRY, BUDGET, FERRY_AGAIN, PANDA)])
    assert len(stories) == 3
    assert all(s.period is None for s in stories)


def test_two_reports_alone_are_compared_as_they_would_be_among_many() -> None:
    assert len(group_stories([article(FERRY, "a"), article(FERRY_AGAIN, "b")])) == 1
    assert len(group_stories([article(FERRY, "a"), article(BUDGET, "b")])) == 2


def test_like_reports_of_different_weeks_stay_apart() -> None:
    later = FERRY_AGAIN.replace("Skagen", "Tern").replace("Lomma", "Malvik").replace("Three hundred", "Forty")
    assert len(group_stories([article(FERRY, "a"), article(later, "b", day=MONDAY + timedelta(60))])) == 2


def test_every_document_is_in_exactly_one_story_in_any_order() -> None:
    documents = [article(edited(t, k), f"paper{k}") for k, t in enumerate((FERRY, BUDGET, FERRY_AGAIN, PANDA) * 4)]
    documents.append(documents[3])
    expected = group_stories(documents)
    assert sorted(id(d) for s in expected for d in s.documents) == sorted(map(id, documents))
    for seed in range(4):
        shuffled = documents[:]
        random.Random(seed).shuffle(shuffled)
        assert group_stories(shuffled) == expected


def test_near_copies_collapse_to_one_document_with_its_other_places() -> None:
    copies = [article(edited(FERRY, k), f"site{k}", title="Ferry aground") for k in range(20)]
    others = [article(BUDGET, "b"), article(PANDA, "p"), article(FERRY_AGAIN, "f")]
    story = story_of(group_stories([*copies, *others]), copies[0])
    assert set(story.documents) == {*copies, others[2]}
    assert [len(c) for c in story.copies] == [20]
    assert len(originals(story)) == 2
    assert others[2] in originals(story)


def test_ten_prints_of_one_agency_s_report_are_one_origin() -> None:
    wire = f"LOMMA (Reuters) - {FERRY}"
    prints = [article(f"{edited(wire, k)}", f"site{k}") for k in range(10)]
    own = article(FERRY_AGAIN, "own")
    story = story_of(group_stories([*prints, own]), own)
    assert sorted(len(o) for o in story.origins) == [1, 10]


def test_different_texts_credited_to_one_agency_are_one_origin() -> None:
    documents = [article(f"{FERRY} (With inputs from AFP)", "a"), article(f"LOMMA (AFP) - {FERRY_AGAIN}", "b")]
    (story,) = group_stories(documents)
    assert len(story.origins) == 1


def test_a_report_that_quotes_an_agency_is_an_origin_of_its_own() -> None:
    documents = [
        article(f"LOMMA (AFP) - {FERRY}", "a"),
        article(FERRY_AGAIN + " The AFP news agency had a photo.", "b"),
    ]
    (story,) = group_stories(documents)
    assert len(story.origins) == 2


def test_two_articles_of_one_publisher_are_one_origin() -> None:
    (story,) = group_stories([article(FERRY, "gazette"), article(FERRY_AGAIN, "gazette")])
    assert len(story.origins) == 1


def test_a_story_s_documents_and_period_follow_time() -> None:
    early = article(FERRY_AGAIN, "b", day=datetime(2024, 4, 8, 23, 30, tzinfo=UTC))
    late = article(FERRY, "a", day=datetime(2024, 4, 10, 6, 0, tzinfo=UTC))
    (story,) = group_stories([late, early])
    assert story.documents == (early, late)
    assert story.period == (date(2024, 4, 8), date(2024, 4, 10))


def test_the_story_with_more_independent_origins_comes_first() -> None:
    stories = group_stories([article(BUDGET, "a"), article(FERRY, "b"), article(FERRY_AGAIN, "c"), article(PANDA, "d")])
    assert len(stories[0].documents) == 2
    assert stories[0].rank is not None
    assert stories[0].rank.origins == 2


def test_the_newer_of_two_like_stories_comes_first() -> None:
    stories = group_stories([article(PANDA, "a", day=MONDAY), article(BUDGET, "b", day=MONDAY + timedelta(4))])
    assert stories[0].documents[0].text == BUDGET
    assert [s.rank.recency for s in stories if s.rank] == [1.0, 0.25]


def test_severity_moves_a_story_up() -> None:
    stories = group_stories([article(PANDA, "a"), article(BUDGET, "b")])
    last = stories[-1]
    assert rank_stories(stories, {last.id: 1.0})[0].id == last.id


def test_no_documents_make_no_story_and_one_document_makes_one() -> None:
    assert group_stories([]) == ()
    (story,) = group_stories([article(FERRY, "a")])
    assert story.documents[0].text == FERRY
    assert [len(o) for o in story.origins] == [1]


def test_texts_without_a_word_stay_apart() -> None:
    stories = group_stories([article("", "a"), article("...", "b"), article(FERRY, "c")])
    assert len(stories) == 3


def test_one_document_is_a_story_without_importing_numpy() -> None:
    code = (
        "import sys; from briefgen import Document, group_stories; "
        "assert group_stories([Document.from_text('Rain fell on the valley.')]); "
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
