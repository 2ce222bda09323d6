"""Delivery by a program and by a webhook, and the places that secrets are read from."""

from __future__ import annotations

import json
import os
import stat
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from briefgen import Document
from briefgen.archive.file import open_archive
from briefgen.archive.outbox import Channel, State, deliveries
from briefgen.delivery.announcement import WEBHOOK, announcement
from briefgen.delivery.outbox import post, send_due
from briefgen.delivery.secret import read_secret
from briefgen.delivery.sendmail import Sendmail
from briefgen.delivery.webhook import Webhook
from briefgen.errors import DeliveryError
from tests.kept_editions import FERRY, MINT, article, made
from tests.posted_mail import CONTENT, DESK, NOW, MovedClock, delivered, outbox
from tests.web_server import Handler, Server, dripping_server, serving, unused_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefgen.archive.outbox import Delivery

SHORT = timedelta(seconds=30)
TOKEN = "T0K3N-of-the-hook"


def _program(folder: Path, body: str) -> str:
    path = folder / "sendmail"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_sendmail_gets_the_mail_and_the_recipient_as_no_option(tmp_path: Path) -> None:
    program = _program(tmp_path, f'echo "$@" > {tmp_path}/arguments; cat > {tmp_path}/mail')
    with outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Sendmail(f"{program} --quiet"))
    assert one.state is State.SENT
    assert (tmp_path / "arguments").read_text() == f"--quiet -i -f briefs@news.example -- {DESK}\n"
    assert (tmp_path / "mail").read_bytes().endswith(CONTENT.replace(b"\r\n", b"\n"))


@pytest.mark.parametrize(
    ("body", "state", "reply"),
    [
        (f"echo 'no such mailbox' >&2; exit {os.EX_NOUSER}", State.REFUSED, "fails with 67: no such mailbox"),
        (f"exit {os.EX_TEMPFAIL}", State.QUEUED, "fails with 75"),
        ("kill -9 $$", State.UNCERTAIN, "was killed"),
        ("exec sleep 30", State.UNCERTAIN, "took too long"),
    ],
)
def test_sendmail_that_fails_says_by_its_exit_code_what_to_do(
    tmp_path: Path, body: str, state: State, reply: str
) -> None:
    with outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Sendmail(_program(tmp_path, body), seconds=0.5), patience=SHORT)
    assert one.state is state
    assert one.reply.endswith(reply)


def test_a_sendmail_that_is_not_there_leaves_the_mail_for_later(tmp_path: Path) -> None:
    with outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Sendmail("no-such-program-here"), patience=SHORT)
    assert (one.state, one.reply) == (State.QUEUED, "there is no program 'no-such-program-here'")


class _Hook(Handler):
    """Takes POSTs."""

    def do_POST(self) -> None:  # noqa: N802
        length = int(self.headers["Content-Length"])
        self.server.bodies.append((self.path, self.headers["Idempotency-Key"], self.rfile.read(length)))  # type: ignore[attr-defined]
        self.do_GET()


@pytest.fixture
def hook() -> Iterator[Server]:
    with hooks() as server:
        yield server


@contextmanager
def hooks() -> Iterator[Server]:
    """A server that takes POSTs."""
    with serving() as server:
        server.RequestHandlerClass = _Hook
        server.bodies = []  # type: ignore[attr-defined]
        yield server


def _says_nothing(handler: Handler) -> None:
    handler.server.ended.wait(3)


@pytest.fixture
def dripping() -> Iterator[int]:
    """The port of a server that begins a TLS record and sends a byte of it now and then."""
    with dripping_server(b"\x16\x03\x03\x40\x00") as port:
        yield port


def _announced(folder: Path, url: str, *, seconds: float = 5.0) -> Delivery:
    brief = made(replace(article(FERRY), url="https://wire.example/ferry"), article(MINT))
    with open_archive(folder / "kept.db", create=True) as archive:
        post(archive, announcement(brief), [WEBHOOK], now=NOW)
        way = Webhook(lambda: url, silence=seconds, seconds=seconds)
        send_due(archive, {Channel.WEBHOOK: way}, clock=MovedClock(), patience=SHORT)
        (one,) = deliveries(archive)
    assert TOKEN.encode() not in (folder / "kept.db").read_bytes()
    return one


def test_a_webhook_gets_the_headline_facts_and_links_as_json(tmp_path: Path, hook: Server) -> None:
    one = _announced(tmp_path, hook.gives(f"/{TOKEN}", "ok"))
    assert (one.state, one.reply) == (State.SENT, "the webhook answers 200 OK")
    ((_, key, body),) = hook.bodies  # type: ignore[attr-defined]
    assert key == f'"{one.message_id.strip("<>")}"'
    told = json.loads(body)
    ferry = next(s for s in told["stories"] if s["sources"][0]["url"])
    assert ferry["sources"][0]["url"] == "https://wire.example/ferry"
    assert any("214 people" in sentence for sentence in ferry["figures"])
    assert any("coast guard warned" in sentence for sentence in ferry["warnings"])
    assert "https://wire.example/ferry" in told["text"]


@pytest.mark.parametrize(
    ("status", "state"), [(500, State.QUEUED), (429, State.QUEUED), (404, State.REFUSED), (302, State.REFUSED)]
)
def test_a_webhooks_status_says_whether_to_try_again(tmp_path: Path, hook: Server, status: int, state: State) -> None:
    one = _announced(tmp_path, hook.answers_with(f"/{TOKEN}", status))
    assert one.state is state
    assert str(status) in one.reply


def test_a_webhook_that_does_not_answer_is_in_doubt(tmp_path: Path, hook: Server) -> None:
    one = _announced(tmp_path, hook.does(f"/{TOKEN}", _says_nothing), seconds=0.3)
    assert (one.state, one.unanswered) == (State.UNCERTAIN, 1)


def test_a_webhook_that_never_ends_its_tls_handshake_is_left_in_time(tmp_path: Path, dripping: int) -> None:
    one = _announced(tmp_path, f"https://127.0.0.1:{dripping}/{TOKEN}", seconds=0.5)
    assert (one.state, one.unanswered) == (State.QUEUED, 0)


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("http://chat.example/hooks", State.REFUSED),
        ("chat.example/hooks", State.REFUSED),
        ("https://chat.example/a b", State.REFUSED),
        ("https://chat.example:port/", State.REFUSED),
    ],
)
def test_an_address_without_tls_or_sense_gets_nothing(tmp_path: Path, url: str, state: State) -> None:
    one = _announced(tmp_path, f"{url}{TOKEN}")
    assert (one.state, one.reply) == (state, "the webhook's secret is not an https address")


def test_a_webhook_that_is_down_is_tried_again(tmp_path: Path) -> None:
    one = _announced(tmp_path, f"http://127.0.0.1:{unused_port()}/{TOKEN}")
    assert (one.state, one.reply) == (State.QUEUED, "the webhook's server cannot be reached")


def test_no_title_can_call_people_in_a_chat_or_pass_for_a_link() -> None:
    rogue = Document.from_text(FERRY, title="<!channel> @here <https://x.example|Bank>", language="en")
    brief = replace(made(rogue), title="<!channel> @here & co")
    text = json.loads(announcement(brief).content)["text"]
    assert text.startswith("&lt;!channel&gt; @\u2060here &amp; co, ")
    assert "<" not in text


def test_the_same_brief_is_the_same_announcement() -> None:
    assert announcement(made(article(FERRY))) == announcement(made(article(FERRY)))
    assert announcement(made(article(FERRY))).id != announcement(made(article(MINT))).id


def test_a_secret_is_read_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "smtp").write_text("s3cret ö\n", "utf-8")
    monkeypatch.setenv("MAIL_PASSWORD", "s3cret ö")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    places: tuple[dict[str, Any], ...] = (
        {"env": "MAIL_PASSWORD"},
        {"file": str(tmp_path / "smtp")},
        {"credential": "smtp"},
    )
    assert {read_secret(**place) for place in places} == {"s3cret ö"}
    assert read_secret(command=("cat", str(tmp_path / "smtp"))) == "s3cret ö"


def test_a_keyring_is_asked_by_its_own_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret-tool").write_text('#!/bin/sh\necho "$@"\n')
    (tmp_path / "secret-tool").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert read_secret(keyring="desk") == "lookup service briefgen username desk"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ({"env": "NOT_SET_HERE"}, "environment variable NOT_SET_HERE holds no secret"),
        ({"file": "/nowhere/smtp"}, "/nowhere/smtp cannot be read"),
        ({"credential": "smtp"}, "systemd's credential smtp holds no secret"),
        (
            {"command": ("no-such-program-here", "hunter2")},
            "no-such-program-here, which is to print a secret, cannot be",
        ),
        ({"command": (sys.executable, "-c", "print('hunter2'); raise SystemExit(4)")}, "fails with 4"),
        ({"command": (sys.executable, "-c", "print('hunter2\\nhunter2')")}, "is not one line"),
    ],
)
def test_a_secret_that_is_not_there_is_told_without_telling_it(
    place: dict[str, Any], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    with pytest.raises(DeliveryError) as raised:
        read_secret(**place)
    assert told in str(raised.value)
    assert "hunter2" not in str(raised.value)
    assert raised.value.__context__ is None or "hunter2" not in repr(raised.value.__context__)
