"""Whether an English clause has a finite verb, told by lists and endings, without a parser."""

from __future__ import annotations

import re
from itertools import pairwise

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_PAST = re.compile(r"[a-z]{3,}ed")
_SHORT_FORM = re.compile(r"\w+(?:n['’]t|['’](?:re|ve|ll|d|m))", re.IGNORECASE)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_FINITE = _words(
    """is are was were am has have had will would can could cannot may might must shall should do does did be said says
    told sent won lost fell rose led left made met held took gave came went began broke brought built bought caught chose
    cut drew drove fled flew fought found froze got grew hit hurt kept knew laid let lent lit meant paid put quit ran
    read sank saw sold set shook shot shut slid sought spent split spread stood struck swept swore threw told tore
    spoke rode rang rung hung wore bore ate drank sang swam drew grew slept lay hid dug bent blew bred clung crept
    dealt fed fit forgot forgave hosted leapt overcame proved sent showed sprang stole stuck struck swung withdrew woke wrote became beat backs bans calls cuts faces fears gets gives goes hits keeps leads loses makes plans
    says seeks sees sends sets shows takes tells urges vows wants warns wins"""
)
_PLAIN = _words(
    """say want expect believe hope plan need make take get go come see know think claim argue warn fear call seek face
    remain include hold run live work stand lie show find keep give ask use try leave feel become mean start move like
    play pay meet stop lose add change follow lead understand watch speak read spend grow open win offer remember
    consider appear buy wait serve die send build stay fall cut reach kill raise pass sell require report decide pull
    begins comes seems appears remains includes needs expects believes hopes lives works stands lies finds ends starts
    opens closes rises falls runs holds costs means becomes offers uses asks gives turns stays reaches denies
    recognizes recognises occurs carries visit visits concludes divides indicates affects affect hosts hails adds argues
    claims believes recalls notes suggests accuses blames backs joins hopes insists admits reveals confirms warns points
    regards contains covers features marks plays wins leaves helps allows brings leads follows lacks costs earns"""
)
_BEFORE_NOUN = _words("the a an of")


def has_finite_verb(clause: str) -> bool:
    """Whether the clause surely has one: an auxiliary, a known form, or a past form that is not an adjective."""
    return _surely(_WORD.findall(clause))


def may_have_finite_verb(clause: str) -> bool:
    """Whether the clause may have one: also a common verb in a form that could be a noun, or a short form."""
    words = _WORD.findall(clause)
    return _surely(words) or not _PLAIN.isdisjoint(words) or any("'" in word or "’" in word for word in words)


def _surely(words: list[str]) -> bool:
    """Whether one of the words after the first is a finite verb; most sentences have an auxiliary or a known form."""
    return not _FINITE.isdisjoint(words[1:]) or any(
        _SHORT_FORM.fullmatch(word) or (_PAST.fullmatch(word) and before not in _BEFORE_NOUN)
        for before, word in pairwise(words)
    )
