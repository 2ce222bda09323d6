"""Files and folders: every format that people have, through the one `collect`."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.source_files import ARTICLE, PAGE, TEXT, docx, mail, paragraph, pdf, read, zipped

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

NOW = datetime(2024, 3, 6, 6, 0, tzinfo=UTC)


def test_a_text_file_is_its_own_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne  line.\r\n\r\n  Another\tline.\r\n")
    document = read(tmp_path / "a.txt").documents[0]
    assert document.text == "One  line.\n\n  Another\tline.\n"
    assert document.source == "a.txt"


def test_a_page_gives_its_article_title_date_and_publisher(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    document = read(tmp_path / "a.html", now=NOW).documents[0]
    assert all(sentence in document.text.split("\n") for sentence in ARTICLE)
    assert "newsletter" not in document.text
    assert "Sport" not in document.text
    assert (document.title, document.source) == ("Crane fall closes berths", "Coast Daily")
    assert document.published == date(2024, 3, 5)


def test_headings_items_and_cells_of_a_page_are_lines_of_their_own(tmp_path: Path) -> None:
    more = "<h2>What next?</h2><p>Read <a href=/x>this</a>, <b>and</b> that.</p><ul><li>An item.</li></ul><table><tr><td>Wheat</td><td>3</td></tr></table>"
    (tmp_path / "a.html").write_text(PAGE.replace("</article>", f"{more}</article>"), "utf-8")
    lines = read(tmp_path / "a.html").documents[0].text.split("\n")
    assert lines[-5:] == ["What next?", "Read this, and that.", "An item.", "Wheat", "3"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("windows-1251", "windows-1251"),
        ("utf-8", "utf-8"),
        ("iso-8859-1", "latin1"),
        ("utf-16", "utf-16"),
        ("cp1252", ""),
    ],
)
def test_a_page_is_decoded_as_it_says_or_as_it_looks(tmp_path: Path, encoding: str, declared: str) -> None:
    words = (
        "Министерство сообщило об аварии в порту"
        if "1251" in encoding
        else "Der Bürgermeister schloß die Brücke über Nacht"
    )
    meta = f'<meta charset="{declared}">' if declared else ""
    page = (
        f"<html><head>{meta}</head><body><article><p>{words}.</p><p>{words}, und so weiter.</p></article></body></html>"
    )
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert words in read(tmp_path / "a.html").documents[0].text


def test_a_word_document_gives_its_paragraphs(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Port closed</w:t></w:r></w:p>'
        + paragraph("The harbour ", "closed", " two berths.")
        + "<w:sdt><w:sdtContent>"
        + paragraph("A content control holds this.")
        + "</w:sdtContent></w:sdt>"
        + "<w:p><w:ins><w:r><w:t>Inserted words stay</w:t></w:r></w:ins><w:del><w:r><w:delText>deleted ones go</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved ones go</w:t></w:r></w:moveFrom><w:r><w:t>.</w:t><w:noBreakHyphen/><w:tab/></w:r></w:p>"
        + "<w:tbl><w:tr><w:tc>"
        + paragraph("Berth")
        + "</w:tc><w:tc>"
        + paragraph("12 m")
        + "</w:tc></w:tr></w:tbl>"
    )
    (tmp_path / "a.docx").write_bytes(docx(body))
    document = read(tmp_path / "a.docx").documents[0]
    assert document.text.split("\n") == [
        "Port closed", "The harbour closed two berths.", "A content control holds this.", "Inserted words stay.-", "Berth", "12 m",
    ]  # fmt: skip
    assert document.title == "Port closed"


def test_a_word_document_is_found_by_its_relation_and_titled_by_its_properties(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(paragraph("Elsewhere."), title="The title", main="word/document2.xml"))
    document = read(tmp_path / "a.docx").documents[0]
    assert (document.text, document.title) == ("Elsewhere.", "The title")


def test_a_pdf_gives_its_paragraphs_without_hard_wraps_heads_and_page_numbers(tmp_path: Path) -> None:
    css = '@page { @top-center { content: "Port report" } @bottom-center { content: "Page " counter(page) } } p { margin: 0; text-indent: 1em }'
    made = pdf("".join(f"<p>Paragraph {n}. {' '.join(ARTICLE)}</p>" for n in range(12)), css)
    (tmp_path / "a.pdf").write_bytes(made)
    text = read(tmp_path / "a.pdf").documents[0].text
    assert text.split("\n") == [f"Paragraph {n}. {' '.join(ARTICLE)}" for n in range(12)]


def test_a_word_broken_by_a_pdf_is_joined_only_on_evidence(tmp_path: Path) -> None:
    css = (
        'body { font: 10pt serif; width: 6em } p { margin: 1em 0 } .broken { hyphens: auto; hyphenate-character: "-" }'
    )
    body = "<p>A responsibility stays.</p><p class=broken>Their responsibility grew.</p><p>They are long-<br>lived.</p><p>The iso-<br>morph.</p>"
    (tmp_path / "a.pdf").write_bytes(pdf(body, css))
    text = read(tmp_path / "a.pdf").documents[0].text
    assert "Their responsibility grew." in text
    assert "long-lived" in text
    assert "iso-morph" in text


def test_a_message_gives_its_own_words_subject_and_date(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        mail(
            "The cafés reopen \non Friday.\nSo it was said.\n",
            headers="Content-Type: text/plain; charset=utf-8; format=flowed",
        )
    )
    document = read(tmp_path / "a.eml", now=NOW).documents[0]
    assert document.text == "The cafés reopen on Friday.\nSo it was said."
    assert document.title == "Cafés reopen"
    assert isinstance(document.published, datetime)
    assert document.published.isoformat() == "2024-03-05T08:15:00+01:00"


def test_a_message_with_a_stub_is_read_from_its_html_and_names_its_attachments(tmp_path: Path) -> None:
    parts = (
        "--x\nContent-Type: text/plain\n\nView this in your browser.\n"
        f"--x\nContent-Type: text/html; charset=utf-8\n\n<style>p {{}}</style><p>{'</p><p>'.join(ARTICLE)}</p>\n"
        '--x\nContent-Type: application/pdf; name="plan.pdf"\nContent-Disposition: attachment\n\n%PDF-\n--x--'
    )
    (tmp_path / "a.eml").write_bytes(mail(parts, headers="Content-Type: multipart/mixed; boundary=x"))
    collected = read(tmp_path / "a.eml", now=NOW)
    assert collected.documents[0].text == TEXT
    assert "plan.pdf" in collected.notes[0].message


RECORD = {
    "text": TEXT,
    "title": "Crane",
    "date": "2024-03-05",
    "url": "https://example.org/1",
    "source": "Coast Daily",
    "language": "en",
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps(RECORD)),
        ("a.json", json.dumps([RECORD], indent=2)),
        ("a.json", json.dumps({"articles": [RECORD]})),
        ("a.jsonl", json.dumps(RECORD) + "\n\n"),
    ],
)
def test_json_gives_an_article_with_all_that_it_says(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    document = read(tmp_path / name, now=NOW).documents[0]
    assert (document.text, document.title, document.url) == (TEXT, "Crane", "https://example.org/1")
    assert (document.published, document.source, document.language) == (date(2024, 3, 5), "Coast Daily", "en")


def test_a_bad_line_of_json_lines_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [
        '{"text": "First."}',
        '{"text": 7}',
        "not json",
        '{"title": "no text"}',
        '["text"]',
        '{"text": "Last.", "date": "soon"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    collected = read(tmp_path / "a.jsonl")
    assert [d.text for d in collected.documents] == ["First.", "Last."]
    assert [p.where for p in collected.problems] == ["a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5"]
    assert [(n.where, "soon" in n.message) for n in collected.notes] == [("a.jsonl:6", True)]


def test_packed_files_are_read_as_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"Packed alone.") + gzip.compress(b" In two parts."))
    members: dict[str, str | bytes] = {
        "x/b.md": "# Heading\n\nIn a folder.",
        "c.html": PAGE,
        "skip.png": b"\x89PNG",
        "__MACOSX/._b.md": "no",
    }
    (tmp_path / "b.zip").write_bytes(zipped(members))
    collected = read(tmp_path)
    assert [d.source for d in collected.documents] == ["a.txt", "Coast Daily", "b.zip/x/b.md"]
    assert collected.documents[0].text == "Packed alone. In two parts."
    assert not collected.problems


def test_a_pattern_names_files_and_one_that_fits_nothing_is_a_problem(tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "b.txt", "sub/a3.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.")
    collected = read(tmp_path / "**" / "a*.txt", tmp_path / "z*.txt")
    assert [d.source for d in collected.documents] == ["a1.txt", "a2.txt", "a3.txt"]
    assert len(collected.problems) == 1
    assert collected.problems[0].where.endswith("z*.txt")


def test_a_name_that_looks_like_a_pattern_is_first_of_all_a_name(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("Brackets.")
    assert read(tmp_path / "a[1].txt").documents[0].text == "Brackets."


@pytest.mark.parametrize(
    ("content", "found"), [(PAGE.encode(), "Crane fall closes berths"), (json.dumps(RECORD).encode(), "Crane")]
)
def test_standard_input_is_known_by_its_content(content: bytes, found: str) -> None:
    assert read("-", stdin=lambda: content).documents[0].title == found


def test_a_saved_feed_gives_what_it_says_itself_and_fetches_nothing(tmp_path: Path) -> None:
    items = f"<item><title>One</title><link>https://example.org/1</link><description>{ARTICLE[0]}</description></item><item><title>Two</title><link>https://example.org/2</link></item>"
    saved = f'<?xml version="1.0"?><!-- saved --><!DOCTYPE rss><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'
    for name in ("a.rss", "b.xml"):
        (tmp_path / name).write_text(saved, "utf-8")
        collected = read(tmp_path / name)
        assert [(d.title, d.source, d.url, d.text) for d in collected.documents] == [
            ("One", "Wire", "https://example.org/1", ARTICLE[0])
        ]
        assert [p.where for p in collected.problems] == [f"{name}:2"]


def test_the_language_that_the_text_shows_counts_before_what_its_page_says(tmp_path: Path) -> None:
    german = "Der Hafen wurde am Montag gesperrt, weil ein Kran in das Becken gefallen ist und die Taucher noch nicht fertig sind."
    (tmp_path / "a.html").write_text(
        f'<html lang="en"><body><article><p>{german}</p><p>{german}</p></article></body></html>', "utf-8"
    )
    assert read(tmp_path).documents[0].language == ""


def test_dates_that_cannot_be_or_are_years_back_are_noted(tmp_path: Path) -> None:
    dates = ("2031-01-01", "2009-05-01", "2024-03-07", "2024-03-05T23:00:00-08:00")
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"text": f"Text {d}.", "date": d}) for d in dates))
    collected = read(tmp_path / "a.jsonl", now=NOW)
    assert [d.published and d.published.isoformat() for d in collected.documents] == [
        None, "2009-05-01", "2024-03-07", "2024-03-05T23:00:00-08:00",
    ]  # fmt: skip
    assert [(n.where, n.message) for n in collected.notes] == [
        ("a.jsonl:1", "is dated 2031-01-01, which is still to come"),
        ("a.jsonl:2", "is 14 years old (2009-05-01)"),
    ]


def test_many_old_documents_are_one_note(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        "".join(json.dumps({"text": f"Text {n}.", "date": "2011-02-20"}) + "\n" for n in range(9))
    )
    collected = read(tmp_path, now=NOW)
    assert len(collected.documents) == 9
    assert [(n.where, n.message) for n in collected.notes] == [("a.jsonl:1 and 8 more", "are more than 2 years old")]


def test_one_child_process_reads_a_whole_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.sources.isolated import process

    started = []
    start = process._start

    def counted() -> subprocess.Popen[bytes]:
        started.append(1)
        return start()

    monkeypatch.setattr(process, "_start", counted)
    for number in range(5):
        (tmp_path / f"{number}.html").write_text(PAGE.replace("Monday", f"day {number}"), "utf-8")
    assert len(read(tmp_path).documents) == 5
    assert len(started) == 1
