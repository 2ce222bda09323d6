"""Who says what: quotations and reported speech, and the fullest form of the speaker's name."""

import pytest

from tests.attribution_reading import speaker_of, voice_of


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ('"The dam may burst," said Ines Duarte.', "dam may burst", "Ines Duarte"),
        ('"The dam may burst," Ines Duarte said on Monday.', "dam may burst", "Ines Duarte"),
        ('Ines Duarte said: "The dam may burst."', "dam may burst", "Ines Duarte"),
        ('Ines Duarte: "The dam may burst."', "dam may burst", "Ines Duarte"),
        ("Ines Duarte warned that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("The dam may burst, Ines Duarte warned.", "dam may burst", "Ines Duarte"),
        ("According to Ines Duarte, the dam may burst.", "dam may burst", "Ines Duarte"),
        ("The dam may burst, according to Ines Duarte.", "dam may burst", "Ines Duarte"),
        ("In Ines Duarte's view, the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Villagers were told by Ines Duarte that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Villagers spoke to Ines Duarte, who said the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte issued a warning that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Work went on despite Ines Duarte's warning that the dam may burst.", "dam may burst", "Ines Duarte"),
        ('"The rain," said Ines Duarte, "will not stop soon."', "will not stop", "Ines Duarte"),
        ("Ines Duarte opened the sluices, warning that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte praised the crews but cautioned that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Radio Sul quoted Ines Duarte as saying the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte was quoted by Radio Sul as saying the dam may burst.", "dam may burst", "Ines Duarte"),
        ("The dam may burst, Radio Sul quoted Ines Duarte as saying.", "dam may burst", "Ines Duarte"),
        (
            "Ines Duarte, asked about the board, its cost and staff, said the dam may burst.",
            "dam may burst",
            "Ines Duarte",
        ),
        ("The dam may burst, Ines Duarte said, citing a report by engineers.", "dam may burst", "Ines Duarte"),
        ("The dam may burst, the newspaper said, citing Ines Duarte.", "dam may burst", "Ines Duarte"),
        ("An estimate by Ines Duarte that the dam may burst was ignored.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte, the mayor, told reporters on Monday that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte, speaking in Porto, said the dam may burst.", "dam may burst", "Ines Duarte"),
        ("The mayor, Ines Duarte, said the dam may burst.", "dam may burst", "Ines Duarte"),
        ("In the coming days the dam may burst, Ines Duarte also stressed.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte went on to say that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Ines Duarte posted a message saying the dam may burst.", "dam may burst", "Ines Duarte"),
        ('"The dam may burst," Ines Duarte, head of the river board told Radio Sul.', "dam may burst", "Ines Duarte"),
        (
            "The ferries stopped early, and the harbour master said the dam may burst.",
            "dam may burst",
            "the harbour master",
        ),
        ("One gang wants $2m and threatens the dam may burst.", "dam may burst", "gang"),
        ("Dozens of engineers warned that the dam may burst.", "dam may burst", "Dozens of engineers"),
        ("Just under half of those surveyed felt the dam may burst.", "dam may burst", "half of those surveyed"),
        ("Moody's warns that the dam may burst.", "dam may burst", "Moody's"),
        ("Ines Duarte is deeply worried that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Most engineers expect a burst dam.", "burst dam", "Most engineers"),
        (
            "The river board, which runs it, shut the road but warned that the dam may burst.",
            "dam may burst",
            "river board",
        ),
        (
            "The dam may burst, according to people familiar with the matter.",
            "dam may burst",
            "people familiar with the matter",
        ),
        ("PORTO - Norte Energia cut its staff on Monday and said the dam may burst.", "dam may burst", "Norte Energia"),
        ("The dam may burst, as Ines Duarte put it.", "dam may burst", "Ines Duarte"),
        ("The dam may burst, write Ines Duarte and Bo Ek.", "dam may burst", "Ines Duarte and Bo Ek"),
        ("A report by Norte Energia said the dam may burst.", "dam may burst", "Norte Energia"),
        ("It was seen by some villagers and mayor Ines Duarte warned it may burst.", "it may burst", "Ines Duarte"),
        ('"The dam may burst," Senator Ines Duarte, R-Ky., told reporters.', "dam may burst", "Ines Duarte"),
        ("There are fears among villagers that the dam may burst.", "dam may burst", "villagers"),
        (
            "A warning to Porto from police and river officials that the dam may burst.",
            "dam may",
            "police and river officials",
        ),
        ("Porto's threat to blow up the dam alarmed Lima.", "blow up the dam", "Porto"),
        ("The dam may burst: river board", "dam may burst", "river board"),
        ("Minister: the dam may burst", "dam may burst", "Minister"),
        ('A minister saying (in Portuguese): "The dam may burst."', "dam may burst", "minister"),
        ("Engineers interviewed by Radio Sul said the dam may burst.", "dam may burst", "Engineers"),
        ("Engineers who met the mayor said the dam may burst.", "dam may burst", "Engineers"),
        ("Peruvians living near the town of Alto fear the dam may burst.", "dam may burst", "Peruvians"),
        ("An engineer there, Ines Duarte, told Radio Sul the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Forty engineers sent a letter to Bo Ek warning him that the dam may burst.", "dam may", "Forty engineers"),
        (
            "Bo Ek called the mayor, and Ines Duarte sent her a note, saying the dam may burst.",
            "dam may",
            "Ines Duarte",
        ),
        (
            "The line was part of a speech in which Ines Duarte dismissed Ek but argued it may burst.",
            "it may",
            "Ines Duarte",
        ),
        ("Shares fell, with analysts at Norte saying the dam may burst.", "dam may burst", "analysts at Norte"),
        ("An envoy who now lives in Lima, Ines Duarte, said the dam may burst.", "dam may burst", "Ines Duarte"),
        (
            "The report, by the River Safety Board, warned that the dam may burst.",
            "dam may burst",
            "River Safety Board",
        ),
        ("Lawyers for the family said the dam may burst.", "dam may burst", "Lawyers for the family"),
        (
            "The dam may burst, two people briefed on the plans said.",
            "dam may burst",
            "two people briefed on the plans",
        ),
        ('Ines Duarte was blunt: "The dam may burst."', "dam may burst", "Ines Duarte"),
        ('Ines Duarte runs it. Her message is simple: "The dam may burst."', "dam may burst", "Ines Duarte"),
        ('An engineer who drew "Porto" Bo Ek -- who died -- told Lusa the dam may burst.', "dam may", "engineer"),
        (
            "The board cut jobs. Peru, Chile and Brazil say the dam may burst.",
            "dam may burst",
            "Peru, Chile and Brazil",
        ),
        ("Last year, Peru and Chile said the dam may burst.", "dam may burst", "Peru and Chile"),
        ("That old dam, Ines Duarte continued, may burst soon.", "may burst", "Ines Duarte"),
        ("Ines Duarte raised the concern that the dam may burst.", "dam may burst", "Ines Duarte"),
        ("The dam may burst ― the River Safety Board said.", "dam may burst", "River Safety Board"),
        ("Some fear that the dam may burst.", "dam may burst", "Some"),
        ("Norte Energia shuts mine, warns villagers", "warns villagers", "Norte Energia"),
        ("If it rains, Ines Duarte went on, the dam may burst.", "dam may burst", "Ines Duarte"),
        (
            "Officials had told Lima in private that it may burst, two aides briefed on it said.",
            "may burst",
            "Officials",
        ),
        (
            "Peru is the linchpin of Lima Norte, which has threatened to burst the dam.",
            "burst the dam",
            "Lima Norte",
        ),
        ("Bo Ek was stopped by warden Ines Duarte and warned about the dam.", "the dam", "Ines Duarte"),
        ("Villagers set a Friday deadline for the dam.", "for the dam", "Villagers"),
        (
            "Shares in Norte Energia fell after the board cut staff and said the dam may burst.",
            "dam may burst",
            "the board",
        ),
        ("Engineers are calm: the dam will hold, they said, and there is no risk.", "no risk", "Engineers"),
        ("A mother whose boy was hurt by a flood says the dam may burst.", "dam may burst", "mother"),
        ("The nurse claims officers told her the dam may burst.", "dam may burst", "officers"),
        ("The board puts the cost of a new dam at $3m.", "$3m", "board"),
        ('The mayor, Ines Duarte, put it more bluntly: "The dam may burst."', "dam may burst", "Ines Duarte"),
        ("It has a wall that critics say would burst.", "would burst", "critics"),
        ('The mayor, Ines Duarte, described it as "a dam that may burst".', "may burst", "Ines Duarte"),
        ("One, Ines Duarte, said the dam may burst.", "dam may burst", "Ines Duarte"),
        (
            "Ines Duarte, who runs the dam, said villagers who fled were right: it may burst.",
            "may burst",
            "Ines Duarte",
        ),
        ("Some worry about a burst dam.", "burst dam", "Some"),
        ('Bo Ek stays. His neighbour Ines Duarte disagrees: "The dam may burst."', "dam may burst", "Ines Duarte"),
        (
            "It had warned of the flaw in May, a spokeswoman said - a claim the city denies.",
            "flaw in May",
            "spokeswoman",
        ),
        ("Mr Bo Ek, from Vila Alta, Porto said it rained and fears it may burst.", "it may burst", "Bo Ek"),
        ("Her mother says it rained, but Mr Bo Ek added he fears it may burst.", "may burst", "Bo Ek"),
        ("Chief operating officer Ines Duarte told a meeting the dam may burst.", "dam may burst", "Ines Duarte"),
        ("Engineers questioned whether the dam may burst.", "dam may burst", "Engineers"),
        ('"The dam may burst," shrugged one engineer.', "dam may burst", "engineer"),
        ("Ines Duarte gave them 48 hours to leave or see the dam burst.", "see the dam burst", "Ines Duarte"),
        ("A report by river engineers, seen by Lusa, says the dam may burst.", "dam may burst", "river engineers"),
        ("The dam may burst - engineers", "dam may burst", "engineers"),
        ("Oil hit a record, leaving retailers warning of empty shelves.", "empty shelves", "retailers"),
        ("The fear, Ines Duarte said, is Monday, when the dam may burst.", "dam may burst", "Ines Duarte"),
        ("The Attorney General said the dam may burst.", "dam may burst", "Attorney General"),
        (
            "Some sheriffs in bordering towns say the dam may burst.",
            "dam may burst",
            "Some sheriffs in bordering towns",
        ),
        ("Norte, which sells 38% of it for $2m in Peru, now says the dam may burst.", "dam may burst", "Norte"),
        ("Some 60% of voters say the dam may burst.", "dam may burst", "Some 60% of voters"),
        ("Bo Ek said it will hold, but Ines Duarte left and warned it may burst.", "may burst", "Ines Duarte"),
        ("It may rain, Ines Duarte of the tenants' league argues.", "may rain", "Ines Duarte"),
    ],
)
def test_every_way_of_saying_leads_to_its_speaker(text: str, words: str, speaker: str) -> None:
    assert speaker_of(text, words) == speaker


def test_a_surname_takes_the_full_name_and_role_that_stand_elsewhere() -> None:
    text = "Interior Minister Ines Duarte flew in. Duarte warned that the dam may burst."
    voice = voice_of(text, "dam may burst")
    assert voice is not None
    assert (voice.name, voice.role) == ("Ines Duarte", "Interior Minister")
    assert text[voice.mention.start : voice.mention.end] == "Duarte"
    assert text[voice.cue.start : voice.cue.end] == "warned"
    assert text[voice.span.start : voice.span.end] == "Ines Duarte"
    assert voice.role_span is not None
    assert text[voice.role_span.start : voice.role_span.end] == "Interior Minister"


def test_a_quotation_of_two_sentences_has_one_speaker() -> None:
    text = '"The rain has stopped. The dam may burst still," Duarte told a briefing.'
    assert speaker_of(text, "rain has stopped") == "Duarte"


def test_a_further_quotation_without_a_cue_has_the_speaker_before_it() -> None:
    text = '"The rain has stopped," said Ines Duarte.\n\n"The dam may burst still."'
    assert speaker_of(text, "dam may burst") == "Ines Duarte"


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    text = 'Ines Duarte said: "The rain has stopped.\n\n"The dam may burst still."'
    assert speaker_of(text, "dam may burst") == "Ines Duarte"


def test_a_quotation_that_a_layout_broke_has_one_speaker() -> None:
    text = '"The rain has stopped.\n\nThe dam may burst still," said Ines Duarte.'
    assert speaker_of(text, "rain has stopped") == "Ines Duarte"
    assert speaker_of(text, "dam may burst") == "Ines Duarte"


def test_a_quotation_right_after_a_person_is_theirs() -> None:
    text = 'Ines Duarte was blunt. "The dam may burst."'
    assert speaker_of(text, "dam may burst") == "Ines Duarte"


def test_whoever_makes_a_statement_speaks_and_not_who_passes_it_on() -> None:
    text = "Ines Duarte stressed that the dam may burst, Lusa news agency reported."
    assert speaker_of(text, "dam may burst") == "Ines Duarte"


def test_a_report_of_the_relayers_own_is_theirs() -> None:
    assert speaker_of("The dam may burst, Lusa news agency reported.", "dam may burst") == "Lusa news agency"


def test_a_saying_within_a_saying_has_its_own_speaker() -> None:
    text = "Ines Duarte said the river board had warned that the dam may burst."
    assert speaker_of(text, "dam may burst") == "the river board"
    assert speaker_of(text, "said the river") == "Ines Duarte"


def test_a_further_participle_goes_with_the_main_clause() -> None:
    text = "Ines Duarte said the board had denied it, adding that the dam may burst."
    assert speaker_of(text, "dam may burst") == "Ines Duarte"


def test_the_article_takes_over_after_a_saying_at_the_end() -> None:
    text = "The dam may burst, Ines Duarte said, but the rain had stopped by noon."
    assert speaker_of(text, "dam may burst") == "Ines Duarte"
    assert speaker_of(text, "rain had stopped") is None


@pytest.mark.parametrize(
    "text",
    [
        "Ines Duarte was warned that the dam may burst.",
        "Ines Duarte declined to say whether the dam may burst.",
        "Ines Duarte did not say that the dam may burst.",
        "Plans announced in May say nothing of it: the dam may burst.",
        "The dam may burst.",
        "Workers added sand to the wall because the dam may burst.",
        "It was feared that the dam may burst.",
        "A man believed to be an engineer fled: the dam may burst.",
        "The mayor's answers on whether the dam may burst were short.",
        "Villagers hoping to leave knew the dam may burst.",
        "An engineer accused of theft said nothing: the dam may burst.",
        "Peru raised fears that the dam may burst.",
        "The nation of Peru, which Ines Duarte ruled, split, raising fears that the dam may burst.",
        "Ines Duarte fled.\n\nIt rained all night here.\n\nEyewitness: the dam may burst",
        "It rained all night, as Ines Duarte knows, and the wall broke. SHOW US THE WAY: the dam may burst",
        "The wall will hold, Ines Duarte said, as engineers feared for it. The dam may burst.",
        "All will be well, Ines Duarte said after the dam may burst was heard.",
        "Neither side feels the dam may burst.",
        "The rain was heavier than expected, and the dam may burst.",
        "Bo Ek urged them to stay, in the face of criticism that the dam may burst.",
        "Lima: the dam may burst",
        "Flood fears: the dam may burst",
        "A letter to Ines Duarte says the dam may burst.",
    ],
)
def test_no_speaker_is_made_up(text: str) -> None:
    assert speaker_of(text, "dam may burst") is None


def test_a_language_without_rules_has_no_voices() -> None:
    text = "Der Damm könnte brechen, sagte Ines Duarte am Montag in Lima vor der Presse. Sie said: „Wir warten ab.“"
    assert speaker_of(text, "Damm könnte brechen") is None
    assert speaker_of(text, "Wir warten") is None


def test_what_nobody_says_is_the_articles_own() -> None:
    text = "Ines Duarte said the rain had stopped. The dam may burst still."
    assert speaker_of(text, "dam may burst") is None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Royal Bank of Ayr has lost a fortune since it was bailed out and warned last night that it faces ruin.",
            "faces ruin",
            "Royal Bank of Ayr",
        ),
        ("The law met a backlash, with critics warning that it could lead to violence.", "violence", "critics"),
        ("Harbour officials sharply raised their tone, warning that the pier could fall.", "fall", "Harbour officials"),
        ("About 300 residents have objected, saying match days would bring gridlock.", "gridlock", "300 residents"),
        ("The fleet, argues Ines Duarte, lacks the means to hit back.", "lacks the means", "Ines Duarte"),
        ("He ignored warnings from his campaign treasurer about jail.", "jail", "his campaign treasurer"),
        ("Researchers who studied the chip say the flaw could spread.", "could spread", "Researchers"),
        ("Economists have long warned that the peg could break.", "could break", "Economists"),
        ('"We are close to war," the Nobel laureate warned.', "close to war", "Nobel laureate"),
        ("Moody's warned that the vote could trigger a downgrade.", "downgrade", "Moody's"),
        ("Marlowe Foods cuts outlook after second profit warning", "outlook", "Marlowe Foods"),
        ("Acme Motors cut its full-year profit forecast by a fifth.", "by a fifth", "Acme Motors"),
        ("Rebels fought Ivo Maric's men as the defiant leader warned of war.", "of war", "Ivo Maric"),
    ],
)
def test_the_speaker_is_found_wherever_the_sentence_has_them(text: str, words: str, speaker: str) -> None:
    assert speaker_of(text, words) == speaker


def test_a_company_is_taken_up_by_the_word_for_its_trade() -> None:
    text = "Marlowe Foods Plc lost half its value. It was the ready-meals maker's second profit warning in four months."
    assert speaker_of(text, "profit warning") == "Marlowe Foods Plc"


def test_a_pronoun_passes_over_a_first_name_of_the_other_sex() -> None:
    text = "Anna Weil met Ivo Maric on the dam. He warned that the wall could break."
    assert speaker_of(text, "could break") == "Ivo Maric"


def test_an_unsigned_note_is_no_speaker() -> None:
    assert speaker_of('"The plant could explode," read a note on the door.', "could explode") is None
    assert speaker_of('A note on the door said: "The plant could explode."', "could explode") is None


def test_who_made_a_statement_goes_before_who_reported_it() -> None:
    text = "President Olav Hrytsko said a cut in aid would cost lives, his office reported."
    assert speaker_of(text, "would cost lives") == "Olav Hrytsko"
