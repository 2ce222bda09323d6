"""Files as their programs write them, made small enough to read: what tests of sources give to `collect`."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from briefgen.sources import Collected, collect

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = (
    "The harbour authority closed two of its five berths on Monday after a crane fell into the basin.",
    "“No ship will enter before the divers have finished,” said Ana Ruiz, who runs the port.",
    "About 340 dock workers were sent home, and the reopening is planned for Friday.",
)
TEXT = "\n".join(ARTICLE)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Crane fall closes berths - Coast Daily</title>
<meta property="og:title" content="Crane fall closes berths"><meta property="og:site_name" content="Coast Daily">
<meta property="article:published_time" content="2024-03-05T06:30:00+00:00"></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Crane fall closes berths</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE)}
<p>Shipping lines were told to use the neighbouring harbour until the basin has been cleared of the wreck.</p></article>
<footer>Subscribe to our newsletter</footer></body></html>"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def read(*paths: Path | str, **options: object) -> Collected:
    """What `collect` makes of some paths."""
    return collect([str(path) for path in paths], **options)  # type: ignore[arg-type] # passed on as given


def docx(body: str, *, title: str = "", main: str = "word/document.xml") -> bytes:
    """A Word document whose body is the given WordprocessingML, with the prefix `w`."""
    document = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{office}" Target="{main}"/></Relationships>'
    core = f'<c:coreProperties xmlns:c="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c:coreProperties>'
    return zipped(
        {"[Content_Types].xml": "<Types/>", "_rels/.rels": relations, main: document, "docProps/core.xml": core}
    )


def paragraph(*texts: str) -> str:
    """A paragraph of a Word document, a run a text."""
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(body: str, css: str = "") -> bytes:
    """A PDF of some HTML."""
    from weasyprint import HTML

    made = HTML(string=f'<html lang="en"><style>@page {{ size: A5 }} {css}</style>{body}</html>').write_pdf()
    assert isinstance(made, bytes)
    return made


def mail(body: str, *, headers: str = "Content-Type: text/plain; charset=utf-8") -> bytes:
    """An e-mail with a subject and a date."""
    head = f"From: Desk <desk@example.org>\nSubject: =?utf-8?q?Caf=C3=A9s_reopen?=\nDate: Tue, 05 Mar 2024 08:15:00 +0100\n{headers}"
    return f"{head}\n\n{body}".encode()
