"""The child's side: limits on itself, then one task after the other until the parent has no more.

The limits are the kernel's: memory (RLIMIT_AS), processor time for each task (RLIMIT_CPU), and no byte written to any
file (RLIMIT_FSIZE). An audit hook (PEP 578) refuses connections and further processes to anything written in Python.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.sources.formats import Format
from briefgen.sources.isolated.wire import Answer, Task, receive, send

if TYPE_CHECKING:
    from typing import BinaryIO

MEMORY = 600_000_000  # of address space, of which 190 MB are Python and the parsers before they read anything
PROCESSOR_SECONDS = 30
_REFUSED = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.exec",
    "os.fork",
    "os.system",
)


def main() -> None:
    """Answer the tasks on standard input until it ends."""
    tasks, answers = _pipes()
    limit_memory_and_files()
    sys.addaudithook(_refuse)
    with suppress(EOFError):
        while True:
            task = receive(tasks, Task)
            limit_processor_time()
            send(answers, answer(task))


def answer(task: Task) -> Answer:
    """The task's answer; whatever a parser raises becomes an error in words."""
    try:
        return _parse(task)
    except SourceError as error:
        return Answer(error=(error.message, error.hint))
    except MemoryError:
        return Answer(error=("needs too much memory to read", "save its text as a text file and give that"))
    except RecursionError:
        return Answer(error=("is nested too deeply to read", "save its text as a text file and give that"))
    except Exception as error:  # third-party parsers on hostile bytes raise anything
        reason = f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode()[:200]
        return Answer(
            error=(
                f"cannot be read as {task.format.upper()} ({reason})",
                "save it again, or save its text as a text file",
            )
        )


def _parse(task: Task) -> Answer:
    match task.format:
        case Format.HTML:
            from briefgen.sources.isolated.html import read_html

            return Answer(extract=read_html(task.content, task.url, task.charset))
        case Format.PDF:
            from briefgen.sources.isolated.pdf import read_attached, read_pdf

            if task.attached:
                return Answer(attached=read_attached(task.content))
            return Answer(extract=read_pdf(task.content))
        case Format.DOCX:
            from briefgen.sources.isolated.docx import read_docx

            return Answer(extract=read_docx(task.content))
        case Format.MAIL:
            from briefgen.sources.isolated.mail import read_mail

            return Answer(extract=read_mail(task.content))
        case Format.FEED:
            from briefgen.sources.isolated.feed import read_feed

            return Answer(feed=read_feed(task.content, task.url, task.charset))
    raise SourceError(f"{task.format} is not parsed here")


def limit_memory_and_files() -> None:
    """Limits for the process's whole life, where the system has them (Windows has not)."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def limit_processor_time() -> None:
    """A fresh allowance for one task: it ends a child whose parent was killed and can no longer end it."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        allowed = int(usage.ru_utime + usage.ru_stime) + PROCESSOR_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The parent's pipes, out of reach of anything that prints."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return sys.stdin.buffer, answers


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"a parser tried {event}")
