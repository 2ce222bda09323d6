"""`briefgen brief`: the main job."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.brief_options import (
    Archive,
    EditionDate,
    Formats,
    Marking,
    Method,
    MostStories,
    Output,
    Title,
    Words,
)
from briefgen.cli.console import counted, progress, say, say_problem
from briefgen.cli.exits import Exit
from briefgen.cli.reading import Inputs, Rules, holds_record, read_inputs, read_record, read_rules, say_unread
from briefgen.cli.rendering import Labels, PageSize, Rendering, Templates, Theme
from briefgen.errors import BriefgenError, RecordError, UsageError
from briefgen.model import Problem, Tlp
from briefgen.render import FORMATS
from briefgen.render.look import Look

if TYPE_CHECKING:
    from briefgen.model import Brief
    from briefgen.pipeline import BriefOptions

_MOST_TOLD = 8
_BY_OTHER_RULES = Problem(
    "method.rules",
    "this brief was made by other rules; its quotes are proved, its key points are not",
    "give --rules as when it was made",
)


def brief(
    inputs: Inputs,
    *,
    output: Output = Path("output"),
    formats: Formats = "html,pdf",
    title: Title = "Daily brief",
    date: EditionDate = "",
    words: Words = 120,
    method: Method = "default",
    max_stories: MostStories = None,
    tlp: Marking = "",
    packs: Rules = None,
    archive: Archive = None,
    page_size: PageSize = "A4",
    theme: Theme = "default",
    labels: Labels = "en",
    templates: Templates = None,
) -> int:
    """Make a brief of articles: HTML and PDF in output/, their paths on standard output.

    A brief's own JSON or PDF as the only INPUT is rendered again as it stands; an editor may drop or reorder in the JSON.
    """
    from briefgen.delivery import check_folder
    from briefgen.pipeline import BriefOptions

    wanted = _formats(formats)
    now = edition(date)
    marking = _marking(tlp)
    check_folder(output)
    with Rendering(wanted, output, page_size=page_size, theme=theme, templates=templates, labels=labels) as rendering:
        if len(inputs) == 1 and holds_record(Path(inputs[0])):
            made = _proved(Path(inputs[0]), packs)
        else:
            options = BriefOptions(
                title=title, words=words, method=method, rules=read_rules(packs), max_stories=max_stories, tlp=marking
            )
            made = _made(inputs, now, options, archive)
        written = rendering.deliver(made)
    if not any(written):
        return Exit.FAILED
    if archive and archive.is_file():
        _list(archive, output, Look(page_size, theme, templates, labels))
    return Exit.WITH_PROBLEMS if made.problems or not all(written) else Exit.DONE


def _proved(path: Path, packs: list[Path] | None) -> Brief:
    """The record at `path`; RecordError where it shows what its sources do not say.

    Of one made by other rules the quotes alone are proved, and it says so from then on.
    """
    from briefgen.edited import tidied
    from briefgen.proof import made_by, verify, verify_quotes

    made, overlooked = tidied(read_record(path))
    rules = read_rules(packs)
    known = made_by(made, rules)
    problems = verify(made, rules=rules) if known else verify_quotes(made)
    for problem in problems[:_MOST_TOLD] or (*overlooked, *(() if known else (_BY_OTHER_RULES,))):
        say_problem(problem)
    if problems:
        hint = "undo what was changed there; `briefgen verify` names all"
        raise RecordError(f"{path}: {counted(len(problems), 'thing')} in it not proved, so it is not rendered", hint)
    return (
        made if known or _BY_OTHER_RULES in made.problems else replace(made, problems=(*made.problems, _BY_OTHER_RULES))
    )


def _made(inputs: list[str], now: datetime, options: BriefOptions, archive: Path | None) -> Brief:
    from briefgen.pipeline import build_brief

    collected = read_inputs(inputs, now)
    build = build_brief
    if archive:
        from briefgen.edition import make_edition

        build = partial(make_edition, archive)
    with progress("story") as draw:
        made = build(
            collected.documents,
            now=now,
            options=options,
            problems=collected.problems,
            notes=collected.notes,
            progress=draw,
        )
    say_unread(made.problems, inputs)
    size = sum(len(d.text) for d in collected.documents)
    say(f"read {counted(len(collected.documents), 'document')} ({size:,} characters)")
    return made


def _list(archive: Path, output: Path, look: Look) -> None:
    """The archive's editions as a page and a feed; without them the brief is whole all the same."""
    from briefgen.edition import write_listing

    try:
        index, _ = write_listing(archive, output, look=look)
    except BriefgenError as error:
        say(f"no index of editions: {error.message}" + (f" ({error.hint})" if error.hint else ""))
    else:
        say(f"wrote {index} and its feed.atom")


def edition(text: str) -> datetime:
    """The moment `--date` names; without it SOURCE_DATE_EPOCH's (reproducible-builds.org), else now, to the minute.

    A date without a time is its midnight in UTC, so that it is the same edition in every zone.
    """
    if not text:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now().astimezone()
        return now.replace(second=0, microsecond=0)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--date {text!r} is not a date", "write it as 2024-10-24 or 2024-10-24T06:30") from error
    if moment.tzinfo:
        return moment
    return moment.replace(tzinfo=UTC) if len(text) <= len("2024-10-24") else moment.astimezone()


def _marking(text: str) -> Tlp | None:
    """The label of the Traffic Light Protocol that `--tlp` names, with "TLP:" before it or without."""
    label = text.strip().upper().removeprefix("TLP:")
    if label and label not in list(Tlp):
        raise UsageError(f"--tlp {text!r} is no label of TLP 2.0", f"choose from {', '.join(Tlp)}")
    return Tlp(label) if label else None


def _formats(text: str) -> list[str]:
    wanted = [name.strip().lower() for name in text.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        raise UsageError(f"--format {text!r} names no format", f"choose from {', '.join(FORMATS)}, with commas between")
    return list(dict.fromkeys(wanted))
