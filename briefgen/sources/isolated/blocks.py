"""HTML as paragraphs, for what is an article through and through: a feed's entry, a message's body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.sources.characters import in_paragraphs

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_UNSEEN = frozenset("button head iframe math noscript object script select style svg template".split())  # noqa: SIM905
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong "  # noqa: SIM905
    "sub sup time tt u var wbr".split()
)
_TRAFILATURA_INLINE = frozenset({"code", "del", "hi", "ref"})  # its elements are those of TEI


def paragraphs(markup: str) -> str:
    """The text that a reader of the markup sees, one paragraph a line."""
    from lxml import etree
    from lxml.html import HTMLParser

    if not markup.strip():
        return ""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    content = markup.encode("utf-8", "replace").replace(b"\0", b"")
    try:
        tree = etree.fromstring(content, parser)
    except etree.ParserError:  # nothing but comments
        return ""
    return "" if tree is None else in_paragraphs("".join(_words(tree, _INLINE, _UNSEEN)))


def main_text(body: Any) -> str:
    """The text of what trafilatura takes for a page's main part: one paragraph, item or cell a line, without its own marks."""
    return in_paragraphs("".join(_words(body, _TRAFILATURA_INLINE)))


def _words(tree: Any, inline: AbstractSet[str], unseen: AbstractSet[str] = frozenset()) -> list[str]:
    """The texts in order, whitespace folded, with a newline at each edge of a block."""
    from lxml import etree

    words: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if name in unseen:
            hidden += 1 if event == "start" else -1
        if name not in inline:
            words.append("\n")
        text = element.text if event == "start" else element.tail
        if text and not hidden:
            words.append(" ".join(f".{text}.".split())[1:-1])
    return words
