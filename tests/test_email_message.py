"""The brief as a mail: a message that every server takes as it is, with headers that no article can touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.headerregistry import Address
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import UsageError
from briefgen.model import Artifact, Headline, Problem
from briefgen.render import render
from briefgen.render.email_message import compose_mail, mail_bytes
from tests.briefs import EDITION, brief_of, empty_brief, long_brief, plain_brief, rich_brief
from tests.mail_reader import body, mail_of, parsed

if TYPE_CHECKING:
    from briefgen.model import Brief

FIELDS = ["From", "Subject", "Date", "Message-ID", "List-Id", "Auto-Submitted", "MIME-Version", "Content-Type"]
BRIEFS = {
    "rich": rich_brief(),
    "long": long_brief(7),
    "empty": empty_brief(),
    "not English": rich_brief(title="Сводка 简报 ملخص"),
    "long words": plain_brief(
        "See https://long.example/" + "x" * 3000 + " now.\nFrom here on it is calm.\n.\nThe end."
    ),
}
DESK = Address("News desk", "brief", "desk.example")


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_a_mail_has_no_defect_is_seven_bit_and_keeps_to_the_length_of_lines(brief: Brief) -> None:
    content = render(brief, "email").content
    mail = parsed(content)
    assert [part.defects for part in mail.walk()] == [[], [], []]
    assert not [field for part in mail.walk() for field in part.values() if getattr(field, "defects", ())]
    lines = content.split(b"\r\n")
    assert content.isascii()
    assert max(map(len, lines)) <= 78
    assert not any(b"\r" in line or b"\n" in line or b"\0" in line or line.startswith(b"From ") for line in lines)


@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_a_mail_holds_the_whole_text_first_and_then_the_html(brief: Brief) -> None:
    mail = mail_of(brief)
    assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert body(mail, "plain") == render(brief, "text").content.decode()
    assert mail.keys() == FIELDS


def test_the_fields_say_what_the_mail_is() -> None:
    mail = mail_of(rich_brief())
    assert mail["Subject"] == "Harbour brief, 4 March 2025: Storm waves closed the harbour at Lindmouth on Monday"
    assert (
        b"2025: Storm waves closed the harbour at\r\n Lindmouth on Monday\r\n" in render(rich_brief(), "email").content
    )
    assert mail["Date"].datetime == EDITION
    assert mail["From"] == "briefgen <brief@briefgen.invalid>"
    assert mail["List-Id"] == '"Harbour brief" <harbour-brief.briefgen.invalid>'
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].startswith("<")
    assert mail["Message-ID"].endswith("@briefgen.invalid>")


def test_the_date_keeps_the_zone_of_the_edition() -> None:
    edition = datetime(2025, 3, 4, 6, 30, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    assert mail_of(rich_brief(edition=edition))["Date"] == "Tue, 04 Mar 2025 06:30:00 -0330"


def test_a_quiet_day_says_so_in_the_subject_and_a_long_headline_is_cut_at_a_word() -> None:
    assert mail_of(empty_brief())["Subject"] == "Harbour brief, 4 March 2025: nothing to report"
    subject = mail_of(plain_brief("word " * 90 + "end.\nMore."))["Subject"]
    assert len(subject) <= 150
    assert subject.endswith("word word…")


def test_the_same_brief_is_the_same_mail_and_a_changed_one_has_another_message_id() -> None:
    brief = rich_brief()
    first, again = render(brief, "email").content, render(rich_brief(), "email").content
    assert first == again
    others = [replace(brief, title="Port brief"), replace(brief, problems=(Problem("a", "b"),))]
    others.append(replace(brief, edition=EDITION + timedelta(days=1)))
    keys = {mail_of(b)["Message-ID"] for b in (brief, *others)}
    keys.add(
        str(compose_mail(brief, attachments=(Artifact("pdf", "a.pdf", "application/pdf", b"%PDF-"),))["Message-ID"])
    )
    assert len(keys) == 5


def test_the_sender_is_the_deliverys_and_its_domain_names_list_and_message() -> None:
    mail = parsed(mail_bytes(compose_mail(rich_brief(), sender=DESK)))
    assert mail["From"] == "News desk <brief@desk.example>"
    assert mail["List-Id"] == '"Harbour brief" <harbour-brief.desk.example>'
    assert mail["Message-ID"].endswith("@desk.example>")


def test_a_sender_whose_name_is_not_ascii_is_encoded_and_one_whose_address_is_not_is_refused() -> None:
    mail = parsed(mail_bytes(compose_mail(rich_brief(), sender=replace_name(DESK, 'Überblick, "früh"'))))
    assert mail["From"].addresses[0].display_name == 'Überblick, "früh"'
    with pytest.raises(UsageError, match="punycode"):
        compose_mail(rich_brief(), sender=Address("Desk", "brief", "dösk.example"))


def replace_name(address: Address, name: str) -> Address:
    return Address(name, address.username, address.domain)


def test_what_is_attached_comes_after_the_readable_parts_byte_for_byte() -> None:
    pdf = Artifact("pdf", "harbour-brief-2025-03-04.pdf", "application/pdf", bytes(range(256)) * 9)
    mail = parsed(mail_bytes(compose_mail(rich_brief(), attachments=(pdf,))))
    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]
    (attached,) = mail.iter_attachments()
    assert attached.get_content_disposition() == "attachment"
    assert attached.get_filename() == pdf.filename
    assert attached.get_payload(decode=True) == pdf.content
    assert f"The whole brief is attached as {pdf.filename}." in body(mail, "html")
    assert [part.defects for part in mail.walk()] == [[]] * 5


HOSTILE = [
    "Quiet\r\nBcc: thief@evil.example",
    "Quiet\nBcc: thief@evil.example\n\nbody",
    "Quiet =?utf-8?q?=0D=0ABcc:_thief@evil.example?= day",
    "Quiet =?utf-8?b?CkJjYzogdGhpZWZAZXZpbC5leGFtcGxl?=",
    "Grüße =?utf-8?q?=0A?=Bcc: thief@evil.example",
    "Quiet\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029Bcc: thief@evil.example",
    "Quiet\x00\x1b[2J\ud800\uffff",
    "Quiet \u202egnp.exe\u2066",
    '" <thief@evil.example>, "',
    "boundary=x; --=_alternative",
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_or_headline_adds_a_field_or_ends_one(text: str) -> None:
    safe = rich_brief()
    headline = replace(safe.sections[0], headline=Headline(safe.sections[0].headline.document_id, text))
    brief = replace(safe, title=text, sections=(headline,))
    content = render(brief, "email").content
    mail = parsed(content)
    assert mail.keys() == FIELDS
    assert parsed(mail.as_bytes()).keys() == FIELDS  # as a delivery writes it again
    assert mail["From"] == "briefgen <brief@briefgen.invalid>"
    assert not mail["List-Id"].defects
    assert content.isascii()
    assert all(part.defects == [] for part in mail.walk())
    assert not {c for c in mail["Subject"] if not c.isprintable()}


def test_what_looks_like_an_encoded_word_is_read_as_it_was_written() -> None:
    title = "Quiet =?utf-8?q?=0ABcc:_x?= day"
    assert mail_of(rich_brief(title=title))["Subject"].startswith(f"{title}, 4 March 2025: ")


@given(st.text(max_size=200), st.text(max_size=80))
def test_any_title_and_name_give_the_same_fields(title: str, name: str) -> None:
    sender = replace_name(DESK, name.replace("\r", " ").replace("\n", " "))
    content = mail_bytes(compose_mail(brief_of(title=title), sender=sender))
    assert parsed(content).keys() == FIELDS
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
