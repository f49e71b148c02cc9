"""Results never replace what they were made of."""

import os
import stat
import sys
from collections.abc import Iterable
from errno import EINVAL
from pathlib import Path


def refuse_to_replace(inputs: Iterable[str], out: str | None) -> None:
    """Raise an `OSError` if the file `out` is one of the inputs, by whatever name.

    A device or a pipe is not replaced, so it may be both.
    """
    target = None if out is None else _stat(out)
    if target is None or not stat.S_ISREG(target.st_mode):
        return
    for path in inputs:
        found = _stat(path)
        if found is not None and os.path.samestat(found, target):
            raise OSError(EINVAL, "it is one of the inputs; name another file", out)


def _stat(path: str) -> os.stat_result | None:
    """Return what the system knows of a file; None if there is none, or no access."""
    try:
        if path == "-":
            return os.fstat(sys.stdin.fileno())
        return Path(path).stat()
    except (AttributeError, OSError, ValueError):  # The first without a standard input.
        return None
