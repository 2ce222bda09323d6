"""The unattended run sends its editions, and the commands that look after what it sends."""

from __future__ import annotations

import json
from datetime import timedelta
from email import message_from_bytes
from functools import partial
from typing import TYPE_CHECKING

import pytest

from briefgen.render.apart import Limits, compose_apart
from tests.kept_editions import MINT
from tests.mail_server import PASSWORD, USER, Mailroom, mail_server, trusted
from tests.posted_mail import DESK, PORT
from tests.test_delivery_ways import hooks
from tests.unattended import MORNING, PLAIN, Project, mailing, project

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message
    from pathlib import Path

    from tests.command import Result


@pytest.fixture
def desk(tmp_path: Path, room: Mailroom) -> Project:
    return project(tmp_path, mailing(room.port))


def _parts(mail: bytes) -> dict[str, Message]:
    return {part.get_content_type(): part for part in message_from_bytes(mail).walk()}


def _text(mail: bytes) -> str:
    return bytes(_parts(mail)["text/plain"].get_payload(decode=True)).decode()


def test_a_run_mails_the_edition_to_each_recipient_once(desk: Project, room: Mailroom) -> None:
    for _ in range(3):
        assert desk.runs().problems == ()
    assert [recipient for recipient, _ in room.mails] == [DESK, PORT]
    assert "214 people" in _text(room.mails[0][1])
    assert "text/html" in _parts(room.mails[0][1])


def test_a_new_day_is_a_new_mail(desk: Project, room: Mailroom) -> None:
    desk.runs()
    desk.receives(mint=MINT).runs(MORNING + timedelta(days=1))
    assert len(room.mails) == 4
    assert len(set(room.message_ids())) == 2


def test_a_recipient_who_is_added_gets_todays_edition_too(desk: Project, room: Mailroom) -> None:
    desk.runs()
    desk.says(mailing(room.port).replace(PORT, f'{PORT}", "new@news.example')).runs()
    assert [recipient for recipient, _ in room.mails] == [DESK, PORT, "new@news.example"]


def test_the_pdf_is_attached_where_the_audience_has_one(desk: Project, room: Mailroom) -> None:
    desk.says(mailing(room.port, formats='["pdf"]')).runs()
    pdf = _parts(room.mails[0][1])["application/pdf"]
    assert bytes(pdf.get_payload(decode=True)).startswith(b"%PDF-")


def test_a_page_that_cannot_be_made_does_not_stop_the_mail_which_says_so(desk: Project, room: Mailroom) -> None:
    (desk.folder / "mine").mkdir()
    (desk.folder / "mine" / "email.html.j2").write_text("{{ nonsense() }}")
    outcome = desk.says(mailing(room.port).replace('name = "harbour"', 'name = "harbour"\ntemplates = "mine"')).runs()
    assert ["is text alone" in problem.message for problem in outcome.problems] == [True]
    assert "text/html" not in _parts(room.mails[0][1])
    assert "is text alone" in " ".join(_text(room.mails[0][1]).split())


def test_a_pdf_that_cannot_be_made_does_not_stop_the_mail_which_says_so(desk: Project, room: Mailroom) -> None:
    (desk.folder / "mine").mkdir()
    (desk.folder / "mine" / "brief.html.j2").write_text("{{ nonsense() }}")
    settings = mailing(room.port, formats='["pdf", "text"]').replace("name =", 'templates = "mine"\nname =')
    desk.says(settings).runs()
    assert "goes without its PDF" in " ".join(_text(room.mails[0][1]).split())


def test_a_mail_may_go_without_the_pdf_that_is_written(desk: Project, room: Mailroom) -> None:
    desk.says(mailing(room.port, formats='["pdf"]', audience='mail = "html"')).runs()
    assert desk.output()[-1].endswith(".pdf")
    assert "application/pdf" not in _parts(room.mails[0][1])


def test_a_mail_may_be_a_link_alone_and_tells_nothing_of_what_is_behind_it(desk: Project, room: Mailroom) -> None:
    linked = mailing(room.port, formats='["html", "text"]', audience='mail = "link"')
    linked = linked.replace("[output]", '[output]\nurl = "https://briefs.example/daily/"')
    assert desk.says(linked).runs().problems == ()
    mail = message_from_bytes(room.mails[0][1])
    assert mail["Subject"] == "Harbour watch, 5 March 2031"
    assert _text(room.mails[0][1]).split() == [
        *["Harbour", "watch,", "5", "March", "2031"],
        "https://briefs.example/daily/harbour-watch-2031-03-05.html",
        "https://briefs.example/daily/harbour-watch-2031-03-05.txt",
    ]
    assert "text/html" not in _parts(room.mails[0][1])


def test_a_link_to_what_could_not_be_made_leads_to_the_folder_and_says_so(desk: Project, room: Mailroom) -> None:
    (desk.folder / "mine").mkdir()
    (desk.folder / "mine" / "brief.html.j2").write_text("{{ nonsense() }}")
    linked = mailing(room.port, formats='["html"]', audience='mail = "link"\ntemplates = "mine"')
    desk.says(linked.replace("[output]", '[output]\nurl = "https://briefs.example/daily/"')).runs()
    text = " ".join(_text(room.mails[0][1]).split())
    assert "https://briefs.example/daily/ " in text
    assert "leads to no file" in text
    assert "214" not in text


def test_a_page_that_takes_too_long_does_not_stop_the_mail_which_says_so(
    desk: Project, room: Mailroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.job.letters.compose_apart", partial(compose_apart, limits=Limits(seconds=2)))
    (desk.folder / "mine").mkdir()
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    (desk.folder / "mine" / "email.html.j2").write_text(endless)
    outcome = desk.says(mailing(room.port, audience='templates = "mine"')).runs()
    assert ["is text alone: it" in problem.message for problem in outcome.problems] == [True]
    assert "214 people" in _text(room.mails[0][1])


def test_an_edition_that_is_mailed_alone_is_delivered(desk: Project, room: Mailroom) -> None:
    (desk.folder / "mine").mkdir()
    (desk.folder / "mine" / "brief.html.j2").write_text("{{ nonsense() }}")
    for _ in range(2):
        outcome = desk.says(mailing(room.port, formats='["html"]', audience='templates = "mine"')).runs()
        assert (outcome.delivered, len(outcome.problems)) == (True, 1), "the page is tried again"
    assert len(room.mails) == 2


def test_a_mail_comes_from_the_title(desk: Project, room: Mailroom) -> None:
    desk.runs()
    assert message_from_bytes(room.mails[0][1])["From"] == '"Harbour watch" <briefs@news.example>'


def test_a_rehearsal_says_to_whom_it_would_go(desk: Project, room: Mailroom, briefgen: Callable[..., Result]) -> None:
    assert f"would mail {DESK}, {PORT}\n" in briefgen("run", "--dry-run", "-c", desk.config).out
    assert room.heard == b""


def test_a_rehearsal_sends_nothing(desk: Project, room: Mailroom) -> None:
    desk.runs(dry_run=True)
    assert room.heard == b""
    desk.runs()
    assert len(room.mails) == 2


def test_a_refused_recipient_is_a_problem_once_and_the_edition_is_delivered(desk: Project, room: Mailroom) -> None:
    room.replies[f"RCPT {PORT}"] = "550 5.1.1 no such mailbox"
    outcome = desk.runs()
    assert outcome.delivered
    assert [problem.where for problem in outcome.problems] == [f"mail to {PORT}"]
    assert desk.runs().problems == ()


def test_an_address_that_smtp_cannot_take_is_a_problem_and_the_others_get_their_mail(
    desk: Project, room: Mailroom
) -> None:
    outcome = desk.says(mailing(room.port).replace(DESK, "désk@news.example")).runs()
    assert ["is not a mail address" in problem.message for problem in outcome.problems] == [True]
    assert [recipient for recipient, _ in room.mails] == [PORT]


def test_mails_go_into_a_folder_and_a_webhook_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hooks() as hook:
        monkeypatch.setenv("HOOK", hook.gives("/s3cret", "ok"))
        more = f"""
[[audiences]]
name = "harbour"
recipients = ["{DESK}"]
[delivery]
from = "briefs@news.example"
eml = "mails"
webhook = {{ env = "HOOK" }}
"""
        desk = project(tmp_path, PLAIN.replace("[output]", '[output]\nurl = "https://briefs.example"') + more)
        for _ in range(2):
            assert desk.runs().problems == ()
        assert [path.name.rpartition("-")[0] for path in (tmp_path / "mails").iterdir()] == [f"2031-03-05-{DESK}"]
        ((_, _, body),) = hook.bodies  # type: ignore[attr-defined]
        told = json.loads(body)
        assert told["links"] == ["https://briefs.example/daily-brief-2031-03-05.txt"]
        assert told["text"].splitlines()[0] == f"Daily brief, 2031-03-05 {told['links'][0]}"


def test_the_outbox_is_listed_retried_and_dropped(
    desk: Project, room: Mailroom, briefgen: Callable[..., Result]
) -> None:
    room.replies["RCPT"] = "550 5.1.1 no such mailbox"
    desk.runs()
    listed = briefgen("outbox", "list", "-c", desk.config)
    assert [line.split()[:2] for line in listed.out.splitlines()] == [["1", "refused"], ["2", "refused"]]
    assert "550 5.1.1 no such mailbox" in listed.out
    assert briefgen("outbox", "retry", "1", "-c", desk.config).code == 3
    room.replies.clear()
    assert briefgen("outbox", "retry", "1", "-c", desk.config).err == f"briefgen: sent to {DESK}\n"
    assert briefgen("outbox", "drop", "2", "-c", desk.config).err == "briefgen: given up: 2\n"
    rows = [
        json.loads(line) for line in briefgen("outbox", "list", "--all", "--json", "-c", desk.config).out.splitlines()
    ]
    assert [(row["recipient"], row["state"], row["reply"]) for row in rows] == [
        (DESK, "sent", "250 OK queued"),
        (PORT, "refused", "dropped by hand"),
    ]
    assert [recipient for recipient, _ in room.mails] == [DESK]
    desk.runs()
    assert len(room.mails) == 1, "what was dropped is not queued again"


def test_a_number_that_is_not_there_or_was_sent_changes_nothing(desk: Project, briefgen: Callable[..., Result]) -> None:
    desk.runs()
    assert briefgen("outbox", "list", "-c", desk.config).out == ""
    for number, told in (("9", "there is no delivery 9"), ("1", "delivery 1 was sent")):
        for command in ("retry", "drop"):
            refused = briefgen("outbox", command, number, "-c", desk.config)
            assert (refused.code, told in refused.err) == (2, True)


def test_an_edition_is_sent_to_somebody_on_demand_and_the_same_mail_not_twice(
    desk: Project, room: Mailroom, briefgen: Callable[..., Result]
) -> None:
    desk.runs()
    first = briefgen("send", "2031-03-05", "--to", "boss@news.example", "-c", desk.config)
    assert (first.code, first.err) == (0, "briefgen: sent to boss@news.example\n")
    again = briefgen("send", "2031-03-05", "--to", "boss@news.example", "--to", DESK, "-c", desk.config)
    assert again.code == 3
    assert again.err.count("has this very mail") == 2
    assert [recipient for recipient, _ in room.mails] == [DESK, PORT, "boss@news.example"]
    assert len(set(room.message_ids())) == 1


def test_send_says_what_is_wrong_with_what_it_is_given(
    desk: Project, room: Mailroom, briefgen: Callable[..., Result]
) -> None:
    desk.runs()
    refused = briefgen("send", "2031-03-05", "--to", "a@b.example\r\nBcc: all@b.example", "-c", desk.config)
    assert (refused.code, "is not a mail address" in refused.err) == (1, True)
    assert briefgen("send", "2031-03-09", "--to", DESK, "-c", desk.config).code == 1
    desk.says(PLAIN)
    assert briefgen("send", "2031-03-05", "--to", DESK, "-c", desk.config).code == 78
    assert len(room.mails) == 2


def test_doctor_logs_in_and_sends_nothing(
    tmp_path: Path, briefgen: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted(tmp_path)))
    monkeypatch.setenv("MAIL_PASSWORD", "wrong")
    with mail_server(Mailroom(), security="tls") as room:
        more = f'user = "{USER}"\npassword = {{ env = "MAIL_PASSWORD" }}'
        desk = project(tmp_path / "project", mailing(room.port, security="tls", more=more))
        wrong = briefgen("doctor", "-c", desk.config)
        monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)
        right = briefgen("doctor", "-c", desk.config)
    assert "localhost refuses the login (535)" in wrong.out + wrong.err
    assert "takes the login" in right.out + right.err
    assert (len(room.logins), room.mails) == (2, [])
