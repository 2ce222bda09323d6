"""Words of warning that warn of nothing, and warnings that use none of them."""

from __future__ import annotations

import pytest

from briefgen import Document, key_points
from briefgen.model import Level, WarningStatement


@pytest.mark.parametrize(
    "text",
    [
        # Sport and shows.
        "The late collapse could threaten the champion's lead at the top of the leaderboard.",
        "The winger was a goalscoring threat all evening.",
        "The row threatens to overshadow the awards.",
        "The runner will attack the hill in the second lap.",
        "He is a serious threat to win the Masters.",
        # Manners of speaking.
        "At the risk of repeating myself, the soup was splendid.",
        "She fears no one on clay.",
        "I'm afraid that we have no tables left tonight.",
        "The comedy is in no danger of being taken seriously.",
        "The vote was a warning shot across the government's bows.",
        "The orchid is on the list of threatened species.",
        "Save the Children opened two schools in the province.",
        # What the law has done, or the doer has decided.
        "He faces charges of theft.",
        "The class action may be dismissed.",
        "The carmaker said it would cut 1,200 jobs next year.",
        "The bank was fined for failing to warn its clients.",
        "Members have until Friday to vote.",
        # Good news about bad things.
        "Unemployment is expected to fall further.",
        "The rains will bring relief to farmers after the drought.",
        "Fears that the concert would be cancelled proved unfounded.",
        "The jab may protect against several cancers.",
    ],
)
def test_an_idiom_warns_of_nothing(text: str) -> None:
    assert _levels(text) == []


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (Level.THREAT, "Soldiers at checkpoints are fair game, the group's spokesman said."),
        (
            Level.PREDICTED,
            "Ships in the strait would become legitimate targets should the war spread, an analyst said.",
        ),
        (Level.THREAT, "The hackers said they would publish the records on Friday if they were not paid."),
        (Level.THREAT, "Tehran reserves its right to answer the strike."),
        (Level.THREAT, "The nurses threatened a three-day walkout in March."),
        (Level.THREAT, "The speaker pledged a painful reply to the raid."),
        (Level.PREDICTED, "A closure, even for a week, could send prices above $100."),
        (Level.PREDICTED, "The plan would be a “disaster” for the valley."),
        (Level.PREDICTED, "Investors will flee if the tax is passed, the lobby said."),
        (Level.PREDICTED, "It is going to get a lot worse before it gets better, said the fire chief."),
        (Level.FEARED, "The specter of hyperinflation hangs over the peso."),
        (Level.FEARED, "Traders fretted about a supply crunch."),
        (Level.EXPLICIT, "Vets told owners to keep their dogs away from the lake."),
        (Level.EXPLICIT, "Talks broke up with no deal, the premier warning unions that the mine could close."),
    ],
)
def test_a_warning_is_known_without_the_word(level: Level, text: str) -> None:
    assert _levels(text) == [level]


def _levels(text: str) -> list[Level]:
    return [p.level for p in key_points(Document.from_text(text)) if isinstance(p, WarningStatement)]
