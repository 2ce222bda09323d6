"""The ledger of figures: which figures of a story count the same thing, and why they differ."""

from briefgen.points.ledger.compare import comparisons

__all__ = ["comparisons"]
