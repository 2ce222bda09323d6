"""Web addresses: only http and https, absolute, without a password, written as they go over the wire (RFC 3986, RFC 3987)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from briefgen.errors import SourceError

MOST_CHARACTERS = 4096
_PORTS = {"http": 80, "https": 443}
_KEPT = "/%:=&?~+!$,;'@()*[]"  # already fit for the wire, or an escape that stands
_HINT = "give an address that begins with http:// or https://"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: `host` in ASCII, `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and, unless it is the scheme's own, port: the value of the header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def is_web_address(text: str) -> bool:
    """Whether an input is meant as a web address and not as a path."""
    return text[:8].lower().startswith(("http://", "https://"))


def target_of(url: str) -> Target:
    """The target of a web address; SourceError where it cannot be asked."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise SourceError(f"this is not a web address: {error}", _HINT) from error
    if parts.scheme not in _PORTS:
        raise SourceError(f"addresses of the kind {parts.scheme or 'without http'}: are not fetched", _HINT)
    if parts.username is not None or parts.password is not None:
        raise SourceError("an address with a name and password is not fetched", "use one that needs none")
    if len(url) > MOST_CHARACTERS:
        raise SourceError(f"this address is longer than {MOST_CHARACTERS:,} characters", "give a shorter one")
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Target(parts.scheme, _in_ascii(host), port or _PORTS[parts.scheme], path)


def _in_ascii(host: str) -> str:
    try:
        name = host if ":" in host else host.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError as error:
        raise SourceError(f"its host is not a name: {host!r}", "check the address") from error
    if not name or any(c.isspace() or c in "/\\@<>\"'" or not c.isprintable() for c in name):
        raise SourceError("this web address names no host", _HINT)
    return name.lower()


def redirected(target: Target, location: str) -> str:
    """The address that the header Location names, seen from `target`."""
    try:
        raw = location.encode("latin-1").decode("utf-8")  # http.client reads headers as latin-1
    except UnicodeError:
        raw = location
    try:
        return urljoin(str(target), raw.strip()).partition("#")[0]
    except ValueError as error:
        raise SourceError(f"it redirects to what is no address: {error}", "tell its publisher") from error
