"""The briefgen.toml that `briefgen init` writes: what works at once, with what else there is beside it as comments."""

from __future__ import annotations

import json
from string import Template
from typing import TYPE_CHECKING

from briefgen.config.zone import machine_zone

if TYPE_CHECKING:
    from pathlib import Path

_USUAL_FOLDERS = ("inbox", "articles", "news", "seeds")
_LETTER = ("America/", "US/", "Canada/")
_A4_IN_AMERICA = ("America/Argentina/", "America/Sao_Paulo", "America/Lima", "America/Montevideo")

_STARTER = Template("""\
# briefgen.toml: what `briefgen run` makes every morning. A line that begins with # is a comment.
# All keys: docs/configuration.md. `briefgen doctor` checks this file and the machine.

archive = "briefgen.db"            # keeps editions, so that nothing is shown twice

[[sources]]
path = $path                     # a file, a folder, or a pattern such as "inbox/**/*.pdf"
# language = "en"                  # where the documents do not say

# [[sources]]
# url = "https://example.org/feed.xml"   # a page or a feed
# name = "Example wire"
# tags = ["ports"]                 # for audiences that want only some sources
# tier = 1                         # of 3: its stories stand higher
# full_text = "auto"               # or "feed", "page": where a feed's articles are read

[brief]
title = "Daily brief"
words = 120                        # of each story's summary
page_size = $page_size
# max_stories = 12                 # of more, the last in rank are only named
# points = ["figure", "warning", "sanctions", "date"]
# rules = ["rules/"]               # your own, beside the built-in ones
# theme = "compact"                # one page
# templates = "templates/mine"     # files of your own in front of the theme's
# labels = "de"                    # the page's own words
# quiet_day = "skip"               # no edition on a day without news; "send" makes one that says so

[output]
folder = "output"
formats = ["html", "pdf"]          # and email, markdown, text, json
# url = "https://briefs.example.org/"  # at which the folder can be read

[schedule]
time = "06:30"
timezone = $timezone

# [[audiences]]                    # an edition for each, in place of one for all
# name = "harbour desk"
# title = "Harbour watch"
# tags = ["ports"]
# points = ["warning", "sanctions"]
# formats = ["pdf"]
# recipients = ["desk@example.org"]  # each gets a mail
# mail = "pdf"                     # attached; "html": not; "link": a link to [output] url alone

# [delivery]                       # docs/delivery.md
# from = "brief@example.org"
# [delivery.smtp]
# host = "mail.example.org"
# user = "brief"
# password = { file = "smtp.secret" }
""")


def starter(path: str, timezone: str) -> str:
    """The file's text, for documents at `path` and editions by the clock of `timezone`."""
    letter = timezone.startswith(_LETTER) and not timezone.startswith(_A4_IN_AMERICA)
    values = {"path": path, "timezone": timezone, "page_size": "Letter" if letter else "A4"}
    return _STARTER.substitute({name: json.dumps(value, ensure_ascii=False) for name, value in values.items()})


def usual_folder(folder: Path) -> str:
    """The first folder in `folder` of a usual name that holds something, else `inbox`."""
    found = (name for name in _USUAL_FOLDERS if any((folder / name).glob("[!.]*")))
    return next(found, _USUAL_FOLDERS[0])


def guessed(folder: Path) -> tuple[str, str]:
    """What `starter` is to be given for a project in `folder`: where its documents are, and the machine's time zone."""
    return usual_folder(folder), machine_zone()
