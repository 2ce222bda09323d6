"""The stage of a measure is told by the words that govern it, in whatever order the sentence has them."""

from __future__ import annotations

import pytest

from briefgen import Document, key_points
from briefgen.model import SanctionsMention, Stage


@pytest.mark.parametrize(
    "text",
    [
        "The delegates said tougher curbs on arms exports were needed, adding that sanctions are essential to stop the fighting.",
        "Sanctions on the generals are long overdue, the senator wrote.",
        "The opposition leader appealed to Brussels for an asset freeze on the family.",
        "What we need is an oil embargo, he said.",
        "Activists want the EU to blacklist the militia.",
        "A panel of experts recommended a travel ban on six commanders.",
        '"It is time for sanctions," she told parliament.',
        "The envoy said the council had to consider sanctions against those who block the talks.",
        "Kyiv pressed its allies for harsher sanctions after the strike.",
    ],
)
def test_a_measure_is_asked_for(text: str) -> None:
    assert _stages(text) == [Stage.CALLED_FOR]


@pytest.mark.parametrize(
    "text",
    [
        "The airline cannot buy spare parts because of sanctions.",
        "Foreign banks refuse to handle transfers owing to U.S. sanctions.",
        "Exports slumped due to an arms embargo imposed in 1990.",
        "The bank said it was not planning to unfreeze the reserves.",
        "The Treasury blacklisted four shipping firms for helping Tehran evade oil sanctions.",
        "London froze the assets of two brothers suspected of breaching the arms embargo.",
        "The United States sanctioned a network that it says smuggled chips in violation of export controls.",
        "The sanctions will stay in place until the troops leave, the minister said.",
        "The businessman, who is under EU sanctions, denied any wrongdoing.",
        "Despite sanctions, the port handled more ships than a year ago.",
        "The company says it complies with all sanctions.",
        "Sanctions have cost the country a third of its oil income.",
        "Canada bans imports of the country's gold.",
        "US imposes visa bans on judges of the court.",
        "Japan slaps sanctions on drone makers.",
        "The exchange is barred from doing business with the ministry.",
    ],
)
def test_a_measure_is_imposed_or_standing(text: str) -> None:
    assert _stages(text) == [Stage.IN_FORCE]


@pytest.mark.parametrize(
    "text",
    [
        "Ottawa added nine tankers, two traders and an insurer based in the Gulf to its sanctions list.",
        "EU widens Belarus sanctions to potash.",
        "EU agrees new sanctions on Iran.",
        "The council voted to prolong the arms embargo by a year.",
        "Washington slapped more sanctions on the refinery group.",
        "Australia expanded its list of sanctioned officials.",
        "The bloc adopted its ninth package of sanctions on Tuesday.",
        "New Zealand tightens export controls on drones.",
    ],
)
def test_a_measure_is_widened_or_tightened(text: str) -> None:
    assert _stages(text) == [Stage.EXTENDED]


@pytest.mark.parametrize(
    "text",
    [
        "The bill would ban imports of cotton from the region.",
        "The EU is set to adopt sanctions on the mining group next week.",
        "EU to impose sanctions on fishing fleet.",
        "Under the plan, which ministers have yet to approve, twelve officials will be hit with visa bans.",
        "Envoys gave initial backing to a package that would freeze the assets of the bank.",
        "Diplomats are drafting a resolution imposing an arms embargo.",
        "Germany is preparing export controls on machine tools.",
        "The sanctions, due to take effect in May, cover steel.",
        "The Commission has proposed a price cap on oil.",
    ],
)
def test_a_measure_is_being_prepared(text: str) -> None:
    assert _stages(text) == [Stage.PLANNED]


@pytest.mark.parametrize(
    "text",
    [
        "The president warned that he would impose sanctions on buyers of the oil.",
        "Trump threatens secondary sanctions on buyers of oil.",
        "Companies that ship the parts risk U.S. sanctions.",
        "If the vote is rigged, the bloc could impose travel bans.",
        "The senator said sanctions remained on the table.",
        "Washington has left open the possibility of sanctions.",
    ],
)
def test_a_measure_is_held_over_someone(text: str) -> None:
    assert _stages(text) == [Stage.THREATENED]


@pytest.mark.parametrize(
    "text",
    [
        "The White House lifted a ban on arms sales.",
        "EU drops sanctions on tycoon's wife.",
        "The court annulled sanctions on the banker.",
        "Tehran has demanded that sanctions be lifted.",
        "The bank was granted a waiver from the sanctions.",
        "Syria wants an end to sanctions.",
        "The foundation was removed from the blacklist in June.",
        "The minister called for an easing of the embargo.",
        "Ministers agreed to release 2 billion euros of frozen assets to pay for grain.",
        "Britain suspended its travel ban on the premier.",
    ],
)
def test_a_measure_is_lifted_or_relaxed(text: str) -> None:
    assert _stages(text) == [Stage.EASED]


@pytest.mark.parametrize(
    "text",
    [
        "The refinery imported crude in breach of U.N. sanctions.",
        "A bank was fined $90 million for violating sanctions on Sudan.",
        "The tanker is suspected of having carried oil in defiance of the embargo.",
        "Prosecutors charged two men with conspiring to evade export controls.",
        "Traders in Dubai have been getting around the price cap.",
        "The sale would run afoul of the arms embargo, lawyers said.",
        "A report said that four states had failed to comply with the sanctions.",
        "The yards sidestepped the curbs on chip exports through shell firms.",
    ],
)
def test_a_measure_is_broken_or_got_round(text: str) -> None:
    assert _stages(text) == [Stage.VIOLATED]


@pytest.mark.parametrize(
    "text",
    [
        "Budapest vetoed the sanctions on the patriarch.",
        "China said it had always opposed unilateral sanctions.",
        "The industry body said a ban on imports of timber would be pointless.",
        "Slovakia blocked the eighteenth sanctions package.",
        "Moscow called the sanctions illegal.",
        "The premier ruled out sanctions on grain.",
        "Austria objects to a plan to seize frozen Russian assets.",
        "Brazil said it would not join the sanctions.",
        "We do not believe sanctions are the answer, she said.",
        "The government has no plans to impose sanctions on its neighbour.",
        "The premier doesn't support an oil embargo.",
    ],
)
def test_a_measure_is_opposed(text: str) -> None:
    assert _stages(text) == [Stage.OPPOSED]


@pytest.mark.parametrize(
    "text",
    [
        "The council has sanctioned plans for a new library.",
        "Police seized cash and two cars from the flat.",
        "The club breached its wage cap.",
        "The player was sanctioned for diving.",
    ],
)
def test_approval_seizures_by_police_and_penalties_in_sport_are_no_sanctions(text: str) -> None:
    assert _stages(text) == []


def _stages(text: str) -> list[Stage]:
    document = Document.from_text(text, language="en")
    return [p.stage for p in key_points(document) if isinstance(p, SanctionsMention)]
