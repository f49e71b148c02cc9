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


def with_labels(grid: Grid, write: Callable[[Box], str]) -> list[Row]:
    """Return the rows of a grid with its titles, headers and labels written in another way."""
    return [
        tuple(box if box.value else box._replace(text=write(box)) for box in row)
        for row in grid.rows
    ]
