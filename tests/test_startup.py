"""`briefgen --help` starts fast: what costs time is imported where it is used. Modules are looked at, not a clock."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT

HEAVY = {"jinja2", "joblib", "lxml", "nltk", "numpy", "pydyf", "re2", "requests", "scipy", "sentencex", "sumy"}
HEAVY |= {"fontTools", "PIL", "weasyprint", "yaml"}

HELP = """
import json, sys
from briefgen.cli import main
try:
    main({arguments})
except SystemExit as left:
    json.dump([left.code, sorted(m for m in sys.modules if "." not in m)], sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["brief", "--help"],
        ["points", "--help"],
        ["summarize", "--help"],
        ["verify", "--help"],
    ],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    ran = _run(HELP.format(arguments=arguments))
    code, modules = json.loads(ran.stderr)
    assert code == 0
    assert ran.stdout.strip()
    assert HEAVY & set(modules) == set()


def test_importing_briefgen_imports_nothing_heavy() -> None:
    ran = _run("import json, sys, briefgen; json.dump(sorted(sys.modules), sys.stdout)")
    assert HEAVY & set(json.loads(ran.stdout)) == set()


def test_a_brief_by_the_default_method_does_not_import_nltk(tmp_path_factory: pytest.TempPathFactory) -> None:
    output = tmp_path_factory.mktemp("out")
    arguments = ["brief", str(ROOT / "seeds"), "--format", "json", "-o", str(output)]
    code, modules = json.loads(_run(HELP.format(arguments=arguments)).stderr.splitlines()[-1])
    assert code == 0
    assert {"nltk", "sumy", "weasyprint"} & set(modules) == set()


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
