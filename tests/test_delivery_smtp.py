"""Mail by SMTP, to a server that does well and badly."""

from __future__ import annotations

import base64
import socket
import threading
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest

from briefgen.archive.outbox import State, deliveries
from briefgen.delivery.outbox import problem
from briefgen.delivery.smtp import Smtp
from briefgen.delivery.smtp_session import Server
from briefgen.errors import DeliveryError
from tests.mail_server import PASSWORD, USER, Mailroom, mail_server, server_of, trusted
from tests.posted_mail import CONTENT, DESK, PORT, MovedClock, delivered, outbox, states
from tests.web_server import unused_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHORT = timedelta(seconds=30)


@pytest.fixture
def _trusting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted(tmp_path)))


def test_each_recipient_gets_the_mail_byte_for_byte_and_sees_no_other(tmp_path: Path) -> None:
    with mail_server(Mailroom()) as room, outbox(tmp_path, DESK, PORT) as archive:
        delivered(archive, Smtp(server_of(room)))
        assert states(archive) == {DESK: "sent", PORT: "sent"}
    assert [recipient for recipient, _ in room.mails] == [DESK, PORT]
    for recipient, content in room.mails:
        assert content.endswith(CONTENT)
        assert message_from_bytes(content)["To"] == recipient
    assert message_from_bytes(room.mails[0][1])["List-Unsubscribe"].split() == [
        "<mailto:briefs@news.example?subject=unsubscribe%20Daily%20brief>"
    ]


@pytest.mark.usefixtures("_trusting")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_login_goes_over_tls_with_letters_of_any_script(tmp_path: Path, security: str) -> None:
    with mail_server(Mailroom(), security=security) as room, outbox(tmp_path, DESK, PORT) as archive:
        delivered(archive, Smtp(server_of(room, security=security, login=True)))
        assert states(archive) == {DESK: "sent", PORT: "sent"}
    assert room.logins == [(USER, PASSWORD)], "one connection is used for all"


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("fault", ["unknown authority", "another name"])
def test_a_bad_certificate_gets_no_byte_of_the_login(
    tmp_path: Path, security: str, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = "localhost"
    if fault == "another name":
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted(tmp_path)))
        host = "elsewhere.example"
    with mail_server(Mailroom(), security=security, host=host) as room, outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Smtp(server_of(room, security=security, login=True)), patience=SHORT)
    assert (one.state, room.logins, room.mails) == (State.QUEUED, [], [])
    assert "certificate that is not to be trusted" in one.reply
    assert not any(secret in room.heard for secret in _secrets())
    assert b"AUTH" not in room.heard


def test_a_server_that_offers_no_starttls_gets_nothing(tmp_path: Path) -> None:
    with mail_server(Mailroom()) as room, outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Smtp(server_of(room, security="starttls", login=True)), patience=SHORT)
    assert "offers no STARTTLS" in one.reply
    assert b"MAIL" not in room.heard
    assert not any(secret in room.heard for secret in _secrets())


@pytest.mark.usefixtures("_trusting")
def test_a_refused_login_is_asked_once_and_its_words_go_nowhere(tmp_path: Path) -> None:
    room = Mailroom(replies={"AUTH": "535"})
    with mail_server(room, security="tls") as room, outbox(tmp_path, DESK, PORT) as archive:
        found = delivered(archive, Smtp(server_of(room, security="tls", login=True)))
    assert {one.reply for one in found} == {"localhost refuses the login (535)"}
    assert {one.state for one in found} == {State.REFUSED}
    assert len(room.logins) == 1
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith("kept.db"))
    assert not any(secret in written for secret in _secrets())


def test_a_secret_that_cannot_be_read_leaves_the_mail_for_later(tmp_path: Path) -> None:
    def missing() -> str:
        raise DeliveryError("the environment variable MAIL_PASSWORD holds no secret")

    with mail_server(Mailroom()) as room, outbox(tmp_path, DESK) as archive:
        server = Server("localhost", room.port, "none", USER, missing)
        (one,) = delivered(archive, Smtp(server), patience=SHORT)
    assert (one.state, one.reply) == (State.QUEUED, "the environment variable MAIL_PASSWORD holds no secret")
    assert room.heard == b""


def test_a_refused_recipient_among_good_ones_is_named_and_the_others_have_it(tmp_path: Path) -> None:
    room = Mailroom(replies={f"RCPT {DESK}": "550 5.1.1 no such mailbox"})
    with mail_server(room), outbox(tmp_path, DESK, PORT) as archive:
        first, _ = delivered(archive, Smtp(server_of(room)))
        assert states(archive) == {DESK: "refused", PORT: "sent"}
    told = problem(first)
    assert told is not None
    assert told.where == f"mail to {DESK}"
    assert "550 5.1.1 no such mailbox" in told.message


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "354", "DATA"])
def test_a_reply_of_the_fives_is_never_tried_again(tmp_path: Path, step: str) -> None:
    clock = MovedClock()
    with mail_server(Mailroom(replies={step: "554 no"})) as room, outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Smtp(server_of(room)), clock)
        assert (one.state, one.attempts, one.due) == (State.REFUSED, 1, None)
        room.replies.clear()
        clock.hour += timedelta(days=1)
        assert delivered(archive, Smtp(server_of(room)), clock) == (one,)


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "354", "DATA"])
def test_a_reply_of_the_fours_is_tried_again_until_it_is_taken(tmp_path: Path, step: str) -> None:
    room = Mailroom(replies={step: "451 later"})

    class Later(MovedClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if len(self.slept) == 3:
                room.replies.clear()

    clock = Later()
    with mail_server(room), outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Smtp(server_of(room)), clock)
    assert (one.state, one.attempts, len(room.mails)) == (State.SENT, 4, 1)
    assert clock.slept == [60, 120, 300]


def test_a_reply_of_the_fours_is_not_tried_for_ever(tmp_path: Path) -> None:
    with mail_server(Mailroom(replies={"RCPT": "450 busy"})) as room, outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Smtp(server_of(room)), patience=timedelta(days=9))
    assert one.state is State.REFUSED
    assert one.reply.startswith("given up after 5")
    assert "450 busy" in one.reply


def test_a_server_that_is_down_is_tried_again_within_the_patience_and_the_mail_stays(tmp_path: Path) -> None:
    with outbox(tmp_path, DESK, PORT) as archive:
        server = Server("localhost", unused_port(), "none")
        first, second = delivered(archive, Smtp(server))
        assert first.reply == second.reply == "localhost refuses the connection"
        assert {first.state, second.state} == {State.QUEUED}
        assert first.attempts == 5  # at 0, 1, 3, 8 and 18 minutes


@pytest.mark.parametrize("server", ["mute", "dripping"])
def test_a_server_that_keeps_us_waiting_is_left_in_time(tmp_path: Path, server: str) -> None:
    with _slow(drips=server == "dripping") as port, outbox(tmp_path, DESK) as archive:
        way = Smtp(Server("127.0.0.1", port, "none", silence=0.5, seconds=0.7))
        (one,) = delivered(archive, way, patience=SHORT)
    words = {"mute": "does not answer", "dripping": "took too long"}
    assert (one.state, one.reply) == (State.QUEUED, f"127.0.0.1 {words[server]}")


def test_a_connection_closed_before_the_final_dot_is_tried_again_without_doubt(tmp_path: Path) -> None:
    with mail_server(Mailroom(closes_at="data")) as room, outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Smtp(server_of(room)), patience=SHORT)
        assert one.state in {State.QUEUED, State.UNCERTAIN}  # the hang-up may reach us a moment after our dot
        room.closes_at = ""
        clock = MovedClock(MovedClock().hour + timedelta(hours=1))
        assert [d.state for d in delivered(archive, Smtp(server_of(room)), clock)] == [State.SENT]
    assert len(room.mails) == 1


def test_a_connection_closed_after_the_final_dot_is_resent_once_with_the_same_message_id(tmp_path: Path) -> None:
    with mail_server(Mailroom(closes_at="answer")) as room, outbox(tmp_path, DESK) as archive:
        for _ in range(3):
            (one,) = delivered(archive, Smtp(server_of(room)), patience=timedelta(days=9))
    assert (one.state, one.unanswered, one.due) == (State.UNCERTAIN, 2, None)
    assert room.message_ids() == ["<1f@news.example>"] * 2
    told = problem(one)
    assert told is not None
    assert "may have arrived" in told.message


def test_a_lost_answer_is_followed_by_one_that_ends_the_doubt(tmp_path: Path) -> None:
    room = Mailroom(closes_at="answer")

    class Mended(MovedClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            room.closes_at = ""

    with mail_server(room), outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Smtp(server_of(room)), Mended())
    assert (one.state, len(room.mails)) == (State.SENT, 2)
    assert len(set(room.message_ids())) == 1


def test_a_large_mail_arrives_whole(tmp_path: Path) -> None:
    from tests.posted_mail import mail

    content = CONTENT + (b"x" * 70 + b"\r\n") * 20_000
    with mail_server(Mailroom()) as room, outbox(tmp_path, DESK, message=mail(content)) as archive:
        delivered(archive, Smtp(server_of(room)))
    assert room.mails[0][1].endswith(content)


def test_nothing_is_completed_that_another_run_took_over(tmp_path: Path) -> None:
    from briefgen.archive.outbox import swap

    with mail_server(Mailroom()) as room, outbox(tmp_path, DESK) as archive:

        class Slow(Smtp):
            def send(self, message, recipient, hand_over):  # type: ignore[no-untyped-def]
                (held,) = deliveries(archive)
                assert swap(archive, held, held)
                return super().send(message, recipient, hand_over)

        delivered(archive, Slow(server_of(room)), patience=timedelta())
    assert room.mails == []
    assert b"A ferry ran aground" in room.heard


def _secrets() -> list[bytes]:
    plain = PASSWORD.encode()
    return [plain, base64.b64encode(plain), base64.b64encode(f"\0{USER}\0{PASSWORD}".encode())]


@contextmanager
def _slow(*, drips: bool) -> Iterator[int]:
    """A server that says nothing, or a letter now and then."""
    ended = threading.Event()

    def talk(listening: socket.socket) -> None:
        peer, _ = listening.accept()
        with peer:
            while not ended.wait(0.05):
                if drips:
                    try:
                        peer.send(b"2")
                    except OSError:
                        return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = _started(lambda: talk(listening))
        try:
            yield listening.getsockname()[1]
        finally:
            ended.set()
            thread.join()


def _started(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread
