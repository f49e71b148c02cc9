"""A rendering that knows which cell of the form each of its characters comes from."""

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from gaiparse import Report, forms
from gaiparse._render import LAYOUTS
from gaiparse._render._items import Box, Grid, Item
from gaiparse._render._page import page

# Characters of one and of two columns that no report has. The first of each marks cell 0.
_NARROW, _WIDE = 0xF0000, 0x20000


class Traced(NamedTuple):
    """A text and, for each of its characters, where it comes from.

    Attributes
    ----------
    text
        The whole text.
    cells
        The variable id that each character was printed for, None for all others.
    tables
        The table that each character stands in, None outside.
    """

    text: str
    cells: tuple[str | None, ...]
    tables: tuple[str | None, ...]

    def then(self, *others: "Traced") -> "Traced":
        """Return one text behind the other."""
        texts, cells, tables = zip(self, *others, strict=True)
        return Traced("".join(texts), sum(cells, ()), sum(tables, ()))

    def part(self, start: int, end: int | None = None) -> "Traced":
        """Return the text from `start` to `end`."""
        return Traced(self.text[start:end], self.cells[start:end], self.tables[start:end])

    def put(self, at: int, text: str) -> "Traced":
        """Return the text with another one put in, which stands in the same table and cell."""
        table = self.tables[at] if at < len(self.text) else None
        cell = self.cells[at] if 0 < at < len(self.text) else None
        inside = cell is not None and self.cells[at - 1] == cell
        new = Traced(text, (cell if inside else None,) * len(text), (table,) * len(text))
        return self.part(0, at).then(new, self.part(at))

    def runs(self) -> list[tuple[str, str]]:
        """Return what is printed for each cell, in the order of the text."""
        pairs = groupby(zip(self.cells, self.text, strict=True), key=lambda pair: pair[0])
        return [(cell, "".join(one for _, one in run)) for cell, run in pairs if cell is not None]

    def lines(self, table: str | None = None) -> list[tuple[int, int]]:
        """Return start and end of each line of a table, or of all; its line end is part of it."""
        spans = []
        start = 0
        for line in self.text.splitlines(keepends=True):
            end = start + len(line)
            here = self.tables[start]
            if here is not None and table in (None, here):
                spans.append((start, end))
            start = end
        return spans


def traced(report: Report, layout: str) -> Traced:
    """Return the rendering of a report."""
    return Traced("", (), ()).then(*(trace(item, layout) for item in page(report)))


def trace(item: Item, layout: str) -> Traced:
    """Return what is written for one item of a page."""
    text = LAYOUTS[layout].write(item)
    nowhere: tuple[None, ...] = (None,) * len(text)
    if not isinstance(item, Grid):
        return Traced(text, nowhere, nowhere)
    ids = [name for name, _ in printed(item)]
    marks = LAYOUTS[layout].write(_marked(item))
    assert len(marks) == len(text)
    cells = tuple(ids[rank] if (rank := _rank(one)) is not None else None for one in marks)
    return Traced(text, cells, (ids[0].partition(".")[0],) * len(text))


def printed(grid: Grid) -> list[tuple[str, str]]:
    """Return variable id and text of each value of a grid, in the order of the form."""
    texts = [box.text for row in grid.rows for box in row if box.value]
    return list(zip(_IDS[len(texts)], texts, strict=True))


# The tables of the forms differ in their number of cells; tables 4 of both forms are alike.
_IDS: Mapping[int, Sequence[str]] = {len(plan.ids): plan.ids for plan in forms.PLANS.values()}


def _marked(grid: Grid) -> Grid:
    """Return a grid whose values are marks of the same width."""
    rank = -1
    rows = []
    for row in grid.rows:
        boxes: list[Box] = []
        for box in row:
            rank += box.value
            boxes.append(box._replace(text=_mark(box.text, rank)) if box.value else box)
        rows.append(tuple(boxes))
    return Grid(tuple(rows))


def _mark(text: str, rank: int) -> str:
    wide = (unicodedata.east_asian_width(one) in "WF" for one in text)
    return "".join(chr((_WIDE if one else _NARROW) + rank) for one in wide)


def _rank(character: str) -> int | None:
    code = ord(character)
    if code >= _NARROW:
        return code - _NARROW
    return code - _WIDE if code >= _WIDE else None
