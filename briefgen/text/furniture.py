"""The forms of bylines, credits and a page's furniture: what a sentence's own words tell of its role.

Precision first: each rule takes a sentence away from every summary, so each asks for a form that running text does
not have.
"""

from __future__ import annotations

import re

from briefgen.model import Role

ENDED = re.compile(r"[.!?…。！？:;,][\"'”’»)\]*_]*$")
_NAME = r"[A-Z\u00c0-\u00de][\w.'’-]*"
_JOINERS = r"(?:and|&|of|the|for|in|at|de|la|le|van|von|der|den|bin|al|el|da|di|du|with|by|from)"
_CREDIT = re.compile(
    r"\(?(?:[Ww]ith (?:additional |agency |further |more )?(?:inputs?|reporting|reports|files|agencies)\b.*\)"
    rf"|(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translated|Edited|Reported|Written) by {_NAME}"
    rf"(?:[\s,;/]+(?:{_NAME}|{_JOINERS}|additional|further|reporting|writing|editing|graphics?|translation|compiled))*\W*"
    r"|(?:©|\(c\)|Copyright (?:©|\(c\)|\d{4}|by\b)).*|.{0,80}\bAll rights reserved\W*"
    r"|[A-Z].{2,250} contributed to (?:this|the) (?:report|story|article)\W*"
    r"|Th(?:is|e) (?:material|content|story|article|report|copy) (?:may not|(?:was|is|has been) (?:originally |first |also )*"
    r"(?:published|produced|provided|auto-generated|written))\b.*"
    r"|(?:(?:File |Stock )?(?:Photo(?:graph)?s?|Images?|Pictures?|Video|Graphics?|Credit|Sources?)(?: credit| courtesy)?(?: by|:| of)"
    r"|AP Photo\b|Getty Images\b).{0,120}[^.!?]"
    rf"|(?:File )?(?:Photo(?:graph)?|Image|Picture|Credit)(?: by|:) {_NAME}(?: {_NAME}){{0,4}}\.?"
    r"|[^.!?]{3,120}/(?:AFP|AP|Getty Images|Reuters|EPA|Shutterstock)\W*)\)?",
    re.DOTALL,
)
BYLINE = re.compile(
    rf"(?:(?:By|BY|Story by|Words by|Text by|From) {_NAME}(?:,? (?:{_NAME}|{_JOINERS}|\|))*(?:,? \S+@\S+)?"
    rf"|{_NAME}(?: {_NAME}){{1,3}}, (?:[A-Z]\w+ )*(?:Reuters|AP|AFP|CNN|BBC(?: News)?|Bloomberg|Correspondent|Reporter|Editor|Staff Writer|Writer)"
    r"|(?:Published|Posted|Updated|Last updated|First published|Last modified|Created)\b(?: at| on|:)? ?[^.!?]{0,60}\d[^.!?]{0,30}"
    r"|\(?(?:Adds|Updates|Recasts|Corrects|Refiles|Repeats)\b[^.!?]{2,120}\)?"
    r"|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4}(?:[^.!?]|\.(?=\d)){0,40})"
)
_FURNITURE = re.compile(
    r"(?:scroll down (?:for|to) .{3,60}|(?:read|see|watch|find out|learn) more(?:(?::| here| about| on| at| from| in)(?!\w).{0,160})?|(?:read|see|watch) (?:also|next)\b.{0,160}"
    r"|also read\b.{0,160}|see also\b.{0,160}|(?:related|recommended|trending|popular|more)(?: (?:articles?|stor(?:y|ies)|topics?"
    r"|news|content|links?|coverage|reading|from|on))?:.{0,160}|related (?:articles?|stor(?:y|ies)|topics?|news|content|links?)"
    r"|share (?:this|on|via)\b.{0,60}|follow (?:us|@\w+|the (?:latest|author)|(?:\S+ ){1,6}on (?:twitter|facebook|x|instagram|"
    r"telegram|whatsapp|linkedin))\b.{0,120}|subscribe (?:to|now|here|today|for)\b.{0,120}|sign up (?:for|to|here|now)\b.{0,140}"
    r"|(?:please )?click here\b.{0,140}|advertisement(?: continue reading.{0,30})?|(?:story|article) continues below.{0,40}"
    r"|continue reading.{0,60}|download (?:the|our) .{0,40}\bapps?\b.{0,60}|join (?:the conversation|our)\b.{0,80}"
    r"|(?:sorry,? )?(?:we are not currently accepting|comments (?:are|for this)).{0,60}|(?:the )?(?:views|opinions) expressed\b.{0,160}"
    r"|we welcome comments\b.{0,160}|this discussion is (?:now )?closed"
    r"|(?:e-?mail|print|tweet|share|comments?|save|menu|search|home|full article|loading|log ?in|sign ?in|most (?:read|popular)"
    r"|top stories|privacy policy|terms of (?:use|service)|site mobile navigation|skip to (?:main )?content|back to top|view comments"
    r"|e-?mail to a friend|watch live|breaking news|live updates)"
    r"|(?:image|media|photo|video|picture) caption.{0,300}|.{5,300}\(?file (?:photo|picture|image|pic)\)?"
    r"|for (?:more|the latest) .{0,60}(?:click|visit|go to|follow|subscribe|download|sign up)\b.{0,80}"
    r"|get (?:the|our|all|breaking|more) .{0,60}(?:in your inbox|delivered|by e-?mail|newsletter).{0,60})\W{0,4}",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_WORD = re.compile(r"\W{0,2}([\w-]+)|©")
_BEGINNINGS = """
    with additional further reporting writing editing compiled translated edited reported written copyright c all this
    the file stock photo photos photograph photographs image images picture pictures video graphic graphics credit
    source sources ap getty by story words text from published posted updated last first created adds updates recasts
    corrects refiles repeats scroll read see watch find learn also related recommended trending popular more share
    follow subscribe sign please click advertisement article continue download join sorry we comments views opinions
    e-mail email media for get
    """
_FIRST_WORDS = frozenset(_BEGINNINGS.split())
_LATER_SIGNS = (
    "contributed to",
    "rights reserved",
    "file p",
    "file i",
    "/AFP",
    "/AP",
    "/Getty",
    "/Reuters",
    "/EPA",
    "Shutterstock",
)
_LONGEST = 500


def sentence_role(words: str) -> Role:
    """The role that a sentence's own form tells."""
    if len(words) > _LONGEST or not _may_be_page(words):
        return Role.BODY
    if _FURNITURE.fullmatch(words):
        return Role.FURNITURE
    if _CREDIT.fullmatch(words):
        return Role.CREDIT
    return Role.BYLINE if BYLINE.fullmatch(words) else Role.BODY


def _may_be_page(words: str) -> bool:
    """Whether the forms need to be tried at all: most sentences are ended and begin like none of them."""
    first = _FIRST_WORD.match(words)
    return (
        first is None
        or first[1] is None
        or first[1].lower() in _FIRST_WORDS
        or not ENDED.search(words[-8:])
        or any(sign in words for sign in _LATER_SIGNS)
    )
