"""Standard output and error: their encoding, messages, and files that are never half-written."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, TypedDict


class _Encoding(TypedDict):
    encoding: str
    errors: str
    newline: str


_UTF8: _Encoding = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}


def speak_utf8() -> None:
    r"""Write UTF-8 whatever the locale says.

    What UTF-8 cannot write, such as a byte in a file name that is no character, comes out as
    ``\udc80``, which is how JSON spells it too.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person reads a stream."""
    return stream is not None and stream.isatty()


def shown(path: str) -> str:
    """Return the name under which people know an input."""
    return "standard input" if path == "-" else printable(path) or "''"


def printable(text: str) -> str:
    """Return `text` on one line, without characters that would steer a terminal."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one == "\u3000" else _escaped(one) for one in text)


def _escaped(character: str) -> str:
    return " " if character.isspace() else character.encode("unicode_escape").decode()


def complain(path: str, reason: str) -> None:
    """Say on one line of standard error what is wrong with a file."""
    say(f"gaiparse: {shown(path)}: {printable(reason)}")


def say(message: str) -> None:
    """Write a line to standard error, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"{message}\n")
        sys.stderr.flush()


def drop_output() -> None:
    """Forget what standard output still holds: nobody reads it, and Python must not try again."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


@contextmanager
def output(path: str | None, *, marked: bool = False) -> Iterator[TextIO]:
    """Open the place of the results: standard output, or a file that is replaced at the end.

    Parameters
    ----------
    path
        A file; None or ``-`` for standard output.
    marked
        Whether a file is to begin with a byte-order mark. What passes on never does.

    Raises
    ------
    OSError
        The results cannot be written; its file name is that of the place.
    """
    try:
        with _opened(path, marked=marked) as file:
            yield file
    except OSError as error:
        error.filename = "standard output" if path in (None, "-") else path
        raise


@contextmanager
def _opened(path: str | None, *, marked: bool) -> Iterator[TextIO]:
    if path is None or path == "-":
        if sys.stdout is None:
            raise OSError(0, "it is closed")
        yield sys.stdout
        return
    target = Path(path)
    if target.exists() and not target.is_file():
        # A device or a pipe takes what comes; a folder is refused here.
        with target.open("w", **_UTF8) as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{os.urandom(4).hex()}.part")
    with beside.open("x", **_UTF8) as file:
        try:
            if marked:
                file.write("\ufeff")
            if target.exists():
                beside.chmod(target.stat().st_mode)
            yield file
            file.close()
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
