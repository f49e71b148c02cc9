"""parse_file(): a file -> a report that knows where it came from."""

import os
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from typing import BinaryIO, TypeAlias

import attrs

from gaiparse._version import __version__
from gaiparse.errors import ReadError
from gaiparse.model import Metadata, Report, Source
from gaiparse.parser import parse
from gaiparse.readers._formats import Format, format_of
from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._page import Reading

Given: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO

_NO_LIMITS_GIVEN = Limits()


def parse_file(
    given: Given,
    *,
    name: str | None = None,
    media_type: str | None = None,
    limits: Limits = _NO_LIMITS_GIVEN,
    strict: bool = False,
) -> Report:
    """Read a report from a file.

    Parameters
    ----------
    given
        The path of a file, its bytes, or a file opened for reading bytes. Its content says of
        which format it is.
    name
        What bytes or an open file are called. Where the content says too little, as for a piece
        of a web page, its ending helps.
    media_type
        What the file was sent as, such as ``text/html``; it helps likewise.
    limits
        How much is read before a file is refused.
    strict
        Raise on the first error-level doubt instead of returning a report that carries it.

    Returns
    -------
    Report
        Its `source` holds the text that spans point into; name, format, reader, size and SHA-256
        of the file; and where the file shows the cells of its tables.

    Raises
    ------
    ReadError
        The file cannot be opened, is of a format that cannot be read, damaged, locked, or beyond
        the limits. It says what, and what to do.
    ParseError
        With `strict` alone, as for `parse`.

    Examples
    --------
    >>> import gaiparse
    >>> gaiparse.parse_file("examples/bureau-2024-bookmarks.txt").year
    2024
    >>> gaiparse.parse_file("三、收到和处理政府信息公开申请情况".encode("gb18030")).source.format
    'text'
    """
    if isinstance(given, bytes | bytearray | memoryview):
        data = bytes(given)
    elif isinstance(given, str | os.PathLike):
        path = os.fspath(given)
        data, name = _content(path, limits), name or path
    else:
        if not hasattr(given, "read"):
            raise TypeError(f"parse_file() takes a path, bytes or an open file, not {given!r:.40}")
        name = name or _name_of(given)
        data = given.read(limits.size + 1)
        if not isinstance(data, bytes):
            raise TypeError("parse_file() takes a file opened for reading bytes, as with 'rb'")
    return parse_bytes(data, name, media_type=media_type, limits=limits, strict=strict)


def parse_bytes(
    data: bytes,
    name: str | None,
    *,
    media_type: str | None = None,
    limits: Limits = _NO_LIMITS_GIVEN,
    strict: bool = False,
) -> Report:
    """Read a report from the bytes of a file called `name`."""
    shown = "<bytes>" if name is None else name
    found = format_of(data, name or "", media_type)
    try:
        limits.hold("size", len(data))
        if not data:
            raise UnreadableError("is empty")  # noqa: TRY301  # one place that names the file
        reading = _reader_of(found)(data, limits)
        limits.hold("text", len(reading.text))
    except UnreadableError as error:
        raise ReadError(shown, str(error)) from error.__cause__
    except Exception as error:  # what a damaged file does to a library may be anything
        raise ReadError(
            shown, f"is damaged, or not what {found.name} should be ({_said(error)})"
        ) from error
    report = parse(reading.text, strict=strict)
    return attrs.evolve(
        report,
        metadata=Metadata({**reading.facts, **report.metadata}),
        source=Source(
            text=reading.text,
            name=name,
            format=found.id,
            reader=reading.reader,
            size=len(data),
            sha256=sha256(data).hexdigest(),
            places=reading.places,
        ),
    )


def _content(path: str, limits: Limits) -> bytes:
    """Return what a file holds, and no more than what is enough to refuse it."""
    if not path:
        raise ReadError(path, "the name of the file is empty")
    try:
        with open(path, "rb", opener=_open) as file:  # Path has no opener
            return file.read(limits.size + 1)
    except IsADirectoryError:
        raise ReadError(path, "is a folder; name the files in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(path, f"cannot be opened: {reason}") from None


def _open(path: str, flags: int) -> int:
    """Open a file; of a pipe that nobody writes to, do not wait for somebody."""
    found = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(found, True)
    return found


def _name_of(file: BinaryIO) -> str | None:
    name = getattr(file, "name", None)
    return name if isinstance(name, str) else None


def _said(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def _reader_of(found: Format) -> Callable[[bytes, Limits], Reading]:
    """Load what reads a format: a program that meets no such file does not wait for it."""
    if not found.read:
        raise UnreadableError(
            f"is {found.name}, which gaiparse {__version__} cannot read: {found.advice}"
        )
    try:
        read: Callable[[bytes, Limits], Reading] = import_module(
            f"gaiparse.readers._{found.id}"
        ).read
    except ModuleNotFoundError as error:
        if found.extra is None:
            raise
        install = f'pip install "gaiparse[{found.extra}]"'
        raise UnreadableError(f"is {found.name}, which takes an extra: {install}") from error
    return read
