"""parse_file(): a file -> a report that knows where it came from."""

import os
from hashlib import sha256
from pathlib import Path

from gaiparse.errors import ReadError
from gaiparse.model import Report, Source
from gaiparse.parser import parse_source
from gaiparse.readers import _text


def parse_file(path: str | os.PathLike[str]) -> Report:
    """Read a report from a text file.

    Parameters
    ----------
    path
        A file of UTF-8 text, with or without a byte-order mark.

    Returns
    -------
    Report
        Its `source` holds the text that spans point into, and name, format, reader, size and
        SHA-256 of the file.

    Raises
    ------
    ReadError
        The path is no readable file or no UTF-8 text; it says which, and what to do.

    Examples
    --------
    >>> import gaiparse
    >>> gaiparse.parse_file("examples/bureau-2024-bookmarks.txt").year
    2024
    """
    name = os.fspath(path)
    try:
        data = Path(name).read_bytes()
    except IsADirectoryError:
        raise ReadError(name, "is a folder; name the files in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(name, f"cannot be opened: {reason}") from error
    return parse_bytes(data, name)


def parse_bytes(data: bytes, name: str) -> Report:
    """Read a report from the bytes of a text file called `name`."""
    text = _text.read(data, name)
    source = Source(text, name, "text", "utf-8", len(data), sha256(data).hexdigest())
    return parse_source(source)
