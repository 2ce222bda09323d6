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
_CREDITS = (
    r"[Ww]ith (?:additional |agency |further |more )?(?:inputs?|reporting|reports|files|agencies)\b.*\)",
    (
        rf"(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translated|Edited|Reported|Written) by {_NAME}"
        rf"(?:[\s,;/]+(?:{_NAME}|{_JOINERS}|additional|further|reporting|writing|editing|graphics?|translation))*\W*"
    ),
    r"[A-Z].{2,250} contributed to this (?:report|story|article)\W*",
    r"(?:©|\(c\)|Copyright (?:©|\(c\)|\d{4}|by\b)).*",
    r".{0,80}\bAll rights reserved\W*",
    r"This (?:material|content|story|article|report|copy) may not be (?:published|reproduced|broadcast|copied)\b.*",
    r"This (?:story|article|copy) (?:was|has been) (?:originally |first |also )*(?:published|produced|provided)\b.*",
    (
        r"(?:File |Stock )?(?:Photo(?:graph)?s?|Images?|Pictures?|Video|Graphics?|Credit|Sources?)(?: credit| courtesy)?"
        r"(?: by|:| of).{0,120}[^.!?\"”’']"
    ),
    rf"(?:File )?(?:Photo(?:graph)?|Image|Picture|Credit)(?: by|:) {_NAME}(?: {_NAME}){{0,4}}\.?",
    r"(?:AP Photo|Getty Images)\b.{0,120}[^.!?\"”’']",
    r"[^.!?]{3,120}/(?:AFP|AP|Getty Images|Reuters|EPA|Shutterstock)\W*",
)
_BYLINES = (
    rf"(?:By|BY|Story by|Words by|Text by|From) {_NAME}(?:,? (?:{_NAME}|{_JOINERS}|\|))*(?:,? \S+@\S+)?",
    (
        rf"{_NAME}(?: {_NAME}){{1,3}}, (?:[A-Z]\w+ )*(?:Reuters|AP|AFP|CNN|BBC(?: News)?|Bloomberg|Correspondent|Reporter"
        r"|Editor|Writer)"
    ),
    (
        r"(?:(?:First |Last )?(?:published|updated|modified)|Published|Posted|Updated|Created)\b(?: at| on|:)? ?"
        r"[^.!?]{0,60}\d[^.!?]{0,30}"
    ),
    r"\((?:Adds|Updates|Recasts|Corrects|Refiles|Repeats)\b[^.!?]{2,150}\)",
    (
        r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4}"
        r"(?:[^.!?]|\.(?=\d)){0,40}"
    ),
)
_SITES = r"(?:facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube|tiktok)"
_PIECES = r"(?:articles?|stor(?:y|ies)|topics?|news|content|links?|coverage|reading)"
_INVITATIONS = (
    r"scroll down (?:for|to) .{3,60}",
    r"(?:read|see|watch|find out|learn) more(?:(?::| here| about| on| at| from| in)(?!\w).{0,160})?",
    r"(?:read|see|watch) (?:also|next)\b.{0,160}",
    r"also read\b.{0,160}",
    rf"(?:related|recommended|trending|popular|more)(?: (?:{_PIECES}|from|on))?:.{{0,160}}",
    rf"related {_PIECES}",
    r"share (?:this|via)\b.{0,60}",
    rf"share on {_SITES}\b.{{0,60}}",
    r"follow (?:us|@\w+|the author)\b.{0,120}",
    r"follow the latest (?:news|updates|developments|on)\b.{0,120}",
    rf"follow (?:\S+ ){{1,6}}on {_SITES}\b.{{0,120}}",
    r"subscribe (?:to|now|here|today|for)\b.{0,120}",
    r"sign up (?:for|to|here|now)\b.{0,140}",
    r"(?:please )?click here\b.{0,140}",
    r"(?:story|article) continues below.{0,40}",
    r"continue reading.{0,60}",
    r"download (?:the|our) .{0,40}\bapps?\b.{0,60}",
    r"join (?:the conversation|our (?:newsletter|channel|community|whatsapp|telegram|mailing))\b.{0,80}",
    r"for (?:more|the latest) (?:information|details|stories|news|updates|on)\b.{0,60}(?:click|visit|go to|follow|sign up)\b.{0,80}",
    r"get (?:the|our|all|breaking|more) .{0,60}(?:in your inbox|delivered|by e-?mail|newsletter).{0,60}",
)
_NOTICES = (
    r"advertisement(?: continue reading.{0,30})?",
    r"(?:sorry,? )?we are not currently accepting comments.{0,60}",
    r"comments (?:are (?:now )?closed|for this (?:article|story|post)).{0,60}",
    r"(?:the )?(?:views|opinions) expressed .{0,100}\b(?:own|represent|reflect|those of)\b.{0,100}",
    (
        r"th(?:e|is) (?:author|writer) is an? (?:[\w.'’-]+ ){0,6}"
        r"(?:columnist|commentator|contributor|contributing (?:editor|writer)|blogger)"
        r"(?: (?:at|for|of|to|with) [^.,;:!?]{2,60})?"
    ),
    r"we welcome comments\b.{0,160}",
    r"this discussion is (?:now )?closed",
    r"(?:image|media|photo|video|picture) caption.{0,300}",
    r".{5,300}\((?:file|stock) (?:photo|picture|image|pic)\)",
)
_LABELS = (
    r"e-?mail(?: to a friend)?|print|tweet|share|comments?|view comments|save|menu|search|home|loading|log ?in|sign ?in",
    r"full article|most (?:read|popular)|top stories|breaking news|live updates|watch live|back to top",
    r"privacy policy|terms of (?:use|service)|site mobile navigation|skip to (?:main )?content",
)
_CREDIT = re.compile(rf"\(?(?:{'|'.join(_CREDITS)})\)?", re.DOTALL)
BYLINE = re.compile(rf"(?:{'|'.join(_BYLINES)})")
_FURNITURE = re.compile(rf"(?:{'|'.join((*_INVITATIONS, *_NOTICES, *_LABELS))})\W{{0,4}}", re.IGNORECASE | re.DOTALL)
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
    "(file ",
    "(stock ",
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
        or any(map(words.__contains__, _LATER_SIGNS))
    )
