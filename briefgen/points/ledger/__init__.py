"""The ledger of figures: which figures of a story count the same thing, and why they differ."""

from briefgen.points.ledger.again import stated_in, told_again
from briefgen.points.ledger.compare import comparisons, most_killed

__all__ = ["comparisons", "most_killed", "stated_in", "told_again"]
