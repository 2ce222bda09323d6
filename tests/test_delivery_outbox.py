"""The outbox keeps what is to be delivered, and each thing once."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.archive.file import open_archive
from briefgen.archive.outbox import Channel, Message, State, deliveries, message_of, queue, swap
from briefgen.delivery.addresses import mail_address
from briefgen.delivery.folder import Folder
from briefgen.delivery.mail import mail_message, to_one
from briefgen.delivery.outbox import send_due
from briefgen.errors import ArchiveError, DeliveryError
from tests.posted_mail import CONTENT, DAY, DESK, NOW, PORT, MovedClock, delivered, mail, outbox, posted_again, states

if TYPE_CHECKING:
    from pathlib import Path


def test_a_message_is_kept_with_its_message_id_before_anything_is_sent(tmp_path: Path) -> None:
    with outbox(tmp_path, DESK, PORT) as archive:
        first, second = deliveries(archive)
        assert (first.message_id, first.recipient, first.state) == ("<1f@news.example>", DESK, State.QUEUED)
        assert second.recipient == PORT
        assert message_of(archive, first) == mail()


def test_a_repeated_run_queues_nothing_again_even_if_the_edition_was_made_anew(tmp_path: Path) -> None:
    anew = mail(CONTENT.replace(b"1f@", b"2e@"))
    with outbox(tmp_path, DESK) as archive:
        posted_again(archive, mail(), DESK)
        posted_again(archive, anew, DESK, PORT)
        assert [(d.message_id, d.recipient) for d in deliveries(archive)] == [
            ("<1f@news.example>", DESK),
            ("<2e@news.example>", PORT),
        ]


def test_a_person_can_send_what_was_made_anew_but_not_the_same_mail_twice(tmp_path: Path) -> None:
    anew = mail(CONTENT.replace(b"1f@", b"2e@"))
    with outbox(tmp_path, DESK) as archive:
        posted_again(archive, mail(), DESK, again=True)
        posted_again(archive, anew, DESK, again=True)
        assert [d.message_id for d in deliveries(archive)] == ["<1f@news.example>", "<2e@news.example>"]


def test_another_day_and_another_title_are_other_editions(tmp_path: Path) -> None:
    with outbox(tmp_path, DESK) as archive:
        posted_again(archive, mail(CONTENT.replace(b"1f@", b"2e@"), day=DAY + timedelta(days=1)), DESK)
        posted_again(archive, mail(CONTENT.replace(b"1f@", b"3d@"), title="Harbour \ud800 watch"), DESK)
        assert len(deliveries(archive)) == 3


def test_an_address_that_is_none_is_told_and_the_others_are_queued(tmp_path: Path) -> None:
    with open_archive(tmp_path / "kept.db", create=True) as archive:
        (problem,) = posted_again(archive, mail(), DESK, "not an address", PORT)
        assert "not an address" in problem.where
        assert states(archive) == {DESK: "queued", PORT: "queued"}


def test_of_two_runs_that_take_the_same_delivery_one_gets_it(tmp_path: Path) -> None:
    with outbox(tmp_path, DESK) as archive, open_archive(tmp_path / "kept.db") as other:
        (mine,), (theirs,) = deliveries(archive), deliveries(other)
        assert swap(archive, mine, replace(mine, state=State.SENDING)) is not None
        assert swap(other, theirs, replace(theirs, state=State.SENDING)) is None


def test_two_runs_at_once_send_each_mail_once(tmp_path: Path) -> None:
    sent: list[str] = []

    class Meeting(Folder):
        def send(self, message, recipient, hand_over):  # type: ignore[no-untyped-def]
            sent.append(recipient)
            if len(sent) == 1:
                with open_archive(tmp_path / "kept.db") as other:
                    send_due(other, {Channel.MAIL: self}, clock=MovedClock(), patience=timedelta())
            return super().send(message, recipient, hand_over)

    with outbox(tmp_path, DESK, PORT) as archive:
        delivered(archive, Meeting(tmp_path / "mail"))
        assert states(archive) == {DESK: "sent", PORT: "sent"}
    assert sorted(sent) == [DESK, PORT]


def test_the_content_is_let_go_once_all_have_it(tmp_path: Path) -> None:
    with outbox(tmp_path, DESK, PORT) as archive:
        (first, _) = deliveries(archive)
        swap(archive, first, replace(first, state=State.SENT, due=None))
        assert message_of(archive, first) == mail()
        delivered(archive, Folder(tmp_path / "mail"))
        with pytest.raises(ArchiveError, match="no longer holds"):
            message_of(archive, first)


def test_files_are_written_one_for_each_recipient_and_a_repeat_makes_no_second(tmp_path: Path) -> None:
    with outbox(tmp_path, DESK, PORT) as archive:
        delivered(archive, Folder(tmp_path / "mail"))
        for one in deliveries(archive):
            swap(archive, one, replace(one, state=State.QUEUED, due=NOW))
        posted_again(archive, mail(), "new@news.example")  # brings the content back
        delivered(archive, Folder(tmp_path / "mail"))
    files = sorted((tmp_path / "mail").iterdir())
    assert [file.name.split("-")[3].split("@")[0] for file in files] == ["desk", "new", "port"]
    assert files[0].read_bytes() == to_one(mail(), DESK)


def test_a_folder_that_cannot_be_written_leaves_the_mail_for_later(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("in the way")
    with outbox(tmp_path, DESK) as archive:
        (one,) = delivered(archive, Folder(tmp_path / "mail"), patience=timedelta(seconds=1))
    assert (one.state, "cannot write" in one.reply) == (State.QUEUED, True)


def test_a_channel_that_has_no_way_is_left_alone(tmp_path: Path) -> None:
    with outbox(tmp_path, DESK) as archive:
        post = Message("<2e@news.example>", DAY, "Daily brief", Channel.WEBHOOK, "", b"{}")
        queue(archive, post, ["webhook"], now=NOW)
        delivered(archive, Folder(tmp_path / "mail"))
        assert states(archive) == {DESK: "sent", "webhook": "queued"}


def test_an_outbox_that_cannot_be_written_stops_the_mail_before_it_is_complete(tmp_path: Path) -> None:
    handed: list[str] = []

    class Way(Folder):
        def send(self, message, recipient, hand_over):  # type: ignore[no-untyped-def]
            archive.connection.execute("PRAGMA query_only = ON")
            hand_over()
            handed.append(recipient)

    with outbox(tmp_path, DESK) as archive:
        with pytest.raises(ArchiveError):
            delivered(archive, Way(tmp_path))
        assert states(archive) == {DESK: "sending"}
    assert handed == []


def test_an_older_archive_gets_its_outbox(tmp_path: Path) -> None:
    with open_archive(tmp_path / "kept.db", create=True) as archive:
        archive.connection.executescript("DROP TABLE deliveries; DROP TABLE messages; PRAGMA user_version = 3")
    with outbox(tmp_path, DESK) as archive:
        assert states(archive) == {DESK: "queued"}


def test_the_database_takes_no_state_but_the_five(tmp_path: Path) -> None:
    with outbox(tmp_path, DESK) as archive, pytest.raises(sqlite3.IntegrityError):
        archive.connection.execute("UPDATE deliveries SET state = 'lost'")


@pytest.mark.parametrize("good", ["desk@news.example", "a.b+c@x.y.example", "o'neil@localhost", " desk@news.example "])
def test_an_address_is_taken_as_it_is(good: str) -> None:
    assert mail_address(good) == good.strip()


def test_a_domain_beyond_ascii_is_written_as_servers_take_it() -> None:
    assert mail_address("desk@bücher.example") == "desk@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "desk",
        "desk@",
        "@news.example",
        "a b@news.example",
        "Desk <desk@news.example>",
        "a@b.example, c@d.example",
        "a@b.example\r\nBcc: all@x.example",
        "a@b.example\n",
        "a@b.exam\0ple",
        '"a b"@news.example',
        "ä@news.example",
        "a..b@news.example",
        ".a@news.example",
        "a@-x.example",
        "a@b..example",
        "x" * 65 + "@news.example",
        "a@" + "x" * 64 + ".example",
        "a@[127.0.0.1]",
        "a@b@c.example",
        "a@b.example>",
        "=?utf-8?q?=0A?=@\r\n.example",
    ],
)
def test_what_is_no_plain_address_is_refused(bad: str) -> None:
    with pytest.raises(DeliveryError, match="is not a mail address"):
        mail_address(bad)


@given(st.text(), st.text())
def test_no_address_and_no_title_can_add_a_header_field(recipient: str, title: str) -> None:
    message = mail_message(CONTENT, day=DAY, title=title, sender="briefs@news.example")
    try:
        whole = to_one(message, recipient)
    except DeliveryError:
        whole = to_one(message, DESK)
    head = whole.partition(b"\r\n\r\n")[0].split(b"\r\n")
    names = [line.split(b":")[0] for line in head if not line.startswith(b" ")]
    assert names == [b"To", b"List-Unsubscribe", b"From", b"Subject", b"Message-ID", b"MIME-Version"]
    assert max(map(len, head)) <= 998


@pytest.mark.parametrize(
    "content",
    [
        CONTENT.replace(b"\r\n", b"\n"),
        CONTENT + b"a\rb\r\n",
        CONTENT + "ö\r\n".encode(),
        CONTENT + b"x" * 999 + b"\r\n",
        CONTENT + b"no end",
        CONTENT.replace(b"Message-ID: <1f@news.example>\r\n", b""),
        CONTENT.replace(b"Subject", b"Message-ID: <2@x>\r\nSubject"),
        CONTENT.replace(b"Subject", b"Bcc: all@x.example\r\nSubject"),
        b"",
    ],
    ids=range(9),
)
def test_a_mail_that_servers_could_read_in_two_ways_is_not_taken(content: bytes) -> None:
    with pytest.raises(DeliveryError, match="not well-formed"):
        mail(content)
