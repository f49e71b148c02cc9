"""Text on a terminal: how wide it is, where it breaks, what colour it has."""

import os
import shutil
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, TextIO

_NARROWEST = 40
_COLOURS = {"error": "31;1", "warning": "33", "info": "36", "strong": "1", "faint": "2"}
# What must not begin a line, and what must not end one.
_CLOSING = frozenset("，。、；：？！）》」』”’〕】,.;:?!)")
_OPENING = frozenset("（《「『“‘〔【(")


class Style(NamedTuple):
    """How to write for a reader.

    Attributes
    ----------
    width
        Columns of the terminal; None where lines are not to be broken.
    colour
        Whether to use colours.
    """

    width: int | None
    colour: bool

    def paint(self, text: str, colour: str) -> str:
        """Return `text` in a colour: a severity, ``strong`` or ``faint``."""
        code = _COLOURS.get(colour)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text


def style_of(stream: TextIO) -> Style:
    """Return the style for a stream: width and colours are for terminals."""
    if not stream.isatty():
        return Style(None, colour=False)
    columns = shutil.get_terminal_size().columns
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Style(max(columns, _NARROWEST), colour=not plain)


def width(text: str) -> int:
    """Return the number of columns that `text` takes; a Chinese character takes two."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if _is_wide(character) else 1


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def pad(text: str, columns: int) -> str:
    """Return `text` with spaces up to a number of columns."""
    return text + " " * (columns - width(text))


def hang(label: str, text: str, style: Style, *, shown: str | None = None) -> str:
    """Return `text` behind a label, its further lines indented to where the first begins.

    Parameters
    ----------
    label, text
        What stands in front, trailing spaces included, and what follows.
    style
        Its width is where lines break.
    shown
        The label with colours, if it has any.
    """
    margin = width(label)
    room = None if style.width is None else max(style.width - margin, _NARROWEST // 2)
    return (shown or label) + ("\n" + " " * margin).join(wrap(text, room))


def wrap(text: str, columns: int | None) -> list[str]:
    """Break a line at spaces and between Chinese characters; a longer word breaks anywhere."""
    if columns is None or width(text) <= columns:
        return [text]
    lines = [""]
    for word in _words(text):
        if width(lines[-1] + word.rstrip()) > columns and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        for character in word:
            if width(lines[-1] + character) > columns and not character.isspace():
                lines.append("")
            lines[-1] += character
    return [line.rstrip() for line in lines]


def _words(text: str) -> Iterator[str]:
    """Yield the pieces of a text that should stay on one line, with the spaces behind them."""
    word = before = ""
    for character in text:
        tied = character.isspace() or character in _CLOSING or before in _OPENING
        if before and not tied and (before.isspace() or _is_wide(before) or _is_wide(character)):
            yield word
            word = ""
        word += character
        before = character
    yield word
