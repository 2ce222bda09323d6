"""Reading documents from what the user names: files, folders, standard input; one module a format."""

from briefgen.sources.collect import STANDARD_INPUT, Collected, collect

__all__ = ["STANDARD_INPUT", "Collected", "collect"]
