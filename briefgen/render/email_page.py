"""A brief as the HTML of a mail: styles inlined, and no more of it than mail readers show."""

from __future__ import annotations

import binascii
import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from briefgen.render.page import compose

if TYPE_CHECKING:
    from css_inline import CSSInliner

    from briefgen.model import Brief
    from briefgen.render.look import Look

ORDINARY = 60_000
"""Octets of HTML as sent, up to which a mail is read at one go."""
LIMIT = 100_000
"""Octets of HTML as sent: Gmail clips a mail at about 102 kB, and nobody misses in time what it cuts off."""
_MOST = (40, 12, 5)


def mail_html(brief: Brief, *, subject: str, attached: str, look: Look) -> str:
    """The HTML, of which at most LIMIT octets are sent; what there is no room for is counted, and said to be elsewhere.

    `attached` is the name of the file that goes along with the whole brief, or empty. Of each story at most 40 facts of
    a kind are shown, and fewer where the mail would grow beyond ORDINARY. Stories that still do not fit are named by
    their headlines; where not even those fit, they are counted.
    """

    def page(room: int, most: int = _MOST[-1]) -> str:
        beside = {**_held(brief, room), "most": most, "subject": subject, "attached": attached}
        html = compose(brief, "email.html.j2", medium="mail", look=look, beside=beside)
        return re.sub(r"\s*\n\s*", "\n", _inliner().inline(html)).strip() + "\n"

    everything = 1 + 2 * len(brief.sections)
    for most in _MOST:
        whole = page(everything, most)
        if _size(whole) <= ORDINARY:
            return whole
    if _size(whole) <= LIMIT:
        return whole
    too_much = bisect_left(range(everything), LIMIT + 1, key=lambda room: _size(page(room)))
    return page(max(0, too_much - 1))


def quoted_printable(text: str) -> str:
    """The text in lines of at most 76 ASCII characters (RFC 2045, 6.7), which no mail server needs to change."""
    content = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    encoded = binascii.b2a_qp(content, istext=True).decode("ascii")
    return re.sub(r"^From ", "=46rom ", encoded, flags=re.MULTILINE)


def _size(html: str) -> int:
    sent = quoted_printable(html)
    return len(sent) + sent.count("\n")  # lines end in CRLF


def _held(brief: Brief, room: int) -> dict[str, object]:
    """What a mail of this room holds: first bottom line and changes, then a headline of each story, then story by story."""
    full = max(0, room - 1 - len(brief.sections))
    headlines = min(max(0, room - 1), len(brief.sections))
    return {
        "opened": room > 0,
        "bottom_line": brief.bottom_line if room else (),
        "stories": brief.sections[:full],
        "others": brief.sections[full:headlines],
        "unnamed": len(brief.sections) - max(full, headlines),
    }


@cache
def _inliner() -> CSSInliner:
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False, minify_css=True, resolve_css_variables=True)
