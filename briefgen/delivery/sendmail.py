"""Mail by the machine's own sendmail, or a program that is called as it is (msmtp, nullmailer, Postfix, Exim)."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

from briefgen.delivery.mail import to_one
from briefgen.delivery.steps import Answer, Verdict

if TYPE_CHECKING:
    from briefgen.archive.outbox import Message
    from briefgen.delivery.way import HandOver

_REFUSED = {os.EX_DATAERR, os.EX_NOUSER, os.EX_NOHOST}
_IN_DOUBT = {os.EX_SOFTWARE, os.EX_IOERR, os.EX_PROTOCOL}  # msmtp's for a server that hung up, after the mail or before
_SERVER_REFUSED = re.compile(
    r"server message: 5\d\d"
)  # msmtp's, whose exit code for a mail refused is that of one deferred
_MOST_WORDS = 200


class Sendmail:
    """The way by a program: `command` as a shell would split it, `seconds` how long it may take."""

    def __init__(self, command: str, *, seconds: float = 120.0) -> None:
        """Nothing is run yet."""
        self._command = shlex.split(command)
        self._seconds = seconds

    def send(self, message: Message, recipient: str, hand_over: HandOver) -> Answer:
        """As `Way`. A program that reads its input to the end may act on it whenever that is, so it is handed over at once."""
        if not self._command or shutil.which(self._command[0]) is None:
            return Answer(Verdict.DEFERRED, f"there is no program {' '.join(self._command[:1])!r}")
        content = to_one(message, recipient).replace(b"\r\n", b"\n")
        hand_over()
        try:
            ran = subprocess.run(  # noqa: S603 - the user's program, with addresses that cannot be options
                [*self._command, "-i", "-f", message.sender, "--", recipient],
                input=content,
                capture_output=True,
                timeout=self._seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Answer(Verdict.LOST, f"{self._command[0]} took too long")
        except OSError as error:
            return Answer(Verdict.DEFERRED, f"{self._command[0]} cannot be run ({error.strerror})")
        return self._answer(ran)

    def close(self) -> None:
        """There is nothing to end."""

    def _answer(self, ran: subprocess.CompletedProcess[bytes]) -> Answer:
        """By the exit codes of sysexits.h; a program that was killed, or lost its own server, has told nothing."""
        if ran.returncode == 0:
            return Answer(Verdict.ACCEPTED, f"{self._command[0]} took it")
        if ran.returncode < 0:
            return Answer(Verdict.LOST, f"{self._command[0]} was killed")
        words = " ".join(ran.stderr.decode("utf-8", "replace").split())[:_MOST_WORDS]
        reply = f"{self._command[0]} fails with {ran.returncode}" + (f": {words}" if words else "")
        if ran.returncode in _REFUSED or _SERVER_REFUSED.search(words):
            return Answer(Verdict.REFUSED, reply)
        return Answer(Verdict.LOST if ran.returncode in _IN_DOUBT else Verdict.DEFERRED, reply)
