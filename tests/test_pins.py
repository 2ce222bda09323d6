"""What is installed is exact, and the same from any index."""

from __future__ import annotations

import json
import re
import tomllib

from tests.conftest import ROOT

PINS = ROOT / ".ci" / "constraints.txt"
NPM = ROOT / ".ci" / "browser"


def test_everything_that_pyproject_asks_for_has_one_exact_version() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*asked["project"]["dependencies"], *asked["project"]["optional-dependencies"]["dev"]]
    wanted += asked["build-system"]["requires"]
    names = {_normal(re.split(r"[^\w.-]", requirement)[0]) for requirement in wanted}
    assert names - _pinned() == set(), "run `make lock`"


def test_pins_are_names_and_versions_alone() -> None:
    lines = PINS.read_text("utf-8").splitlines()
    assert [line for line in lines[1:] if not re.fullmatch(r"[a-z0-9.-]+==[\w.+!]+", line)] == []


def test_npm_packages_are_exact_and_their_lock_names_no_host() -> None:
    asked = json.loads((NPM / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((NPM / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    assert not [name for name, package in locked.items() if "resolved" in package]


def _pinned() -> set[str]:
    return {line.partition("==")[0] for line in PINS.read_text("utf-8").splitlines()}


def _normal(name: str) -> str:
    """A project's name as PEP 503 normalises it."""
    return re.sub(r"[-_.]+", "-", name).lower()
