"""A composed page printed by WeasyPrint. No other module imports it."""

from __future__ import annotations

import hashlib

from weasyprint import HTML
from weasyprint.urls import URLFetcher

from briefgen.errors import RenderError


def print_pdf(html: str) -> bytes:
    """The page as a tagged PDF (targets PDF/UA-1), the same bytes for the same page; RenderError where it fails.

    What the page does not carry in itself, as `data:` URIs, is not read: no file is opened and no connection.
    """
    within = URLFetcher(allowed_protocols=frozenset({"data"}), allow_redirects=False)
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    try:
        page = HTML(string=html, base_url="about:blank", url_fetcher=within)
        content: bytes = page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    except Exception as error:
        raise RenderError(
            f"the PDF could not be made ({type(error).__name__}: {error})",
            "the HTML brief holds the same; if a template of yours made this page, look there first",
        ) from error
    return content
