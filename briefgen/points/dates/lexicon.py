"""The words of the grammar of dates, read once from `words.toml`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from briefgen.points.quantity.lexicon import read_table
from briefgen.points.quantity.phrases import Phrases


class _Words(msgspec.Struct, frozen=True):
    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    parts: dict[str, int]
    ordinals: dict[str, int]
    words: dict[str, str]
    tense: dict[str, str]
    deadlines: dict[str, list[str]]
    leads: dict[str, list[str]]


_table = read_table(Path(__file__).parent / "words.toml", _Words)
_sets = {name: frozenset(words.split()) for name, words in (_table.words | _table.tense).items()}

MONTHS, SHORT_MONTHS = _table.months, _table.short_months
WEEKDAYS, SHORT_WEEKDAYS = _table.weekdays, _table.short_weekdays
PARTS, ORDINALS = _table.parts, _table.ordinals
BEFORE_MONTH, NOT_WEEKDAYS = _sets["before_month"], _sets["not_weekdays"]
BEFORE_YEAR, TIMES, AFTER_NAME = _sets["before_year"], _sets["times"], _sets["after_name"]
COMING, PAST, AHEAD, OPEN = _sets["coming"], _sets["past"], _sets["ahead"], _sets["open"]
TERMS = frozenset({"by", "until", "till", "before", "within"})
LEADS = Phrases(((phrase, True) for phrase in _table.leads["phrases"]), backwards=True)
DEADLINES = Phrases(((phrase, True) for phrase in _table.deadlines["phrases"]), backwards=True)
