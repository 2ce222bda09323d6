"""docs/configuration.md is true: its examples are read, and it names every key that there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from briefgen.config import read_config
from briefgen.config.tables import Config
from briefgen.errors import ConfigError
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = (ROOT / "docs" / "configuration.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_read(tmp_path: Path, text: str) -> None:
    file = tmp_path / "briefgen.toml"
    file.write_text(text, "utf-8")
    assert read_config(file).sources


def test_every_key_is_named() -> None:
    assert {
        key for key in _keys(msgspec.inspect.type_info(Config)) if f"`{key}`" not in PAGE and f"{key}]" not in PAGE
    } == set()


def test_the_error_that_it_shows_is_the_one_that_comes(tmp_path: Path) -> None:
    file = tmp_path / "briefgen.toml"
    file.write_text('[[sources]]\npath = "inbox"\n\n[[sources]]\n\nurl = "https://example.org/"\nnmae = "x"\n')
    with pytest.raises(ConfigError, match="did you mean `name`") as caught:
        read_config(file)
    assert str(caught.value).partition("briefgen.toml:")[2].startswith("7: sources[2].nmae: there is no such key")


def _keys(kind: object) -> Iterator[str]:
    if isinstance(kind, msgspec.inspect.StructType):
        for field in kind.fields:
            yield field.encode_name
            yield from _keys(field.type)
    elif isinstance(kind, msgspec.inspect.VarTupleType):
        yield from _keys(kind.item_type)
    elif isinstance(kind, msgspec.inspect.UnionType):
        for one in kind.types:
            yield from _keys(one)
