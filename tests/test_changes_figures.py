"""Figures that moved: only what counts one thing anew, and nothing where the words leave that open."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefgen import BriefOptions
from briefgen.edition import make_edition
from tests.kept_editions import article, day

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model import Figure, Moved

HARBOUR = (
    "HALVIK - The harbour of Halvik has been closed since a tanker struck its mole, the port authority of Halvik said."
)


def moved(path: Path, before: str, after: str, opening: str = HARBOUR) -> list[tuple[object, object]]:
    """The figures that moved between two editions, each of one article on the harbour."""
    found: tuple[Moved[Figure], ...] = ()
    for number, text in enumerate((before, after)):
        now = datetime.combine(day(number), datetime.min.time(), UTC)
        told = article(f"{opening}\n\n{text}\n\nIt was day {'one' if number else 'two'} for the pilots.", day(number))
        changes = make_edition(path, [told], now=now, options=BriefOptions()).changes
        found = changes.figures if changes else ()
    return [(m.before.value, m.after.value) for m in found]


@pytest.mark.parametrize(
    ("before", "after", "values"),
    [
        ("Police said 12 people were injured in the blast.", "Police said 19 people were injured in the blast.", (12, 19)),
        (
            "The navy said that 3,000 soldiers had been deployed to the mole.",
            "By now 10,000 soldiers are deployed to the mole, the navy said.",
            (3000, 10000),
        ),
        (
            "Brent October crude fell 31 cents to settle at $71.36 a barrel.",
            "Brent October crude rose 88 cents to settle at $72.24 a barrel.",
            (71.36, 72.24),
        ),
        (
            "Divers made 16 descents to the wreck in the past 24 hours.",
            "Divers made 22 descents to the wreck in the past 24 hours.",
            (16, 22),
        ),
        (
            "Since the mole broke, tugs have made 1,568 trips to ships at anchor.",
            "Since the mole broke, tugs have made 1,944 trips to ships at anchor.",
            (1568, 1944),
        ),
    ],
)  # fmt: skip
def test_one_thing_counted_anew_has_moved(tmp_path: Path, before: str, after: str, values: tuple[float, float]) -> None:
    assert moved(tmp_path / "kept.db", before, after) == [values]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "Brent October crude slid 31 cents to close at $71.36 a barrel.",
            "Urals May crude rose 88 cents to close at $72.24 a barrel.",
            id="two grades of oil",
        ),
        pytest.param(
            "Urals May crude rose 26 cents to close at $64.12 a barrel.",
            "Urals July crude rose 95 cents to close at $65.44 a barrel.",
            id="two contracts",
        ),
        pytest.param(
            "Urals expiring May crude gained 71 cents to $63.90 a barrel, having touched $64.20.",
            "Urals June crude gained $1.10 to close at $65.02 a barrel, having touched $66.39.",
            id="two contracts, named far from the figure",
        ),
        pytest.param(
            "Brent crude reached $126.91 in late trading.", "Brent crude slumped to $123 in late trading.", id="high, low"
        ),
        pytest.param(
            "At least seven people were killed in Norvik, a doctor said.",
            "At least 31 people were killed in Storhamn, a doctor said.",
            id="two places",
        ),
        pytest.param(
            "At least seven people were killed in the port, a doctor said.",
            "A doctor said 31 people were killed in the port on Wednesday.",
            id="a day after the earlier report",
        ),
        pytest.param(
            "The navy flew 111 air patrols on Sunday, 54 of them by night.",
            "The navy flew 127 air patrols on Wednesday, 49 of them by night.",
            id="two days",
        ),
        pytest.param(
            "Norway released $148 million of the owner's frozen assets.",
            "Denmark seeks to release $190 million of the owner's frozen assets.",
            id="two bodies",
        ),
        pytest.param(
            "About 120 people could be killed if the tank burst, officials said.",
            "About 140 people were killed when the tank burst, officials said.",
            id="what may be and what is",
        ),
        pytest.param(
            "The crane lifted 200 Danish containers from the wreck.",
            "The crane lifted 260 Polish containers from the wreck.",
            id="other qualifiers",
        ),
    ],
)  # fmt: skip
def test_counts_of_two_things_have_not_moved(tmp_path: Path, before: str, after: str) -> None:
    assert moved(tmp_path / "kept.db", before, after) == []


def test_the_killed_of_two_stories_are_not_compared(tmp_path: Path) -> None:
    other = (
        "SANDVIK - A bus left the coast road in thick fog above Sandvik, the fire brigade said, and fell on a beach."
    )
    now = datetime.combine(day(0), datetime.min.time(), UTC)
    killed = "Rescuers and police said {} people were killed at the scene."
    first = article(f"{other}\n\n{killed.format(12)}")
    make_edition(tmp_path / "kept.db", [first], now=now, options=BriefOptions())
    assert moved(tmp_path / "kept.db", "Rain fell.", killed.format(19)) == []
