"""A text's sketch: a few numbers by which near-copies of it are found among many texts, without reading those.

The smallest hashes of its shingles, after Broder, "On the resemblance and containment of documents", SEQUENCES 1997: of
two texts that share 60% of their shingles, eight hashes share none in fewer than one case of a thousand.
"""

from __future__ import annotations

import zlib
from itertools import islice

from briefgen.text.terms import words

SIZE = 8
"""How many hashes a sketch holds at most."""

_READ = 4000
_SHINGLE = 4


def sketch(text: str) -> tuple[int, ...]:
    """The smallest 32-bit hashes of the runs of four words of the text's opening, ascending; empty without words.

    Kept in archives: what changes here must come with a migration that draws all sketches anew.
    """
    read = words(text[:_READ].casefold())
    runs = list(zip(*(islice(read, k, None) for k in range(_SHINGLE)), strict=False)) or [tuple(read)]
    hashes = {zlib.crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs if run}
    return tuple(sorted(hashes)[:SIZE])
