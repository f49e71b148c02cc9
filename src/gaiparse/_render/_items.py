"""What a page is made of, whatever its layout: lines of text, and grids of cells with spans."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias


class Line(NamedTuple):
    """A line of running text.

    Attributes
    ----------
    text
        Its words.
    level
        1 for the title, 2 for the heading of a section, else 0.
    """

    text: str
    level: int = 0


class Box(NamedTuple):
    """What one row of a grid shows of a cell.

    Attributes
    ----------
    text
        ``""`` for an empty cell and for one that is covered from above.
    width
        The number of columns it spans.
    height
        The number of rows it spans; 0 if the cell began in a row above.
    value
        Whether it is a cell of the form, and not a title, header or label.
    """

    text: str
    width: int = 1
    height: int = 1
    value: bool = False


class Grid(NamedTuple):
    """A table: its rows of boxes, all of the same width."""

    rows: tuple[tuple[Box, ...], ...]


Item: TypeAlias = Line | Grid


class Area(NamedTuple):
    """A cell and the rectangle it takes."""

    text: str
    top: int
    left: int
    height: int = 1
    width: int = 1
    value: bool = False


def grid_of(areas: Iterable[Area]) -> Grid:
    """Return the grid that `areas` cover without a gap.

    Examples
    --------
    >>> grid_of([Area("label", 0, 0, height=2), Area("7", 0, 1), Area("9", 1, 1)]).rows[1]
    (Box(text='', width=1, height=0, value=False), Box(text='9', width=1, height=1, value=False))
    """
    rows: dict[int, list[tuple[int, Box]]] = {}
    for area in areas:
        first, *others = range(area.top, area.top + area.height)
        box = Box(area.text, area.width, area.height, area.value)
        rows.setdefault(first, []).append((area.left, box))
        for row in others:
            rows.setdefault(row, []).append((area.left, Box("", area.width, 0)))
    return Grid(tuple(tuple(box for _, box in sorted(rows[row])) for row in sorted(rows)))


def areas_of(grid: Grid) -> list[Area]:
    """Return what `grid_of` made the grid of, in reading order.

    Examples
    --------
    >>> areas = [Area("label", 0, 0, height=2), Area("7", 0, 1), Area("9", 1, 1)]
    >>> areas_of(grid_of(areas)) == areas
    True
    """
    areas = []
    for top, row in enumerate(grid.rows):
        left = 0
        for box in row:
            if box.height:
                areas.append(Area(box.text, top, left, box.height, box.width, box.value))
            left += box.width
    return areas
