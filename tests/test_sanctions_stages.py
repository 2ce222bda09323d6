"""Stages of sanctions over the vocabulary of programmes, and the penalties and approvals that are none."""

from __future__ import annotations

import pytest

from briefgen.model import Kind, Stage
from briefgen.points.rulebook import builtin_rules

STAGES = (
    (Stage.IN_FORCE, "The United States imposed sanctions on two Chinese refiners."),
    (Stage.IN_FORCE, "The Treasury Department blacklisted a network of shell companies in Dubai."),
    (Stage.IN_FORCE, "OFAC designated five individuals under Executive Order 13224."),
    (Stage.IN_FORCE, "Switzerland froze 7.5 billion francs in assets."),
    (Stage.IN_FORCE, "The EU has banned imports of Russian diamonds."),
    (Stage.IN_FORCE, "The oligarch's yacht was seized under sanctions rules."),
    (Stage.IN_FORCE, "Iran has been under an arms embargo since 2007."),
    (Stage.IN_FORCE, "Britain slapped a travel ban on three generals."),
    (Stage.IN_FORCE, "The World Bank debarred the contractor for three years."),
    (Stage.EXTENDED, "The Commerce Department added nine firms to the Entity List."),
    (Stage.IN_FORCE, "Sanctions have crippled the country's oil industry."),
    (Stage.IN_FORCE, "The bank was cut off from SWIFT in March."),
    (Stage.IN_FORCE, "The price cap on Russian oil took effect in December."),
    (Stage.IN_FORCE, "The group is designated as a terrorist organisation by the EU."),
    (Stage.IN_FORCE, "Export controls on advanced chips came into force on Monday."),
    (Stage.PLANNED, "The EU is preparing an eleventh package of sanctions."),
    (Stage.PLANNED, "Washington will impose sanctions on the shipping line next week."),
    (Stage.PLANNED, "Ministers agreed to impose an oil embargo from January."),
    (Stage.PLANNED, "Tokyo is weighing export controls on rare earths."),
    (Stage.PLANNED, "Lawmakers drafted a bill that would impose sanctions on the port authority."),
    (Stage.PLANNED, "The council will vote on a travel ban on Thursday."),
    (Stage.PLANNED, "Brussels proposed a ban on imports of Russian gas."),
    (Stage.PLANNED, "The White House is considering an arms embargo."),
    (Stage.CALLED_FOR, "Ukraine called for tougher sanctions on Moscow."),
    (Stage.CALLED_FOR, "Rights groups urged the EU to freeze the generals' assets."),
    (Stage.CALLED_FOR, "The senator said Congress should impose sanctions on the militia."),
    (Stage.CALLED_FOR, "She demanded an arms embargo against the junta."),
    (Stage.CALLED_FOR, "Poland wants sanctions on Belarusian potash."),
    (Stage.CALLED_FOR, "The opposition leader appealed for targeted sanctions."),
    (Stage.THREATENED, "The president threatened sanctions against any country that buys the oil."),
    (Stage.THREATENED, "The US warned Turkey of sanctions over the missiles."),
    (Stage.THREATENED, "Firms that trade with the militia could face sanctions."),
    (Stage.THREATENED, "The bloc said it would impose an asset freeze if the vote was rigged."),
    (Stage.THREATENED, "Banks risk secondary sanctions, the Treasury said."),
    (Stage.THREATENED, "Tehran faces the snapback of UN sanctions unless it lets inspectors in."),
    (Stage.EXTENDED, "The EU extended its sanctions against Syria for another year."),
    (Stage.EXTENDED, "Canada tightened export controls on drone parts."),
    (Stage.EXTENDED, "The UN Security Council renewed the arms embargo on South Sudan."),
    (Stage.EXTENDED, "The list was widened to include 20 more companies, and the travel ban was prolonged."),
    (Stage.EXTENDED, "Washington expanded sanctions on Russia's energy sector."),
    (Stage.VIOLATED, "The company pleaded guilty to violating US sanctions."),
    (Stage.VIOLATED, "North Korea evades sanctions by moving coal at sea."),
    (Stage.VIOLATED, "The broker was charged with breaching the arms embargo."),
    (Stage.VIOLATED, "The shipment was in violation of UN Security Council resolution 1929."),
    (Stage.VIOLATED, "Traders use front companies to circumvent the price cap on Russian oil."),
    (Stage.VIOLATED, "The bank was fined for sanctions violations."),
    (Stage.EASED, "The United States lifted sanctions on the Syrian central bank."),
    (Stage.EASED, "The Treasury issued a waiver from oil sanctions for eight countries."),
    (Stage.EASED, "The frozen assets will be released in stages."),
    (Stage.EASED, "Washington agreed to unfreeze $6 billion."),
    (Stage.EASED, "The council removed him from the sanctions list."),
    (Stage.EASED, "Britain suspended its arms embargo in May."),
    (Stage.EASED, "The EU eased the travel ban to allow peace talks."),
    (Stage.OPPOSED, "Hungary vetoed new sanctions on Russia."),
    (Stage.OPPOSED, "China condemned the export controls as bullying."),
    (Stage.OPPOSED, "The minister said sanctions do not work."),
    (Stage.OPPOSED, "Russia blocked a UN arms embargo."),
    (Stage.OPPOSED, "The farm lobby is against a trade embargo."),
)

NONE = (
    "The bill would renew the assault-weapons ban.",
    "The parade was sanctioned by the city council.",
    "The boxing body sanctioned the bout.",
    "The striker got a two-match ban.",
    "The judge sanctioned the settlement.",
    "The club is under a transfer embargo.",
    "He was banned from driving for a year.",
    "Smoking bans cut heart attacks.",
    "The council froze salaries for a year.",
    "The company froze hiring in March.",
    "The school banned mobile phones.",
    "The religion sanctions the practice.",
    "The news was under embargo until midnight.",
    "The president signed the trade agreement.",
    "The board sanctioned a pay rise for the chief executive.",
    "Exports to Germany fell 3%.",
    "The bank's assets rose to 4 billion euros.",
    "The firm halted production at the plant.",
    "The minister was barred from the party conference.",
    "Facebook blocked the account.",
    "He was given a life ban from football.",
    "The government capped energy prices for households.",
    "The party blocked the bill.",
    "Pupils face sanctions for skipping class.",
    "The court imposed a suspended sentence.",
    "He was released from prison.",
    "Parliament lifted his immunity.",
)


@pytest.mark.parametrize(("stage", "sentence"), STAGES)
def test_the_stage_follows_the_verb_that_governs_the_measure(stage: Stage, sentence: str) -> None:
    hit = builtin_rules().first(sentence, Kind.SANCTIONS, "en")
    assert hit
    assert hit.rule.stage == stage


@pytest.mark.parametrize("sentence", NONE)
def test_other_penalties_bans_and_approvals_are_none(sentence: str) -> None:
    assert not builtin_rules().first(sentence, Kind.SANCTIONS, "en")
