"""Warnings across the fields of news: what is lifted out of business, health, disaster, technology and conflict news."""

from __future__ import annotations

import pytest

from briefgen.model import Kind
from briefgen.points.rulebook import builtin_rules

BUSINESS = (
    "The retailer issued its second profit warning in six weeks.",
    "Shares fell after the chipmaker cut its full-year sales forecast.",
    "The airline faces bankruptcy if creditors reject the plan.",
    "He could face up to 20 years in prison.",
    "The bank gave the developer until Friday to repay the loan.",
    "Ratings agencies see a growing risk of default.",
    "The firm said it may breach its debt covenants next quarter.",
    "Auditors raised substantial doubt about its ability to continue as a going concern.",
    "The strike could cost the economy 40 million euros a day.",
    "Up to 3,000 jobs are at risk at the plant.",
    "The takeover would lead to job losses, the union said.",
    "House prices are set to fall sharply next year.",
    "The company may have to close its two oldest mills.",
    "Unless a buyer is found, the shipyard will close in June.",
    "A no-deal exit would be a disaster for farmers.",
    "The central bank said inflation could stay above target for years.",
    "Economists predict a recession in the second half.",
    "The outlook has darkened, and a recession looms.",
    "The regulator told the bank to fix its controls or lose its licence.",
    "Health officials issued an alert over contaminated baby formula.",
)

HEALTH = (
    "The virus could kill as many as a million people, the study found.",
    "Doctors fear a surge in measles cases this winter.",
    "Patients with asthma are at greater risk of complications.",
    "The drug may cause liver damage in rare cases.",
    "Hospitals could be overwhelmed within weeks.",
    "Parents are urged not to use the recalled car seats.",
    "The agency recalled the toy because it poses a choking hazard.",
    "Consumers should throw away the salad, which may be tainted with listeria.",
    "People are advised to avoid the beach after the sewage spill.",
    "Antibiotic resistance could make routine surgery deadly.",
    "Forecasters warned of hurricane-force winds along the coast.",
    "The river is expected to burst its banks overnight.",
)

DISASTERS = (
    "Residents of the valley were ordered to evacuate.",
    "A tsunami warning was issued for the whole coast.",
    "Heavy snow is likely to bring down power lines.",
    "The dam is in danger of collapse.",
    "More rain could trigger landslides.",
    "Aftershocks may topple buildings already weakened.",
    "Wildfires threaten two villages north of the capital.",
    "The volcano could erupt within days, scientists said.",
    "Firefighters fear the blaze will spread to the town.",
    "The hole in the router's software could allow attackers to seize control.",
    "The vulnerability lets hackers read private messages.",
    "Users should update at once or risk having their data stolen.",
)

TECHNOLOGY = (
    "Researchers say the flaw could be exploited remotely.",
    "The agency published a security advisory about the plug-in.",
    "The malware could wipe hard drives.",
    "Phones may overheat and catch fire.",
    "A breach could expose the records of millions of patients.",
    "The minister threatened to resign over the budget.",
    "The opposition threatens to boycott the vote.",
    "The president vowed to retaliate for the strike.",
)

CONFLICT_AND_POLITICS = (
    "If the troops cross the river, we will respond with force, the general said.",
    "The rebels gave the government 72 hours to release the prisoners.",
    "Any attack will be met with a crushing response, he said.",
    "The envoy said the truce was on the brink of collapse.",
    "The country is sliding into civil war.",
    "Aid agencies say thousands could starve by spring.",
    "The UN said famine was imminent in the north.",
    "There is a danger that the conflict will spill over the border.",
    "The blockade risks a humanitarian catastrophe, the charity said.",
    "Diplomats worry that the talks will fail.",
    "Observers voiced alarm at the prospect of a return to military rule.",
    "Critics say the law will stifle free speech.",
    "The bill would strip millions of their health cover.",
    "Campaigners say the cuts will hit the poorest hardest.",
    "Environmentalists say the pipeline threatens the wetland.",
    "Sea levels could rise by two metres, swamping coastal cities.",
    "The species could die out within a decade.",
    "Crops will fail if the drought goes on.",
    "Teachers will strike next month unless pay talks resume.",
    "The party could lose its majority.",
    "Police fear that the gang may strike again.",
    "Officials have not ruled out further attacks.",
    "Travellers were told to beware of pickpockets.",
    "The embassy advised its citizens to leave the country.",
    "The striker faces a six-match ban.",
    '"You will pay for this," he told the court.',
    "The mayor said the city would run out of water by July.",
    "The alliance said it would be a grave mistake to pull out now.",
    "She said that a delay would put lives at risk.",
    "The ship is leaking oil and may sink.",
    "Experts caution that the figures are provisional.",
    "The watchdog sounded the alarm over rising debts.",
    "The report paints a bleak picture: without action, thousands will die.",
    "The fund said growth would slow and unemployment would climb.",
    "Investors are bracing for more turmoil.",
    "The government faces a backlash over the tax.",
    "Talks could collapse, leaving the deal in tatters.",
    "Bird flu could jump to humans, scientists fear.",
    "The commission said it would fine the firm if it did not comply.",
    "Failure to comply could result in fines of up to 4% of turnover.",
    "The lender said bad loans would rise sharply.",
    "Supplies of the drug could run short by autumn.",
    "Passengers face long delays.",
    "Commuters face disruption as drivers walk out.",
)

CALM = (
    "The quake struck without warning.",
    "The couple will celebrate their wedding in May.",
    "The company reported record profits.",
    "The mayor opened the new library on Friday.",
    "She won the race in record time.",
    "The vaccine is safe and poses no danger to children.",
    "There is no risk of flooding, the council said.",
    "He denied that the plant was unsafe.",
    "The war ended in 1945.",
    "The storm killed nine people last week.",
    "He was jailed for six years in 2009.",
    "The bank lost 4 million euros in the first quarter.",
    "The film opens in cinemas next month.",
    "The club will play its home games in the new stadium.",
    "The plan would reduce the number of deaths on the roads.",
    "The drug could prevent heart attacks.",
    "The new law will help fight crime.",
    "Police fired warning shots into the air.",
    "The company is no longer at risk.",
    "He could have been killed, but the bullet missed.",
    "The committee will meet again on Tuesday.",
    "The museum expects two million visitors.",
    "The new fund will help victims of the flood.",
    "Experts will discuss the war in a series of talks.",
    "The risk management team is based in Leeds.",
    "She is a leading expert on disease.",
    "The show will tackle racism and violence.",
    "The prince attended the charity's annual dinner.",
    "He might join the team in spring.",
    "You can buy tickets at the door.",
    "The novel is set during the civil war.",
    "They fear nothing.",
    "Shares rose 3% on strong earnings.",
    "The deal will create 500 jobs.",
)


@pytest.mark.parametrize("sentence", [*BUSINESS, *HEALTH, *DISASTERS, *TECHNOLOGY, *CONFLICT_AND_POLITICS])
def test_a_warning_of_any_field_is_found(sentence: str) -> None:
    assert builtin_rules().first(sentence, Kind.WARNING, "en")


@pytest.mark.parametrize("sentence", CALM)
def test_news_without_a_warning_gives_none(sentence: str) -> None:
    assert not builtin_rules().first(sentence, Kind.WARNING, "en")
