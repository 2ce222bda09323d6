"""The words of the grammar: number words, units, currencies and nouns, read once from the tables beside this file.

The tables are for people to extend: each says in its own comments what an entry means.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from briefgen.errors import RuleError
from briefgen.model import Measure, Modifier  # noqa: TC001 - msgspec reads the annotations
from briefgen.points.quantity.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent
TableT = TypeVar("TableT")


class NumberWords(msgspec.Struct, frozen=True):
    """`words.toml`."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    fractions: dict[str, int]
    plurals: dict[str, list[str]]
    before: dict[Modifier, list[str]]
    after: dict[Modifier, list[str]]


class UnitTable(msgspec.Struct, frozen=True):
    """One table of `units.toml`."""

    measure: Measure
    units: list[str]
    joined: list[str] = []


class CurrencyTable(msgspec.Struct, frozen=True):
    """One currency of `currencies.toml`."""

    signs: list[str]
    names: list[str]
    code: bool = True


class Currencies(msgspec.Struct, frozen=True):
    """`currencies.toml`."""

    currencies: dict[str, CurrencyTable]
    words: dict[str, str]
    shared: dict[str, dict[str, str]]


def read_table(path: Path, shape: type[TableT]) -> TableT:
    """The table in a TOML file, checked; a RuleError names the file and what is wrong in it."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=shape)
    except (OSError, msgspec.DecodeError) as error:
        raise RuleError(f"{path}: {error}", "reinstall briefgen, or mend the table") from error


def _units(tables: Mapping[str, UnitTable]) -> Phrases[Measure]:
    return Phrases(((unit, t.measure) for t in tables.values() for unit in t.units), cased=True)


_words = read_table(_HERE / "words.toml", NumberWords)
_units_tables = read_table(_HERE / "units.toml", dict[str, UnitTable])
_currencies = read_table(_HERE / "currencies.toml", Currencies)
_nouns = {name: frozenset(words.split()) for name, words in read_table(_HERE / "nouns.toml", dict[str, str]).items()}

UNITS, TENS, FRACTIONS = _words.units, _words.tens, _words.fractions
SCALES = {word: Decimal(value) for word, value in _words.scales.items()}
SUFFIXES = {word: Decimal(value) for word, value in _words.suffixes.items()}
VAGUE = frozenset(_words.plurals["vague"])
OPEN = frozenset(_words.plurals["open"])
BEFORE = Phrases(((p, m) for m, phrases in _words.before.items() for p in phrases), backwards=True)
AFTER = Phrases((p, m) for m, phrases in _words.after.items() for p in phrases)

MEASURES = _units(_units_tables)
JOINED_UNITS = {unit: t.measure for t in _units_tables.values() for unit in t.joined}

_codes = _currencies.currencies
_signs = [(sign, code) for code, t in _codes.items() for sign in ([code] * t.code + t.signs)]
SIGNS_BEFORE = Phrases(_signs, backwards=True, cased=True)
SIGNS_AFTER = Phrases(((s, c) for s, c in _signs if not s[-1].isalpha() or (s.isupper() and len(s) > 1)), cased=True)
CURRENCY_NAMES = Phrases(
    [*((name, code) for code, t in _codes.items() for name in t.names), *_currencies.words.items()]
)
# What several countries call their money -> the words for a country -> its currency.
SHARED_MONEY = {
    name: {word: code for code, words in countries.items() for word in words.split()}
    for name, countries in _currencies.shared.items()
}
CURRENCY_WORDS = frozenset(name for t in _codes.values() for name in t.names)

STOPS, PLURALS, NOT_PLURALS = _nouns["stops"], _nouns["plurals"], _nouns["not_plurals"]
ATTRIBUTIVE, COUNTABLE, SIZES = _nouns["attributive"], _nouns["countable"], _nouns["sizes"]
NO_SIZES, REACHED, TALLIES, CROWDS = (_nouns[name] for name in ("no_sizes", "reached", "tallies", "crowds"))
HURT, TRADELIKE = _nouns["hurt"], _nouns["tradelike"]
CHANGES, RANGING = _nouns["changes"], _nouns["ranging"]
LEVELS, MOVES, PRICED, BODIED = (_nouns[name] for name in ("levels", "moves", "priced", "bodied"))
RATES, COMPARISONS = _nouns["rates"], _nouns["comparisons"]
PRICES = tuple(sorted(_nouns["prices"]))
LABELS, ORDERED, BODIES = _nouns["labels"], _nouns["ordered"], _nouns["bodies"]

NUMBER_WORDS = frozenset({*UNITS, *TENS})
# "Tenfold"; "twice" only where it compares ("twice as many").
FOLDS = {"twice": 2} | {f"{word}fold": value for word, value in UNITS.items()} | {"hundredfold": 100}
STARTERS = frozenset({*NUMBER_WORDS, *FOLDS, *SCALES, *VAGUE, *FRACTIONS, "½", "¼", "¾", "⅓", "⅔"})
