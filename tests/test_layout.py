"""The house itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

import briefgen


def test_every_public_name_is_there() -> None:
    assert all(getattr(briefgen, name) is not None for name in briefgen.__all__)


@pytest.mark.parametrize("before", ["pass", "import briefgen.render.pdf", "import briefgen.stories, briefgen.proof"])
def test_a_public_name_is_the_function_whatever_was_imported_before(before: str) -> None:
    names = "group_stories, key_points, render, sentences, summarize, verify"
    code = f"{before}\nfrom briefgen import {names}\nassert all(map(callable, ({names})))"
    subprocess.run([sys.executable, "-c", code], check=True)
