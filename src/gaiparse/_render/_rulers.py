"""Layouts with a ruler above the rows: a stretch of hyphens for each column."""

from itertools import zip_longest

from gaiparse._render._items import Grid
from gaiparse._render._layout import Layout, Loses, spaced
from gaiparse._render._shape import full, with_labels
from gaiparse._render._width import padded, width, wrapped

_LABEL = 16


def _columns(grid: Grid) -> str:
    """Write a ruler above and below the rows, each a line; merged cells fill their first column."""
    rows = [full(row) for row in grid.rows]
    widths = _widths(rows)
    ruler = "  " + " ".join("-" * one for one in widths)
    lines = (ruler, *(_line(row, widths) for row in rows), ruler)
    return "".join(f"{line}\n" for line in lines) + "\n"


def _rows(grid: Grid) -> str:
    """Write a ruler below the first row, rules around all, an empty line between broken rows."""
    broken = with_labels(grid, lambda box: "\n".join(wrapped(box.text, _LABEL)))
    rows = [[text.split("\n") for text in full(row)] for row in broken.rows]
    widths = _widths([[max(lines, key=width) for lines in row] for row in rows])
    blocks = [
        "".join(f"{_line(line, widths)}\n" for line in zip_longest(*row, fillvalue=""))
        for row in rows
    ]
    ruler = "  " + " ".join("-" * one for one in widths) + "\n"
    rule = f"  {'-' * (len(ruler) - 3)}\n"
    return f"{rule}{blocks[0]}{ruler}" + "\n".join((*blocks[1:], rule)) + "\n"


def _widths(rows: list[list[str]]) -> list[int]:
    # One hyphen is no ruler: every column is two wide at least.
    return [max(2, *map(width, column)) for column in zip(*rows, strict=True)]


def _line(row: list[str] | tuple[str, ...], widths: list[int]) -> str:
    return "  " + " ".join(map(padded, row, widths))


RULER_LAYOUTS = (
    Layout("ruler_lines", Loses.NOTHING, spaced, _columns),
    Layout("ruler_rows", Loses.NOTHING, spaced, _rows),
)
"""A ruler of hyphens tells the columns."""
