"""parse_file(): a file -> a report that knows where it came from."""

import os
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import attrs

from gaiparse._version import __version__
from gaiparse.errors import ReadError
from gaiparse.model import Report, Source
from gaiparse.parser import parse
from gaiparse.readers._formats import Format, format_of


def parse_file(path: str | os.PathLike[str], *, strict: bool = False) -> Report:
    """Read a report from a file.

    Parameters
    ----------
    path
        A file of UTF-8 text, with or without a byte-order mark, whatever its name. Its content
        says of which format it is.
    strict
        Raise on the first error-level doubt instead of returning a report that carries it.

    Returns
    -------
    Report
        Its `source` holds the text that spans point into, and name, format, reader, size and
        SHA-256 of the file.

    Raises
    ------
    ReadError
        The path is no file, or none of a format that can be read; it says which, and what to do.
    ParseError
        With `strict` alone, as for `parse`.

    Examples
    --------
    >>> import gaiparse
    >>> gaiparse.parse_file("examples/bureau-2024-bookmarks.txt").year
    2024
    """
    name = os.fspath(path)
    if not name:
        raise ReadError(name, "the name of the file is empty")
    try:
        data = Path(name).read_bytes()
    except IsADirectoryError:
        raise ReadError(name, "is a folder; name the files in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(name, f"cannot be opened: {reason}") from None
    return parse_bytes(data, name, strict=strict)


def parse_bytes(data: bytes, name: str, *, strict: bool = False) -> Report:
    """Read a report from the bytes of a file called `name`."""
    found = format_of(data, name)
    text = _reader_of(found, name)(data, name)
    source = Source(text, name, found.id, found.reader, len(data), sha256(data).hexdigest())
    return attrs.evolve(parse(text, strict=strict), source=source)


def _reader_of(found: Format, name: str) -> Callable[[bytes, str], str]:
    """Load what reads a format: a program that meets no such file does not wait for it."""
    if found.reader is None:
        raise ReadError(
            name, f"is {found.name}, which gaiparse {__version__} cannot read: {found.advice}"
        )
    try:
        read: Callable[[bytes, str], str] = import_module(f"gaiparse.readers._{found.id}").read
    except ModuleNotFoundError as error:
        if found.extra is None:
            raise
        install = f"pip install 'gaiparse[{found.extra}]'"
        raise ReadError(name, f"is {found.name}, which takes an extra: {install}") from error
    return read
