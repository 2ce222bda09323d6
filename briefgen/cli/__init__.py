"""The command line: one module a command, exit codes mapped in one place."""

from briefgen.cli.app import main

__all__ = ["main"]
