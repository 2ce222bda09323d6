"""Servers that misbehave, each in another way, among others that do not: the brief is made, and each is named with a reason."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefgen.pipeline import build_brief
from briefgen.sources import Collected, Input
from briefgen.sources.web import dial
from briefgen.sources.web.address import may_dial
from tests.source_files import ARTICLE, PAGE, docx, paragraph, pdf
from tests.test_sources_feeds import WHOLE, XML, item, rss
from tests.web_server import NOW, QUICK, Handler, Server, fetched, serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + ']><rss version="2.0"><channel><title>&a11;</title><item><title>&a11;</title></item></channel></rss>'
)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def silent(handler: Handler) -> None:
    handler.server.ended.wait(20)


def drips(handler: Handler, first: bytes, rest: bytes) -> None:
    handler.wfile.write(first)
    for byte in rest:
        handler.wfile.write(bytes([byte]))
        if handler.server.ended.wait(0.05):
            break


def endless(handler: Handler) -> None:
    handler.wfile.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while not handler.server.ended.is_set():
        handler.wfile.write(b"10000\r\n" + b"<p>x</p>" * 8192 + b"\r\n")


def raw(content: bytes) -> Callable[[Handler], None]:
    def write(handler: Handler) -> None:
        handler.wfile.write(content)
        handler.close_connection = True

    return write


def sends(status: int, body: bytes = b"", **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.reply(status, body, **headers)


FAULTS: dict[str, tuple[Callable[[Handler], None], str]] = {
    "missing": (sends(404), "not found (404)"),
    "gone": (sends(410), "gone for good"),
    "out of order": (sends(500), "out of order (500)"),
    "asked too often": (sends(429, Retry_After="86400"), "left until 2024-03-07T06:00"),
    "silent": (silent, "sent nothing for 1 s"),
    "drips its headers": (lambda h: drips(h, b"HTTP/1.1 200 OK\r\n", b"X-Slow: " + b"x" * 2000), "too slowly"),
    "drips its body": (lambda h: drips(h, HEAD + b"\r\n", PAGE.encode() * 9), "too slowly"),
    "endless": (endless, "larger than 10 MB"),
    "bomb": (sends(200, gzip.compress(b"x" * 50_000_000), Content_Encoding="gzip"), "larger than 10 MB"),
    "loop": (sends(302, Location="/loop"), "redirects more than 5 times"),
    "to the cloud's secrets": (sends(302, Location="http://169.254.169.254/"), "not public"),
    "laughs": (sends(200, LAUGHS.encode(), Content_Type=XML), "its XML is damaged (limit on input amplification"),
    "breaks off": (raw(HEAD + b"Content-Length: 5000\r\n\r\n<html>"), "breaks off"),
    "breaks off packed": (sends(200, gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip"), "breaks off"),
    "hangs up": (raw(b""), "before the answer was complete"),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "broken HTTP"),
    "endless header": (raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000), "broken HTTP"),
    "a thousand headers": (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000), "broken HTTP"),
    "negative chunk": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n0\r\n\r\n"), ""),
    "unasked encoding": (sends(200, b"\x1b\x00", Content_Encoding="br"), "not asked for"),
    "broken gzip": (sends(200, b"no gzip", Content_Encoding="gzip"), "broken gzip"),
    "unasked 304": (sends(304), "304"),
    "a picture": (sends(200, b"\x89PNG\r\n\x1a\n" + b"\0" * 100, Content_Type="image/png"), "image/png"),
    "nothing to read": (sends(200, b"<html><body><script>x()</script></body></html>", Content_Type="text/html"), "no article"),
    "deep": (sends(200, b"<rss><channel>" + b"<item>" * 50_000, Content_Type=XML), ""),
}  # fmt: skip
GOOD = 8


def test_each_source_that_misbehaves_is_named_and_the_others_make_the_brief() -> None:
    started = time.monotonic()
    with serving() as server:
        bad = {server.does(f"/{name.replace(' ', '-')}", answer): words for name, (answer, words) in FAULTS.items()}
        collected = fetched(*good(server), *bad)
        silence_after = time.monotonic() - started
    assert len(collected.documents) == GOOD
    told = {problem.where: f"{problem.message} ({problem.hint})" for problem in collected.problems}
    assert set(told) == set(bad)
    assert {url: words for url, words in bad.items() if words not in told[url]} == {}
    assert silence_after < 30
    brief = build_brief(collected.documents, now=NOW, problems=collected.problems)
    assert brief.problems == collected.problems
    assert len(brief.sources) == GOOD


def good(server: Server) -> list[str]:
    """Sources of every kind that behave; together they have eight articles."""
    server.gives("/story", PAGE.replace("two of its", "six of its"))
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>T</title><link href="/x"/><content type="html">{WHOLE.replace("<", "&lt;")}</content></entry></feed>'
    return [
        server.gives("/page", PAGE),
        server.gives(
            "/gz", gzip.compress(PAGE.replace("two of its", "three of its").encode()), Content_Encoding="gzip"
        ),
        server.gives("/pdf", pdf(f"<p>{ARTICLE[0]}</p>"), Content_Type="application/pdf"),
        server.gives("/docx", docx(paragraph(ARTICLE[1]))),
        server.gives("/text", ARTICLE[2], Content_Type="text/plain"),
        server.gives("/rss", rss(item(server.url("/story"), "A story")), Content_Type=XML),
        server.gives("/atom", atom, Content_Type="application/atom+xml"),
        server.gives("/json", '{"text": "A record of its own."}', Content_Type="application/json"),
    ]


@pytest.mark.parametrize("entity", ["file:///etc/hostname", "http://127.0.0.1:{port}/secret"])
def test_a_feed_cannot_bring_in_a_file_or_another_address(entity: str, tmp_path: Path) -> None:
    with serving() as server:
        (tmp_path / "secret").write_text("secret words")
        place = entity.format(port=server.server_address[1]).replace("/etc/hostname", str(tmp_path / "secret"))
        server.gives("/secret", "secret words")
        feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{place}">]>' + rss(item("/1", "T", text="&x; told")).replace(
            "<![CDATA[&x; told]]>", "&x; told"
        )
        collected = fetched(server.gives("/feed", feed, Content_Type=XML))
        assert "secret" not in str(collected)
        assert all("/secret" not in asked.path for asked in server.asked)


def test_a_private_feed_may_lead_to_private_pages_and_a_public_one_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as server:
        server.gives("/1", PAGE)
        url = server.gives("/feed", rss(item(server.url("/1"), "One")), Content_Type=XML)
        assert len(fetched(url).documents) == 1
        judge = may_dial
        answers = iter([True])  # the feed's own address passes for a public one
        monkeypatch.setattr(
            dial, "may_dial", lambda text, *, private: next(answers, False) or judge(text, private=private)
        )
        collected = fetched(url, private=False)
        assert "not public (127.0.0.1)" in collected.problems[0].message
        assert [asked.path for asked in server.asked] == ["/feed", "/1", "/feed"]


def test_a_name_is_looked_up_once_and_the_checked_address_is_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as server:
        port = server.server_address[1]
        answers = iter(["127.0.0.1", "169.254.169.254"])
        looked_up = []

        def look_up(host: str, port: int, seconds: float) -> list[tuple[object, tuple[str, int]]]:
            looked_up.append(host)
            return [(socket.AF_INET, (next(answers), port))]

        monkeypatch.setattr(dial, "look_up", look_up)
        server.gives("/", PAGE)
        assert len(fetched(f"http://rebinding.example:{port}/").documents) == 1
        assert looked_up == ["rebinding.example"]
        assert "not public (169.254.169.254)" in fetched(f"http://rebinding.example:{port}/").problems[0].message


CERTIFICATE = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLuZ1+oWk2EHdBsJe
ZPscidkfuI5CXlVj5QdtS2WxP7GhRANCAAS56AaCFa4dKH9xs0rF46k4qp/HUe6E
KLgoYWxI5MB2+UjwfTlNobLeJ1Y8L8RSgMqy1sUpWMf0WgVcmIXQBxo6
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUfwbLm2LMpkg7PQMsDHxfLW2ul1YwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjA5Mzk0M1oYDzIxMjYxMDI5
MDkzOTQzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAS56AaCFa4dKH9xs0rF46k4qp/HUe6EKLgoYWxI5MB2+UjwfTlNobLe
J1Y8L8RSgMqy1sUpWMf0WgVcmIXQBxo6o2QwYjAdBgNVHQ4EFgQUpKYI55evDoZY
P8AN66y3VNV9IHkwHwYDVR0jBBgwFoAUpKYI55evDoZYP8AN66y3VNV9IHkwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IQCrB5EHEl0Cp1NaGQ8SLLzHSgwiFmx5QFGm3Rfuf4KMOwIgC4BAqR8jzyxfr8OX
qnmlvp5/fdSa9XGnNvYS7geeavc=
-----END CERTIFICATE-----
"""


@pytest.fixture
def secure(tmp_path: Path) -> Path:
    """A key with a certificate of its own for 127.0.0.1, which nobody vouches for."""
    path = tmp_path / "own.pem"
    path.write_text(CERTIFICATE)
    return path


def test_a_certificate_that_nobody_vouches_for_is_refused_and_a_trusted_one_is_not(
    secure: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(secure)
    with serving() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        url = server.gives("/", PAGE).replace("http:", "https:")
        dial._tls.cache_clear()
        assert "its certificate is not valid: self-signed certificate" in fetched(url).problems[0].message
        monkeypatch.setenv("SSL_CERT_FILE", str(secure))
        dial._tls.cache_clear()
        assert len(fetched(url).documents) == 1
        assert (
            fetched(url.replace("127.0.0.1", "localhost"))
            .problems[0]
            .message.startswith("its certificate is not valid")
        )
    dial._tls.cache_clear()


def test_a_server_that_speaks_no_tls_is_a_problem() -> None:
    with serving() as server:
        collected = fetched(server.gives("/", PAGE).replace("http:", "https:"), limits=replace(QUICK, tries=1))
    assert "no secure connection" in collected.problems[0].message


def test_all_that_goes_wrong_within_a_feed_is_told_by_address() -> None:
    with serving() as server:
        links = [server.does(f"/{name}", FAULTS[name][0]) for name in ("missing", "silent", "laughs")]
        url = server.gives(
            "/feed", rss(*(item(link, link) for link in links), item("http://[/", "Broken")), Content_Type=XML
        )
        collected = fetched(Input(url, name="Wire", private=True))
    assert collected.documents == ()
    assert {p.where for p in collected.problems} >= set(links)


def test_nothing_at_all_is_asked_of_no_source() -> None:
    assert fetched() == Collected()
