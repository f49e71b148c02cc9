"""The lines of a text and the cells between places in them."""

import re
from typing import NamedTuple

from gaiparse._fold import DASH, fold
from gaiparse._numbers import VALUE
from gaiparse.model import Span

_VALUE = re.compile(VALUE)
_FIGURE = re.compile(rf"[\d,.+/\\{DASH}\s-]++(?:万?元|[件条次个宗份项])?|无")
_SPACES = " \t\r\xa0\u3000"


class Line(NamedTuple):
    """A line and where it begins."""

    text: str
    start: int


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text."""
    lines: list[Line] = []
    start = 0
    for line in text.split("\n"):
        lines.append(Line(line, start))
        start += len(line) + 1
    return lines


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the blanks at its ends; an empty one where it has nothing else."""
    piece = text[slice(*span)]
    start = span[0] + len(piece) - len(piece.lstrip(_SPACES))
    return start, max(start, span[0] + len(piece.rstrip(_SPACES)))


def is_figure(piece: str) -> bool:
    """Tell whether a piece of the source holds figures or a dash, and no words."""
    return _FIGURE.fullmatch(fold(piece).text) is not None


def is_value(piece: str) -> bool:
    """Tell whether a piece of the source reads as a whole number or as a dash."""
    return _VALUE.fullmatch(fold(piece).text) is not None


def begins_with_value(cell: str) -> bool:
    """Tell whether a value is all of a cell, or all that is before the next section or a note."""
    return _VALUE.match(fold(cell).text) is not None
