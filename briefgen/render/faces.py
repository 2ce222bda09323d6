"""A theme's stylesheet made to stand alone: its files inside it as data URIs, and no font face that is not needed."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_RANGES = re.compile(r"unicode-range:([^;}]*)")
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", re.IGNORECASE)
_FILE = re.compile(r"""url\(\s*["']?(?![a-z][a-z0-9+.-]*:|//|#)([^"')]+?)["']?\s*\)""", re.IGNORECASE)
_MEDIA_TYPES = {"woff2": "font/woff2", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}


def standing_alone(css: str, characters: frozenset[str], read: Callable[[str], bytes]) -> str:
    """The stylesheet without the faces that draw none of `characters`, each `url(file)` read and embedded."""
    fitting = _FACE.sub(lambda face: face.group() if _draws(face.group(), characters) else "", css)
    embedded = _FILE.sub(lambda url: f'url("{_data_uri(url.group(1), read(url.group(1)))}")', fitting)
    return embedded.replace("</", "<\\/")


def _draws(face: str, characters: frozenset[str]) -> bool:
    declared = _RANGES.search(face)
    if not declared:
        return True
    return not _drawn(declared.group(1)).isdisjoint(characters)


@lru_cache(maxsize=64)
def _drawn(declared: str) -> frozenset[str]:
    ranges = ((int(m[1], 16), int(m[2] or m[1], 16)) for m in _RANGE.finditer(declared))
    return frozenset(chr(code) for low, high in ranges for code in range(low, high + 1))


@lru_cache(maxsize=64)
def _data_uri(name: str, content: bytes) -> str:
    media_type = _MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    return f"data:{media_type};base64,{b64encode(content).decode('ascii')}"
