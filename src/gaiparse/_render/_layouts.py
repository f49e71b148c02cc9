"""The layouts: one function each, which writes one item of a page.

A text is what its layout writes for each item, one after the other.
"""

from collections.abc import Callable
from typing import TypeAlias

from gaiparse._render._items import Item, Line

Layout: TypeAlias = Callable[[Item], str]


def tab_cells(item: Item) -> str:
    r"""Write a tab before each cell, a line end after it, and an empty line after each row.

    A lone tab stands for an empty cell and for one that is covered from above; cells merged side
    by side are one cell.

    Examples
    --------
    >>> from gaiparse._render._items import Box, Grid
    >>> tab_cells(Grid(((Box("", height=0), Box("规章"), Box("7", width=2)),)))
    '\t\n\t规章\n\t7\n\n\n'
    """
    if isinstance(item, Line):
        return f"{item.text}\n"
    rows = ("".join(f"\t{box.text}\n" for box in row) for row in item.rows)
    return "".join(f"{row}\n" for row in rows) + "\n"


def tab_rows(item: Item) -> str:
    r"""Write a row a line, its cells between tabs; covered cells are empty ones.

    Every line of a table has the same number of tabs. Headings have the marks of markdown.

    Examples
    --------
    >>> from gaiparse._render._items import Box, Grid
    >>> tab_rows(Grid(((Box("", height=0), Box("规章"), Box("7", width=2)),)))
    '\t规章\t7\t\n\n'
    >>> tab_rows(Line("一、总体情况", level=2))
    '## 一、总体情况\n\n'
    """
    if isinstance(item, Line):
        mark = "#" * item.level
        return f"{mark} {item.text}\n\n" if mark else f"{item.text}\n\n"
    rows = ("\t".join(box.text + "\t" * (box.width - 1) for box in row) for row in item.rows)
    return "".join(f"{row}\n" for row in rows) + "\n"


def blank_lines(item: Item) -> str:
    r"""Write a cell a line, an empty line after it; an empty cell leaves nothing.

    Examples
    --------
    >>> from gaiparse._render._items import Box, Grid
    >>> blank_lines(Grid(((Box("规章"), Box(""), Box("7")),)))
    '规章\n\n7\n\n'
    """
    if isinstance(item, Line):
        return f"{item.text}\n\n"
    return "".join(f"{box.text}\n\n" for row in item.rows for box in row if box.text)


LAYOUTS: dict[str, Layout] = {
    "blank_lines": blank_lines,
    "tab_cells": tab_cells,
    "tab_rows": tab_rows,
}
"""Every layout by its name."""
