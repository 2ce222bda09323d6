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
_AGENCY = (
    r"(?:Thomson )?Reuters(?: [A-Z]\w+)*|AP|The Associated Press|Associated Press|AFP|Agence France-Presse|IANS|PTI|ANI|UNI|Xinhua|CNN"
    r"|CNN Business|dpa|DPA|UPI|Bloomberg|TASS|Interfax|Yonhap|Kyodo(?: News)?|EFE|ANSA|BNS|CTK|PAP|APA|SPA|WAM|IRNA|Anadolu"
    r"|AA|CNA|RIA(?: Novosti)?|Sputnik|CP|The Canadian Press|PA|PA Media|MarketWatch|Dow Jones|Kyodo News|Jiji|Bernama|Antara|NNA"
)
_DASH = r"\s*(?:[-–—]\s?){1,3}"
_LEAD_IN = rf"(?:(?:{_PLACE}) \| )?(?:{_STAMP}\s+)?"
_DATELINE = re.compile(
    rf"{_LEAD_IN}(?:"
    rf"(?:(?:{_PLACE}|{_CITY}),? ?(?:{_DAY},? ?)?)?\((?:{_AGENCY})\){_DASH}"
    rf"|(?:(?:{_PLACE}|{_CITY}),? ?)?\((?:CNN|CNN Business|AP|AFP|Reuters)\)\s*(?=[A-Z\"“'‘])"
    rf"|{_PLACE}(?:,? {_DAY})?,? ?(?:\([A-Z][\w .]{{1,30}}\))?\s(?:--|[-–—]|-–|–-)\s(?=[A-Z\"“'‘])"
    rf"|{_PLACE}, {_DAY}:?\s*(?:--|[–—-])\s*"
    rf")"
)
_ANYWHERE = re.compile(rf"\((?:{_AGENCY})\)?{_DASH}")
_STAMPED = re.compile(rf"{_LEAD_IN}{_STAMP}\s+")
_BEFORE = re.compile(rf"(?:^|(?<=\s)){_LEAD_IN}(?:(?:{_PLACE}),? ?(?:{_DAY},? ?)?)?$")
_REACH = 700


def find_dateline(text: str, paragraph: Span) -> Span | None:
    """The dateline of a paragraph, with the white space after it; what stands before it there is no part of the report.

    Forms: "PLACE (Agency) -", "PLACE, Month 5 (Agency) --", "Place (CNN)", "PLACE —", and a web page's
    "PLACE | Sun Feb 20, 2011 6:47 pm EST PLACE (Agency) -".
    """
    end = min(paragraph.end, paragraph.start + _REACH)
    for pattern in (_DATELINE, _STAMPED):
        if (match := pattern.match(text, paragraph.start, end)) and match.end() < paragraph.end:
            return Span(*match.span())
    agency = _ANYWHERE.search(text, paragraph.start, end)
    if agency is None or agency.end() >= paragraph.end:
        return None
    place = _BEFORE.search(text, paragraph.start, agency.start())
    return Span(place.start() if place else agency.start(), agency.end())
