"""Parsers of formats that can hurt, in a process of their own with a limit to their time and memory."""

from briefgen.sources.isolated.process import IsolatedParsers
from briefgen.sources.isolated.wire import Answer, Entry, Feed, Task

__all__ = ["Answer", "Entry", "Feed", "IsolatedParsers", "Task"]
