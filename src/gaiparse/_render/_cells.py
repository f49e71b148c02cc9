"""Layouts with a line for each cell."""

from collections.abc import Callable

from gaiparse._render._items import Grid
from gaiparse._render._layout import Layout, Loses, joined, plain, spaced
from gaiparse._render._shape import Row, begun, merged, repeated, shattered, with_labels
from gaiparse._render._width import width, wrapped

_NBSP = "\xa0"
_WIDE_SPACE = "\u3000"
_CENTRED = 78
_LABEL = 16


def _lines(
    shown: Callable[[Row], list[str]], cell: str, *, empty: str = "", row: str = "{}", end: str = ""
) -> Callable[[Grid], str]:
    """Return what writes each shown cell as `cell`, an empty one as `empty` in its place."""

    def write(grid: Grid) -> str:
        rows = ("".join(cell.format(text or empty) for text in shown(one)) for one in grid.rows)
        return "".join(map(row.format, rows)) + end

    return write


def _stripped(cell: str) -> Callable[[Grid], str]:
    def write(grid: Grid) -> str:
        return "".join(cell.format(text) for row in grid.rows for text in begun(row) if text)

    return write


def _repeated(cell: str, row: str) -> Callable[[Grid], str]:
    def write(grid: Grid) -> str:
        return "".join(row.format("".join(map(cell.format, one))) for one in repeated(grid))

    return write


def _centred(grid: Grid) -> str:
    texts = (text for row in grid.rows for text in begun(row))
    return "".join(f"{' ' * ((_CENTRED - width(text)) // 2)}{text}\n" for text in texts)


def _broken(grid: Grid) -> str:
    """Write labels with line ends that have no tab behind them."""
    pieces = with_labels(grid, lambda box: "\n".join(wrapped(box.text, _LABEL * box.width)))
    return _lines(merged, "\t{}\n", row="{}\n", end="\n")(pieces)


def _shattered(grid: Grid) -> str:
    """Write headers, and labels of several rows, in pieces of a line each."""
    return _lines(begun, "{}\n")(shattered(grid))


def _paragraphs(grid: Grid) -> str:
    """Write labels as paragraphs in their cells, with line ends of their own."""
    return _lines(begun, "\n{}\n\n", row="\n{}\n")(with_labels(grid, lambda box: f"\n{box.text}\n"))


def _nodes(grid: Grid) -> str:
    """Write each line end between two cells as a piece of text of its own, tabs between pieces."""
    rows = ([one for text in begun(row) for one in (text, "\n") if one] for row in grid.rows)
    return "\t".join(one for row in rows for one in ("\n", "\n", *row)) + "\n"


CELL_LAYOUTS = (
    # A lone tab stands for an empty cell and for one that is covered from above.
    Layout("tab_cells", Loses.NOTHING, plain, _lines(merged, "\t{}\n", row="{}\n", end="\n")),
    Layout("tab_cells_repeated", Loses.NOTHING, plain, _repeated("\t{}\n", "{}\n")),
    Layout("tab_cells_broken", Loses.NOTHING, plain, _broken),
    # Covered cells leave nothing; the value stands on the line behind the tab.
    Layout(
        "tab_cells_split",
        Loses.NOTHING,
        spaced,
        _lines(begun, "\t\n{}\n\n", empty=_NBSP, row="{}\n", end="\n"),
    ),
    Layout("tab_cells_nodes", Loses.NOTHING, spaced, _nodes),
    Layout("lines_paragraphs", Loses.NOTHING, spaced, _paragraphs),
    Layout("lines_row_breaks", Loses.NOTHING, plain, _lines(begun, "{}\n", row="{}\n")),
    Layout("lines_empty", Loses.NOTHING, plain, _lines(merged, "{}\n")),
    Layout("lines_double_spaced", Loses.NOTHING, spaced, _lines(merged, "{}\n\n")),
    Layout(
        "lines_nbsp",
        Loses.NOTHING,
        spaced,
        _lines(begun, "\n\n{}\n\n", empty=_NBSP, row="\n\n{}\n\n"),
    ),
    Layout("lines_wide_space", Loses.NOTHING, plain, _lines(begun, "{}\n", empty=_WIDE_SPACE)),
    Layout("lines_centred", Loses.NOTHING, plain, _centred),
    Layout("lines_repeated", Loses.NOTHING, plain, _repeated("{}\n", "{}")),
    Layout("lines_shattered", Loses.NOTHING, plain, _shattered),
    Layout("blank_lines", Loses.BLANKS, spaced, _stripped("{}\n\n")),
    Layout("lines_stripped", Loses.BLANKS, plain, _stripped("{}\n")),
    Layout("fused", Loses.EDGES, joined, _stripped("{}")),
)
"""Each cell is a line, or more."""
