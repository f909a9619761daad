"""The digests that records carry (ISO 28500:2017, 5.8 and 5.9), in any of the notations that writers use."""

from __future__ import annotations

import hashlib
from base64 import b32encode, b64encode, urlsafe_b64encode
from collections.abc import Iterable

_ALGORITHMS = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s"}


def sha256_digest(*parts: bytes) -> str:
    """A digest of the parts together, with the label and in the base 32 that ISO 28500:2017 shows in its examples.

    >>> sha256_digest(b"")
    'sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ===='
    """
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(part)
    return labelled_sha256(hashed.digest())


def labelled_sha256(digest: bytes) -> str:
    """A digest that has been computed already."""
    return f"sha256:{b32encode(digest).decode()}"


def mismatched(digest: str | None, contents: Iterable[bytes]) -> bool:
    """A digest is of none of the contents; a missing one, or one in an unknown algorithm, says nothing.

    >>> mismatched("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", [b""])
    False
    >>> mismatched("md5:d41d8cd98f00b204e9800998ecf8427e", [b"x"])
    True
    """
    algorithm, _, value = (digest or "").partition(":")
    algorithm = algorithm.strip().lower().replace("-", "")
    value = value.strip().rstrip("=")
    if algorithm not in _ALGORITHMS or not value:
        return False
    return not any(_is_of(value, algorithm, content) for content in contents)


def _is_of(value: str, algorithm: str, content: bytes) -> bool:
    digest = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    return value.upper() in (b32encode(digest).decode().rstrip("="), digest.hex().upper()) or value in (
        b64encode(digest).decode().rstrip("="),
        urlsafe_b64encode(digest).decode().rstrip("="),
    )
