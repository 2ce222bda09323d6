"""What English news abbreviates, and whether a full stop after it ends a sentence.

Compiled from what the AP and Reuters style guides abbreviate in text. Tables are in lower case, without the last
full stop; those of proper names hold only for words written with a capital ("Miss." the state, "miss" the verb).
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NAMES = _words("""
    mr mrs ms mx messrs dr drs prof rev fr hon gen lt col maj capt cpt cmdr cmdt sgt cpl spc pfc pvt ens adm brig sen sens rep
    reps gov govs pres supt insp det amb atty asst comr msgr mme mlle messrs ste mt ft vs v viz cf approx ca i.e e.g a.k.a aka
""")
_BEFORE_NUMBERS = _words("no nos art arts fig figs para paras p pp vol vols ch sect sec eq ref op")
_MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
_PROPER = _MONTHS | _words("""
    inc corp ltd co cos llc plc bros bhd pty jr sr esq dept univ assn intl natl st ave blvd rd hwy sq bldg
    mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    penn tenn tex va vt wash wis wyo ont que alta
""")
_COMMON = _words("al etc ed eds est govt lb lbs oz min max avg tel ext")
_CLOCK = _words("a.m p.m")
_AFTER_CLOCK = _words("""
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst msk eat wat sast aest aedt eastern central
    mountain pacific greenwich local monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december
""")
_OPENERS = _words("""
    a an the this that these those he she it we they you i his her its our their your my there here
    and but or nor so yet if when while as after before since although though because until unless once whereas
    in on at by for from with without to of under over during despite among between about against amid according
    not no yes what why how who where which whose whether some many most several all both each every few much more
    another other others such even only just still then now also however meanwhile moreover nevertheless instead
    later earlier last next today yesterday tomorrow perhaps maybe asked nearly almost following please let
""")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_]")
_LONGEST = 5
_LAST_PART = re.compile(r"[^-/]*$")
_APOSTROPHE = re.compile("['’]")


def opens_sentence(word: str) -> bool:
    """Whether a capitalised word opens a sentence rather than being a name ("The", "It's")."""
    return _APOSTROPHE.split(word.lower(), maxsplit=1)[0] in _OPENERS


def ends_sentence(before: str, after: str, *, dotted: bool) -> bool | None:
    """Whether "`before`. `after`" is two sentences; None where `before` is no abbreviation known here.

    `before` comes without its full stop; `after` begins with a capital or a digit, and is `dotted` where it is itself
    followed by a full stop (an initial).
    """
    part = _LAST_PART.search(before)
    key = part.group().lower() if part else ""
    opens = not dotted and opens_sentence(after)
    if key in _BEFORE_NAMES:
        return key == "ft" and before.islower() and opens
    if key in _CLOCK:
        return not after[0].isdigit() and after.lower() not in _AFTER_CLOCK
    if key in _BEFORE_NUMBERS:
        return not after[0].isdigit() and (len(key) > 1 or opens)
    if key in _MONTHS and after[0].isdigit():
        return False
    if key in _COMMON or (key in _PROPER and before[:1].isupper()) or _ACRONYM.fullmatch(key):
        return opens
    return True if opens or before.islower() or len(before) > _LONGEST else None
