"""`briefgen schema`: the shape of a brief's record."""

from __future__ import annotations

import json

import typer

from briefgen.cli.exits import Exit


def schema() -> int:
    """Print the JSON Schema of what `briefgen brief --format json` writes."""
    from briefgen.wire import schema as of_record

    typer.echo(json.dumps(of_record(), indent=2, ensure_ascii=False))
    return Exit.DONE
