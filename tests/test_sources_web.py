"""Web pages: what is asked, what is read of the answers, and what is remembered."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from briefgen.sources import FetchState, Input, collect
from tests.source_files import ARTICLE, PAGE, docx, paragraph, pdf
from tests.web_server import NOW, QUICK, Handler, MovedClock, Server, fetched, serving, unused_port

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_a_page_becomes_a_document_with_its_address(server: Server) -> None:
    collected = fetched(
        server.gives("/news/crane?id=7", PAGE),
        server.gives("/gz", gzip.compress(PAGE.encode()), Content_Encoding="gzip"),
    )
    assert not collected.problems
    document = collected.documents[1]
    assert all(sentence in document.text for sentence in ARTICLE)
    assert (document.title, document.source, document.url) == (
        "Crane fall closes berths",
        "Coast Daily",
        server.url("/gz"),
    )
    assert document.published == date(2024, 3, 5)


def test_the_users_name_for_a_source_is_the_documents_source(server: Server) -> None:
    source = Input(server.gives("/", PAGE), name="Harbour news", private=True)
    assert fetched(source).documents[0].source == "Harbour news"


def test_documents_of_other_kinds_are_read_from_the_web_too(server: Server) -> None:
    server.gives("/a", docx(paragraph("A Word document.")), Content_Type="application/octet-stream")
    server.gives("/b", pdf("<p>A portable document.</p>"), Content_Type="application/pdf")
    server.gives("/c", "A plain text.", Content_Type="text/plain")
    server.gives("/d", '{"text": "A record."}', Content_Type="application/json")
    collected = fetched(*(server.url(path) for path in ("/a", "/b", "/c", "/d")))
    assert [d.text for d in collected.documents] == [
        "A Word document.",
        "A portable document.",
        "A plain text.",
        "A record.",
    ]
    assert [d.url for d in collected.documents] == [server.url(path) for path in ("/a", "/b", "/c", "/d")]


def test_a_page_without_a_date_is_noted(server: Server) -> None:
    url = server.gives("/", re.sub(r"<meta property=.article.*?>", "", PAGE))
    assert [(n.where, n.message) for n in fetched(url).notes] == [(url, "carries no date")]


def test_a_page_is_decoded_by_its_servers_word_before_its_own(server: Server) -> None:
    page = PAGE.replace("Monday", "понедельник").encode("windows-1251", "replace")
    url = server.gives("/", page, Content_Type='text/html; charset="windows-1251"')
    assert "понедельник" in fetched(url).documents[0].text


def test_an_unchanged_page_is_asked_for_once_and_sends_no_body(server: Server) -> None:
    def answer(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.reply(304)
        else:
            handler.reply(
                200, PAGE.encode(), ETag='"v1"', Last_Modified="Tue, 05 Mar 2024 06:30:00 GMT", Content_Type="text/html"
            )

    url = server.does("/", answer)
    first = fetched(url)
    second = fetched(url, states=first.states)
    assert len(first.documents) == 1
    assert (second.documents, second.problems, second.states) == ((), (), first.states)
    assert len(server.asked) == 2
    assert server.asked[1].headers["if-modified-since"] == "Tue, 05 Mar 2024 06:30:00 GMT"


def test_nothing_but_the_page_is_asked_for_and_nothing_is_told_of_the_user(server: Server) -> None:
    fetched(server.gives("/", PAGE))
    assert [asked.path for asked in server.asked] == ["/"]
    assert set(server.asked[0].headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_no_proxy_of_the_environment_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{unused_port()}")
    assert len(fetched(server.gives("/", PAGE)).documents) == 1


def test_a_permanent_redirect_is_remembered_and_told_and_a_temporary_one_is_not(server: Server) -> None:
    server.gives("/new", PAGE)
    server.answers_with("/later", 302, Location="/new")
    moved = server.answers_with("/old", 301, Location="/later?x=1#part")
    collected = fetched(moved)
    assert collected.states[moved].url == server.url("/later?x=1")
    assert [n.message for n in collected.notes] == [f"has moved for good to {server.url('/later?x=1')}"]
    assert collected.documents[0].url == server.url("/new")
    again = fetched(moved, states=collected.states)
    assert [n.message for n in again.notes] == [n.message for n in collected.notes]
    assert server.asked[-2].path == "/later?x=1"


def test_five_redirects_are_followed_and_no_sixth(server: Server) -> None:
    for n in range(7):
        server.answers_with(f"/{n}", 302, Location=f"/{n + 1}")
    server.gives("/7", PAGE)
    assert len(fetched(server.url("/2")).documents) == 1
    assert "redirects more than 5 times" in fetched(server.url("/1")).problems[0].message


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "//[::", "http://u:p@127.0.0.1/", ""]
)
def test_a_redirect_away_from_the_web_is_refused(server: Server, location: str) -> None:
    collected = fetched(server.answers_with("/", 302, Location=location))
    assert not collected.documents
    assert len(collected.problems) == 1


def test_a_redirect_to_a_private_address_is_refused_where_it_is_dialled(server: Server) -> None:
    collected = fetched(server.answers_with("/", 302, Location="http://169.254.169.254/latest"))
    assert "not public (169.254.169.254)" in collected.problems[0].message


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "[64:ff9b::7f00:1]", "0.0.0.0"],
)
def test_this_machine_is_not_asked_unless_the_source_is_private(server: Server, host: str) -> None:
    collected = fetched(f"http://{host}:{server.server_address[1]}/", private=False)
    assert "not public" in collected.problems[0].message
    assert not server.asked


def test_what_is_gone_is_told_and_not_asked_for_again(server: Server) -> None:
    url = server.answers_with("/", 410)
    first = fetched(url)
    second = fetched(url, states=first.states)
    assert first.states[url].gone
    assert [p.message for p in first.problems] == [p.message for p in second.problems] == ["is gone for good (410)"]
    assert len(server.asked) == 1


def test_a_short_rest_is_waited_for_and_a_long_one_is_remembered(server: Server) -> None:
    def answer(handler: Handler) -> None:
        if len(server.asked) == 1:
            handler.reply(503, Retry_After="3")
        else:
            handler.reply(200, PAGE.encode(), Content_Type="text/html")

    clock = MovedClock()
    assert len(fetched(server.does("/", answer), clock=clock).documents) == 1
    assert clock.slept == [3.0]
    busy = server.answers_with("/busy", 429, Retry_After="Wed, 06 Mar 2024 07:00:00 GMT")
    first = fetched(busy)
    assert first.states[busy].not_before == NOW + timedelta(hours=1)
    assert "until 2024-03-06T07:00+00:00" in first.problems[0].message
    asked = len(server.asked)
    assert len(fetched(busy, states=first.states).problems) == 1
    assert len(server.asked) == asked


def test_a_failure_that_may_pass_is_tried_three_times_with_growing_pauses(server: Server) -> None:
    clock = MovedClock()
    collected = fetched(server.answers_with("/", 502), clock=clock)
    assert "out of order (502)" in collected.problems[0].message
    assert (len(server.asked), clock.slept) == (3, [1.0, 2.0])


@pytest.mark.parametrize(
    ("status", "words"), [(401, "password"), (403, "refuses"), (404, "not found"), (418, "418"), (451, "legal")]
)
def test_a_refusal_is_final_and_told_in_words(server: Server, status: int, words: str) -> None:
    collected = fetched(server.answers_with("/", status))
    assert words in collected.problems[0].message
    assert len(server.asked) == 1


def test_a_failure_keeps_what_was_remembered(server: Server) -> None:
    url = server.answers_with("/", 500)
    state = FetchState(url, etag='"v1"', modified="Tue, 05 Mar 2024 06:30:00 GMT")
    assert fetched(url, states={url: state}).states[url] == state


def test_a_page_that_could_not_be_read_is_told_again_the_next_time(server: Server) -> None:
    url = server.gives("/", "<html><body></body></html>", ETag='"v1"')
    first = fetched(url)
    assert "no article text" in first.problems[0].message
    assert first.states[url].etag == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://[",
        "http://a b/",
        "https://user:word@example.org/",
        "http://127.0.0.1:99999/",
        "http://ex..ample/",
        f"http://127.0.0.1/{'x' * 5000}",
    ],
)
def test_an_address_that_cannot_be_asked_is_a_problem(address: str) -> None:
    assert len(fetched(address).problems) == 1


def test_a_server_that_is_not_there_is_a_problem() -> None:
    collected = fetched(f"http://127.0.0.1:{unused_port()}/", limits=replace(QUICK, tries=1))
    assert "no connection: connection refused" in collected.problems[0].message


def test_addresses_and_files_are_collected_together(server: Server, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("files") / "a.txt"
    file.write_text("A file.")
    done: list[tuple[int, int]] = []
    collected = collect(
        [str(file), Input(server.gives("/", PAGE), private=True)], now=NOW, progress=lambda n, of: done.append((n, of))
    )
    assert [d.source for d in collected.documents] == ["a.txt", "Coast Daily"]
    assert set(collected.states) == {server.url("/")}
    assert done == [(1, 1), (1, 1)]


def test_a_fault_of_our_own_is_named_and_stops_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("unforeseen")

    monkeypatch.setattr("briefgen.sources.web.fetch.decide", fail)
    assert "does not know (KeyError: 'unforeseen')" in fetched(server.gives("/", PAGE)).problems[0].message


def test_an_address_beyond_ascii_is_asked_for_as_the_wire_has_it(server: Server) -> None:
    server.gives("/caf%C3%A9", PAGE)
    collected = fetched(server.url("/café?q=ü%20x"))
    assert len(collected.documents) == 1
    assert server.asked[0].path == "/caf%C3%A9?q=%C3%BC%20x"
