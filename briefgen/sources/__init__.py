"""Reading documents from what the user names: files, folders, standard input; one module a format."""

from briefgen.sources.collect import STANDARD_INPUT, collect
from briefgen.sources.collected import Collected
from briefgen.sources.state import FetchState, Seen

__all__ = ["STANDARD_INPUT", "Collected", "FetchState", "Seen", "collect"]
