"""`briefgen send`: an edition to somebody, now."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli.configuration import DEFAULT_CONFIG, ConfigPath
from briefgen.cli.console import say, say_problem
from briefgen.cli.exits import Exit
from briefgen.cli.keeping import Title, a_day
from briefgen.errors import ConfigError


def send(
    day: Annotated[str, typer.Argument(metavar="DATE", help="The edition's day, 2024-10-24.")],
    *,
    to: Annotated[list[str], typer.Option("--to", metavar="ADDRESS", help="Who gets it; may be given again.")],
    config: ConfigPath = DEFAULT_CONFIG,
    title: Title = "",
) -> int:
    """Mail the edition of a day, as the archive has it, to these addresses, whoever had it before.

    Nobody gets one mail twice: an address that has had this very mail is told of and left out.
    """
    from briefgen.archive import edition, open_archive
    from briefgen.config import read_config
    from briefgen.delivery.addresses import mail_address
    from briefgen.job.posting import send_edition

    settings = read_config(config)
    if not settings.delivery.by_mail:
        raise ConfigError(f"{config} has no way for mail to leave", "see docs/delivery.md for what [delivery] may have")
    addresses = [mail_address(one) for one in to]
    with open_archive(settings.archive_path) as archive:
        brief = edition(archive, a_day(day, "the date"), title=title or None)
        sent, problems = send_edition(settings, archive, brief, addresses)
    for address in sent:
        say(f"sent to {address}")
    for problem in problems:
        say_problem(problem)
    return Exit.WITH_PROBLEMS if problems else Exit.DONE
