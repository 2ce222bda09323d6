"""What briefgen.toml may hold at a place: the keys of a table, the words of a choice; and the nearest to a wrong one."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import msgspec.inspect as types

from briefgen.config.tables import Config

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.config.place import Path


def nearest_key(table: Path, name: str) -> str:
    """What may have been meant by the key `name` of the table at this path."""
    return _nearest(name, (field.encode_name for field in _type_at(table).fields))


def nearest_choice(path: Path, word: str) -> str:
    """What may have been meant by `word` as the value at this path."""
    kind = _type_at(path)
    return _nearest(word, (item.value for item in kind.cls) if isinstance(kind, types.EnumType) else kind.values)


def _nearest(word: str, known: Iterable[str]) -> str:
    choices = sorted(known)
    near = difflib.get_close_matches(word.lower(), {choice.lower(): choice for choice in choices}, n=1)
    if near:
        return f"did you mean `{next(c for c in choices if c.lower() == near[0])}`?"
    return f"known here: {', '.join(choices)}"


def _type_at(path: Path) -> Any:
    kind: Any = types.type_info(Config)
    for step in path:
        kind = kind.item_type if step.isdecimal() else next(f.type for f in kind.fields if f.encode_name == step)
        if isinstance(kind, types.UnionType):
            kind = next(k for k in kind.types if not isinstance(k, types.NoneType))
    return kind
