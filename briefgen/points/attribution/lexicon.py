"""The words attribution knows, as one dictionary from a word to what it can be (`words.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Is:
    """What a token is or can be, as bits (plain integers: `enum.IntFlag` is ten times slower in the inner loops)."""

    # Verbs of saying, by how much they need around them, and their forms.
    FREE = 1 << 0
    CLAUSE = 1 << 1
    QUOTING = 1 << 2
    LIGHT = 1 << 3
    TRANSITIVE = 1 << 4
    IMPERSONAL = 1 << 5
    ISSUING = 1 << 6
    CITING = 1 << 7
    PASSIVE = 1 << 8
    BASE = 1 << 9
    THIRD = 1 << 10
    PAST = 1 << 11
    ING = 1 << 12
    # Words of the grammar.
    PRONOUN = 1 << 13
    DETERMINER = 1 << 14
    POSSESSIVE = 1 << 15
    PREPOSITION = 1 << 16
    SUBORDINATOR = 1 << 17
    CONJUNCTION = 1 << 18
    RELATIVE = 1 << 19
    AUXILIARY = 1 << 20
    MODAL = 1 << 21
    NEGATION = 1 << 22
    ADVERB = 1 << 23
    FINITE = 1 << 24
    TIME = 1 << 25
    DAY = 1 << 26
    FIRST_NAME = 1 << 27
    # Nouns.
    SAYING = 1 << 28
    HONORIFIC = 1 << 29
    TITLE = 1 << 30
    THING = 1 << 31
    HUMAN = 1 << 32
    PEOPLE = 1 << 33
    ORGANISATION = 1 << 34
    COMPANY = 1 << 35
    TEXT = 1 << 36
    RELAYER = 1 << 37
    SUFFIX = 1 << 38
    PARTISAN = 1 << 39
    PARTICLE = 1 << 40
    TIE = 1 << 41
    PLACE = 1 << 42
    # How it is written.
    CAPITAL = 1 << 43
    NUMBER = 1 << 44
    GENITIVE = 1 << 45
    QUOTE = 1 << 46
    COMMA = 1 << 47
    COLON = 1 << 48
    OPEN = 1 << 49
    CLOSE = 1 << 50
    STOP = 1 << 51
    DASH = 1 << 55
    # What verbs and adjectives tell of their subject and object.
    SENTIENT = 1 << 52
    FORESEEING = 1 << 53
    FEELING = 1 << 54


CUE = Is.FREE | Is.CLAUSE | Is.QUOTING | Is.LIGHT
NOUN = Is.TITLE | Is.HUMAN | Is.PEOPLE | Is.ORGANISATION | Is.TEXT | Is.SAYING
PERSONS = Is.HUMAN | Is.PEOPLE | Is.TITLE

_LISTS: Mapping[str, int] = {
    "sayings": Is.SAYING,
    "citings": Is.CITING,
    "pronouns": Is.PRONOUN,
    "determiners": Is.DETERMINER,
    "possessives": Is.POSSESSIVE,
    "prepositions": Is.PREPOSITION,
    "subordinators": Is.SUBORDINATOR,
    "conjunctions": Is.CONJUNCTION,
    "relatives": Is.RELATIVE,
    "auxiliaries": Is.AUXILIARY,
    "modals": Is.MODAL,
    "negations": Is.NEGATION,
    "adverbs": Is.ADVERB,
    "times": Is.TIME,
    "days": Is.DAY,
    "first_names": Is.FIRST_NAME,
    "passives": Is.PASSIVE,
    "finite": Is.FINITE,
    "people": Is.PEOPLE,
    "organisations": Is.ORGANISATION,
    "company_words": Is.COMPANY,
    "texts": Is.TEXT,
    "relayers": Is.RELAYER,
    "honorifics": Is.HONORIFIC,
    "titles": Is.TITLE,
    "suffixes": Is.SUFFIX,
    "partisans": Is.PARTISAN,
    "particles": Is.PARTICLE,
    "ties": Is.TIE,
    "feelings": Is.FEELING,
    "places": Is.PLACE,
}
_VERBS: Mapping[str, int] = {
    "transitive": Is.TRANSITIVE,
    "impersonal": Is.IMPERSONAL,
    "issuing": Is.ISSUING,
    "sentient": Is.SENTIENT,
    "foreseeing": Is.FORESEEING,
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`kinds` maps a lower-case word to its `Is` flags; `alike` a role or body to the words for the same thing."""

    kinds: Mapping[str, int]
    alike: Mapping[str, frozenset[str]]
    officials: frozenset[str]
    offices: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    statuses: Mapping[str, str]
    hints: Mapping[str, str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    source = files("briefgen.points.attribution").joinpath("words.yaml").read_bytes()
    raw = msgspec.yaml.decode(source)
    kinds: dict[str, int] = {}
    for word, flag in _entries(raw):
        kinds[word] = kinds.get(word, 0) | flag
    groups = [frozenset(line.split()) for line in raw["synonyms"]]
    return Lexicon(
        kinds=kinds,
        alike={w: frozenset().union(*(g for g in groups if w in g)) for g in groups for w in g},
        officials=frozenset(raw["officials"].split()),
        offices=frozenset(raw["offices"].split()),
        male=frozenset(raw["male"].split()),
        female=frozenset(raw["female"].split()),
        statuses={
            form: status for status, verbs in raw["statuses"].items() for v in verbs.split() for form, _ in _forms(v)
        },
        hints={word: status for status, words in raw["hints"].items() for word in words.split()},
    )


def _entries(raw: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for name, flag in _LISTS.items():
        yield from ((word, flag) for word in raw[name].split())
    for word in raw["things"].split():
        yield from ((form, Is.THING) for form in (word, _plural(word)))
    yield from ((_plural(word), Is.PEOPLE) for word in raw["organisations"].split())
    yield from ((_plural(word), Is.TEXT) for word in raw["texts"].split() if not word.endswith("s"))
    yield from ((_plural(word), Is.PEOPLE) for word in raw["titles"].split() if not word.endswith("."))
    for word in raw["humans"].split():
        yield word, Is.HUMAN
        yield _plural(word), Is.PEOPLE
    for need, verbs in msgspec.convert(raw["verbs"], dict[str, str]).items():
        for verb in verbs.split():
            yield from ((form, getattr(Is, need.upper()) | of) for form, of in _forms(verb))
    for list_, flag in _VERBS.items():
        yield from ((form, flag) for verb in raw[list_].split() for form, _ in _forms(verb))


def _forms(entry: str) -> Iterator[tuple[str, int]]:
    base, *irregular = entry.split("/")
    stem = base.removesuffix("e")
    soft = base.endswith("y") and base[-2] not in "aeiou"
    yield base, Is.BASE
    yield (
        (base[:-1] + "ies" if soft else base + "es" if base.endswith(("s", "sh", "ch", "x")) else base + "s"),
        Is.THIRD,
    )
    yield (irregular[0] if irregular else base[:-1] + "ied" if soft else stem + "ed"), Is.PAST
    yield (irregular[1] if len(irregular) > 1 else stem + "ing"), Is.ING
    yield from ((participle, Is.PAST) for participle in irregular[2:])


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ss", "ch", "sh", "x")) else "s")


def sex_of(word: str) -> str:
    """The sex that a title, a role or a first name tells, "" where it tells none."""
    words = lexicon()
    return "male" if word in words.male else "female" if word in words.female else ""
