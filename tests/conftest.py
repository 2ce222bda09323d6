"""What holds for every test: no network, no home directory, no chance, nobody's terminal.

Network and home are guarded by an audit hook (PEP 578), which sees what C code does too and which nothing under test can
take away. A test that opens a socket beyond this machine fails where it does so, even if the code under test swallows
exceptions; so does one that opens or makes a file in $HOME, which is an empty folder for each test. What a subprocess
leaves in $HOME fails its test at the end.

Hypothesis draws the same examples every time. To search further: `HYPOTHESIS_PROFILE=explore make test`.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from briefgen.sources import collect
from tests.command import runner
from tests.mail_server import Mailroom, mail_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen import Document
    from tests.command import Result

ROOT = Path(__file__).parent.parent

settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=60)
settings.register_profile(
    "explore", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

_NETWORK = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}
_FILES = {"open", "os.mkdir", "os.rename", "os.listdir", "os.scandir", "os.remove", "sqlite3.connect"}
_TERMINAL = ("FORCE_COLOR", "NO_COLOR", "PY_COLORS", "COLUMNS", "LINES", "GITHUB_ACTIONS", "SOURCE_DATE_EPOCH")


class _Guard:
    """The audit hook. `home` is the running test's home, empty outside of tests."""

    home = ""

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in _NETWORK and not _here(arguments[_NETWORK[event]]):
            pytest.fail(f"a test reached for the network: {event} {arguments[_NETWORK[event]]!r}")
        if event in _FILES and self.home and _text(arguments[0]).startswith(self.home):
            pytest.fail(f"a test touched $HOME: {event} {arguments[0]!r}")


def _here(address: object) -> bool:
    """Whether an address is this machine's: a Unix socket's path, a name or a number of the loopback."""
    if isinstance(address, tuple):
        address = address[0]
    host = _text(address)
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in {"", "localhost"} or host.startswith(("/", "\0"))


def _text(value: object) -> str:
    return os.fsdecode(value) if isinstance(value, str | bytes | os.PathLike) else ""


_guard = _Guard()
sys.addaudithook(_guard)


@pytest.fixture(autouse=True)
def _nobody_at_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv(
        "XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache")
    )  # fontconfig keeps its own there
    for variable in _TERMINAL:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(_guard, "home", str(home))
    yield
    monkeypatch.setattr(_guard, "home", "")
    left = sorted(p.name for p in home.iterdir())
    assert not left, f"a test left files in $HOME: {left}"


@pytest.fixture
def room() -> Iterator[Mailroom]:
    """A mail server on loopback that takes and keeps whatever is sent to it."""
    with mail_server(Mailroom()) as room:
        yield room


@pytest.fixture
def briefgen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command line in this process: `briefgen("brief", path, stdin=b"")` gives its exit code and its output."""
    return runner(capsys, monkeypatch)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture
def seed() -> Path:
    """The sample document."""
    return next((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def articles() -> tuple[Document, ...]:
    """The documents of tests/articles; the picture among them is none."""
    return collect([str(ROOT / "tests" / "articles")]).documents
