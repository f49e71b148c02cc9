"""The exceptions that gaiparse raises."""

from __future__ import annotations


class GaiparseError(Exception):
    """Base of every exception that gaiparse raises on purpose."""


class ParseError(GaiparseError):
    """A text that ``parse(text, strict=True)`` refuses.

    Attributes
    ----------
    message
        What the reader could not settle.
    code
        Code of the doubt behind the refusal.
    position
        Offset into the text, in characters, from 0.
    line, column
        The same place for people, both from 1.
    """

    def __init__(self, message: str, code: str, text: str, position: int) -> None:
        super().__init__(message, code, text, position)
        self.message = message
        self.code = code
        self.position = position
        start = text.rfind("\n", 0, position) + 1
        end = text.find("\n", position)
        self.line = text.count("\n", 0, position) + 1
        self.column = position - start + 1
        self._excerpt = text[start : end if end >= 0 else len(text)]

    def __str__(self) -> str:
        """Return the message with line and column, and the line itself."""
        return (
            f"line {self.line}, column {self.column}: {self.message} [{self.code}]\n"
            f"    {self._excerpt.strip()[:60]}"
        )


class DataError(GaiparseError, ValueError):
    """Data that ``from_dict()`` cannot turn into a report; the message says where."""


class ReadError(GaiparseError):
    """A file that could not be turned into text.

    Attributes
    ----------
    path
        The file.
    reason
        What is wrong with it and what to do.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """Return path and reason on one line."""
        return f"{self.path}: {self.reason}"
