"""docs/faults.md is true and whole: each test that it names is there, and no test of a fault is missing from it."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tests.test_checks_held import functions_of
from tests.test_sources_faults import FAULTS

PAGE = (ROOT / "docs" / "faults.md").read_text("utf-8")
NAMED = re.findall(r"`(test_\w+\.py)::(\w+)`", PAGE)
OF_FAULTS = (
    *("test_sources_faults.py", "test_sources_hostile.py", "test_sources_child.py", "test_sources_runs.py"),
    *("test_archive_damage.py", "test_job_full_disk.py", "test_promises_inert.py"),
    *("test_delivery_kills.py", "test_delivery_secrets.py"),
)


def test_each_test_that_it_names_is_there() -> None:
    assert len(NAMED) > 50
    assert [(file, test) for file, test in NAMED if test not in functions_of(file)] == []


@pytest.mark.parametrize("file", OF_FAULTS)
def test_no_test_of_a_fault_is_missing(file: str) -> None:
    told = {test for name, test in NAMED if name == file}
    assert {name for name in functions_of(file) if name.startswith("test_")} - told == set()


@pytest.mark.parametrize("fault", [name for name, (_, words) in FAULTS.items() if words])
def test_what_is_said_of_each_server_stands_there(fault: str) -> None:
    """Whatever the numbers: tests wait for a second where a run waits for twelve."""
    assert re.sub(r"\d+", "#", FAULTS[fault][1].lower()) in re.sub(r"\d+", "#", PAGE.lower())
