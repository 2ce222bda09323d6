"""Web addresses that lead to one place."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ref_src")


def address(url: str) -> str:
    """The address by which a document is known again: without scheme, `www.`, fragment and tracking; empty for none."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host:
        return ""
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(key)]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}".encode("utf-8", "replace").decode()


def _tracks(key: str) -> bool:
    return key.lower().startswith(_TRACKING)
