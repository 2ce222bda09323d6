"""Files that mean harm or are broken: each becomes a problem that names it, within bounds, and the others are read."""

from __future__ import annotations

import base64
import gzip
import json
import os
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import SourceError
from briefgen.sources import collect
from briefgen.sources.formats import Format
from briefgen.sources.isolated import IsolatedParsers, Task
from tests.source_files import ARTICLE, PAGE, WORD, docx, mail, paragraph, pdf, read, zipped

if TYPE_CHECKING:
    from pathlib import Path

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 12))
    + f']><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = f'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{WORD}"><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>'
ZEROS = gzip.compress(b"\0" * 200_000_000, 1)
DAMAGED = {
    "bomb.docx": (zipped({"[Content_Types].xml": "", "word/document.xml": BOMB}), "document type"),
    "outside.docx": (zipped({"[Content_Types].xml": "", "word/document.xml": OUTSIDE}), "document type"),
    "deep.docx": (docx("<w:p>" * 5000 + "</w:p>" * 5000), "nested too deeply"),
    "huge.docx": (zipped({"[Content_Types].xml": "", "word/document.xml": b" " * 150_000_000}), "unpacks to more than"),
    "cut.docx": (docx(paragraph("Words."))[:-40], "not a Word document"),
    "empty.docx": (docx(""), "holds no text"),
    "other.docx": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<x/>"}), "not a Word document"),
    "broken-xml.docx": (docx("<w:p>"), "not well-formed"),
    "old.doc": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4000, "binary"),
    "zeros.txt.gz": (ZEROS, "more than 64 MB"),
    "cut.txt.gz": (gzip.compress(os.urandom(5000))[:-3000], "breaks off"),
    "noise.gz": (b"\x1f\x8b" + b"noise" * 100, "damaged"),
    "cut.zip": (zipped({"a.txt": "Words."})[:-30], "damaged"),
    "nothing.zip": (zipped({"a.png": b"\x89PNG"}), "no document"),
    "members.zip": (zipped({f"{n}.txt": "" for n in range(10_001)}), "10,001 members"),
    "not.pdf": (b"%PDF-1.7\n" + b"not really\n" * 100, "damaged"),
    "text.pdf": (b"A text file with a wrong name.", "not a PDF"),
    "picture.pdf": (pdf("<svg width=100 height=100><rect width=100 height=100 /></svg>"), "holds no text"),
    "empty.html": (b"<html><body></body></html>", "no article text"),
    "script.html": (b"<html><body><script>write()</script><noscript>Enable JavaScript</noscript></body></html>", "no article"),
    "huge.html": (b"<html>" + b"<p>x</p>" * 700_000, "larger than 5 MB"),
    "not.eml": (b"just some words", "not an e-mail"),
    "parts.eml": (mail("".join(f"--x\nContent-Type: text/plain\n\n{n}\n" for n in range(2000)), headers="Content-Type: multipart/mixed; boundary=x"), "too many parts"),
    "hollow.eml": (mail(""), "holds no text"),
    "deep.json": (b'{"text":' + b"[" * 100_000, "nested too deeply"),
    "cut.json": (b'{"text": "Words', "not JSON"),
    "number.json": (b"7", "a number, not an article"),
    "empty.json": (b" ", "empty"),
    "nul.txt": (b"\0\1\2" * 1000, "binary"),
    "rich.txt": (rb"{\rtf1\ansi Words.\par}", "RTF"),
    "large.txt": (b"x" * 64_000_001, "larger than 64 MB"),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of each of the damaged files, all given at once with one good file among them."""
    folder = tmp_path_factory.mktemp("damaged")
    for name, (content, _) in DAMAGED.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text("The one good file.")
    started = time.monotonic()
    collected = collect([str(path) for path in folder.iterdir()])
    assert time.monotonic() - started < 60
    assert [d.text for d in collected.documents] == ["The one good file."]
    return {problem.where.partition(":")[0]: f"{problem.message} ({problem.hint})" for problem in collected.problems}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_named_with_a_reason(told: dict[str, str], name: str) -> None:
    assert DAMAGED[name][1] in told[name]
    assert not told[name].endswith("()")


def test_archives_within_archives_are_opened_a_few_times_only(tmp_path: Path) -> None:
    content: bytes = b"Deep down."
    for layer in range(5):
        content = zipped({f"{layer}.zip" if layer else "a.txt": content})
    (tmp_path / "a.zip").write_bytes(content)
    collected = read(tmp_path)
    assert not collected.documents
    assert "packed more than 3 times" in collected.problems[0].message


def test_a_zip_member_cannot_name_a_place_outside(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped({"../../out.txt": "Words.", "\x1b[31mred.txt": "Red."}))
    assert [d.source for d in read(tmp_path).documents] == [r"a.zip/\x1b[31mred.txt", "a.zip/../../out.txt"]
    assert [p.name for p in tmp_path.iterdir()] == ["in"]


def test_a_locked_zip_member_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": "Locked.", "b.txt": "Open."}))
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag that says so, in the directory
    (tmp_path / "a.zip").write_bytes(bytes(content))
    collected = read(tmp_path)
    assert [d.text for d in collected.documents] == ["Open."]
    assert [(p.where, p.message) for p in collected.problems] == [("a.zip/a.txt", "is locked with a password")]


def test_strange_characters_stay_in_the_users_own_text_and_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Pay \u202e001\u202c euros, they said." + " Plain words." * 20, "utf-8")
    collected = read(tmp_path)
    assert "\u202e" in collected.documents[0].text
    assert "U+202E" in collected.notes[0].message


def test_strange_characters_are_taken_out_of_extracted_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("Monday", "Mon\u202eday\x00 \ufdd0\x07"), "utf-8")
    collected = read(tmp_path / "a.html")
    assert "on Monday after" in " ".join(collected.documents[0].text.split())
    assert any("taken out" in note.hint for note in collected.notes)


def test_lone_surrogates_are_replaced_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": "Half \ud83d a sign.", "title": "\udc00"}))
    collected = read(tmp_path)
    assert (collected.documents[0].text, collected.documents[0].title) == ("Half \ufffd a sign.", "\ufffd")
    assert "surrogates" in collected.notes[0].message


def test_deeply_nested_markup_ends_in_words_or_in_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "<div>" * 20_000 + "Deep." + "</div>" * 20_000)
    (tmp_path / "b.html").write_text("<html><body>" + "<b><i>" * 20_000 + f"<p>{ARTICLE[0]}</p>")
    collected = read(tmp_path)
    assert len(collected.documents) + len(collected.problems) == 2


def test_a_parser_that_takes_too_long_is_ended_and_the_next_task_is_done() -> None:
    slow = ("<html><body><article>" + "<p>Word after word after word, each in its place.</p>" * 60_000).encode()
    with IsolatedParsers(seconds=1.5) as parsers:
        with pytest.raises(SourceError, match=r"longer than 1\.5 s"):
            parsers.parse(Task(Format.HTML, slow))
        answer = IsolatedParsers.parse(parsers, Task(Format.MAIL, mail("Still here.")))
    assert answer.extract is not None
    assert answer.extract.text.strip() == "Still here."


def test_a_pdf_that_wants_too_much_memory_is_refused() -> None:
    stream = zlib.compress(zlib.compress(b"(" + b"A" * 300_000_000, 1), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(stream), stream),
    ]  # fmt: skip
    content = b"%PDF-1.7\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, o) for n, o in enumerate(objects, 1))
    with IsolatedParsers() as parsers, pytest.raises(SourceError):
        parsers.parse(Task(Format.PDF, content + b"trailer<</Root 1 0 R>>"))


def test_a_message_in_an_unknown_encoding_is_read_as_well_as_it_can(tmp_path: Path) -> None:
    body = base64.b64encode("Zwölf Boote".encode()).decode()
    headers = "Content-Type: text/plain; charset=x-no-such\nContent-Transfer-Encoding: base64"
    (tmp_path / "a.eml").write_bytes(mail(body, headers=headers))
    assert read(tmp_path).documents[0].text == "Zwölf Boote"
