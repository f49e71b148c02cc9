"""A table of the form and what its cells print -> a grid."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from gaiparse import forms
from gaiparse._render._items import Area, Grid, grid_of

Printed = Callable[[str, forms.Column], str]
"""Variable id and column -> what the cell prints."""


def table_grid(table: forms.Table, printed: Printed) -> Grid:
    """Return a table with its titles, headers and labels.

    Parameters
    ----------
    table
        A table of some edition of the form.
    printed
        Called for each cell.
    """
    return grid_of(_areas(table, printed))


def _areas(table: forms.Table, printed: Printed) -> Iterator[Area]:
    width = max(len(block.columns) for block in table.blocks)
    top = 0
    for block in table.blocks:
        labels = [tuple(filter(None, (*row.groups, row.label))) for row in block.rows]
        headers = _headers(table, block)
        left, depth = max(map(len, labels)), max(map(len, headers))
        if block.title:
            yield Area(block.title, top, 0, width=left + width)
            top += 1
        if left:
            yield Area(table.corner, top, 0, depth, left)
        for area in _nested(headers):
            # Nested headers lie on their side: what is a row for labels is a column for them.
            yield Area(
                area.text,
                top + area.left,
                left + area.top,
                area.width,
                _stretched(area.top, area.height, len(headers), width),
            )
        top += depth
        for area in _nested(labels):
            yield area._replace(top=top + area.top)
        yield from _cells(table, block, printed, (top, left, width))
        top += len(block.rows)


def _headers(table: forms.Table, block: forms.Block) -> list[tuple[str, ...]]:
    """Return the headers over each column, outermost first."""
    headers = [tuple(filter(None, (column.group, column.label))) for column in block.columns]
    if table.supergroup:
        first = headers[0][0]
        headers = [
            header if header[0] == first else (table.supergroup, *header) for header in headers
        ]
    return [(table.header, *header) if table.header else header for header in headers]


def _nested(paths: Sequence[tuple[str, ...]]) -> Iterator[Area]:
    """Yield labels nested from left to right, one path a row.

    Rows in a row that share the beginning of their paths share its cells; the last label of a path
    takes what the longest path leaves.

    Examples
    --------
    >>> for area in _nested([("a", "b", "c"), ("a", "d")]):
    ...     print(*area)
    a 0 0 2 1
    b 0 1 1 1
    d 1 1 1 2
    c 0 2 1 1
    """
    depth = max(map(len, paths))
    for level in range(depth):
        top = 0
        for start, group in groupby(path[: level + 1] for path in paths):
            height = len(list(group))
            if len(start) > level:
                width = depth - level if paths[top] == start else 1
                yield Area(start[level], top, level, height, width)
            top += height


def _cells(
    table: forms.Table, block: forms.Block, printed: Printed, place: tuple[int, int, int]
) -> Iterator[Area]:
    top, left, width = place
    for row, labels in enumerate(block.rows):
        for column, header in enumerate(block.columns):
            text = printed(forms.variable_id(table.id, labels.id, header.id), header)
            yield Area(
                text,
                top + row,
                left + column,
                width=_stretched(column, 1, len(block.columns), width),
                value=True,
            )


def _stretched(first: int, count: int, columns: int, width: int) -> int:
    """Return the width of `count` of a block's `columns`; the last one fills the table's width."""
    return count + width - columns if first + count == columns else count
