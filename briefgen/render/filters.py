"""The filters that templates may use beside Jinja's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.render.changing import changed, repeated, sources_of_changes
from briefgen.render.charts import by_day, by_story, over_time
from briefgen.render.covering import covered
from briefgen.render.dates import ahead, day, edition, period, published
from briefgen.render.dialects import wrapped
from briefgen.render.grouping import alone, by_stage, counted, counts, due, in_turn, runs, strongest, voices
from briefgen.render.inert import contained, isolated, turns, web_address
from briefgen.render.labels import css_content, label
from briefgen.render.numerals import amount, in_ledger, numeral, sign, vague

if TYPE_CHECKING:
    from collections.abc import Callable

FILTERS: dict[str, Callable[..., object]] = {
    "alone": alone,
    "ahead": ahead,
    "amount": amount,
    "by_day": by_day,
    "by_stage": by_stage,
    "by_story": by_story,
    "changed": changed,
    "contained": contained,
    "counted": counted,
    "counts": counts,
    "css_content": css_content,
    "covered": covered,
    "day": day,
    "due": due,
    "edition": edition,
    "in_ledger": in_ledger,
    "in_turn": in_turn,
    "isolated": isolated,
    "label": label,
    "numeral": numeral,
    "over_time": over_time,
    "period": period,
    "published": published,
    "repeated": repeated,
    "runs": runs,
    "sign": sign,
    "sources_of_changes": sources_of_changes,
    "strongest": strongest,
    "turns": turns,
    "vague": vague,
    "voices": voices,
    "web_address": web_address,
    "wrapped": wrapped,
}
