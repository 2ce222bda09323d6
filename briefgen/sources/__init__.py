"""Reading documents from what the user names: files, folders, web pages, feeds, standard input; one module a format."""

from briefgen.sources.collect import collect
from briefgen.sources.collected import Collected
from briefgen.sources.inputs import STANDARD_INPUT, FullText, Input
from briefgen.sources.opml import read_opml
from briefgen.sources.state import FetchState, Seen

__all__ = ["STANDARD_INPUT", "Collected", "FetchState", "FullText", "Input", "Seen", "collect", "read_opml"]
