"""Cleaning, sentence boundaries, quotations and words: what every later stage needs of a document."""

from briefgen.text.annotate import AnnotatedDocument, annotate, sentences
from briefgen.text.layout import paragraphs
from briefgen.text.quotations import Quotation, find_quotations

__all__ = ["AnnotatedDocument", "Quotation", "annotate", "find_quotations", "paragraphs", "sentences"]
