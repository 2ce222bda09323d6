"""The ledger of figures: which figures of a story count the same thing, and why they differ."""

from briefgen.points.ledger.again import told_again
from briefgen.points.ledger.compare import comparisons, most_killed, stated

__all__ = ["comparisons", "most_killed", "stated", "told_again"]
