"""A brief as the HTML of a mail: styles inlined, and no more of it than mail readers show."""

from __future__ import annotations

import binascii
import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from briefgen.render.email_headers import shortened
from briefgen.render.page import compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from css_inline import CSSInliner

    from briefgen.model import Brief
    from briefgen.render.look import Look

WANTED = 60_000
"""Octets of HTML as sent, up to which a mail is read at one go. Gmail clips a mail at about 102 kB."""
_MOST = (40, 20, 12, 8, 5)
_PREHEADER = 140


def mail_html(brief: Brief, *, subject: str, attached: str, look: Look) -> str:
    """The HTML, of which at most WANTED octets are sent; what there is no room for is counted, and said to be elsewhere.

    `attached` is the name of the file that goes along with the whole brief, or empty. Of each story at most 40 facts of
    a kind are shown, and fewer where the mail would grow too long. Where five are too many, stories from the last on
    lose their facts, then their summaries, and then are counted alone.
    """
    said = {"subject": subject, "preheader": preheader(brief), "attached": attached}

    def page(room: int, most: int = _MOST[-1]) -> str:
        beside = {**_held(brief, room), **said, "most": most}
        html = compose(brief, "email.html.j2", medium="mail", look=look, beside=beside)
        return re.sub(r"\s*\n\s*", "\n", _inliner().inline(html)).strip() + "\n"

    everything = 1 + 3 * len(brief.sections)
    fewest = page(everything)
    if _size(fewest) > WANTED:
        return page(_most_room(everything, lambda room: _size(page(room))))
    more = (page(everything, most) for most in _MOST[:-1])
    return next((whole for whole in more if _size(whole) <= WANTED), fewest)


def _most_room(everything: int, size: Callable[[int], int]) -> int:
    """The most room, below `everything`, that makes no more than WANTED; tried from little on, for what is long takes long."""
    low, high = 0, 8
    while high < everything and size(high) <= WANTED:
        low, high = high, 2 * high
    return low + bisect_left(range(low + 1, min(high, everything)), WANTED + 1, key=size)


def preheader(brief: Brief) -> str:
    """What an inbox shows behind the subject, in at most 140 characters: the stories that the subject does not name.

    A brief of one story gives its bottom line.
    """
    others = " · ".join(section.headline.text for section in brief.sections[1:4])
    return shortened(others or " ".join(shown.text for shown in brief.bottom_line[:1]), _PREHEADER)


def quoted_printable(text: str) -> str:
    """The text in lines of at most 76 ASCII characters (RFC 2045, 6.7), which no mail server needs to change."""
    content = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    encoded = binascii.b2a_qp(content, istext=True).decode("ascii")
    return re.sub(r"^From ", "=46rom ", encoded, flags=re.MULTILINE)


def _size(html: str) -> int:
    sent = quoted_printable(html)
    return len(sent) + sent.count("\n")  # lines end in CRLF


def _held(brief: Brief, room: int) -> dict[str, object]:
    """What a mail of this room holds: bottom line and changes, then each story's headline, its summary, and its facts."""
    stories = len(brief.sections)
    named, short, full = (min(max(0, room - 1 - n * stories), stories) for n in range(3))
    return {
        "opened": room > 0,
        "bottom_line": brief.bottom_line if room else (),
        "stories": brief.sections[:full],
        "short": brief.sections[full:short],
        "others": brief.sections[short:named],
        "unnamed": stories - named,
    }


@cache
def _inliner() -> CSSInliner:
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False, minify_css=True, resolve_css_variables=True)
