"""Layouts that leave nothing to read: a table column by column, and no table at all."""

from gaiparse._render._items import Grid, areas_of
from gaiparse._render._layout import Layout, Loses, plain, spaced


def _columns(grid: Grid) -> str:
    """Write the cells of a column, then an empty line; an empty cell leaves nothing."""
    columns: dict[int, list[str]] = {}
    for area in areas_of(grid):
        if area.text:
            columns.setdefault(area.left, []).append(f"{area.text}\n")
    return "".join("".join(columns[left]) + "\n" for left in sorted(columns))


def _placeholder(_: Grid) -> str:
    return "[TABLE]\n\n"


POOR_LAYOUTS = (
    Layout("column_chunks", Loses.ROWS, plain, _columns),
    Layout("placeholder", Loses.CELLS, spaced, _placeholder),
)
"""A reader can know no cell for certain."""
