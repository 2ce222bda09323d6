"""How a command ends when its output, its input or its own code fails: one line, and the exit code of DESIGN.md."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from briefgen.sources import pipe

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.command import Result

ROOT = Path(__file__).parents[1]
FULL = Path("/dev/full")


def _command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "briefgen", *map(str, arguments)]


@pytest.mark.skipif(not FULL.exists(), reason="no full device here")
@pytest.mark.parametrize("arguments", [("rules", "list"), ("schema",), ("--help",)])
def test_results_that_find_no_room_are_one_line_and_a_failure(arguments: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        ran = subprocess.run(
            _command(*arguments), cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1].startswith("briefgen: cannot write the results: No space left on device (")
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("arguments", [("rules", "list"), ("schema",), ("templates", "list", "default")])
def test_whoever_has_read_enough_of_the_results_ends_the_command_quietly(arguments: tuple[str, ...]) -> None:
    ran = subprocess.Popen(_command(*arguments), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert ran.stdout
    assert ran.stderr
    with ran.stdout, ran.stderr:
        ran.stdout.close()
        told = ran.stderr.read()
    assert ran.wait() == 0
    assert "results" not in told
    assert "Traceback" not in told


def test_standard_input_that_is_closed_holds_no_article() -> None:
    command = ["sh", "-c", 'exec "$@" <&-', "sh", *_command("points", "-")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("briefgen: nothing to read: standard input")
    assert len(ran.stderr.splitlines()) == 1


def _broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("on\ntwo lines")


def test_a_fault_of_briefgens_own_is_one_line_that_asks_for_debug(
    briefgen: Callable[..., Result], seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.cli.points.read_inputs", _broken)
    result = briefgen("points", seed)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "briefgen: this is a fault in briefgen: ZeroDivisionError: on two lines (run it again with --debug and report that)\n"
    )
    with pytest.raises(ZeroDivisionError):
        briefgen("--debug", "points", seed)


@pytest.mark.parametrize("arguments", [(), ("rules",)])
def test_a_command_line_that_names_no_command_shows_the_help_as_it_stands(
    briefgen: Callable[..., Result], arguments: tuple[str, ...]
) -> None:
    result = briefgen(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Usage: briefgen")
    assert "--help`)" not in result.err


def test_a_pipe_in_a_folder_is_named_and_does_not_stop_the_others(
    briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "ferry.txt").write_text("The ferry ran aground at dawn, and 12 people were hurt, the police said.")
    os.mkfifo(tmp_path / "wire.txt")
    result = briefgen("points", tmp_path)
    assert result.code == 3
    assert "12 people" in result.out
    assert "wire.txt: it is a pipe, a socket or a device (" in result.err


def test_a_pipe_that_is_named_is_read_to_its_end(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "wire")
    text = "The ferry ran aground at dawn, and 12 people were hurt, the police said. " * 2000  # more than a pipe holds
    writer = Thread(target=(tmp_path / "wire").write_text, args=(text,), daemon=True)
    writer.start()
    result = briefgen("points", tmp_path / "wire", "--csv")
    writer.join(timeout=10)
    assert result.code == 0
    assert result.out.count("12 people") == 2000


def test_a_pipe_to_which_nobody_writes_is_not_waited_for(
    briefgen: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipe, "SILENCE", 0.05)
    os.mkfifo(tmp_path / "wire")
    result = briefgen("points", tmp_path / "wire")
    assert result.code == 1
    assert result.err.endswith("wire: is a pipe or a device, and sent nothing for 0.05 s (see what writes to it)\n")


def test_a_device_without_end_is_too_large(briefgen: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["briefgen.sources.collect"], "MOST_BYTES", 1_000_000)
    assert "/dev/zero: is larger than 1 MB" in briefgen("points", "/dev/zero").err
