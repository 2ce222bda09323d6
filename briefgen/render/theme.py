"""Where templates come from: a user's folder, a packaged theme, the default one behind it; sandboxed, strict, escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.errors import BriefgenError, TemplateError
from briefgen.render.dialects import DIALECTS, Dialect
from briefgen.render.filters import FILTERS
from briefgen.render.labels import Labels, read_labels, say, say_counted
from briefgen.render.theme_faults import fault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PACKAGE = Path(__file__).resolve().parent.parent
_HOMES = (_PACKAGE / "templates", _PACKAGE.parent / "templates")
DEFAULT = "default"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which asks less about the frozen values of a brief and of a page: they have fields and nothing else."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if type(obj).__module__.startswith(("briefgen.model.", "briefgen.render.")):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


class _Folder(FileSystemLoader):
    """The templates of a folder."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            path = Path(self.searchpath[0], template)
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateError(f"{path}:{line}: it is not UTF-8", "save the file as UTF-8") from error


def _environment(loader: BaseLoader, dialect: Dialect) -> Environment:
    environment = _Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=dialect.written,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(FILTERS)
    environment.globals.update({"_": say, "ngettext": say_counted})
    return environment


class Theme:
    """A set of templates with their styles and fonts, looked up in `folders`, the first that has a file wins."""

    def __init__(self, folders: tuple[Path, ...], packaged: Path) -> None:
        self._folders = folders
        own: list[BaseLoader] = [_Folder(folder) for folder in folders]
        loader = ChoiceLoader([*own, PrefixLoader({"core": _Folder(packaged)})])
        self._environments = {dialect.suffix: _environment(loader, dialect) for dialect in DIALECTS}

    def fill(self, name: str, values: Mapping[str, object]) -> str:
        """The template `name` filled with `values`; TemplateError names the file, the line and what is wrong there."""
        environment = self._environment(name)
        try:
            return environment.get_template(name).render(values)
        except BriefgenError:
            raise
        except TemplateNotFound as error:
            raise TemplateError(
                f"no template {error.name!r} in {self._searched()}", "see `docs/templates.md` for what a theme holds"
            ) from error
        except Exception as error:
            raise fault(error, (*values, *environment.globals), environment.filters) from error

    def content(self, name: str) -> bytes:
        """A style, font or picture of the theme; TemplateError where no folder has it."""
        for folder in self._folders:
            path = (folder / name).resolve()
            if path.is_relative_to(folder.resolve()) and path.is_file():
                return path.read_bytes()
        raise TemplateError(f"no file {name!r} in {self._searched()}", "put it beside the template that asks for it")

    def labels(self, chosen: str) -> Labels:
        """The labels of a language that the theme has, or of the file at a path that ends in .toml."""
        reference = (home() / DEFAULT / "labels" / "en.toml").read_bytes()
        if not chosen.endswith(".toml"):
            if chosen not in (known := self._languages()):
                hint = f"choose from {', '.join(known)}, or name a file of labels (*.toml)"
                raise TemplateError(f"there are no labels {chosen!r}", hint)
            return read_labels(self.content(f"labels/{chosen}.toml"), f"labels/{chosen}.toml", reference)
        try:
            return read_labels(Path(chosen).read_bytes(), chosen, reference)
        except OSError as error:
            raise TemplateError(f"{chosen}: cannot be read: {error.strerror}", "check the path") from error

    def _languages(self) -> list[str]:
        """The languages that some folder of the theme has labels in."""
        return sorted({path.stem for folder in self._folders for path in (folder / "labels").glob("*.toml")})

    def _environment(self, name: str) -> Environment:
        return next(made for suffix, made in self._environments.items() if name.endswith(suffix))

    def _searched(self) -> str:
        return " or ".join(str(folder) for folder in self._folders)


def theme(name: str = DEFAULT, templates: Path | None = None) -> Theme:
    """The packaged theme of this name, with the files of the folder `templates` in front of it."""
    if templates is not None and not templates.is_dir():
        raise TemplateError(f"no template folder {templates}", "name a folder that holds brief.html.j2 or parts of it")
    if templates is None:
        return _packaged(name)
    return Theme(folders(name, templates.resolve()), home() / DEFAULT)


@cache
def _packaged(name: str) -> Theme:
    return Theme(folders(name, None), home() / DEFAULT)


def folders(name: str, templates: Path | None) -> tuple[Path, ...]:
    """Where the files of a theme are looked for: the user's folder, the theme, and the default theme behind it."""
    named = (home() / name,) if name != DEFAULT else ()
    return (*((templates,) if templates else ()), *named, home() / DEFAULT)


def themes() -> tuple[str, ...]:
    """The names of the packaged themes, the default one first."""
    names = sorted(path.name for path in home().iterdir() if (path / "brief.html.j2").is_file())
    return tuple(sorted(names, key=lambda name: name != DEFAULT))


def home() -> Path:
    """The folder of the packaged themes: inside the package where it is installed, beside it in the project."""
    return next((home for home in _HOMES if home.is_dir()), _HOMES[0])
