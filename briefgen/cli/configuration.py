"""The configuration at the command line: which file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ConfigPath = Annotated[Path, typer.Option("-c", "--config", metavar="PATH", help="The configuration's file.")]

DEFAULT_CONFIG = Path("briefgen.toml")
