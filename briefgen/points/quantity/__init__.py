"""Quantities of English text: numerals, what they measure and how they are qualified, by a grammar over tokens."""

from briefgen.points.quantity.ellipsis import Quantity
from briefgen.points.quantity.grammar import has_numbers, read_quantities

__all__ = ["Quantity", "has_numbers", "read_quantities"]
