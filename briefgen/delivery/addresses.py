"""Mail addresses that can stand in an envelope and in a header field, and nothing else."""

from __future__ import annotations

import re

from briefgen.errors import DeliveryError

_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_DOMAIN = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*", re.ASCII | re.IGNORECASE)
_LONGEST_LOCAL, _LONGEST = 64, 254  # RFC 5321, 4.5.3.1, with the erratum on the whole


def mail_address(text: str) -> str:
    """The address as SMTP takes it: a dot-atom (RFC 5321, 4.1.2), `@`, and a domain, in punycode where it has letters beyond ASCII.

    DeliveryError for everything else: names, several addresses, quoted local parts, line breaks.
    """
    local, _, domain = text.strip(" ").rpartition("@")
    ascii_domain = _punycode(domain)
    found = f"{local}@{ascii_domain}"
    fits = len(local) <= _LONGEST_LOCAL and len(found) <= _LONGEST
    if not (fits and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(ascii_domain)):
        raise DeliveryError(f"{text!r} is not a mail address", "write it as desk@example.org, without a name")
    return found


def _punycode(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
