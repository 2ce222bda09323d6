"""Cleaning, sentence boundaries, quotations and words: what every later stage needs of a document."""

from briefgen.text.annotate import AnnotatedDocument, annotate, sentences

__all__ = ["AnnotatedDocument", "annotate", "sentences"]
