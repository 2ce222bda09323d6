"""Datelines: "KYIV, Oct 24 (Reuters) -" before the first sentence of an agency's report."""

from __future__ import annotations

import re

from briefgen.model import Span

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_STAMP = rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}},? {_DAY},? \d{{1,2}}:\d\d ?(?:[apAP][mM])?(?: [A-Z]{{2,4}})?"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’\\/-]+"
_PLACE = rf"{_CAPITALS}(?: (?:{_CAPITALS}|OF|de|DE))*(?:, (?:[A-Z][\w.]*)(?: [A-Z][\w.]*){{0,2}})?"
_CITY = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?"
_NO_PLACE = r"(?:NATO|FIFA|UEFA|NASA|OPEC|ASEAN|UNICEF|UNESCO|NBA|NFL|MLB|NHL|BBC|CNN|FBI|CIA|COVID|AIDS|WHO|UPDATE|WATCH|LIVE|VIDEO|NEW|USA|UK|EU|UN)\b[^\w,]"
_AGENCY = (
    r"(?:Thomson )?Reuters(?: [A-Z]\w+)*|AP|The Associated Press|Associated Press|AFP|Agence France-Presse|IANS|PTI|ANI|UNI|Xinhua|CNN"
    r"|CNN Business|dpa|DPA|UPI|Bloomberg|TASS|Interfax|Yonhap|Kyodo(?: News)?|EFE|ANSA|BNS|CTK|PAP|APA|SPA|WAM|IRNA|Anadolu"
    r"|AA|CNA|RIA(?: Novosti)?|Sputnik|CP|The Canadian Press|PA|PA Media|MarketWatch|Dow Jones|Kyodo News|Jiji|Bernama|Antara|NNA"
)
_DASH = r"\s*(?:[-–—―_]\s?){1,3}"
_UPDATE = r"\((?:Adds|Updates|Recasts|Corrects|Refiles|Repeats)\b[^()]{0,150}\)\s*"
_LEAD_IN = rf"(?:(?:{_PLACE}) \| )?(?:{_STAMP}\s+)?(?:{_UPDATE})?"
_DATELINE = re.compile(
    rf"{_LEAD_IN}(?:"
    rf"(?:(?:{_PLACE}|{_CITY}),? ?(?:{_DAY},? ?)?|{_DAY},? ?)?\((?:{_AGENCY})\){_DASH}"
    rf"|(?:(?:{_PLACE}|{_CITY}),? ?)?\((?:CNN|CNN Business|AP|AFP|Reuters)\)\s*(?=[A-Z\"“'‘])"
    rf"|(?!{_NO_PLACE}){_PLACE}(?:,? {_DAY})?,? ?(?:\([A-Z][\w .]{{1,30}}\))?(?:\s[-–—―]{{1,2}}\s|\s?[—―]\s?)(?=[A-Z0-9\"“'‘])"
    rf"|{_PLACE}, {_DAY}:?\s*(?:--|[–—―-])\s*"
    rf")"
)
_STAMPED = re.compile(rf"(?:(?:{_PLACE}) \| )?{_STAMP}\s+(?:{_UPDATE})?")
_ANYWHERE = re.compile(rf"\((?:{_AGENCY})\)?{_DASH}|(?<!\w){_STAMP}\s+(?:{_UPDATE})?")
_BEFORE = re.compile(rf"(?<!\S){_LEAD_IN}(?:(?:{_PLACE})(?: \||,? ?(?:{_DAY},? ?)?)|{_DAY},? ?)?\s*$")
_REACH = 700


def find_dateline(text: str, start: int, end: int) -> Span | None:
    """The first dateline near the head of a paragraph, with the white space after it.

    What stands before it there is no part of the report, and another may follow it. Forms: "PLACE (Agency) -", "PLACE,
    Month 5 (Agency) --", "Place (CNN)", "PLACE —", and a web page's "PLACE | Sun Feb 20, 2011 6:47 pm EST".
    """
    reach = min(end, start + _REACH)
    for pattern in (_DATELINE, _STAMPED):
        if (match := pattern.match(text, start, reach)) and match.end() < end:
            return Span(*match.span())
    if text.find("(", start, reach) < 0 and text.find(":", start, reach) < 0:  # no agency and no time of day
        return None
    found = _ANYWHERE.search(text, start, reach)
    if found is None or found.end() >= end:
        return None
    place = _BEFORE.search(text, start, found.start())
    return Span(place.start() if place else found.start(), found.end())
