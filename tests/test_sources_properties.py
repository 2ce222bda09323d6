"""What holds for any bytes and any address: no exception but SourceError, nothing that a page could not show, no way inside."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import SourceError
from briefgen.sources import read_opml
from briefgen.sources.dates import read_date
from briefgen.sources.formats import Format
from briefgen.sources.isolated import Answer, Task
from briefgen.sources.isolated.child import answer
from briefgen.sources.packed import gunzip, unzip
from briefgen.sources.records import read_records
from briefgen.sources.web.address import may_dial, wrapped
from briefgen.sources.web.decide import decide, rest_until
from briefgen.sources.web.exchange import Response
from briefgen.sources.web.limits import Limits
from briefgen.sources.web.sniff import format_sent
from briefgen.sources.web.target import redirected, target_of
from tests.source_files import PAGE, docx, mail, paragraph, pdf, zipped

NOW = datetime(2024, 3, 6, tzinfo=UTC)
STARTS = {
    Format.HTML: PAGE.encode(),
    Format.FEED: b'<rss version="2.0"><channel><item><title>T</title><link>http://a/b</link><pubDate>x</pubDate></item></channel></rss>',
    Format.PDF: pdf("<p>A page.</p>"),
    Format.DOCX: docx(paragraph("A paragraph.")),
    Format.MAIL: mail("A message."),
}
ADDRESSES_4 = st.integers(0, 2**32 - 1).map(IPv4Address)
INSIDE = st.sampled_from(
    ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "224.0.0.0/4", "240.0.0.0/4", "0.0.0.0/8"]
).flatmap(lambda text: st.integers(0, ip_network(text).num_addresses - 1).map(lambda n: IPv4Address(int(ip_network(text)[0]) + n)))  # fmt: skip
WRAPPINGS = st.sampled_from(
    ["::ffff:{}", "64:ff9b::{}", "2002:{hex}::", "2002:{hex}:1::5", "2a00:1450::5efe:{}", "2a00:1450::200:5efe:{}"]
)


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """A file with some of its bytes changed, cut out or doubled."""
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + 200)))
    return content[:start] + draw(st.binary(max_size=20)) + content[draw(st.sampled_from([start, end])) :]


@pytest.mark.parametrize("kind", STARTS)
@given(data=st.data())
def test_a_parser_answers_any_bytes(kind: Format, data: st.DataObject) -> None:
    content = data.draw(st.binary(max_size=300) | damaged(STARTS[kind]))
    found = answer(
        Task(kind, content, "http://example.org/a", data.draw(st.sampled_from(["", "utf-8", "utf-7", "zip", "x"])))
    )
    assert isinstance(found, Answer)
    if found.error:
        assert all(found.error)
    for text in _texts(found):
        assert not any(unicodedata.category(c) == "Cs" or c in "\x00\u202e" for c in text)


def _texts(found: Answer) -> list[str]:
    extract = [found.extract.text, found.extract.title] if found.extract else []
    return extract + [
        text for entry in (found.feed.entries if found.feed else ()) for text in (entry.text, entry.title, entry.url)
    ]


@given(st.binary(max_size=300) | damaged(zipped({"a.txt": "Words.", "b.txt": "More words."})))
def test_packed_and_listed_files_fail_as_sources_do(content: bytes) -> None:
    for read in (gunzip, lambda c: list(unzip(c)), lambda c: list(read_records(c)), read_opml):
        with suppress(SourceError):
            read(content)


@pytest.mark.parametrize("encoding", ["utf-7", "utf-16", "big5", "zip", "x-no-such", "undefined", "idna", "\u00e9"])
def test_xml_in_any_encoding_is_read_or_refused(encoding: str) -> None:
    with suppress(SourceError):
        read_opml(f'<?xml version="1.0" encoding="{encoding}"?><opml><outline xmlUrl="http://a/"/></opml>'.encode())


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_body_has_a_format_or_none(content: bytes, media_type: str) -> None:
    assert format_sent(content, media_type) in {None, *Format}


@pytest.mark.parametrize(
    "piece", [b"<??>", b"<!---->", b"<!doctype x>", b"<!doctype x[]>", b" <?", b"<!--", b'{"version":']
)
def test_no_beginning_takes_long_to_tell(piece: bytes) -> None:
    assert format_sent(piece * 2000, "text/plain") in {Format.TEXT, Format.RECORDS}


@given(st.text(max_size=100))
def test_any_text_is_a_date_or_none(text: str) -> None:
    moment = read_date(text)
    assert not isinstance(moment, datetime) or moment.tzinfo


@given(INSIDE, WRAPPINGS)
def test_an_address_within_is_refused_in_every_wrapping(address: IPv4Address, wrapping: str) -> None:
    number = f"{int(address) >> 16:x}:{int(address) & 0xFFFF:x}"
    wrapped_up = wrapping.format(address, hex=number)
    assert wrapped(IPv6Address(wrapped_up)) == address
    assert not may_dial(str(address), private=False)
    assert not may_dial(wrapped_up, private=False)
    assert not may_dial(f"{wrapped_up}%eth0", private=False)


@given(ADDRESSES_4)
def test_what_is_allowed_to_all_is_global_by_the_library_too(address: IPv4Address) -> None:
    if may_dial(str(address), private=False):
        assert address.is_global
        assert not address.is_multicast


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_only_global_unicast_of_ipv6_is_dialled(address: IPv6Address) -> None:
    if may_dial(str(address), private=False) and not wrapped(address):
        assert address.is_global
        assert int(address) >> 125 == 1


@pytest.mark.parametrize(
    "text", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:1.1.1.1", "2002:808:808::1"]
)
def test_public_addresses_are_dialled(text: str) -> None:
    assert may_dial(text, private=False)


@pytest.mark.parametrize(
    "text", ["127.0.0.1", "::1", "192.168.1.1", "10.1.2.3", "fd00::1", "::ffff:10.0.0.1", "100.64.0.1"]
)
def test_private_addresses_are_dialled_for_private_sources_alone(text: str) -> None:
    assert may_dial(text, private=True)
    assert not may_dial(text, private=False)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "169.254.169.254",
            "fe80::1",
            "fe80::1%eth0",
            "ff02::1",
            "224.0.0.1",
            "255.255.255.255",
            "0.0.0.0",
            "::",
            "::ffff:169.254.169.254",
        ),
        *(
            "192.0.2.1",
            "198.18.0.1",
            "2001:db8::1",
            "2001::1",
            "64:ff9b:1::1",
            "100::1",
            "5f00::1",
            "::127.0.0.1",
            "fec0::1",
            "host",
            "",
        ),
    ],
)
def test_other_addresses_are_never_dialled(text: str) -> None:
    assert not may_dial(text, private=True)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_address_is_a_target_or_refused_as_sources_are(url: str, location: str) -> None:
    for address in (url, f"http://{url}", f"https://example.org/{url}"):
        with suppress(SourceError):
            target = str(target_of(address))
            assert target.isascii()
            assert not any(c.isspace() or not c.isprintable() for c in target)
    with suppress(SourceError):
        target_of(redirected(target_of("https://example.org/a"), location))


@given(
    st.integers(0, 999),
    st.dictionaries(st.sampled_from(["location", "retry-after"]), st.text(max_size=40)),
    st.integers(1, 9),
)
def test_any_response_leads_to_a_step_and_no_way_goes_on_for_ever(
    status: int, headers: dict[str, str], tries: int
) -> None:
    limits = Limits()
    step = decide(
        Response(status, headers), redirects=limits.redirects, tries=max(tries, limits.tries), now=NOW, limits=limits
    )
    assert type(step).__name__ in {"Take", "Unchanged", "Refuse"}
    rest = rest_until(headers.get("retry-after", ""), NOW)
    assert rest is None or (rest - NOW).days <= 7
