"""Writes .ci/constraints.txt: the exact version of everything that briefgen, its tests and its build need.

Names and versions only: no host, and no hash that one index might not have. `make lock` runs it in .venv.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

HEADER = "# Exact versions of everything that is installed here. Written by `make lock`; do not edit by hand.\n"


def requirements(project: Path) -> list[str]:
    """What pyproject.toml asks for: to run, to develop, and to build (with setuptools, for what comes without a wheel)."""
    declared = tomllib.loads(project.read_text("utf-8"))
    return [
        *declared["project"]["dependencies"],
        *declared["project"]["optional-dependencies"]["dev"],
        *declared["build-system"]["requires"],
        *("setuptools", "wheel"),
    ]


def resolve(wanted: list[str]) -> list[tuple[str, str]]:
    """The newest set of (name, version) that satisfies the requirements, by pip's own resolver, sorted by name."""
    pip = [sys.executable, "-I", "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-"]
    answer = subprocess.run([*pip, *wanted], check=True, stdout=subprocess.PIPE).stdout  # noqa: S603 - a fixed command
    found = [item["metadata"] for item in json.loads(answer)["install"]]
    return sorted((re.sub(r"[-_.]+", "-", m["name"]).lower(), m["version"]) for m in found)


if __name__ == "__main__":
    root = Path(__file__).parent
    pins = resolve(requirements(root.parent / "pyproject.toml"))
    (root / "constraints.txt").write_text(HEADER + "".join(f"{name}=={version}\n" for name, version in pins), "utf-8")
    print(f"{len(pins)} versions in {root / 'constraints.txt'}")  # noqa: T201 - the script's answer
