"""Money that several countries call by one name: "dinars" are Libya's where no other country of dinars is spoken of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.points.quantity.lexicon import SHARED_MONEY

if TYPE_CHECKING:
    from briefgen.model import Figure

_WORD = re.compile(r"[a-z]+")


def in_their_currency(figures: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    """The figures with the code of their currency where a shared name has one country in `text`, and else as they are."""
    names = {figure.unit for figure in figures if figure.unit in SHARED_MONEY}
    if not names:
        return figures
    spoken = set(_WORD.findall(text.lower()))
    codes = {name: _only(SHARED_MONEY[name], spoken) for name in names if name}
    return tuple(replace(f, unit=codes.get(f.unit or "") or f.unit) for f in figures)


def _only(countries: dict[str, str], spoken: set[str]) -> str | None:
    found = {code for word, code in countries.items() if word in spoken}
    return found.pop() if len(found) == 1 else None
