"""Promise 3: nothing is fetched. A brief is made while every socket and every file of no business here is refused."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

# Run before anything of briefgen is imported. An audit hook (PEP 578) cannot be taken off again, and leaving the process
# cannot be caught. Files are told by where they lie; those of the interpreter's own start are read before it stands.
WATCH = """
import os, sys
allowed, harmless = (tuple(sys.argv.pop(1).split(os.pathsep)) for _ in range(2))
def watch(event, arguments):
    if event == "subprocess.Popen" and any("from briefgen.render.child import main" in str(a) for a in arguments[1]):
        return  # what that child does is watched by itself, in the test that prints in one process
    if event.startswith(("socket.", "http.client.", "ftplib.", "subprocess.", "os.system", "os.exec")) and event not in harmless:
        refuse(event, arguments)
    if event == "urllib.Request" and not arguments[0].startswith("data:"):
        refuse(event, arguments)
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if not path.startswith(allowed):
            refuse(event, path)
def refuse(event, what):
    os.write(2, f"REFUSED {event} {what!r}".encode())
    os._exit(97)
sys.addaudithook(watch)
"""
PRINT = (
    WATCH
    + """
from datetime import UTC, datetime
from pathlib import Path
from briefgen import build_brief, render
from briefgen.sources import collect
made = build_brief(collect(sys.argv[1:-1]).documents, now=datetime(2031, 3, 6, tzinfo=UTC))
for form in ("html", "pdf", "json", "email", "markdown", "text"):
    Path(sys.argv[-1], f"brief.{form}").write_bytes(render(made, form).content)
"""
)
BRIEF = WATCH + "from briefgen.cli import main\nmain(sys.argv[1:])\n"

# urllib3, which sumy imports, makes and binds a socket to see whether the machine has IPv6; it reaches nobody.
UNCONNECTED = ("socket.__new__", "socket.bind")

# Time zones, media types, the number of processors and chance are the machine's; nothing of a document is there.
MACHINE = ("/usr/share/zoneinfo", "/etc/localtime", "/etc/mime.types", "/proc/", "/sys/", "/dev/")

TEMPTING = """# Water rises in the valley

![map](http://127.0.0.1:9/map.png) ![secret]({secret}) <img src="{secret}"> <link rel="stylesheet" href="http://127.0.0.1:9/a.css">

At least 4,200 people were moved from the valley, the agency said. "The wall is sound," said Ivo Maric, its director.
See file://{secret} and https://example.org/report.pdf for more. Maric warned that a flood could reach the town by Friday.
"""


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("nobody asked for this")
    return path


@pytest.fixture
def tempting(tmp_path: Path, secret: Path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    path = folder / "water.md"
    path.write_text(TEMPTING.format(secret=secret))
    return path


def test_a_brief_as_html_and_pdf_opens_no_socket_and_no_file_that_a_document_names(
    tempting: Path, tmp_path: Path
) -> None:
    inputs = [str(tempting), str(ROOT / "seeds")]
    made = _watched(BRIEF, ["brief", *inputs, "--format", "html,pdf,json", "-o", str(tmp_path / "out")], tmp_path)
    assert made.returncode == 0, made.stderr
    assert {p.suffix for p in (tmp_path / "out").iterdir()} == {".html", ".pdf", ".json"}


def test_every_format_rendered_in_one_process_opens_no_socket_and_no_file_that_a_document_names(
    tempting: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    made = _watched(PRINT, [str(tempting), str(ROOT / "seeds"), str(out)], tmp_path)
    assert made.returncode == 0, made.stderr
    assert (out / "brief.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("method", ["lexrank", "textrank", "lsa"])
def test_sumys_methods_need_no_data_that_is_not_installed(method: str, tmp_path: Path) -> None:
    made = _watched(BRIEF, ["summarize", str(ROOT / "seeds"), "--method", method], tmp_path, harmless=UNCONNECTED)
    assert made.returncode == 0, made.stderr
    assert made.stdout.strip()


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "from urllib.request import urlopen; urlopen('http://127.0.0.1:9/')",
        "open('/etc/passwd')",
    ],
)
def test_the_watch_itself_refuses(attempt: str, tmp_path: Path) -> None:
    assert _watched(WATCH + attempt, [], tmp_path).returncode == 97


def test_a_page_names_nothing_that_a_browser_would_fetch(tempting: Path, tmp_path: Path) -> None:
    made = _watched(BRIEF, ["brief", str(tempting), "--format", "html", "-o", str(tmp_path / "out")], tmp_path)
    page = _Fetched()
    page.feed(Path(made.stdout.strip()).read_text("utf-8"))
    assert page.addresses == []


class _Fetched(HTMLParser):
    """Collects every address in a page that is fetched without a click, and is not within the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        for name, value in attrs:
            fetched = name in {"src", "srcset", "data", "poster", "action"} or (name == "href" and tag != "a")
            if fetched and not (value or "").startswith(("data:", "#")):
                self.addresses.append(f"{tag} {name} {value}")
            if name == "style":
                self.handle_style(value or "")

    def handle_data(self, data: str) -> None:
        if self._style:
            self.handle_style(data)

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_style(self, css: str) -> None:
        addresses = [part.split(")")[0].strip("'\" ") for part in css.split("url(")[1:]]
        self.addresses += [a for a in addresses if not a.startswith(("data:", "#"))]
        if "@import" in css:
            self.addresses.append("@import")


def _watched(
    code: str, arguments: Sequence[str], tmp_path: Path, harmless: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    own = [*map(_real, {sys.prefix, sys.base_prefix, *sys.path} - {""}), _real(ROOT / "briefgen")]
    own += [_real(ROOT / "templates"), _real(ROOT / "seeds"), _real(tmp_path / "inputs"), _real(tmp_path / "out")]
    scratch = tmp_path / "scratch"  # fonts pass through files here, since fontconfig reads nothing else
    scratch.mkdir()
    allowed = ":".join([_real(scratch), *(path for path in own if path != _real(ROOT)), *MACHINE])
    return subprocess.run(
        [sys.executable, "-c", code, allowed, ":".join(harmless), *arguments],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(scratch)},
        capture_output=True,
        text=True,
        check=False,
    )


def _real(path: str | Path) -> str:
    return str(Path(path).resolve())
