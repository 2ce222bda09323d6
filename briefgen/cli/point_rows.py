"""Key points as a table, as CSV and as JSON lines."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.model import DateMention, Figure, KeyPoint, Kind, Modifier, SanctionsMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Document, Number

Found = tuple["Document", KeyPoint]
HEADINGS = {Kind.FIGURE: "Figures", Kind.WARNING: "Warnings", Kind.SANCTIONS: "Sanctions", Kind.DATE: "Dates"}
COLUMNS = (
    *(
        "source",
        "kind",
        "quote",
        "start",
        "end",
        "speaker",
        "role",
        "status",
        "value",
        "high",
        "modifier",
        "unit",
        "measure",
    ),
    *("level", "stage", "imposer", "target", "instrument", "first_day", "last_day", "deadline", "planned", "rule"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_json_lines(found: Sequence[Found]) -> str:
    """One JSON object a line: the point's own fields, its quote and its source."""
    lines = []
    for document, point in found:
        record = {"source": document.source, "quote": _quote(document, point), **msgspec.to_builtins(point)}
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines)


def to_csv(found: Sequence[Found]) -> str:
    """RFC 4180 CSV under `COLUMNS`; a text cell that a spreadsheet would take for a formula is guarded by an apostrophe."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for document, point in found:
        cells = _cells(document, point)
        table.writerow([_guarded(cells.get(column)) for column in COLUMNS])
    return out.getvalue()


def as_table(found: Sequence[Found]) -> str:
    """A table a kind for a terminal of any width: the words, what the rules make of them, who says so, and where."""
    from rich.console import Console

    width = min(max(shutil.get_terminal_size((110, 24)).columns, 60), 160)
    console = Console(file=io.StringIO(), width=width, highlight=False, color_system=None, emoji=False, markup=False)
    for kind in Kind:
        chosen = [(d, p) for d, p in found if p.kind is kind]
        if chosen:
            console.print(_table(HEADINGS[kind], chosen, several=len({d.id for d, _ in found}) > 1))
            console.print()
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return] # it is the StringIO above


def _table(title: str, found: Sequence[Found], *, several: bool) -> Any:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="")
    for heading, ratio in (
        (f"{title.upper()} ({len(found)})", 5),
        ("READ AS", 3),
        ("WHO SAYS SO", 3),
        ("CHARACTERS", 0),
    ):
        table.add_column(heading, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    if several:
        table.add_column("SOURCE", overflow="fold")
    for document, point in found:
        said = ", ".join(filter(None, (point.speaker, point.role)))
        where = f"{point.span.start}–{point.span.end}"
        row = (_quote(document, point), read_as(point), said + (f" ({point.status})" if point.status else ""), where)
        table.add_row(*row, *((document.source,) if several else ()))
    return table


def read_as(point: KeyPoint) -> str:
    """What the rules make of a point's words, in a few of our own."""
    match point:
        case Figure():
            modifier = "" if point.modifier in {Modifier.NONE, Modifier.RANGE} else point.modifier.replace("_", " ")
            return " ".join(filter(None, (modifier, _number(point.value), point.unit)))
        case SanctionsMention():
            parts = (point.imposer and f"by {point.imposer}", point.target and f"on {point.target}")
            return "; ".join(filter(None, (point.stage.replace("_", " "), *parts)))
        case DateMention():
            return _days(point)
    return str(getattr(point, "level", ""))


def _number(value: Number | tuple[Number, Number] | None) -> str:
    bounds = value if isinstance(value, tuple) else () if value is None else (value,)
    return " to ".join(f"{bound:,}" for bound in bounds)


def _days(point: DateMention) -> str:
    if point.start is None:
        return "not resolved"
    days = f"{point.start}" if point.start == point.end else f"{point.start} to {point.end}"
    return days + (" (deadline)" if point.deadline else "")


def _cells(document: Document, point: KeyPoint) -> dict[str, Any]:
    cells = {name: getattr(point, name, None) for name in COLUMNS}
    low_high = cells["value"] if isinstance(cells["value"], tuple) else (cells["value"], None)
    place = {
        "source": document.source,
        "quote": _quote(document, point),
        "start": point.span.start,
        "end": point.span.end,
    }
    days = {"first_day": getattr(point, "start", None), "last_day": getattr(point, "end", None)}
    return cells | place | {"value": low_high[0], "high": low_high[1]} | days


def _quote(document: Document, point: KeyPoint) -> str:
    return " ".join(document.text[point.span.start : point.span.end].split())


def _guarded(cell: object) -> str:
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if not isinstance(cell, (int, float)) and text.startswith(_FORMULA) else text
