"""The secret from which pseudonyms are made: without it nobody can tell whether a pseudonym is a given name's."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import digest
from typing import TYPE_CHECKING

from normalize.whole_file import PRIVATE, sync_directory

if TYPE_CHECKING:
    from pathlib import Path

VARIABLE = "MEDQA_PSEUDONYM_KEY"
FILE = ".pseudonym-key"
_SHORTEST = 16
_BYTES = 32


class UnusableKeyError(ValueError):
    """A key that is too short to keep anything secret."""


@dataclass(frozen=True, slots=True)
class PseudonymKey:
    """A secret key; it shows neither in its repr nor in its fingerprint.

    >>> PseudonymKey(b"0123456789abcdef")
    PseudonymKey(fingerprint='fa164719bced2c6e')
    """

    secret: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """16 hex digits that tell keys apart and do not give them away."""
        return self.keyed("fingerprint", "").hex()[:16]

    def keyed(self, kind: str, value: str) -> bytes:
        """HMAC-SHA256 (RFC 2104) of a value of a kind; no value of one kind has the digest of another kind's."""
        return digest(self.secret, f"{kind}\0{value}".encode("utf-8", "surrogatepass"), sha256)

    def __repr__(self) -> str:
        return f"PseudonymKey(fingerprint={self.fingerprint!r})"


def read_key(output: Path) -> PseudonymKey:
    """Take the key from the environment, else from the output directory, where it is made once.

    Runs that start at the same time end with the same key: whoever links the file first has made it.

    Raises:
        UnusableKeyError: the key is shorter than 16 characters.
        OSError: the file can't be read or written.
    """
    return find_key(output) or _make_key(output)


def find_key(output: Path) -> PseudonymKey | None:
    """Take the key from the environment or the output directory; None where there is none.

    Raises:
        UnusableKeyError: the key is shorter than 16 characters.
        OSError: the file can't be read.
    """
    if (told := os.environ.get(VARIABLE)) is not None:
        return _checked(told.encode("utf-8", "surrogateescape"), f"the environment variable {VARIABLE}")
    path = output / FILE
    try:
        return _checked(path.read_bytes().strip(), str(path))
    except FileNotFoundError:
        return None


def _checked(secret: bytes, source: str) -> PseudonymKey:
    if len(secret.decode("utf-8", "replace")) < _SHORTEST:
        raise UnusableKeyError(f"{source} holds a key of fewer than {_SHORTEST} characters")
    return PseudonymKey(secret)


def _make_key(output: Path) -> PseudonymKey:
    """Write a key under a name of its own, then give it the file's name unless another run was first."""
    output.mkdir(parents=True, exist_ok=True)
    path = output / FILE
    part = path.with_name(f"{FILE}.{secrets.token_hex(8)}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_hex(_BYTES).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(part)
    finally:
        part.unlink(missing_ok=True)
    sync_directory(output)
    return _checked(path.read_bytes().strip(), str(path))
