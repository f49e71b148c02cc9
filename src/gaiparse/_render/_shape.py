"""The cells that one row of a grid shows, in the ways that layouts differ about merged cells."""

from collections.abc import Callable
from typing import TypeAlias

from gaiparse._render._items import Box, Grid, areas_of

Row: TypeAlias = tuple[Box, ...]


def begun(row: Row) -> list[str]:
    """Return the cells that begin in a row; covered ones are absent."""
    return [box.text for box in row if box.height]


def merged(row: Row) -> list[str]:
    """Return all cells of a row; one covered from above is empty, merged ones are one."""
    return [box.text for box in row]


def full(row: Row) -> list[str]:
    """Return a text a column; every covered cell is empty."""
    return [text for box in row for text in (box.text, *[""] * (box.width - 1))]


def repeated(grid: Grid) -> list[list[str]]:
    """Return a text a column for each row; what covers several cells is in each of them."""
    rows = [[""] * sum(box.width for box in row) for row in grid.rows]
    for area in areas_of(grid):
        for row in rows[area.top : area.top + area.height]:
            row[area.left : area.left + area.width] = [area.text] * area.width
    return rows


def with_labels(grid: Grid, write: Callable[[Box], str]) -> Grid:
    """Return a grid with its titles, headers and labels written in another way."""
    return _rewritten(grid, lambda box: box.text if box.value else write(box))


def with_values(grid: Grid, write: Callable[[Box], str]) -> Grid:
    """Return a grid with its values written in another way."""
    return _rewritten(grid, lambda box: write(box) if box.value else box.text)


def _rewritten(grid: Grid, write: Callable[[Box], str]) -> Grid:
    return Grid(tuple(tuple(box._replace(text=write(box)) for box in row) for row in grid.rows))


def shattered(grid: Grid) -> Grid:
    """Return a grid with headers, and labels of several rows, in pieces of a line each."""

    def broken(box: Box, row: Row) -> Box:
        alone = box.width == len(row)
        if box.value or alone or (box.height == 1 and any(one.value for one in row)):
            return box
        size = 1 if box.height > 1 else 2
        pieces = (box.text[at : at + size] for at in range(0, len(box.text), size))
        return box._replace(text="\n".join(pieces))

    return Grid(tuple(tuple(broken(box, row) for box in row) for row in grid.rows))
