"""Feeds: RSS, Atom and JSON Feed, what is read of them, and that nothing is read twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import SourceError
from briefgen.sources import FullText, Input, collect, read_opml
from tests.source_files import ARTICLE, PAGE, TEXT
from tests.web_server import NOW, QUICK, Handler, Server, fetched, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.command import Result

WHOLE = "".join(f"<p>{paragraph}</p>" for paragraph in (*ARTICLE, "More of it. " * 60))
XML = "application/rss+xml"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def item(link: str, title: str, *, date: str = "Tue, 05 Mar 2024 06:30:00 GMT", text: str = "", whole: str = "") -> str:
    content = f"<content:encoded><![CDATA[{whole}]]></content:encoded>" if whole else ""
    published = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title><link>{link}</link>{published}<description><![CDATA[{text}]]></description>{content}</item>"


def rss(*items: str, title: str = "Coast wire") -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel><title>{title}</title><language>en-gb</language>{"".join(items)}</channel></rss>'


def test_articles_are_read_from_their_pages_under_the_feeds_title_and_time(server: Server) -> None:
    server.gives("/1", PAGE)
    url = server.gives(
        "/feed", rss(item(server.url("/1"), "Two berths &amp;amp; a crane", text="A teaser …")), Content_Type=XML
    )
    collected = fetched(url)
    document = collected.documents[0]
    assert all(sentence in document.text for sentence in ARTICLE)
    assert (document.title, document.source, document.url) == ("Two berths & a crane", "Coast Daily", server.url("/1"))
    assert document.published == datetime(2024, 3, 5, 6, 30, tzinfo=UTC)
    assert not collected.problems


def test_a_feed_that_carries_its_articles_is_not_asked_for_more(server: Server) -> None:
    entries = [item(server.url(f"/{n}"), f"Article {n}", whole=WHOLE.replace("five", str(n))) for n in range(3)]
    collected = fetched(server.gives("/feed", rss(*entries), Content_Type=XML))
    assert [d.title for d in collected.documents] == ["Article 0", "Article 1", "Article 2"]
    assert all(d.text.startswith("The harbour authority closed two of its") for d in collected.documents)
    assert collected.documents[0].source == "Coast wire"
    assert [asked.path for asked in server.asked] == ["/feed"]


@pytest.mark.parametrize(("wanted", "asked"), [(FullText.FEED, ["/feed"]), (FullText.PAGE, ["/feed", "/1"])])
def test_the_user_may_say_where_the_text_is_taken_from(server: Server, wanted: FullText, asked: list[str]) -> None:
    server.gives("/1", PAGE)
    whole = WHOLE if wanted is FullText.PAGE else ""
    url = server.gives(
        "/feed", rss(item(server.url("/1"), "One", text="What the feed says.", whole=whole)), Content_Type=XML
    )
    assert len(fetched(Input(url, private=True, full_text=wanted)).documents) == 1
    assert [a.path for a in server.asked] == asked


def test_atom_and_json_feeds_are_read_like_rss(server: Server) -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom wire</title><entry><title type="html">One &lt;b&gt;bold&lt;/b&gt;</title>
    <link href="/1"/><published>2024-03-05T07:30:00+01:00</published><content type="html">{WHOLE.replace("<", "&lt;")}</content></entry></feed>"""
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "JSON wire", "items": [
        {"id": "2", "url": "/2", "title": "Two", "content_html": WHOLE, "date_published": "2024-03-05T07:30:00+01:00"}, {"id": "3"},
    ]}  # fmt: skip
    one = server.gives("/atom", atom, Content_Type="application/xml")
    two = server.gives("/json", json.dumps(feed), Content_Type="application/json")
    collected = fetched(one, two)
    assert [(d.title, d.source, d.url) for d in collected.documents] == [
        ("One bold", "Atom wire", server.url("/1")),
        ("Two", "JSON wire", server.url("/2")),
    ]
    assert {d.published for d in collected.documents} == {datetime(2024, 3, 5, 6, 30, tzinfo=UTC)}
    assert [n.message for n in collected.notes] == ["1 article without a web address or a text was left out"]


def test_what_was_read_is_not_read_again_and_what_is_new_is(server: Server) -> None:
    def feed(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == f'"{len(items)}"':
            handler.reply(304)
        else:
            handler.reply(200, rss(*items).encode(), ETag=f'"{len(items)}"', Content_Type=XML)

    for n in range(3):
        server.gives(f"/{n}", PAGE.replace("five", str(n)))
    items = [item(server.url("/0"), "Nought"), item(server.url("/1"), "One")]
    url = server.does("/feed", feed)
    first = fetched(url)
    server.asked.clear()
    second = fetched(url, states=first.states)
    assert (len(first.documents), second.documents) == (2, ())
    assert [asked.path for asked in server.asked] == ["/feed"]
    items.insert(0, item(server.url("/2"), "Two"))
    third = fetched(url, states=second.states)
    assert [d.title for d in third.documents] == ["Two"]


def test_an_article_of_which_the_feed_says_something_new_is_read_again(server: Server) -> None:
    server.gives("/1", PAGE)
    url = server.gives("/feed", rss(item(server.url("/1"), "First title")), Content_Type=XML)
    first = fetched(url)
    server.gives("/feed", rss(item(server.url("/1"), "Second title")), Content_Type=XML)
    assert [d.title for d in fetched(url, states=first.states).documents] == ["Second title"]


def test_a_feed_that_failed_is_not_all_new_the_next_time(server: Server) -> None:
    server.gives("/1", PAGE)
    url = server.gives("/feed", rss(item(server.url("/1"), "One")), Content_Type=XML)
    states = fetched(url).states
    for broken in ("<rss><channel><item>", "not a feed at all"):
        server.gives("/feed", broken, Content_Type=XML)
        failed = fetched(url, states=states)
        assert failed.states[url].seen == states[url].seen
    server.answers_with("/feed", 500)
    states = fetched(url, states=states).states
    server.gives("/feed", rss(item(server.url("/1"), "One")), Content_Type=XML)
    assert fetched(url, states=states).documents == ()


def test_an_article_whose_page_fails_stands_by_the_feeds_own_text(server: Server) -> None:
    url = server.gives("/feed", rss(item(server.url("/1"), "One", text=TEXT)), Content_Type=XML)
    collected = fetched(url)
    assert collected.documents[0].text == TEXT.replace("\n", " ")
    assert [(p.where, p.message) for p in collected.problems] == [
        (server.url("/1"), "is not found (404); the feed's own text was taken")
    ]


def test_an_article_that_could_not_be_read_for_now_is_tried_the_next_time(server: Server) -> None:
    server.answers_with("/1", 503)
    url = server.gives("/feed", rss(item(server.url("/1"), "One")), Content_Type=XML, ETag='"v1"')
    first = fetched(url)
    assert (first.documents, first.states[url].seen, first.states[url].etag) == ((), (), "")
    server.gives("/1", PAGE)
    assert len(fetched(url, states=first.states).documents) == 1


def test_years_old_future_and_undated_articles_are_told(server: Server) -> None:
    items = [
        item("/old", "Old", date="Tue, 05 Mar 2019 06:30:00 GMT", whole=WHOLE),
        item(server.url("/soon"), "Soon", date="Sat, 05 Mar 2044 06:30:00 GMT", whole=WHOLE),
        item(server.url("/when"), "When", date="", whole=WHOLE),
    ]
    collected = fetched(server.gives("/feed", rss(*items), Content_Type=XML))
    assert [(d.title, d.published) for d in collected.documents] == [("Soon", None), ("When", None)]
    assert [n.message for n in collected.notes] == [
        "is dated 2044-03-05, which is still to come",
        "1 article older than 2 years was left out",
        "1 article without a date was taken as undated, unless their pages give one",
    ]


def test_only_the_first_fifty_articles_are_read_and_each_once(server: Server) -> None:
    items = [item(server.url(f"/{n % 60}"), f"Article {n % 60}", whole=WHOLE) for n in range(70)]
    collected = fetched(server.gives("/feed", rss(*items), Content_Type=XML))
    assert [d.title for d in collected.documents] == [f"Article {n}" for n in range(50)]
    assert [n.message for n in collected.notes] == ["10 articles beyond the first 50 were left out"]


def test_an_article_of_two_feeds_is_fetched_once(server: Server) -> None:
    server.gives("/1", PAGE)
    feeds = [server.gives(f"/{name}", rss(item(server.url("/1"), "One")), Content_Type=XML) for name in ("a", "b")]
    collected = fetched(*feeds)
    assert len(collected.documents) == 1
    assert all(state.seen for state in collected.states.values())


def test_a_damaged_feed_gives_what_it_has_and_is_told_of(server: Server) -> None:
    broken = rss(item("/1", "One", whole=WHOLE), "<item><title>Two</title><link>/2</link><oops></item>")
    collected = fetched(server.gives("/feed", broken, Content_Type=XML, ETag='"v1"'))
    assert "One" in [d.title for d in collected.documents]
    assert any("its XML is damaged (mismatched tag)" in p.message for p in collected.problems)
    assert [state.etag for state in collected.states.values()] == [""]


def test_an_empty_feed_is_noted(server: Server) -> None:
    assert [n.message for n in fetched(server.gives("/feed", rss(), Content_Type=XML)).notes] == ["lists no article"]


def test_links_that_are_not_of_the_web_are_not_followed_or_kept(server: Server) -> None:
    items = [
        item(link, "A title", text=TEXT) for link in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x")
    ]
    collected = fetched(server.gives("/feed", rss(*items), Content_Type=XML))
    assert {d.url for d in collected.documents} == {""}
    assert [asked.path for asked in server.asked] == ["/feed"]


def test_markup_of_a_feed_becomes_plain_text(server: Server) -> None:
    hostile = f"<script>alert(1)</script><style>p {{}}</style><img src=x onerror=alert(1)><p>Water<b>melon</b>s &amp; {'pears, ' * 100}</p>one<br>two<!-- three -->"
    entry = item(server.url("/1"), "&lt;script&gt;alert(1)&lt;/script&gt;Fruit", whole=hostile)
    document = fetched(server.gives("/feed", rss(entry), Content_Type=XML)).documents[0]
    assert document.text.split("\n") == [f"Watermelons & {'pears, ' * 100}".strip(), "one", "two"]
    assert document.title == "Fruit"


def test_a_host_is_asked_for_a_few_pages_at_a_time(server: Server) -> None:
    at_once: list[int] = []
    busy: set[str] = set()

    def page(handler: Handler) -> None:
        busy.add(handler.path)
        at_once.append(len(busy))
        server.ended.wait(0.05)
        busy.discard(handler.path)
        handler.reply(200, PAGE.encode(), Content_Type="text/html")

    for n in range(12):
        server.does(f"/{n}", page)
    items = [item(server.url(f"/{n}"), f"Article {n}") for n in range(12)]
    collected = fetched(server.gives("/feed", rss(*items), Content_Type=XML))
    assert [d.title for d in collected.documents] == [f"Article {n}" for n in range(12)]
    assert max(at_once) <= QUICK.at_once_a_host


def test_articles_for_which_there_is_no_time_are_counted_and_tried_again(server: Server) -> None:
    def slow(handler: Handler) -> None:
        handler.server.ended.wait(5)

    server.does("/slow", slow)
    items = [item(server.url(f"/slow?{n}"), f"Slow {n}") for n in range(9)]
    url = server.gives("/feed", rss(*items), Content_Type=XML)
    collected = fetched(url, limits=replace(QUICK, seconds=1.5, silence=1, tries=1, at_once_a_host=2))
    assert collected.documents == ()
    assert "of its articles were not read in time" in collected.problems[-1].message
    assert collected.states[url].seen == ()


def test_opml_gives_inputs_with_names() -> None:
    content = b"""<?xml version="1.0" encoding="ISO-8859-1"?><opml version="2.0"><head><title>Mine</title></head><body>
    <outline text="News"><outline type="rss" text="Caf\xe9 wire" xmlUrl="https://example.org/a.xml" language="en-gb"/>
    <outline type="rss" title="Twice" text="x" xmlUrl="https://example.org/a.xml"/></outline>
    <outline type="rss" text="File" xmlUrl="file:///etc/passwd"/><outline text="No feed" url="https://example.org"/></body></opml>"""
    inputs, problems = read_opml(content, "mine.opml")
    assert inputs == (Input("https://example.org/a.xml", name="Café wire", language="en"),)
    assert [(p.where, "file:///etc/passwd" in p.message) for p in problems] == [("mine.opml", True)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<opml><body>", "not well-formed"),
        (b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml>', "document type"),
        (b"<outline>" * 5000, "nested too deeply"),
        (b"", "no element found"),
    ],
)
def test_opml_that_is_broken_or_hostile_is_refused_with_the_line(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=rf"{words}.*line 1"):
        read_opml(content)


def test_opml_without_a_feed_is_a_problem() -> None:
    assert read_opml(b"<opml><body/></opml>")[1][0].message == "this list names no feed"


def test_a_list_of_subscriptions_is_read_as_its_feeds(
    server: Server, briefgen: Callable[..., Result], tmp_path: Path
) -> None:
    url = server.gives("/feed", rss(item(server.url("/1"), "One", whole=WHOLE)), Content_Type=XML)
    (tmp_path / "mine.opml").write_text(
        f'<opml><body><outline text="Coast wire" xmlUrl="{url}"/><outline text="Disk" xmlUrl="file:///x"/></body></opml>'
    )
    collected = collect([Input(str(tmp_path / "mine.opml"), private=True)], now=NOW)
    assert [(d.title, d.source) for d in collected.documents] == [("One", "Coast wire")]
    assert set(collected.states) == {url}
    assert ["Disk has no web address" in p.message for p in collected.problems] == [True]
    ran = briefgen("brief", tmp_path / "mine.opml")
    assert (ran.code, "and 1 more" in ran.err) == (1, True)


def test_a_list_of_subscriptions_that_is_broken_is_named(briefgen: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text("<opml><body>")
    ran = briefgen("brief", tmp_path / "mine.opml")
    assert (ran.code, "mine.opml: its XML is not well-formed" in ran.err) == (1, True)
