"""What in a folder of templates changes nothing: blocks that no template has, files that nothing asks for, addresses in styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, nodes
from jinja2 import TemplateError as JinjaError

from briefgen.render.theme import DEFAULT, folders, home
from briefgen.render.theme_faults import nearest
from briefgen.render.theme_files import theme_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jinja2.nodes import Template

_CORE = "core/"
_ELSEWHERE = re.compile(r"""url\(\s*["']?((?!data:)[a-z][a-z0-9+.-]*:[^"')]*|//[^"')]*)""", re.IGNORECASE)


def idle(theme: str, folder: Path) -> tuple[str, ...]:
    """Each block and each file of the folder that stands for nothing, with its place and what was probably meant."""
    files = {f.name: f.path for f in theme_files(theme)}
    own = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
    if not own:
        return (f"{folder}: it holds no file",)
    parsed = {name: tree for name, path in own.items() if name.endswith(".j2") and (tree := _parsed(path))}
    return (*_blocks(theme, folder, parsed), *_addresses(own), *_files(own, files))


def _blocks(theme: str, folder: Path, parsed: Mapping[str, Template]) -> Iterator[str]:
    for name, tree in parsed.items():
        parent = _parent(tree)
        known = set(_known(parent, theme, folder)) if parent else set()
        for block in tree.body if known else ():
            if isinstance(block, nodes.Block) and block.name not in known:
                hint = nearest(block.name, known) or f"it has {', '.join(sorted(known))}"
                yield f"{folder / name}:{block.lineno}: {parent} has no block {block.name!r} ({hint})"


def _known(name: str, theme: str, folder: Path) -> Iterator[str]:
    """The blocks of a template and of all that it extends."""
    places = (home() / DEFAULT,) if name.startswith(_CORE) else folders(theme, folder)
    path = next((p / name.removeprefix(_CORE) for p in places if (p / name.removeprefix(_CORE)).is_file()), None)
    tree = _parsed(path) if path else None
    if tree is None:
        return
    yield from (block.name for block in tree.find_all(nodes.Block))
    parent = _parent(tree)
    if parent and parent != name:
        yield from _known(parent, theme, folder)


def _parent(tree: Template) -> str:
    """What a template extends, where it says so by a name alone."""
    extended = next(tree.find_all(nodes.Extends), None)
    name = extended.template if extended else None
    return name.value if isinstance(name, nodes.Const) and isinstance(name.value, str) else ""


def _addresses(own: Mapping[str, Path]) -> Iterator[str]:
    """What a style wants from elsewhere: no PDF and no mail fetches it, and a page would, from its reader's machine."""
    for path in (p for p in own.values() if p.suffix == ".css"):
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            for found in _ELSEWHERE.finditer(line):
                yield f"{path}:{number}: url({found[1].strip()}) is not embedded (put the file beside the style, and name it)"


def _files(own: Mapping[str, Path], files: Mapping[str, Path]) -> Iterator[str]:
    """Files under a name that neither the theme has nor another of the folder's files mentions."""
    texts = {name: path.read_bytes() for name, path in own.items() if path.suffix in {".j2", ".css"}}
    for name, path in own.items():
        mentioned = any(path.name.encode() in text for other, text in texts.items() if other != name)
        if name not in files and not mentioned and path.suffix != ".toml":
            hint = nearest(name, files)
            yield f"{path}: no template asks for it" + (f" ({hint})" if hint else "")


def _parsed(path: Path) -> Template | None:
    """None where it does not parse, which rendering tells."""
    try:
        return Environment(autoescape=True).parse(path.read_text("utf-8"))
    except (JinjaError, UnicodeDecodeError):
        return None
