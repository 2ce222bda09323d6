"""Sixty sentences of many fields, written before the rules were run on them: what each holds, and who says it."""

from __future__ import annotations

import pytest

from briefgen import Document, key_points
from briefgen.model import Figure, KeyPoint, SanctionsMention, Stage, WarningStatement


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Chief executive Nora Lind told investors that margins would come under pressure if copper stayed above $9,000 a tonne.",
            "Nora Lind",
        ),
        ("Brightwell Homes warned on Tuesday that completions would fall by 15% this year.", "Brightwell Homes"),
        (
            "The World Health Organization (WHO) met on Friday. The WHO warned that cholera could spread to nine more districts.",
            "World Health Organization",
        ),
        ("Hospitals ran short of saline, with doctors warning that operations would have to be cancelled.", "doctors"),
        (
            "Forecasters expect the river to crest on Sunday, and Kofi Darko, who runs the flood desk, said villages downstream were at risk.",
            "Kofi Darko",
        ),
        ("A second landslide could block the only road to the valley.", None),
        (
            "Opposition leader Elena Ruiz accused the premier of playing with fire and said the decree would tear the country apart.",
            "Elena Ruiz",
        ),
        ("Police have warned fans not to travel without tickets.", "Police"),
        ("Moody's warned that a hung parliament could trigger a downgrade.", "Moody's"),
        ("Researchers who studied the chip say the flaw could let attackers read encrypted mail.", "Researchers"),
        ("Judge Tom Abara warned the brothers that they faced up to 20 years in jail.", "Tom Abara"),
        ("Shares in the lender tumbled on fears of a bank run.", None),
        ('"We will sink any ship that enters the bay," rebel spokesman Issa Kone told reporters.', "Issa Kone"),
        ("The coach admitted that another defeat could cost him his job.", "coach"),
        ("The charity Reefwatch says dredging would wipe out the last colony of corals.", "Reefwatch"),
        (
            "In its annual report, the Bank of Norway said household debt posed a risk to financial stability.",
            "Bank of Norway",
        ),
        ("There is a danger that the deficit will spiral, finance minister Pavel Novak said on Monday.", "Pavel Novak"),
        ("Amnesty fears that the new camp will become a prison.", "Amnesty"),
        ("His lawyer, Ana Pop, said the sentence could prove fatal for the 80-year-old.", "Ana Pop"),
        ("If temperatures rise by two degrees, experts say, half of the glaciers will vanish.", "experts"),
        ("Generals in the capital threatened to seize power unless the vote was annulled.", "Generals in the capital"),
        ("The agency issued a red alert for avalanches above 1,800 metres.", "agency"),
        ("The union has given the port until Friday to reinstate the men.", "union"),
        ("Meridian Air shares plunged after the carrier warned that it might run out of cash by May.", "Meridian Air"),
        ("Prolonged exposure to the solvent can cause blindness.", None),
        (
            "The UN envoy for the region told the council that a return to war was a real possibility.",
            "UN envoy for the region",
        ),
        ("Regulators fear a repeat of the 2008 collapse.", "Regulators"),
        ("Aziz, the interior minister, vowed to crush the uprising.", "Aziz"),
        ("The governor, Mary Okello, flew home. She cautioned that the worst was yet to come.", "Mary Okello"),
        ('"If we lose the bees, we lose the orchards," said Dana Fox, a grower in Kent.', "Dana Fox"),
    ],
)
def test_a_warning_of_any_field_is_found_with_its_speaker(text: str, speaker: str | None) -> None:
    (warning,) = (p for p in _points(text) if isinstance(p, WarningStatement))
    assert warning.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The striker scored twice as the hosts won the cup.",
        "The museum will open its new wing in May.",
        "A judge cleared the banker of fraud.",
        "Profits rose by a third to $12m.",
        "The vaccine protects against three strains.",
        "Troops fired on the crowd, killing nine.",
        "The union and the port agreed to end the strike.",
        "The dam was inspected and found to be safe.",
        "Parliament sanctioned the loan by a large majority.",
        "The party won a crushing victory in the north.",
        "He will face his old club in the final.",
        "The band could not have been happier.",
        "The attack killed four people and wounded 12.",
        "The startup may list its shares in June.",
        "The firm fought off a takeover.",
    ],
)
def test_news_without_warning_or_sanctions_holds_neither(text: str) -> None:
    assert [p.rule for p in _points(text) if isinstance(p, WarningStatement | SanctionsMention)] == []


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            "Mining shares have been hit since the United States imposed an embargo on the island's nickel.",
            Stage.IN_FORCE,
        ),
        ("Washington agreed to waive sanctions on two ports for the relief ships.", Stage.EASED),
        ("The European Commission will propose a ban on imports of cut diamonds next month.", Stage.PLANNED),
        ("Exiles urged Canada to freeze the generals' assets.", Stage.CALLED_FOR),
        ("The African Union threatened targeted sanctions against those who block the vote.", Stage.THREATENED),
        ("Japan extended its ban on the sale of lorries to the junta.", Stage.EXTENDED),
        ("Inspectors found that the yacht had been sold in breach of the asset freeze.", Stage.VIOLATED),
        ("South Africa spoke out against sanctions, saying they hurt the poor.", Stage.OPPOSED),
        ("The oligarch's villa was seized under EU sanctions.", Stage.IN_FORCE),
        ("The travel ban on the opposition leader was lifted on Friday.", Stage.EASED),
        ("Lawmakers introduced a bill that would bar exports of the software to the ministry.", Stage.PLANNED),
        ("Two more banks were added to the US sanctions list.", Stage.EXTENDED),
        ("The Treasury designated the exchange for laundering ransom money.", Stage.IN_FORCE),
        ("Buyers of the crude could be hit with sanctions, the White House said.", Stage.THREATENED),
        ("The report says that governments should ban trade in the region's gold.", Stage.CALLED_FOR),
        ("He was jailed for smuggling pumps to the plant in violation of U.S. export controls.", Stage.VIOLATED),
        ("Beijing criticised the blacklisting of its chip makers.", Stage.OPPOSED),
        ("Flights are banned from EU airspace and its reserves are frozen.", Stage.IN_FORCE),
    ],
)
def test_a_sanctions_mention_of_any_field_is_found_with_its_stage(text: str, stage: Stage) -> None:
    assert [p.stage for p in _points(text) if isinstance(p, SanctionsMention)] == [stage]


def _points(text: str) -> tuple[KeyPoint, ...]:
    return key_points(Document.from_text(text, language="en"))


def test_an_amount_and_its_share_are_two_figures_and_no_range() -> None:
    text = "Copper rose $86, or 0.9%, to $9,410 a tonne. Shares of the miner lost 14 cents, or 2%."
    figures = [p for p in key_points(Document.from_text(text, language="en")) if isinstance(p, Figure)]
    assert [(f.value, f.unit) for f in figures] == [(86, "USD"), (0.9, "%"), (9410, "USD"), (14, "cents"), (2, "%")]
