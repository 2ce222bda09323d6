"""Texts for property tests: news-like ones, put together from the pieces that are hard, and wholly arbitrary ones."""

from __future__ import annotations

from hypothesis import strategies as st

_SPEAKERS = ["Dr. Amina Said", "the U.N. envoy", "He", "officials", "Defence Secretary Ian Holt", "The company"]
_VERBS = ["said", "warned that", "added", "told reporters", "denied", "threatened to say"]
_CLAIMS = [
    "at least 1,200 people fled the town",
    "sales could fall by 7.5% to $3.4bn next year",
    "dozens of ships were barred from its ports",
    "the council imposed sanctions on 14 companies",
    "the wall may break by 4 March 2031",
    "between 30 and 45 million euros were lost",
    "it was “not over yet",
    "the E.U. called for an arms embargo on Karsk",
]
_MARKS = [
    ".",
    ". ",
    ".\n",
    ".\n\n",
    '." ',
    "” ",
    "?! ",
    "… ",
    ' "',
    " – ",
    "’s ",
    "\t",
    " \u00a0",
    "\r\n",
    "\u2028",
    "",
]
_ODD = [
    "By Ana Petrak\n",
    "# Head\n\n",
    "(With inputs from Newswire)",
    "\u202e",
    "👩‍👩‍👧",
    "e\u0301",
    "\x00",
    "٣٤",
    "１２",
    "No. 5",
]

_piece = st.one_of(*(st.sampled_from(pieces) for pieces in (_SPEAKERS, _VERBS, _CLAIMS, _MARKS, _ODD)))
news_text = st.lists(_piece, max_size=40).map(" ".join)
any_text = st.one_of(news_text, st.text(max_size=300), st.tuples(news_text, st.text(max_size=60)).map("".join))
