"""The files of a theme as a person meets them: which there are, where each comes from, and copies to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefgen.errors import OutputError, UsageError
from briefgen.render.theme import folders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_EDITED = {".j2", ".css", ".toml"}


class ThemeFile(NamedTuple):
    """A template, style or font of a theme: its name there, and the file that stands for it."""

    name: str
    path: Path


def theme_files(name: str, templates: Path | None = None) -> tuple[ThemeFile, ...]:
    """The files of a theme, with those of the folder `templates` in front of it."""
    found: dict[str, Path] = {}
    for folder in reversed(folders(name, templates)):
        found |= {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return tuple(ThemeFile(*item) for item in sorted(found.items()))


def copy_theme(name: str, folder: Path, wanted: Sequence[str] = ()) -> tuple[Path, ...]:
    """Copies of a theme's templates and styles in `folder`, of all or of those `wanted`; no file there is replaced.

    Fonts are left where they are: a style of the copy finds them in the package. Raises UsageError for a file that the
    theme has not, OutputError for one that is there already.
    """
    files = {file.name: file.path for file in theme_files(name) if file.path.suffix in _EDITED}
    if unknown := sorted(set(wanted) - set(files)):
        raise UsageError(
            f"theme {name!r} has no {', '.join(unknown)}", f"`briefgen templates list {name}` names its files"
        )
    chosen = {name: path for name, path in files.items() if not wanted or name in wanted}
    if there := [folder / name for name in chosen if (folder / name).exists()]:
        raise OutputError(f"{there[0]} is there already", "copy into another folder, or name the files to copy")
    try:
        return tuple(_copied(path, folder / name) for name, path in chosen.items())
    except OSError as error:
        raise OutputError(f"cannot write into {folder} ({error.strerror})", "choose another folder") from error


def _copied(path: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(path.read_bytes())
    return target
