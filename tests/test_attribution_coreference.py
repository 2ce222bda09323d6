"""Whom pronouns, surnames, roles and abbreviations are for."""

import pytest

from tests.attribution_reading import role_of, speaker_of

WORDS = "dam may burst"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ines Duarte flew in. She said the dam may burst.", "Ines Duarte"),
        ("Mr Ek met Ines Duarte. He said the dam may burst.", "Ek"),
        ("Ines Duarte said rain was falling. The dam may burst, she added.", "Ines Duarte"),
        ("Interior Minister Ines Duarte flew in. The minister said the dam may burst.", "Ines Duarte"),
        ("Ines Duarte, the board's spokeswoman, flew in. The spokesperson said the dam may burst.", "Ines Duarte"),
        ("Security adviser Ines Duarte spoke. The official warned that the dam may burst.", "Ines Duarte"),
        ("Peru's ambassador Ines Duarte spoke. The dam may burst, the Peruvian envoy said.", "Ines Duarte"),
        ("Norte Energia, a private utility company, built it. The company said the dam may burst.", "Norte Energia"),
        ("The dam of Norte Energia Corp leaked. The company said the dam may burst.", "Norte Energia Corp"),
        ("General Motors cut its outlook. Norte rose. GM said the dam may burst.", "General Motors"),
        ("Norte Motors cut its outlook. The country's biggest carmaker said the dam may burst.", "Norte Motors"),
        ("Norte, which owns it, built it. The company said the dam may burst.", "Norte"),
        ("Norte Energia Holdings built it. It said the dam may burst.", "Norte Energia Holdings"),
        ("Villagers fled. They said the dam may burst.", "Villagers"),
        ("The River Safety Board (RSB) met. The RSB said the dam may burst.", "River Safety Board"),
        ("The River Safety Board met. The board warned that the dam may burst.", "River Safety Board"),
        ("The Dams and Rivers Authority met. The watchdog said the dam may burst.", "Dams and Rivers Authority"),
        ("The Committee of the Blue Star met. The CBS said the dam may burst.", "Committee of the Blue Star"),
        ("The mayor of Port Alto fled. The dam may burst, he said.", "mayor of Port Alto"),
        ("U.N. Commissioner for Human Rights Ines Duarte came. Duarte said the dam may burst.", "Ines Duarte"),
        ("Gas fell, Peru Radio said. Peru said the dam may burst.", "Peru"),
        ("Peru's board said in a report that rain fell. The report warned that the dam may burst.", "Peru's board"),
        ("According to a study by Norte Energia, rain fell. The study said the dam may burst.", "Norte Energia"),
        ("Norte Alta sinks after it says the dam may burst", "Norte Alta"),
        ("Norte Alta fell. The Peruvian dam maker said the dam may burst.", "Norte Alta"),
        ("Norte Alta fell. The company said the dam may burst.", "Norte Alta"),
        ("Senator Ines Duarte spoke. The 43-year-old said the dam may burst.", "Ines Duarte"),
        ("Senator Ines Duarte spoke. The Florida Republican said the dam may burst.", "Ines Duarte"),
        ("Ines Duarte, 29, fled. The nurse said the dam may burst.", "Ines Duarte"),
        ("Ines Duarte, 29, fled. The mayor said the dam may burst.", "mayor"),
        ("The team met. They said the dam may burst.", "team"),
        ("Among them was Ines Duarte, an editor in Porto. The dam may burst, she said.", "Ines Duarte"),
        ("Ines Duarte said it rained. Her son has not called. “The dam may burst.”", "Ines Duarte"),
        ("Ines Duarte spoke. Duarte herself was calm. The dam may burst, the 52-year-old said.", "Ines Duarte"),
        ("Captain Ines Duarte wept. The dam may burst, the engineer wrote.", "Ines Duarte"),
        ("Anna Ek came. Mrs Ek smiled. An angry Ek left, saying: “The dam may burst.”", "Ek"),
        ("Anna Ek came. Mr Ek left. Mr Ek said the dam may burst.", "Ek"),
        (
            "Ines Duarte ran. A Ford Fiesta Ines Duarte had bought. Ines Duarte sat. Duarte said the dam may burst.",
            "Ines Duarte",
        ),
        ("Europe's river regulator met. The dam may burst, it said.", "Europe's river regulator"),
        ("It rained, said the charity's Lotte Duarte. After that, she added, the dam may burst.", "Lotte Duarte"),
        ("The rebels have won, and Bo Ek did not like it. The dam may burst, he said.", "Bo Ek"),
        ("Norte Motors fell. The world's second-largest carmaker said the dam may burst.", "Norte Motors"),
        ("Chairman Ines Duarte and Bo Ek met. Duarte said the dam may burst.", "Ines Duarte"),
        (
            "Peruvian ministers met. Peru's envoy Ines Duarte spoke. The British envoy said the dam may burst.",
            "British envoy",
        ),
        ("President Ines Duarte's term ended. The dam may burst, the president said.", "Ines Duarte"),
        ("The wall of June Duarte's house fell. Duarte said the dam may burst.", "June Duarte"),
        ("Ines Duarte came. Ines Duarte and Rui Duarte talked. Duarte said the dam may burst.", "Ines Duarte"),
        ("Duarte said the dam may burst. Ines Duarte chairs the board.", "Ines Duarte"),
        ("When Bo Ek fell ill, Ines Duarte found reports that she said show the dam may burst.", "Ines Duarte"),
        ("Peru has closed the dam, it said on Friday, adding that the dam may burst.", "Peru"),
    ],
)
def test_a_later_mention_leads_to_the_fullest_name(text: str, speaker: str) -> None:
    assert speaker_of(text, WORDS) == speaker


def test_a_pronoun_follows_what_is_known_of_the_sex() -> None:
    text = "Mr Bo Ek, an engineer, spoke. Mrs Ines Duarte listened. He said the dam may burst."
    assert speaker_of(text, WORDS) == "Bo Ek"


@pytest.mark.parametrize(
    "text",
    [
        "Robin Duarte met Sasha Ek in Porto. He said the dam may burst.",
        "Robin Duarte accused Sasha Ek of theft. He said the dam may burst.",
        "Bo Duarte runs it. Anna Ek and Sven Lund met Duarte in Porto. He told them the dam may burst.",
        "It rained in New Porto. New Porto is a town. He said the dam may burst.",
        "Ines Duarte runs the board. Inflation fell. It said the dam may burst.",
    ],
)
def test_a_pronoun_that_fits_two_or_nobody_stays_open(text: str) -> None:
    assert speaker_of(text, WORDS) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Robin Duarte met Anna Ek in Porto. She said the dam may burst.", "Anna Ek"),
        (
            "Robin Duarte runs the board. Robin Duarte met Sasha Ek in Porto. He said the dam may burst.",
            "Robin Duarte",
        ),
        ("Foreign Secretary Ines Duarte spoke. Foreign Secretary warns the dam may burst.", "Ines Duarte"),
    ],
)
def test_sex_an_earlier_mention_and_an_office_tell_who_it_is(text: str, speaker: str) -> None:
    assert speaker_of(text, WORDS) == speaker


def test_a_singular_pronoun_is_not_for_several() -> None:
    assert speaker_of("Villagers fled. She said the dam may burst.", WORDS) is None


def test_a_company_is_not_a_country() -> None:
    assert speaker_of("Peru sent help. Peru said it would pay. The company said the dam may burst.", WORDS) == "company"


def test_an_opening_that_tells_who_he_is_makes_nobody_new() -> None:
    text = "Bo Ek spoke. A critic of the board, he has called the mayor a thief, and said the dam may burst."
    assert speaker_of(text, WORDS) == "Bo Ek"


def test_an_it_that_is_nobody_makes_no_body() -> None:
    text = "It was unclear why Duarte left. It said the dam may burst."
    assert speaker_of(text, WORDS) is None


def test_a_pronoun_without_anybody_before_it_stays_open() -> None:
    assert speaker_of("She said the dam may burst.", WORDS) is None


def test_a_new_name_without_a_role_takes_that_of_whoever_was_just_quoted() -> None:
    text = "The wall is cracked, Peru's dam inspector said on Friday. Ines Duarte also warned that the dam may burst."
    assert (speaker_of(text, "wall is cracked"), role_of(text, WORDS)) == ("Ines Duarte", "Peru's dam inspector")


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Foreign Minister Ines Duarte said the dam may burst.", "Ines Duarte", "Foreign Minister"),
        ("Peru's energy minister Ines Duarte said the dam may burst.", "Ines Duarte", "Peru's energy minister"),
        ("The dam may burst, said Ines Duarte, chief engineer at Norte.", "Ines Duarte", "chief engineer at Norte"),
        ("Secretary of State Ines Duarte said the dam may burst.", "Ines Duarte", "Secretary of State"),
        ("Mr Duarte said the dam may burst.", "Duarte", None),
        ("A senior river official said the dam may burst.", "senior river official", None),
        (
            "The spokesman for Peru's Energy Ministry said the dam may burst.",
            "spokesman for Peru's Energy Ministry",
            None,
        ),
        ("Norte Energia's creditors said the dam may burst.", "Norte Energia's creditors", None),
        ("A source close to the ministry said the dam may burst.", "source close to the ministry", None),
        ("Lima said the dam may burst.", "Lima", None),
        ("Carlos van der Berg said the dam may burst.", "Carlos van der Berg", None),
        ("Saif al-Hadi said the dam may burst.", "Saif al-Hadi", None),
        ("The Bank of Aland said the dam may burst.", "Bank of Aland", None),
        ("Duarte and colleagues said the dam may burst.", "Duarte and colleagues", None),
        ("The Conservative Party said the dam may burst.", "Conservative Party", None),
        (
            "International Agency for Dams officials said the dam may burst.",
            "International Agency for Dams officials",
            None,
        ),
        ("On Wednesday engineers said the dam may burst.", "engineers", None),
    ],
)
def test_names_and_roles_are_verbatim(text: str, speaker: str, role: str | None) -> None:
    assert (speaker_of(text, WORDS), role_of(text, WORDS)) == (speaker, role)
