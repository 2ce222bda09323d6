"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import SourceError
from briefgen.text.decode import Decoded, decode

GERMAN = "Der Minister sagte, die Brücke müsse schließen. „Wir können nicht warten“, sagte er und ging."
POLISH = "Minister powiedział, że most zostanie zamknięty, ponieważ jest stary, a żołnierze są już w drodze."
RUSSIAN = "Министр заявил, что мост закроют на ремонт, и движение через реку остановится до конца года."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252"]
)
def test_western_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)).text == GERMAN


@pytest.mark.parametrize(
    ("text", "encoding"), [(POLISH, "cp1250"), (POLISH, "iso8859-2"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")]
)
def test_older_encodings_are_told_by_script_and_language(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_pound_sign_alone_reads_as_windows_1252() -> None:
    decoded = decode("The bridge cost £3 million, and it was late.".encode("cp1252"))
    assert (decoded.text, decoded.encoding) == ("The bridge cost £3 million, and it was late.", "cp1252")


def test_line_ends_become_newlines() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\nb\nc\n"


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"").text == ""


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", b"%PDF-1.7\n\x01\x02\x03\x04\x05\x06", bytes(range(256)) * 4],
)
def test_a_binary_file_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(SourceError, match="binary") as refusal:
        decode(data)
    assert refusal.value.hint


def test_a_truncated_utf16_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(SourceError, match="UTF-16"):
        decode("abc".encode("utf-16") + b"\x00")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_give_a_text_that_can_be_written_again_or_a_clear_refusal(data: bytes) -> None:
    try:
        decoded = decode(data)
    except SourceError:
        return
    decoded.text.encode("utf-8")
    assert "\r" not in decoded.text


def test_a_stray_nul_does_not_turn_an_english_text_into_another_encoding() -> None:
    text = "The board closed two piers. Repairs will cost more than was planned, it said.\x00 " * 3
    assert decode(text.encode()) == Decoded(text, "utf-8")
