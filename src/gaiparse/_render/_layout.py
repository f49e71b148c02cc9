"""What a layout is: a name, how it writes, and what is lost when it does."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from gaiparse._render._items import Grid, Item, Line


class Loses(StrEnum):
    """What a layout loses of a table."""

    NOTHING = "nothing"
    """Every cell, the empty ones too, can be told from the text."""

    BLANKS = "blanks"
    """The places of empty cells: a row shows its values, not which columns they stand in."""

    WRAPPED = "wrapped"
    """The wholeness of numbers: one is broken over lines, its pieces below each other."""

    EDGES = "edges"
    """Where one cell ends and the next begins."""

    ROWS = "rows"
    """Which row a value belongs to."""

    CELLS = "cells"
    """Every cell: what stands around the table is all there is."""


class Layout(NamedTuple):
    """A way to write a page. A text is what it writes for each item, one after the other.

    Attributes
    ----------
    name
        Says what the layout looks like.
    loses
        What a reader cannot know any more.
    line
        Writes a line of running text.
    grid
        Writes a table.
    """

    name: str
    loses: Loses
    line: Callable[[Line], str]
    grid: Callable[[Grid], str]

    def write(self, item: Item) -> str:
        """Write one item of a page."""
        return self.line(item) if isinstance(item, Line) else self.grid(item)


def joined(line: Line) -> str:
    """Write a line and nothing behind it."""
    return line.text


def plain(line: Line) -> str:
    """Write a line and a line end."""
    return f"{line.text}\n"


def spaced(line: Line) -> str:
    """Write a line and an empty line."""
    return f"{line.text}\n\n"


def hashed(line: Line) -> str:
    """Write a line as markdown, headings behind number signs."""
    mark = "#" * line.level
    return f"{mark} {line.text}\n\n" if mark else f"{line.text}\n\n"


def bold(line: Line) -> str:
    """Write a line as markdown, headings in bold type."""
    return f"**{line.text}**\n\n" if line.level else f"{line.text}\n\n"


def strong(line: Line) -> str:
    """Write a line as markdown, headings in bold type behind number signs."""
    mark = "#" * line.level
    return f"{mark} **{line.text}** \n\n" if mark else f"{line.text} \n\n"
