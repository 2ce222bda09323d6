"""What the exit code tells a script."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    WITH_PROBLEMS = 3
    LOCKED = 75
    CONFIGURATION = 78
    INTERRUPTED = 130
