"""`briefgen points`: the key points alone."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli.exits import Exit
from briefgen.cli.reading import Inputs, Rules, read_inputs, read_rules, say_unread
from briefgen.errors import UsageError
from briefgen.model import Kind


def points(
    inputs: Inputs,
    *,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help="Only these, with commas between: figure, warning, sanctions, date.",
            show_default=False,
        ),
    ] = None,
    packs: Rules = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV, for a spreadsheet.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a point, with offsets and evidence.")
    ] = False,
) -> int:
    """Print the key points of the inputs: figures, warnings, sanctions mentions and dates, each with its words."""
    from briefgen.cli.point_rows import as_table, to_csv, to_json_lines
    from briefgen.points import key_points

    kinds = _kinds(kind)
    if as_csv and as_json:
        raise UsageError("--csv and --json exclude each other", "give one of them")
    rules = read_rules(packs)
    collected = read_inputs(inputs)
    found = [(d, p) for d in collected.documents for p in key_points(d, rules=rules) if p.kind in kinds]
    write = to_csv if as_csv else to_json_lines if as_json else as_table
    typer.echo(write(found), nl=False)
    say_unread(collected.problems, inputs)
    return Exit.WITH_PROBLEMS if collected.problems else Exit.DONE


def _kinds(text: str | None) -> frozenset[str]:
    known = frozenset(str(kind) for kind in Kind)
    if text is None:
        return known
    wanted = frozenset(name.strip() for name in text.split(",") if name.strip())
    if wanted - known or not wanted:
        raise UsageError(f"--kind {text!r} names no kind", f"choose from {', '.join(sorted(known))}")
    return wanted
