"""Layouts in which one blank stands between any two words, however far apart they were.

An empty cell leaves nothing, so that its place is lost.
"""

from collections.abc import Iterator

from gaiparse._render._items import Grid, Line
from gaiparse._render._layout import Layout, Loses, plain
from gaiparse._render._shape import Row, shattered
from gaiparse._render._sheet import Style, sheet
from gaiparse._render._width import wrapped

_LABEL = 24
_AROUND = Style(label=16, centred=True, between=True)


def _labels_before(grid: Grid) -> str:
    """Write labels, then values; a label of several rows has a line of its own."""
    return _text(
        line for row in grid.rows for line in (*_tall(row), " ".join((*_flat(row), *_values(row))))
    )


def _labels_behind(grid: Grid) -> str:
    """Write values, then labels."""
    return _text(
        line for row in grid.rows for line in (*_tall(row), " ".join((*_values(row), *_flat(row))))
    )


def _labels_around(grid: Grid) -> str:
    """Write values between the lines of a broken label."""
    return _text(" ".join(line.split()) for line in sheet(grid, _AROUND))


def _labels_broken(grid: Grid) -> str:
    """Write a broken label, and values behind its last line."""

    def lines(row: Row) -> Iterator[str]:
        yield from _tall(row)
        *before, last = wrapped(" ".join(_flat(row)), _LABEL)
        yield from before
        yield " ".join(filter(None, (last, *_values(row))))

    return _text(line for row in grid.rows for line in lines(row))


def _labels_shattered(grid: Grid) -> str:
    """Write headers, and labels of several rows, in pieces of a line each."""
    return _labels_before(shattered(grid))


def _prose(grid: Grid) -> str:
    return "".join(f"{box.text} " for row in grid.rows for box in row if box.text)


def _running(line: Line) -> str:
    return f"{line.text} "


def _tall(row: Row) -> list[str]:
    return [box.text for box in row if box.height > 1]


def _flat(row: Row) -> list[str]:
    return [box.text for box in row if box.height == 1 and not box.value]


def _values(row: Row) -> list[str]:
    return [box.text for box in row if box.value and box.text]


def _text(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines if line)


SPACE_LAYOUTS = (
    Layout("space_rows", Loses.BLANKS, plain, _labels_before),
    Layout("space_rows_labels_last", Loses.BLANKS, plain, _labels_behind),
    Layout("space_rows_around", Loses.BLANKS, plain, _labels_around),
    Layout("space_rows_broken", Loses.BLANKS, plain, _labels_broken),
    Layout("space_rows_shattered", Loses.BLANKS, plain, _labels_shattered),
    Layout("prose", Loses.BLANKS, _running, _prose),
)
"""Words with blanks between them, in lines or in one."""
