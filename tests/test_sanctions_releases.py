"""The language of sanctions bureaux, wire copy and headlines: what stage their sentences tell, and who is at either end."""

from __future__ import annotations

import pytest

from briefgen import Document, key_points
from briefgen.model import SanctionsMention, Stage


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        # Modality: what is not there yet.
        (Stage.PLANNED, "Ambassadors are due to sign off on the asset freezes on Monday, three diplomats said."),
        (
            Stage.PLANNED,
            "The proposal now goes to the full Senate, and the sanctions could become law before the recess.",
        ),
        (Stage.PLANNED, "The restrictions on dual-use goods take effect on 1 March."),
        (Stage.PLANNED, "Member states have agreed in principle to freeze the foundation's assets."),
        (Stage.PLANNED, "From Tuesday it will be illegal for British insurers to cover vessels that carry the crude."),
        (Stage.PLANNED, "Ministers could approve the asset freezes as early as Friday, an official said."),
        (Stage.THREATENED, "Officials did not rule out sanctions against the clan's bankers."),
        (Stage.THREATENED, "Any company that helps to build the pipeline risks being placed on a U.S. blacklist."),
        (Stage.THREATENED, "Failing a ceasefire by Monday, the bloc will hit the warlords with travel bans."),
        (Stage.CALLED_FOR, "The exiled prime minister pleaded with neighbours to halt arms sales to the junta."),
        (
            Stage.CALLED_FOR,
            "Steelmakers petitioned the commission to restrict imports of scrap from the breakaway region.",
        ),
        # Aspect: what becomes of a measure that stands.
        (Stage.EXTENDED, "The United States ramped up sanctions on the militia's financiers."),
        (Stage.EXTENDED, "The asset freeze now also covers the general's two sons."),
        (Stage.EXTENDED, "The committee put two more names on its list of people subject to the asset freeze."),
        (Stage.EXTENDED, "Ambassadors agreed to lower the oil price cap to $47.60 a barrel."),
        (Stage.EASED, "The European Union delisted two businessmen after the court's ruling."),
        (Stage.EASED, "The Treasury issued a general licence authorising transactions with the central bank."),
        (Stage.EASED, "Washington granted the refiners a 30-day waiver to unload the cargoes."),
        (Stage.EASED, "The Council decided not to renew the listings of three former officials."),
        (
            Stage.EASED,
            "Assets that were frozen under the resolution are to be made available to the people without delay.",
        ),
        (Stage.EASED, "The widow is no longer subject to an asset freeze."),
        (Stage.VIOLATED, "Smugglers exploit gaps in the export-control regime."),
        (
            Stage.VIOLATED,
            "Chips banned from sale to the country are smuggled in through the port in defiance of the controls.",
        ),
        (Stage.VIOLATED, "The firm denied that it had breached the embargo."),
        (Stage.VIOLATED, "France said it did not break the arms embargo by flying in rifles."),
        # Polarity: who is against it.
        (Stage.OPPOSED, "Hungary balked at sanctioning the patriarch."),
        (Stage.OPPOSED, "Malta and Greece are blocking a ban on maritime services."),
        (Stage.OPPOSED, "Hungary resisted pressure to sign up to the coal ban."),
        (Stage.OPPOSED, "Sanctions are the wrong answer, the foreign minister said."),
        (Stage.IN_FORCE, '"These sanctions will not be lifted until every prisoner is free," the president said.'),
        (Stage.IN_FORCE, "The ship was turned away, since a decade-old U.S. embargo stands."),
        # Neither: they are only talked about.
        (Stage.OTHER, "The two leaders talked about sanctions during a ninety-minute call."),
        (Stage.OTHER, "Sanctions expert Maria Lopez joined the university in 2019."),
        (Stage.OTHER, "The hearing will examine how sanctions work."),
    ],
)
def test_the_stage_is_told_by_modality_aspect_and_polarity(stage: Stage, text: str) -> None:
    assert [m.stage for m in _mentions(text)] == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "She embargoed the interview until the book came out.",
        "Mail from unknown senders lands on a blacklist.",
        "The council gave its sanction to the merger.",
        "A hiring freeze at the department will save $2m.",
        "The city restricted parking around the stadium.",
        "The energy price cap will rise to £1,850 in October.",
        "Secretary-General Ban praised the draft resolution on schools.",
    ],
)
def test_bans_freezes_and_approvals_of_daily_life_are_no_sanctions(text: str) -> None:
    assert _mentions(text) == []


@pytest.mark.parametrize(
    ("text", "imposer", "target"),
    [
        ("On Wednesday the European Union imposed sanctions on the shipyard.", "the European Union", "the shipyard"),
        ("In May 2019 Canada froze the assets of two traders.", "Canada", "two traders"),
        ("It may impose sanctions on Cuba.", None, "Cuba"),
        (
            "EU foreign ministers agreed sanctions against the junta - the first since June.",
            "EU foreign ministers",
            "the junta",
        ),
        ("The bans on travel were lifted.", None, None),
    ],
)
def test_imposer_and_target_are_names_without_what_stands_around_them(
    text: str, imposer: str | None, target: str | None
) -> None:
    (mention,) = _mentions(text)
    assert (mention.imposer, mention.target) == (imposer, target)


def _mentions(text: str) -> list[SanctionsMention]:
    return [p for p in key_points(Document.from_text(text)) if isinstance(p, SanctionsMention)]
