"""Layouts with a line for each row, its cells between tabs."""

from collections.abc import Callable

from gaiparse._render._items import Box, Grid
from gaiparse._render._layout import Layout, Loses, hashed, plain, spaced
from gaiparse._render._shape import Row, begun, full, repeated, with_labels, with_values
from gaiparse._render._width import wrapped

_LABEL = 16
_NARROW = 2


def _rows(
    shown: Callable[[Row], list[str]], row: str = "{}\n", end: str = "", *, tab: str = "\t"
) -> Callable[[Grid], str]:
    """Return what writes each row as `row`, its shown cells between tabs in its place."""

    def write(grid: Grid) -> str:
        return "".join(row.format(tab.join(shown(one))) for one in grid.rows) + end

    return write


def _repeated(grid: Grid) -> str:
    return "".join("\t".join(row) + "\n" for row in repeated(grid))


def _one_line(grid: Grid) -> str:
    return "\t".join(text for row in grid.rows for text in full(row)) + "\n"


def _wrapped(grid: Grid) -> str:
    """Write line ends inside labels."""
    return _rows(full)(with_labels(grid, lambda box: _pieces(box, _LABEL)))


def _narrow(grid: Grid) -> str:
    """Write line ends inside numbers too."""
    return _wrapped(with_values(grid, lambda box: _pieces(box, _NARROW)))


def _pieces(box: Box, columns: int) -> str:
    return "\n".join(wrapped(box.text, columns * box.width))


ROW_LAYOUTS = (
    # Every line of a table has the same number of tabs.
    Layout("tab_rows", Loses.NOTHING, hashed, _rows(full, end="\n")),
    Layout("tab_rows_leading", Loses.NOTHING, plain, _rows(begun, "\t{}\n", "\n")),
    Layout("tab_rows_trailing", Loses.NOTHING, plain, _rows(full, "{}\t\n")),
    Layout("tab_rows_ragged", Loses.NOTHING, plain, _rows(begun)),
    Layout("tab_rows_spaced", Loses.NOTHING, spaced, _rows(begun, "{}\n\n")),
    Layout("tab_rows_paired", Loses.NOTHING, plain, _rows(full, tab="\t\t")),
    Layout("tab_rows_repeated", Loses.NOTHING, plain, _repeated),
    Layout("tab_rows_wrapped", Loses.NOTHING, plain, _wrapped),
    Layout("tab_rows_narrow", Loses.WRAPPED, plain, _narrow),
    Layout("tab_rows_one_line", Loses.NOTHING, plain, _one_line),
)
"""Each row is a line; what stands in a cell may break it."""
