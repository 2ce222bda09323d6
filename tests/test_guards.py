"""The guards of conftest.py bite: without this, a silent guard would look like a clean suite."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest


def test_a_lookup_of_a_host_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="reached for the network"):
        socket.getaddrinfo("example.org", 443)


def test_a_connection_beyond_this_machine_fails_the_test() -> None:
    with socket.socket() as sock, pytest.raises(pytest.fail.Exception, match="reached for the network"):
        sock.connect(("192.0.2.1", 80))


def test_the_loopback_is_open_to_test_servers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_a_file_in_the_home_folder_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="touched"):
        (Path.home() / "note.txt").write_text("x")


def test_the_home_folder_of_a_subprocess_is_the_guarded_one() -> None:
    home = subprocess.run(
        [sys.executable, "-c", "from pathlib import Path; print(Path.home())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert home.stdout.strip() == str(Path.home())
    assert "pytest" in home.stdout
