"""What is shipped is whole: a brief is made by the wheel alone, in an empty environment, from another directory."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, made from the tree, and the wheel, made from that sdist; nothing is fetched."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture(scope="module")
def installed(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an empty environment that the wheel was installed in.

    The wheel is installed as pip does it. Its dependencies are those of this environment, linked in one by one and never
    briefgen itself, so that the test needs no index and half a second.
    """
    folder = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    wheel = next(shipped.glob("*.whl"))
    pip = [sys.executable, "-I", "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, "--no-cache-dir", str(wheel)], check=True)
    packages = Path(subprocess.check_output([python, "-c", _WHERE], text=True).strip())
    for path in _dependencies():
        (packages / path.name).symlink_to(path)
    return python


_WHERE = "import sysconfig; print(sysconfig.get_path('purelib'))"


def _dependencies() -> Iterator[Path]:
    """Everything installed beside the tests but briefgen and what would shadow or start it."""
    for scheme in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for path in Path(scheme).iterdir():
            if not path.name.startswith(("briefgen", "_briefgen", "pip", "__pycache__")) and path.suffix != ".pth":
                yield path


def _tree(folder: str, suffixes: tuple[str, ...] = ("",)) -> set[str]:
    tracked = subprocess.check_output(["git", "ls-files", folder], cwd=ROOT, text=True).splitlines()
    return {name for name in tracked if name.endswith(suffixes)}


def test_the_wheel_holds_every_file_of_the_package_and_of_its_templates(shipped: Path) -> None:
    names = set(zipfile.ZipFile(next(shipped.glob("*.whl"))).namelist())
    expected = _tree("briefgen") | {f"briefgen/{name}" for name in _tree("templates")}
    assert expected - names == set()
    assert {
        "briefgen/py.typed",
        "briefgen/templates/default/brief.html.j2",
        "briefgen/templates/compact/brief.html.j2",
    } <= names
    assert [n for n in names if n.startswith("briefgen/templates/default/fonts/") and n.endswith(".woff2")]
    assert [n for n in names if n.startswith("briefgen/points/") and n.endswith((".yaml", ".yml"))]


def test_the_wheel_holds_nothing_else_and_the_licence(shipped: Path) -> None:
    names = zipfile.ZipFile(next(shipped.glob("*.whl"))).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"briefgen"}
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    assert not [name for name in names if "__pycache__" in name]


def test_the_sdist_holds_all_that_make_needs(shipped: Path) -> None:
    with tarfile.open(next(shipped.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = _tree("briefgen") | _tree("templates") | _tree("tests") | _tree("seeds") | _tree(".ci") | {"Makefile"}
    assert needed - names == set()


def test_the_installed_wheel_makes_a_brief_from_another_directory(installed: Path, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(seed.read_bytes())
    command = [
        str(installed.parent / "briefgen"),
        "brief",
        "article.txt",
        "--date",
        "2031-03-06",
        "--format",
        "html,pdf,json",
    ]
    made = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    kinds = {p.suffix: p for p in (tmp_path / "output").iterdir()}
    assert set(kinds) == {".html", ".pdf", ".json"}
    assert kinds[".pdf"].read_bytes().startswith(b"%PDF-")
    assert "font/woff2" in kinds[".html"].read_text("utf-8")
    proved = subprocess.run(
        [str(installed.parent / "briefgen"), "verify", str(kinds[".json"])],
        cwd=tmp_path,
        env={},
        capture_output=True,
        check=False,
    )
    assert proved.returncode == 0


def test_the_installed_wheel_runs_from_its_own_files(installed: Path, tmp_path: Path) -> None:
    where = subprocess.check_output(
        [installed, "-c", "import briefgen; print(briefgen.__file__)"], cwd=tmp_path, text=True
    )
    assert Path(where.strip()).is_relative_to(installed.parent.parent)
