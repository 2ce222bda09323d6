"""Warnings in other words than "warn": predictions of harm, dangers named, idioms; and what only looks like them."""

from __future__ import annotations

import pytest

from briefgen import Document, key_points
from briefgen.model import WarningStatement


@pytest.mark.parametrize(
    "text",
    [
        "Cranes could topple in the wind, the port said.",
        "If the bank fails, others will follow.",
        "The blockade could amount to a war crime, she said.",
        "The North might test a missile.",
        "The coalition could fall.",
        "A tax on the ports would have a ruinous impact on fishing villages, he argued.",
        "The closures would bring misery to commuters.",
        "The merger would bring gridlock to the ring road.",
        "The blockade could make insulin unavailable within a week.",
        "A hard winter makes a gas shortage increasingly likely.",
        "Leaving now would tarnish the army's name.",
        "The move would diminish the court's standing.",
        "Brokers voiced concerns about a chilling effect on investment.",
        "The minister spoke of the risks involved in an early vote.",
        "That is the danger.",
        "That's the risk we face.",
        "The danger is that the truce becomes a pause to rearm.",
        "The board may consider bringing charges against the auditor.",
        "We may pursue legal action if the files are not handed over.",
        "A second Chernobyl could happen here.",
        "If they send troops, a new Afghanistan awaits them.",
        "Another recession is on its way, the fund said.",
        "It is only a matter of time before someone is killed on this road.",
        "The system is an accident waiting to happen.",
        "We are sleepwalking into a crisis.",
        "The bank is sitting on a time bomb.",
        "There will be blood, the commander said.",
        "This will end badly.",
        "It could set back the vaccine drive by years.",
        "Such a step would embolden the militias.",
        "Without rain the harvest will be lost.",
        "The clinics will run out of serum by Friday.",
        "Rising rates could choke the recovery.",
        "Shares could fall by a fifth, analysts at the bank said.",
        "The bridge may not hold.",
        "Patients could wait up to two years for surgery.",
        "The measure would hit small farms hardest.",
        "The law opens the door to abuse.",
        "It leaves the town exposed to flooding.",
        "The plan puts thousands of jobs in jeopardy.",
        "The storm is expected to bring winds of 150 km per hour and flooding.",
        "Heavy snow is forecast, and roads may become impassable.",
        "Do not go near the river, police told walkers.",
        "The airline expects a loss of 200 million pounds this year.",
        "We expect conditions to remain difficult in the second half.",
        "The flaw leaves millions of phones open to attack.",
        "The firm said that it might have to shut two plants.",
        "Demand is likely to weaken further, the company said.",
        "Doctors say the virus might return in autumn.",
        "The reactor could overheat if the pumps fail.",
        "The union said that drivers would walk out unless pay rose.",
        "He said it would be a grave mistake to leave.",
        "Inflation may prove stubborn, the bank's governor said.",
        "The country is heading for default, economists say.",
        "Failure to act would cost lives, the charity said.",
        "There is a growing risk of contagion.",
        "The vaccine may cause fever.",
        "The decision sets a dangerous precedent.",
        "We will not allow any ship to pass; any that tries will be sunk.",
        "They will regret it.",
        "Experts predict that sea levels will swallow the islands.",
        "The regulator raised concerns about the safety of the batteries.",
        "Tensions could boil over.",
        "Farmers face ruin if the tariffs stay.",
        "The club faces relegation.",
    ],
)
def test_harm_to_come_is_a_warning_in_whatever_words(text: str) -> None:
    assert len(_quotes(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The road was closed after the crash.",
        "The plan would ease gridlock on the ring road.",
        "The minister said the risk had passed.",
        "The new ward will make care available to all.",
        "The visit would enhance the court's standing.",
        "There was no danger to the public.",
        "He was killed in the war.",
        "The team could win the cup this year.",
        "The firm may consider a bid for its rival.",
        "The bank is expected to report higher profits.",
        "She said the deal would bring jobs to the town.",
        "The concert could make him a star.",
        "Another summit will begin on Monday.",
        "The risk was small, officials said.",
        "He has the experience involved in such a vote.",
        "The film tells of a man who fears nothing.",
        "The measure would help small farms.",
        "It is likely that the talks will resume.",
        "The treatment could save thousands of lives.",
        "The new law closes the door to abuse.",
        "Snow fell on the hills.",
        "The price could rise to 40 pounds for collectors of rare stamps.",
        "The court heard that he had threatened nobody.",
        "The policy is intended to avoid shortages.",
        "The company said output would not be affected.",
        "Prices of tickets could fall next year.",
        "The clinic will test a vaccine.",
        "The leaves will fall early this year.",
        "If the bid succeeds, others will follow.",
        "The club isn't worried that he will leave.",
        "There wasn't any risk, he said.",
        "The lock doesn't threaten the birds.",
        "Tax cuts will come later.",
        "Don't let anyone tell you that it is done.",
        "They weren't warned about the dose.",
    ],
)
def test_what_bodes_no_harm_is_no_warning(text: str) -> None:
    assert _quotes(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            'The ferries "could become fair targets," and there might be many dead, she said.',
            "could become fair targets",
        ),
        ("It shut two mines, putting 650 jobs at risk, the union said.", "putting 650 jobs at risk"),
        ('The envoy warned of "another Vietnam" if they stayed.', 'warned of "another Vietnam" if they stayed'),
        ("A hospital chief said delays would bring misery.", "A hospital chief said delays would bring misery"),
        (
            "The dam could burst within a week and flood the nine villages of the lower valley where 4,000 farmers live.",
            "could burst within a week and flood the nine villages of the lower valley",
        ),
    ],
)
def test_the_quote_ends_with_its_clause_and_keeps_its_quotation_marks_in_pairs(text: str, quote: str) -> None:
    assert _quotes(text) == [quote]


def _quotes(text: str) -> list[str]:
    document = Document.from_text(text, language="en")
    return [text[p.span.start : p.span.end] for p in key_points(document) if isinstance(p, WarningStatement)]
