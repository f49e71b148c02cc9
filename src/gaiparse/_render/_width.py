"""How wide a text is where every character has a fixed width, and where it breaks."""

import unicodedata
from collections.abc import Callable
from typing import TypeAlias

Measure: TypeAlias = Callable[[str], int]
"""Text -> the columns it takes."""


def width(text: str) -> int:
    """Return the number of columns that `text` takes; a Chinese character takes two.

    Examples
    --------
    >>> width("1.其他")
    6
    """
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def padded(text: str, columns: int, measure: Measure = width) -> str:
    """Return `text` with blanks behind it, at least `columns` wide."""
    return text + " " * (columns - measure(text))


def wrapped(text: str, columns: int, measure: Measure = width) -> list[str]:
    """Return `text` in lines of at most `columns`, but of one character at least.

    Examples
    --------
    >>> wrapped("行政规范性文件", 6)
    ['行政规', '范性文', '件']
    """
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for one in part:
            if line and measure(line + one) > columns:
                lines.append(line)
                line = ""
            line += one
        lines.append(line)
    return lines
