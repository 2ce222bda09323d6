"""Quantities of English text: numerals, what they measure and how they are qualified, by a grammar over tokens."""

from briefgen.points.quantity.grammar import Quantity, read_quantities

__all__ = ["Quantity", "read_quantities"]
