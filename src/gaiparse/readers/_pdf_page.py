"""A PDF page: its lines of text, and its tables with what stands in each cell."""

from collections.abc import Sequence
from typing import NamedTuple

from gaiparse.readers._pdf_glyphs import Glyph, TextLine, Turn, lines_of
from gaiparse.readers._pdf_grid import Box, Ruled

_LOST = "\ufffd"
_TOUCHING = 0.15


class FilledBox(NamedTuple):
    """A cell of a ruled table and its lines."""

    box: Box
    lines: tuple[TextLine, ...]


class FilledTable(NamedTuple):
    """A ruled table: where its columns are parted, and its cells in reading order."""

    columns: tuple[float, ...]
    height: int
    top: float
    bottom: float
    cells: tuple[FilledBox, ...]


class Page(NamedTuple):
    """A page.

    Attributes
    ----------
    number
        From 1.
    items
        Lines and tables from top to bottom.
    size
        Number of its characters.
    unknown
        How many of them are not known.
    height
        In points.
    """

    number: int
    items: tuple[TextLine | FilledTable, ...]
    size: int
    unknown: int
    height: float


def page_of(number: int, glyphs: Sequence[Glyph], tables: Sequence[Ruled], turn: Turn) -> Page:
    """Put each character in its cell, or on a line outside of all tables."""
    inside: list[dict[int, list[Glyph]]] = [{} for _ in tables]
    outside: list[Glyph] = []
    last: tuple[Glyph, list[Glyph]] | None = None
    for glyph in glyphs:
        cell = _cell_of(glyph, tables, inside)
        own = outside if cell is None else cell
        if last is not None and last[1] is not own and _goes_on(last[0], glyph):
            # A text that runs over the line between two cells belongs to neither for certain.
            for one in (own, last[1]):
                if one is not outside:
                    one.append(glyph._replace(text=_LOST))
        own.append(glyph)
        last = glyph, own
    filled = [_filled(*one) for one in zip(tables, inside, strict=True)]
    items: list[TextLine | FilledTable] = [*lines_of(outside), *filled]
    items.sort(key=lambda one: (one.top + one.bottom) / 2 if isinstance(one, TextLine) else one.top)
    return Page(
        number,
        tuple(items),
        len(glyphs),
        sum(one.text == _LOST for one in glyphs),
        turn.shown_height,
    )


def _cell_of(
    glyph: Glyph, tables: Sequence[Ruled], inside: Sequence[dict[int, list[Glyph]]]
) -> list[Glyph] | None:
    """Return the characters so far of the cell that a character stands in."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    for table, cells in zip(tables, inside, strict=True):
        box = table.box_at(x, y)
        if box is not None:
            return cells.setdefault(box, [])
    return None


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a character stands right behind another on its line."""
    size = min(last.size, glyph.size)
    level = abs(last.base - glyph.base) < _TOUCHING * size
    return level and -size < glyph.left - last.right < _TOUCHING * size


def _filled(table: Ruled, cells: dict[int, list[Glyph]]) -> FilledTable:
    boxes = (
        FilledBox(box, tuple(lines_of(cells.get(rank, ()))))
        for rank, box in enumerate(table.boxes)
        if rank in cells or box.bounded
    )
    return FilledTable(
        table.columns,
        len(table.rows) - 1,
        table.rows[0],
        table.rows[-1],
        tuple(sorted(boxes, key=lambda one: (one.box.row, one.box.column))),
    )
