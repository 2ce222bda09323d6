"""What a figure's words, value, modifier and unit come out as."""

from __future__ import annotations

import pytest

from briefgen import Document, key_points
from briefgen.model import Figure, Measure, Modifier


def figures(text: str) -> list[Figure]:
    document = Document.from_text(text, language="en")
    return [p for p in key_points(document) if isinstance(p, Figure)]


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


def words(text: str) -> list[str]:
    return [text[f.span.start : f.span.end] for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The yard employs 4,250 welders.", 4250),
        ("Some 10 000 refugees arrived.", 10000),
        ("The state set aside 3,50,000 doses.", 350000),
        ("They found twenty-six miners alive.", 26),
        ("They found one hundred and five miners alive.", 105),
        ("The ship carried two thousand three hundred crates.", 2300),
        ("The plant needs two and a half million bricks.", 2_500_000),
        ("A dozen villages were cut off.", 12),
        ("Two dozen villages were cut off.", 24),
        ("Half a dozen villages were cut off.", 6),
        ("Half a million voters stayed away.", 500_000),
        ("A quarter of a million voters stayed away.", 250_000),
        ("The scheme reached 5 lakh farmers.", 500_000),
        ("The site has 2.5m users.", 2_500_000),
        ("The site has 300k users.", 300_000),
        ("One point five million letters were lost.", 1_500_000),
    ],
)
def test_numerals_are_read_exactly_however_they_are_written(text: str, value: float) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    "text", ["Dozens of lorries burned.", "Tens of thousands of commuters walked.", "Several hundred nurses marched."]
)
def test_a_vague_count_has_no_value(text: str) -> None:
    figure = only(text)
    assert (figure.value, figure.rule) == (None, "figure.vague")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Half of the fleet is idle.", 0.5, "fleet"),
        ("Half the fleet is idle.", 0.5, "fleet"),
        ("A quarter of passengers complained.", 0.25, "passengers"),
        ("Three-quarters of all bakeries closed.", 0.75, "bakeries"),
        ("It covers a fifth of the island's rivers.", 0.2, "rivers"),
    ],
)
def test_a_part_is_a_fraction_of_what_it_divides(text: str, value: float, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit, figure.rule) == (value, unit, "figure.fraction")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The bank paid $1.13bn.", 1_130_000_000, "USD"),
        ("The bank paid US$3.5 million.", 3_500_000, "USD"),
        ("The bank paid C$20.", 20, "CAD"),
        ("The bank paid £1.99bn.", 1_990_000_000, "GBP"),
        ("The bank paid 2.9bn euros.", 2_900_000_000, "EUR"),
        ("The bank paid €750m.", 750_000_000, "EUR"),
        ("The bank paid EUR 20m.", 20_000_000, "EUR"),
        ("The bank paid Rs 500 crore.", 5_000_000_000, "INR"),
        ("The bank paid 40 billion yen.", 40_000_000_000, "JPY"),
        ("The bank paid 5 trillion won.", 5_000_000_000_000, "KRW"),
        ("The bank paid 12 million Swiss francs.", 12_000_000, "CHF"),
        ("The bank paid 60 million pesos.", 60_000_000, "pesos"),
        ("The share lost 12.5 pence.", 12.5, "pence"),
        ("The share lost 12.5p.", 12.5, "pence"),
        ("The share lost 78 cents.", 78, "cents"),
        ("It raised millions of dollars.", None, "USD"),
    ],
)
def test_money_has_its_currency_and_its_scale_multiplied_out(text: str, value: float | None, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit, figure.measure) == (value, unit, Measure.MONEY)


def test_pounds_are_weight_where_something_is_weighed() -> None:
    assert only("The crate weighs 40 pounds.").measure is not Measure.MONEY
    assert only("The crate costs 40 pounds.").unit == "GBP"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Turnout was 61%.", "%"),
        ("Turnout was 61 percent.", "%"),
        ("Turnout was 61 per cent.", "%"),
        ("Turnout fell 3.5 percentage points.", "percentage points"),
        ("Rates rose 25 basis points.", "basis points"),
    ],
)
def test_percentages_and_their_points_are_told_apart(text: str, unit: str) -> None:
    figure = only(text)
    assert (figure.unit, figure.measure) == (unit, Measure.PERCENT)


@pytest.mark.parametrize(
    ("text", "unit", "measure"),
    [
        ("The pipe is 40km long.", "km", Measure.PHYSICAL),
        ("It pumps 700,000 barrels per day.", "barrels per day", Measure.PHYSICAL),
        ("It pumps 3 million bpd.", "bpd", Measure.PHYSICAL),
        ("The fire burned 5 square miles.", "square miles", Measure.PHYSICAL),
        ("A magnitude 6.3 earthquake struck.", "magnitude", Measure.PHYSICAL),
        ("A 6.3-magnitude earthquake struck.", "magnitude", Measure.PHYSICAL),
        ("The station gives 600 MW.", "MW", Measure.PHYSICAL),
        ("It reached 41C.", "C", Measure.PHYSICAL),
        ("The siege lasted three weeks.", "weeks", Measure.DURATION),
        ("It ended a 42-year rule.", "year", Measure.DURATION),
        ("A 29-year-old nurse spoke.", "years", Measure.AGE),
        ("The nurse, aged 29, spoke.", "years", Measure.AGE),
        ("Ann Lee, 29, spoke.", "years", Measure.AGE),
        ("Demand is three times higher.", "times", Measure.MULTIPLE),
        ("A 15-member panel sat.", "member", Measure.COUNT),
        ("A 32-strong squad left.", "squad", Measure.COUNT),
    ],
)
def test_units_are_the_texts_own_and_say_what_is_measured(text: str, unit: str, measure: Measure) -> None:
    figure = only(text)
    assert (figure.unit, figure.measure) == (unit, measure)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("They freed 3,000 North Korean soldiers on the border.", "soldiers"),
        ("They freed two arms dealers.", "dealers"),
        ("They freed three Texas oil companies from the rule.", "companies"),
        ("They freed 12 co-workers.", "co-workers"),
        ("They freed 20 British and French sailors.", "sailors"),
        ("They freed 200 Iraqis.", "Iraqis"),
        ("They freed 40 police officers.", "officers"),
        ("They freed 40 police.", "police"),
        ("They freed two of his aides.", "aides"),
        ("They freed 30 MPs.", "MPs"),
        ("They freed 300 workers' families.", "families"),
    ],
)
def test_what_is_counted_is_the_head_of_the_noun_phrase(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("At least 300 homes burned.", Modifier.AT_LEAST),
        ("No fewer than 300 homes burned.", Modifier.AT_LEAST),
        ("300 or more homes burned.", Modifier.AT_LEAST),
        ("Up to 300 homes burned.", Modifier.AT_MOST),
        ("As many as 300 homes burned.", Modifier.AT_MOST),
        ("No more than 300 homes burned.", Modifier.AT_MOST),
        ("More than 300 homes burned.", Modifier.MORE_THAN),
        ("Just over 300 homes burned.", Modifier.MORE_THAN),
        ("Fewer than 300 homes burned.", Modifier.LESS_THAN),
        ("Just under 300 homes burned.", Modifier.LESS_THAN),
        ("Some 300 homes burned.", Modifier.ABOUT),
        ("Nearly 300 homes burned.", Modifier.ABOUT),
        ("An estimated 300 homes burned.", Modifier.ABOUT),
        ("300 or so homes burned.", Modifier.ABOUT),
        ("Another 300 homes burned.", Modifier.NONE),
    ],
)
def test_a_hedge_becomes_the_modifier(text: str, modifier: Modifier) -> None:
    figure = only(text)
    assert (figure.value, figure.modifier, figure.unit) == (300, modifier, "homes")


def test_a_hedge_is_none_where_it_belongs_to_a_verb() -> None:
    assert only("Creditors must sign up to a $2bn plan.").modifier is Modifier.NONE
    assert only("They talked about 300 homes.").modifier is Modifier.NONE


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Between 200 and 300 nurses left.", (200, 300), "nurses"),
        ("It will cost $10-15bn.", (10_000_000_000, 15_000_000_000), "USD"),
        ("It will cost $5m to $7m.", (5_000_000, 7_000_000), "USD"),
        ("Output may fall 5-7%.", (5, 7), "%"),
        ("Two or three hundred nurses left.", (200, 300), "nurses"),
        ("They met three or four times.", (3, 4), "times"),
        ("It takes two to three weeks.", (2, 3), "weeks"),
    ],
)
def test_a_range_has_both_its_bounds(text: str, value: tuple[float, float], unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit, figure.modifier) == (value, unit, Modifier.RANGE)


def test_a_change_from_one_amount_to_another_is_two_figures() -> None:
    text = "Profit rose from $10.9bn to $11.1bn."
    assert [f.value for f in figures(text)] == [10_900_000_000, 11_100_000_000]
    assert [(f.value, f.unit) for f in figures("Rates went from 5 to 7 percent.")] == [(5, "%"), (7, "%")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("One in five bakers left.", 0.2, "bakers"),
        ("Almost one in four adults smoke.", 0.25, "adults"),
        ("The payout is $6.0-$6.5 per share.", (6, 6.5), "USD"),
        ("Costs fell by a factor of six.", 6, "times"),
        ("A tenfold rise followed.", 10, "times"),
        ("There were twice as many bakers.", 2, "times"),
        ("It cooled to minus 20 degrees Celsius.", -20, "degrees Celsius"),
        ("Growth of -5% followed.", -5, "%"),
        ("Three out of four regions voted.", 3, "regions"),
        ("They got five more years.", 5, "years"),
        ("Some 50,000 current and former drivers sued.", 50_000, "drivers"),
    ],
)
def test_ratios_multiples_signs_and_longer_phrases(text: str, value: float | tuple[float, float], unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit) == (value, unit)


def test_one_counts_in_a_list_of_counts() -> None:
    text = "They burned five barns, one grain store and two sheds."
    assert [(f.value, f.unit) for f in figures(text)] == [(5, "barns"), (1, "store"), (2, "sheds")]


def test_a_share_of_a_number_leaves_that_number_a_figure_of_its_own() -> None:
    text = "It closed about a third of its 600 bakeries."
    assert [(words_of, f.unit) for words_of, f in zip(words(text), figures(text), strict=True)] == [
        ("about a third", "bakeries"),
        ("600 bakeries", "bakeries"),
    ]


def test_a_bare_number_counts_what_the_count_just_before_it_does() -> None:
    assert [f.unit for f in figures("The storm wrecked 4,000 homes in the north and 300 in the south.")] == [
        "homes",
        "homes",
    ]


def test_a_count_out_of_reach_lends_nothing() -> None:
    text = "It wrecked 4,000 homes along the whole of the northern coast, and after a night of calm it killed 300."
    assert [f.unit for f in figures(text)] == ["homes", None]


def test_the_span_runs_from_the_modifier_through_the_counted_noun() -> None:
    text = "At least 3,000 trained nurses and a total of 900 trucks came, at above $112 a barrel."
    assert words(text) == ["At least 3,000 trained nurses", "a total of 900 trucks", "above $112 a barrel"]


def test_a_figure_says_which_words_are_its_number() -> None:
    text = "About 3,000 nurses came."
    (number,) = (e.span for e in only(text).evidence if e.field == "number")
    assert text[number.start : number.end] == "3,000"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Hundreds of migrants drowned off the cape, around 40 off the island.", "migrants"),
        ("The death toll rose to 45.", "deaths"),
        ("The number of infections ranged between 40 and 60.", "infections"),
        ("The storm cut off 9,500 flats, and crews have mended a fifth of them.", "flats"),
        ("The prison holds 900 inmates, 400 of them awaiting trial.", "inmates"),
        ("The rupee fell to 83.2 against the dollar.", "INR"),
        ("The euro was weak, and the zloty stood at 4.31 per euro.", "PLN"),
    ],
)
def test_a_bare_number_takes_its_unit_from_the_words_before_it(text: str, unit: str) -> None:
    assert figures(text)[-1].unit == unit


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("Copper traded at $8,110 - $8,115 per tonne.", "$8,110 - $8,115 per tonne", (8110, 8115)),
        ("It will take two, three or four weeks.", "two, three or four weeks", (2, 4)),
        ("We need a thousand, or 2 thousand men.", "a thousand, or 2 thousand men", (1000, 2000)),
        ("Thousands and thousands of birds died.", "Thousands and thousands of birds", None),
        ("Hundreds, if not thousands, of homes fell.", "Hundreds, if not thousands, of homes", None),
        ("The firm will shut two of its nine mills.", "two of its nine mills", 2),
        ("A 45,000-seat arena will be built.", "45,000-seat", 45000),
        ("It lies on a road 300 metres from the sea.", "300 metres", 300),
        ("The bank lost CHF2.1bn.", "CHF2.1bn", 2_100_000_000),
        ("So far 2,000 and counting have fled.", "2,000 and counting", 2000),
        ("About one-third of the ward was ill.", "About one-third of the ward", 0.3333),
    ],
)
def test_numbers_that_make_one_quantity_are_one_figure(
    text: str, found: str, value: float | tuple[float, float] | None
) -> None:
    assert (words(text), only(text).value) == ([found], value)


@pytest.mark.parametrize(
    ("text", "unit", "measure"),
    [
        ("The town has a population of just 284.", "population", Measure.COUNT),
        ("The population could grow to 71 million by then.", "population", Measure.COUNT),
        (
            "Nobody knows how many women were hurt; estimates of how many women ran from 500 to 900.",
            "women",
            Measure.COUNT,
        ),
        ("Confirmed infections had reached 81,000.", "infections", Measure.COUNT),
        ("Claims fell to 231,000 last week.", "Claims", Measure.COUNT),
        ("Cases of measles have risen to 1,587.", "Cases", Measure.COUNT),
        ("Infections reached 81,000, and deaths 2,300.", "deaths", Measure.COUNT),
        ("Shares in the group rose to 312.", None, Measure.COUNT),
        ("Police fired 60 rubber bullets and arrested 17.", None, Measure.COUNT),
        ("Police stopped 60 drivers and arrested 17.", "drivers", Measure.COUNT),
        ("Medics treated 60 wounded and the police arrested 17.", "wounded", Measure.COUNT),
        ("The flaw hit 600 servers and was rated 9.8.", None, Measure.COUNT),
        ("The currency weakened to 19.4 per dollar.", "per dollar", Measure.MONEY),
        ("Another 45 were hurt.", None, Measure.COUNT),
        ("He was jailed at the age of 30.", "years", Measure.AGE),
        ("She moved abroad when she was 13.", "years", Measure.AGE),
    ],
)
def test_people_and_ages_are_known_without_a_noun_behind_the_number(
    text: str, unit: str | None, measure: Measure
) -> None:
    assert (figures(text)[-1].unit, figures(text)[-1].measure) == (unit, measure)


def test_a_year_behind_at_least_is_a_date_and_no_count() -> None:
    assert figures("They should wait until at least 2015 to vote.") == []
    assert [f.value for f in figures("At least 2000 were killed.")] == [2000]


def test_a_level_that_is_topped_is_a_lower_bound() -> None:
    found = only("Inflation, topping 6%, is the highest in years.")
    assert (found.value, found.modifier) == (6, Modifier.MORE_THAN)


def test_a_part_of_a_named_group_is_the_part_and_not_the_group() -> None:
    found = only("Economists of two of the big four lenders agreed.")
    assert (found.value, found.unit) == (2, "lenders")


@pytest.mark.parametrize(
    ("text", "value", "modifier", "unit"),
    [
        ("Of the volunteers, 28 of the 68 starters gave up.", 28, Modifier.NONE, "starters"),
        ("Nine out of 10 of the pupils passed.", 0.9, Modifier.NONE, "pupils"),
        ("The clinic has a staff of 61.", 61, Modifier.NONE, "staff"),
        ("The flood toll passes 900.", 900, Modifier.MORE_THAN, "deaths"),
        ("The death toll climbed above 900.", 900, Modifier.MORE_THAN, "deaths"),
        ("The fund ended the year at minus $5.7 billion.", -5_700_000_000, Modifier.NONE, "USD"),
        ("Clinics gave the usual 30 to 35.", [30, 35], Modifier.RANGE, None),
        ("Around 400 Ruritanians have died and thousands have fled.", None, Modifier.NONE, "Ruritanians"),
        ("Guesses at the cost run from 400,000 to 1.2 million.", [400_000, 1_200_000], Modifier.RANGE, None),
        ("The bond gained more than 4 cents to 71.5 cents.", 71.5, Modifier.NONE, "cents"),
        ("The count is now past 260,000 devices.", 260_000, Modifier.MORE_THAN, "devices"),
        ("Warming will exceed 1.5C by then.", 1.5, Modifier.MORE_THAN, "C"),
        ("So far 62 of 195 countries have signed.", 62, Modifier.NONE, "countries"),
        ("The index lost 41.2 points, or 0.4 percent, to 9,871.6.", 9871.6, Modifier.NONE, "points"),
        (
            "The school asked 100 people to draw a face that they thought was fair, then asked another 100.",
            100,
            Modifier.NONE,
            "people",
        ),
        (
            "At least eight Ruritanian-designed truck-mounted Hail rocket launchers were seen.",
            8,
            Modifier.AT_LEAST,
            "launchers",
        ),
        ("It is an oil-exporting nation of 6 million.", 6_000_000, Modifier.NONE, "people"),
        ("She treated 14 children, and said three of them were ill.", 3, Modifier.NONE, "children"),
    ],
)
def test_the_last_figure_is_read_as_a_reader_would(
    text: str, value: float | list[int] | None, modifier: Modifier, unit: str | None
) -> None:
    found = figures(text)[-1]
    read = list(found.value) if isinstance(found.value, tuple) else found.value
    assert (read, found.modifier, found.unit) == (value, modifier, unit)


def test_a_large_whole_stays_a_figure_beside_its_part() -> None:
    assert [f.value for f in figures("It will cut about 3,000 of its 43,000 staff.")] == [3000, 43000]


def test_an_ordinal_century_weighs_no_stones() -> None:
    assert figures("By the middle of the 21st century it will be gone.") == []
    assert only("He weighed 12st at birth.").unit == "st"


def test_a_trade_and_a_number_between_commas_give_an_age() -> None:
    assert only("The driver, 38, was unhurt.").measure is Measure.AGE
    assert {
        f.measure for f in figures("Of the floods 12 came in summer and, in winter, 38, most of them at night.")
    } == {Measure.COUNT}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The budget of Libya is 37 billion dinars.", "LYD"),
        ("Libya and Iraq each owe 37 billion dinars.", "dinars"),
        ("The budget is 37 billion dinars.", "dinars"),
        ("Swedish banks lent 5 billion crowns.", "SEK"),
    ],
)
def test_money_of_a_shared_name_is_the_only_country_s_that_is_spoken_of(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_the_year_that_a_bond_falls_due_is_no_amount() -> None:
    assert figures("Holders of its 2028 dollar bond met.") == []
    assert figures("It opened at half past nine.") == []
