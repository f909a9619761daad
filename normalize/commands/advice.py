"""What to do about a file that can't be read or written."""

from __future__ import annotations

import errno

from normalize.storage import StorageError

_ADVICE = {
    errno.ENOSPC: "make room, or name a folder on another disk with --output (on a storage: --set temporary=DIR)",
    errno.EDQUOT: "make room, or name a folder on another disk with --output (on a storage: --set temporary=DIR)",
    errno.EACCES: "run as the user who owns it, or name another folder with --output",
    errno.EPERM: "run as the user who owns it, or name another folder with --output",
    errno.EROFS: "name a folder on another disk with --output",
    errno.ENOENT: "check the name, and the folder in which this runs",
    errno.EISDIR: "a folder stands where a file should be: name a file",
    errno.EMFILE: "allow this shell more open files: ulimit -n 4096",
    errno.ENFILE: "all of the system's open files are in use: end what holds them",
    errno.ENOTDIR: "a file stands where a folder should be: move it away, or name another folder with --output",
    errno.ENAMETOOLONG: "name a folder with a shorter path with --output",
}


def advice(error: OSError) -> str:
    """Tell in one line what went wrong, where, and what to do about it.

    >>> advice(OSError(errno.EROFS, "Read-only file system", "/mnt/cd/output"))
    '/mnt/cd/output: Read-only file system: name a folder on another disk with --output'
    >>> advice(StorageError("s3://bucket/corpus: Access Denied"))
    's3://bucket/corpus: Access Denied: check the URL, and the variables that give its credentials and endpoint'
    """
    if isinstance(error, StorageError):
        is_missing_library = isinstance(error.__cause__ or error.__context__, ImportError)
        todo = "" if is_missing_library else ": check the URL, and the variables that give its credentials and endpoint"
        return f"{error}{todo}"
    place = f"{error.filename}: " if error.filename else ""
    todo = f": {_ADVICE[error.errno]}" if error.errno in _ADVICE else ""
    return f"{place}{error.strerror or error}{todo}"
