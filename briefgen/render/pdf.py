"""A composed page printed by WeasyPrint. No other module imports it."""

from __future__ import annotations

import ctypes.util
import gc
import hashlib
import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


@contextmanager
def _libraries_by_file_name() -> Iterator[None]:
    """Keeps ctypes from running ldconfig, gcc and ld for each name that Pango and its kin do not have on Linux.

    WeasyPrint tries the names of every platform in turn; here the file's own name ("libpango-1.0.so.0") is the right
    one. Saves 170 ms of an import of 550 ms, and a page's maker starts no other program.
    """
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = find


try:
    with _libraries_by_file_name():
        from weasyprint import HTML, Attachment
        from weasyprint.urls import URLFetcher
except OSError as error:
    raise RenderError(
        f"no PDF can be made, because WeasyPrint does not find Pango ({error})",
        "install it (Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), or leave `pdf` out of --format",
    ) from error


class Record(NamedTuple):
    """What a brief was printed from, to go with it: its file's name, its JSON, and the time that it bears."""

    name: str
    content: bytes
    time: datetime


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Has Python look for unused cycles a seventieth as often: the boxes of a page live until it is done.

    Saves a fifth of the time, for 1 MB of memory a page.
    """
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def print_pdf(html: str, record: Record) -> bytes:
    """The page as a tagged PDF (targets PDF/UA-1) with its record attached, the same bytes for the same two; RenderError where it fails.

    What the page does not carry in itself, as `data:` URIs, is not read: no file is opened and no connection.
    """
    within = URLFetcher(allowed_protocols=frozenset({"data"}), allow_redirects=False)
    identifier = hashlib.sha256(html.encode() + record.content).digest()[:16]
    options = {"pdf_variant": "pdf/ua-1", "pdf_identifier": identifier, "finisher": _tell_source}
    try:
        with _seldom_collecting():
            page = HTML(string=html, base_url="about:blank", url_fetcher=within)
            content: bytes = page.write_pdf(attachments=[_attachment(record)], **options)
    except Exception as error:
        raise RenderError(
            f"the PDF could not be made ({type(error).__name__}: {error})",
            "the HTML brief holds the same; if a template of yours made this page, look there first",
        ) from error
    return content


def _attachment(record: Record) -> Attachment:
    return Attachment(
        file_obj=io.BytesIO(record.content),
        name=record.name,
        description="The record of this brief, which `briefgen verify` proves",
        created=record.time,
        modified=record.time,
    )


def _tell_source(_document: object, pdf: Any) -> None:
    """Says what the attached record is to the PDF: its source (ISO 32000-2, 14.13), which WeasyPrint says in PDF/A alone."""
    files: list[Any] = [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/Filespec"]
    for file in files:
        file["AFRelationship"] = "/Source"
    pdf.catalog["AF"] = b"[" + b" ".join(file.reference for file in files) + b"]"
