"""briefgen.toml is read into typed values, and an error in it is told with its place and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from briefgen.config import audiences, read_config
from briefgen.config.tables import Format, Method, Theme
from briefgen.errors import ConfigError
from briefgen.model import Kind, Tlp
from briefgen.render import FORMATS
from briefgen.render.theme import themes
from briefgen.summary.methods import METHODS

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.config import Config

SOURCE = '[[sources]]\npath = "inbox"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "briefgen.toml"


def read(file: Path, text: str) -> Config:
    file.write_text(text, "utf-8")
    return read_config(file)


def refused(file: Path, text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        read(file, text)
    return str(caught.value).removeprefix(str(file)).removeprefix(":").strip()


def test_a_source_alone_is_a_whole_configuration(file: Path) -> None:
    config = read(file, SOURCE)
    assert config.sources[0].where == str(file.parent / "inbox")
    assert config.archive_path == file.parent / "briefgen.db"
    assert config.output_folder == file.parent / "output"
    (everyone,) = audiences(config)
    assert (everyone.title, everyone.words, everyone.formats) == ("Daily brief", 120, ("html", "pdf"))
    assert everyone.points == set(Kind)


def test_paths_begin_at_the_folder_of_the_file_and_absolute_ones_stay(file: Path) -> None:
    text = f'archive = "/var/lib/news.db"\n{SOURCE}[brief]\nrules = ["mine.yaml"]\ntemplates = "look"\n'
    config = read(file, text)
    assert config.archive == "/var/lib/news.db"
    assert config.brief.rules == (str(file.parent / "mine.yaml"),)
    assert audiences(config)[0].templates == file.parent / "look"


def test_an_audience_has_what_it_says_and_else_what_the_brief_says(file: Path) -> None:
    text = f"""{SOURCE}tags = ["ports"]
[brief]
words = 90
tlp = "AMBER+STRICT"
quiet_day = "skip"
[[audiences]]
name = "all"
[[audiences]]
name = "desk"
title = "Desk"
tags = ["ports"]
words = 40
points = ["warning"]
formats = ["text"]
quiet_day = "send"
"""
    config = read(file, text)
    everyone, desk = audiences(config)
    assert (everyone.title, everyone.words, everyone.quiet_day) == ("Daily brief", 90, "skip")
    assert (desk.title, desk.words, desk.formats, desk.quiet_day) == ("Desk", 40, ("text",), "send")
    assert desk.tags == {"ports"}
    assert desk.points == {Kind.WARNING}
    assert config.brief.tlp is Tlp.AMBER_STRICT


def test_a_secret_is_a_place_and_nothing_else(file: Path) -> None:
    text = f"""{SOURCE}[delivery]
from = "brief@example.org"
[delivery.smtp]
host = "mail.example.org"
user = "brief"
password = {{ command = ["pass", "mail"] }}
"""
    smtp = read(file, text).delivery.smtp
    assert smtp is not None
    assert smtp.password is not None
    assert smtp.password.command == ("pass", "mail")
    told = refused(file, text.replace('{ command = ["pass", "mail"] }', '"hunter2"'))
    assert told.startswith("8: delivery.smtp.password: must be a table, got a text: a secret never stands in this file")
    assert "hunter2" not in told
    both = refused(file, text.replace('command = ["pass", "mail"]', 'env = "A", file = "b"'))
    assert both.startswith("8: delivery.smtp.password: a secret has one of `env`, `file`")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SOURCE + "[breif]\n", "3: breif: there is no such key: did you mean `brief`?"),
        (SOURCE + 'nmae = "x"\n', "3: sources[1].nmae: there is no such key: did you mean `name`?"),
        (SOURCE + SOURCE + "zzz = 1\n", "5: sources[2].zzz: there is no such key: known here: full_text, language"),
        (SOURCE + '[brief]\nwords = "90"\n', "4: brief.words: must be a whole number, got a text"),
        (SOURCE + "[brief]\nwords = 0\n", "4: brief.words: must be a whole number >= 1"),
        (SOURCE + 'tags = ["a", 2]\n', "3: sources[1].tags[2]: must be a text, got a whole number"),
        (SOURCE + '[brief]\nmethod = "lexrnk"\n', "4: brief.method: cannot be 'lexrnk': did you mean `lexrank`?"),
        (SOURCE + 'private = "yes"\n', "3: sources[1].private: must be true or false, got a text"),
        (
            SOURCE + '[schedule]\ntime = "6:30"\n',
            '4: schedule.time: must be a text of the right form: write it as "06:30"',
        ),
        (SOURCE + '[schedule]\ntimezone = "Mars/Olympus"\n', "3: schedule: there is no time zone 'Mars/Olympus'"),
        ('[[sources]]\nurl = "ftp://x"\n', "2: sources[1].url: must be a text of the right form: an address begins"),
        ('[[sources]]\nurl = "https://x"\npath = "y"\n', "1: sources[1]: a source has either a `path` or a `url`"),
        ('[[sources]]\nurl = "https://x"\ntags = ["a"]\n', "1: sources[1]: a `url` with `tags` or a `tier` needs"),
        ('[[sources]]\nurl = "https://x"\ntier = 1\n', "1: sources[1]: a `url` with `tags` or a `tier` needs a `name`"),
        (SOURCE + "tier = 4\n", "3: sources[1].tier: must be a whole number <= 3"),
        ("", "there is no source: add a table [[sources]]"),
        (SOURCE + 'title = "a\n', "is not TOML: Illegal character '\\n' (at line 3, column 11)"),
        (SOURCE + '[[audiences]]\nname = "a"\n[[audiences]]\nname = "b"\n', "two audiences have the title"),
        (
            SOURCE + '[[audiences]]\nname = "a"\ntags = ["x"]\n',
            "the audience 'a' wants the tag 'x', which no source has",
        ),
        (
            SOURCE + '[[audiences]]\nname = "a"\nrecipients = ["x"]\n',
            "5: audiences[1].recipients[1]: must be a text of",
        ),
        (SOURCE + '[[audiences]]\nname = "a"\nrecipients = ["a@b.c"]\n', "there are recipients, and no way for mail"),
        (SOURCE + '[[audiences]]\nname = "a"\nmail = "link"\n', '`mail = "link"` needs the `url` under [output]'),
        (
            SOURCE + '[[audiences]]\nname = "a"\nmail = "pdf"\nformats = ["html"]\n',
            "the audience 'a' has `mail = \"pdf\"`, and no",
        ),
        (SOURCE + "[delivery]\nsendmail = 'msmtp \"x'\n", "3: delivery: `sendmail` is no command line"),
        (SOURCE + '[delivery]\neml = "mails"\n', "3: delivery: mail needs an address that it comes `from`"),
    ],
    ids=lambda value: value.splitlines()[-1] if value else "empty",
)
def test_what_is_wrong_is_told_with_its_line_its_key_and_what_to_do(file: Path, text: str, told: str) -> None:
    assert refused(file, text).startswith(told)


def test_a_password_may_not_go_over_the_network_in_the_clear(file: Path) -> None:
    smtp = 'host = "h"\nsecurity = "none"\nuser = "u"\npassword = { env = "P" }\n'
    told = refused(file, f'{SOURCE}[delivery]\nfrom = "a@b.c"\n[delivery.smtp]\n{smtp}')
    assert "in the clear" in told


def test_a_missing_file_is_told_with_how_to_write_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="briefgen init"):
        read_config(tmp_path / "none.toml")


def test_a_file_that_is_not_text_is_refused(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="is not TOML"):
        read_config(file)


def test_formats_methods_and_themes_are_those_that_there_are() -> None:
    assert set(get_args(Format)) == set(FORMATS)
    assert set(get_args(Method)) == set(METHODS)
    assert set(get_args(Theme)) == set(themes())
