"""`briefgen outbox`: what waits to be delivered, what was not, and what to do about it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.configuration import DEFAULT_CONFIG, ConfigPath
from briefgen.cli.console import counted, say, say_problem
from briefgen.cli.exits import Exit
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefgen.archive import Archive
    from briefgen.archive.outbox import Delivery

outbox = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="List, retry and drop deliveries.")

Numbers = Annotated[list[int], typer.Argument(metavar="NUMBER...", help="As outbox list gives them.")]


@outbox.command("list", short_help="What is not sent.")
def list_outbox(
    *,
    config: ConfigPath = DEFAULT_CONFIG,
    everything: Annotated[bool, typer.Option("--all", help="What was sent, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a delivery.")] = False,
) -> int:
    """List the deliveries that are not sent: number, state, day, title, recipient, and what the other end said."""
    from briefgen.archive import open_archive
    from briefgen.archive.outbox import State, deliveries
    from briefgen.config import read_config

    path = read_config(config).archive_path
    with open_archive(path) as archive:
        found = deliveries(archive)
    shown = [one for one in found if everything or one.state is not State.SENT]
    for one in shown:
        typer.echo(json.dumps(_fields(one), ensure_ascii=False) if as_json else _line(one))
    if not shown:
        say(f"nothing waits in {path} ({counted(len(found), 'delivery', 'deliveries')} sent)")
    return Exit.DONE


@outbox.command(short_help="Send deliveries again, now.")
def retry(numbers: Numbers, *, config: ConfigPath = DEFAULT_CONFIG) -> int:
    """Queue deliveries again that were refused, are in doubt or wait, and try them once, now."""
    from briefgen.archive import open_archive
    from briefgen.config import read_config
    from briefgen.delivery.steps import retried
    from briefgen.job.posting import send_now

    settings = read_config(config)
    with open_archive(settings.archive_path) as archive:
        _change(archive, numbers, retried)
        sent, problems = send_now(settings, archive, numbers)
    for recipient in sent:
        say(f"sent to {recipient}")
    for problem in problems:
        say_problem(problem)
    return Exit.WITH_PROBLEMS if problems else Exit.DONE


@outbox.command(short_help="Give deliveries up.")
def drop(numbers: Numbers, *, config: ConfigPath = DEFAULT_CONFIG) -> int:
    """Give deliveries up: they stay in the list as refused, and no run sends them."""
    from briefgen.archive import open_archive
    from briefgen.config import read_config
    from briefgen.delivery.steps import dropped

    with open_archive(read_config(config).archive_path) as archive:
        _change(archive, numbers, dropped)
    say(f"given up: {', '.join(map(str, dict.fromkeys(numbers)))}")
    return Exit.DONE


def _change(archive: Archive, numbers: Sequence[int], change: Callable[[Delivery, datetime], Delivery]) -> None:
    """Change all of them, or none where one is not there or may not be changed."""
    from briefgen.archive.outbox import deliveries, swap

    known = {one.id: one for one in deliveries(archive)}
    if unknown := [number for number in numbers if number not in known]:
        raise UsageError(f"there is no delivery {unknown[0]}", "`briefgen outbox list --all` lists them")
    now = datetime.now(UTC)
    changes = [(known[number], change(known[number], now)) for number in dict.fromkeys(numbers)]
    for before, after in changes:
        if swap(archive, before, after) is None:
            raise UsageError(f"a run has just changed delivery {before.id}", "look again with `briefgen outbox list`")


def _line(one: Delivery) -> str:
    again = f", again after {one.due:%Y-%m-%d %H:%M} UTC" if one.due and one.attempts else ""
    reply = f"  {one.reply}" if one.reply else ""
    return f"{one.id:>4}  {one.state:9}  {one.day}  {one.title}  {one.recipient}{reply}{again}"


def _fields(one: Delivery) -> dict[str, object]:
    return {
        "number": one.id,
        "state": one.state,
        "day": one.day.isoformat(),
        "title": one.title,
        "channel": one.channel,
        "recipient": one.recipient,
        "message_id": one.message_id,
        "attempts": one.attempts,
        "queued": one.since.isoformat(),
        "due": one.due.isoformat() if one.due else None,
        "reply": one.reply,
    }
