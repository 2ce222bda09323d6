"""What becomes of a delivery: decisions, without a server or a clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.archive.outbox import Channel, Delivery, State
from briefgen.delivery.outbox import problem
from briefgen.delivery.steps import (
    Answer,
    Pace,
    Verdict,
    answered,
    dropped,
    handed_over,
    next_try,
    retried,
    taken,
)
from briefgen.errors import UsageError
from tests.posted_mail import DAY, DESK, NOW

PACE = Pace()
QUEUED = Delivery(7, "<1f@news.example>", DAY, "Daily brief", Channel.MAIL, DESK, State.QUEUED, 0, 0, NOW, NOW, "", 0)


def _after(*verdicts: str) -> Delivery:
    """The delivery after attempts that ended so; `dot` before a verdict is one that was handed over first."""
    one, now = QUEUED, NOW
    for verdict in verdicts:
        now = max(now, next_try(one, now, PACE) or now)
        one = taken(one, now, PACE)
        if verdict.startswith("dot "):
            one = handed_over(one, now, PACE)
        one = answered(one, Answer(Verdict(verdict.removeprefix("dot ")), "said so"), now, PACE)
    return one


@pytest.mark.parametrize(
    ("verdicts", "state", "again"),
    [
        (["dot accepted"], "sent", False),
        (["refused"], "refused", False),
        (["dot refused"], "refused", False),
        (["deferred"], "queued", True),
        (["dot deferred"], "queued", True),
        (["dot lost"], "uncertain", True),
        (["dot lost", "dot accepted"], "sent", False),
        (["dot lost", "deferred"], "uncertain", True),
        (["dot lost", "dot deferred"], "uncertain", True),
        (["dot lost", "refused"], "uncertain", False),
        (["dot lost", "dot lost"], "uncertain", False),
        (["deferred", "dot lost", "deferred", "dot lost"], "uncertain", False),
    ],
    ids=str,
)
def test_attempts_lead_to_a_state_and_perhaps_another_attempt(verdicts: list[str], state: str, *, again: bool) -> None:
    one = _after(*verdicts)
    assert (one.state, one.due is not None) == (state, again)


@given(
    st.lists(st.sampled_from(["killed", "dot killed", "deferred", "dot deferred", "dot lost", "refused"]), max_size=40)
)
def test_a_mail_is_handed_over_twice_without_an_answer_at_most_whatever_befalls_it(ends: list[str]) -> None:
    one, now, unanswered = QUEUED, NOW, 0
    for end in ends:
        due = next_try(one, now, PACE)
        if due is None:
            break
        now = max(now, due)
        one = taken(one, now, PACE)
        if end.startswith("dot"):
            one = handed_over(one, now, PACE)
            unanswered += end != "dot deferred"
        if not end.endswith("killed"):
            one = answered(one, Answer(Verdict(end.removeprefix("dot ")), ""), now, PACE)
    assert unanswered <= 2
    assert one.unanswered == unanswered


def test_a_run_that_was_killed_frees_its_delivery_after_a_while() -> None:
    held = taken(QUEUED, NOW, PACE)
    assert next_try(held, NOW, PACE) == NOW + PACE.hold


def test_a_clock_that_was_set_back_a_year_stops_nothing() -> None:
    late = replace(_after("deferred"), due=NOW + timedelta(days=365))
    assert next_try(late, NOW, PACE) == NOW


def test_deferrals_end_after_the_time_allowed_even_if_the_clock_goes_back() -> None:
    one = replace(taken(QUEUED, NOW, PACE), attempts=64)
    assert answered(one, Answer(Verdict.DEFERRED, "later"), NOW - timedelta(days=9), PACE).state is State.REFUSED


def test_a_person_can_retry_what_was_refused_and_drop_what_waits() -> None:
    again = retried(_after("refused"), NOW)
    assert (again.state, again.attempts, again.due) == (State.QUEUED, 0, NOW)
    gone = dropped(_after("deferred"), NOW)
    assert (gone.state, gone.due, gone.reply) == (State.REFUSED, None, "dropped by hand")


def test_a_delivery_in_doubt_that_a_person_retries_is_handed_over_once_more() -> None:
    again = retried(_after("dot lost", "dot lost"), NOW)
    assert handed_over(taken(again, NOW, PACE), NOW, PACE).due is None


def test_what_was_sent_or_is_being_sent_is_nobodys_to_change() -> None:
    for one in (_after("dot accepted"), taken(QUEUED, NOW, PACE)):
        with pytest.raises(UsageError):
            retried(one, NOW)
        with pytest.raises(UsageError):
            dropped(one, NOW)


def test_a_problem_says_what_happened_and_what_to_do() -> None:
    assert problem(_after("dot accepted")) is None
    told = problem(_after("refused"))
    assert told is not None
    assert (told.where, told.message) == (f"mail to {DESK}", "was refused: said so")
    assert "`briefgen outbox retry 7`" in told.hint
    waiting = problem(_after("deferred"))
    assert waiting is not None
    assert waiting.hint == "the next run tries again"
