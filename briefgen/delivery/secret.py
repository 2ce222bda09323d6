"""Passwords and secret addresses: read when they are needed, kept nowhere, named in no message."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from briefgen.errors import DeliveryError

_SECONDS = 30.0


def read_secret(
    *, env: str = "", file: str = "", credential: str = "", keyring: str = "", command: tuple[str, ...] = ()
) -> str:
    """The secret from the one place that is given, without the line break at its end; DeliveryError.

    `credential` is one of systemd's (LoadCredential= of the service), `keyring` a user name in the desktop's keyring under
    the service "briefgen" (as `secret-tool store` of libsecret files it), `command` prints the secret.
    """
    if env:
        secret, where = os.environ.get(env, ""), f"the environment variable {env}"
    elif file:
        secret, where = _from_file(Path(file).expanduser()), file
    elif credential:
        folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
        secret, where = _from_file(Path(folder, credential)) if folder else "", f"systemd's credential {credential}"
    else:
        wanted = command or ("secret-tool", "lookup", "service", "briefgen", "username", keyring)
        secret, where = _printed(wanted), f"the keyring's {keyring}" if keyring else f"what {wanted[0]} prints"
    return _one_line(secret, where)


def _from_file(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise DeliveryError(
            f"the secret in {path} cannot be read ({error.strerror})", "check its permissions"
        ) from error
    except UnicodeDecodeError:
        return ""


def _printed(command: tuple[str, ...]) -> str:
    """What the command prints. Neither it nor an exception of it goes into an error, since either may hold the secret."""
    failure = "cannot be run"
    try:
        ran = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False)  # noqa: S603 - the user's own
        if ran.returncode == 0:
            return ran.stdout.decode("utf-8", "replace")
        failure = f"fails with {ran.returncode}"
    except subprocess.TimeoutExpired:
        failure = f"takes longer than {_SECONDS:.0f} s"
    except (OSError, ValueError):
        pass
    raise DeliveryError(f"{command[0]}, which is to print a secret, {failure}", "run it by hand to see why")


def _one_line(secret: str, where: str) -> str:
    line = secret.removesuffix("\n").removesuffix("\r")
    if not line:
        raise DeliveryError(f"{where} holds no secret", "see docs/delivery.md for the places that a secret can have")
    if not line.isprintable():
        raise DeliveryError(f"the secret in {where} is not one line of text", "put the secret alone there")
    return line
