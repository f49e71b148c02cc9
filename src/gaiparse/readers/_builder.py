"""Events of a document -> its blocks, in any order and any nesting, without recursion."""

from typing import TypeAlias

import attrs

from gaiparse.model import Place
from gaiparse.readers._limits import Limits
from gaiparse.readers._page import Block, Cell, Table

_NOWHERE = Place(0, 0, 0)
Where: TypeAlias = (
    tuple[()] | tuple[int, tuple[float, float, float, float]] | tuple[None, None, str, str]
)
"""What else is known of a place: page and box, or behind two of None sheet and address."""
_WIDEST = 1000  # No more columns are counted for one cell, as in browsers.


@attrs.define
class _Table:
    """A table that is being filled."""

    rank: int
    rows: list[list[Cell]] = attrs.Factory(list)
    covered: dict[int, int] = attrs.Factory(dict)
    """Rows that are still covered from above, by column."""
    in_row: bool = False
    column: int = 0


@attrs.define
class _Frame:
    """The page, or a cell that is being filled."""

    place: Place = _NOWHERE
    blocks: list[Block] = attrs.Factory(list)
    line: list[str] = attrs.Factory(list)
    linked: bool = True
    lost: bool = False
    tables: list[_Table] = attrs.Factory(list)


class Builder:
    """Takes what a document holds, from its beginning to its end."""

    def __init__(self, limits: Limits) -> None:
        """Begin an empty page."""
        self._limits = limits
        self._frames = [_Frame()]
        self._tables = self._cells = self._characters = 0

    @property
    def in_cell(self) -> bool:
        """Whether the next text belongs to a cell."""
        return len(self._frames) > 1

    @property
    def in_table(self) -> bool:
        """Whether a table is open on the page or in the cell."""
        return bool(self._frames[-1].tables)

    def text(self, text: str, *, linked: bool = False) -> None:
        """Add to the line; `linked` if the text leads elsewhere."""
        self._characters += len(text)
        self._limits.hold("text", self._characters)
        frame = self._frames[-1]
        frame.line.append(text)
        frame.linked = frame.linked and (linked or not text.strip())

    def end_line(self) -> None:
        """End the line. Of a page, lines that only lead elsewhere are its navigation."""
        frame = self._frames[-1]
        if frame.line:
            text = " ".join("".join(frame.line).split())
            if text and not (frame.linked and not self.in_cell):
                frame.blocks.append(text)
            frame.line = []
        frame.linked = True

    def lose(self) -> None:
        """Note that the cell shows something which cannot be read."""
        self._frames[-1].lost = True

    def open_table(self) -> None:
        """Begin a table on the page or in the cell."""
        self.end_line()
        self._tables += 1
        self._limits.hold("depth", sum(len(frame.tables) for frame in self._frames) + 1)
        self._frames[-1].tables.append(_Table(self._tables))

    def open_row(self) -> None:
        """Begin a row."""
        self.close_row()
        if tables := self._frames[-1].tables:
            table = tables[-1]
            table.rows.append([])
            table.in_row, table.column = True, 0

    def open_cell(
        self,
        width: int = 1,
        height: int = 1,
        *,
        column: int | None = None,
        where: Where = (),
    ) -> bool:
        """Begin a cell in the first free column; return False where there is no table.

        A `column` that is known, from 0, needs no counting; `where` tells page and box, or sheet
        and address.
        """
        if not (tables := self._frames[-1].tables):
            return False
        self.end_line()
        if not tables[-1].in_row:
            self.open_row()
        table = tables[-1]
        if column is None:
            column = self._free(table, width, height)
        place = Place(table.rank, len(table.rows), column + 1, *where)
        self._frames.append(_Frame(place))
        self._count_cell()
        return True

    def skip_cells(self, number: int) -> None:
        """Leave out cells of the row that are covered by others, or not there."""
        if tables := self._frames[-1].tables:
            tables[-1].column += number

    def repeat_cell(self, number: int) -> None:
        """Put the cell that has ended in the row so many times more."""
        if tables := self._frames[-1].tables:
            table = tables[-1]
            last = table.rows[-1][-1]
            for _ in range(number):
                self._count_cell()
                place = attrs.evolve(last.place, column=table.column + 1)
                table.rows[-1].append(last._replace(place=place))
                table.column += 1

    def repeat_row(self, number: int) -> None:
        """Put the row that has ended in the table so many times more."""
        if tables := self._frames[-1].tables:
            table = tables[-1]
            last = table.rows[-1]
            for _ in range(number):
                rank = len(table.rows) + 1
                self._count_cell(len(last) + 1)
                table.rows.append(
                    [one._replace(place=attrs.evolve(one.place, row=rank)) for one in last]
                )

    def _count_cell(self, number: int = 1) -> None:
        self._cells += number
        self._limits.hold("cells", self._cells)

    def _free(self, table: _Table, width: int, height: int) -> int:
        """Take the next free columns of a row, and of those below as far as the cell reaches."""
        column = table.column
        while column in table.covered:
            column += 1
        width = min(max(width, 1), _WIDEST)
        self._cells += column - table.column + (width - 1 if height <= 1 else width)
        if height > 1:
            table.covered.update((column + one, height) for one in range(width))
        table.column = column + width
        return column

    def close_cell(self) -> None:
        """End the cell."""
        if self.in_cell:
            while self._frames[-1].tables:
                self.close_table()
            self.end_line()
            frame = self._frames.pop()
            row = self._frames[-1].tables[-1].rows[-1]
            row.append(Cell(tuple(frame.blocks), frame.place, frame.lost))

    def drop_cell(self) -> None:
        """End the cell and leave it out: it is covered by another."""
        if self.in_cell:
            self._frames.pop()

    def close_row(self) -> None:
        """End the row."""
        if (tables := self._frames[-1].tables) and tables[-1].in_row:
            table = tables[-1]
            table.in_row = False
            self._cells += len(table.covered)
            table.covered = {column: rows - 1 for column, rows in table.covered.items() if rows > 1}

    def close_table(self) -> None:
        """End the table."""
        frame = self._frames[-1]
        if frame.tables:
            self.close_row()
            self.end_line()
            table = frame.tables.pop()
            frame.blocks.append(Table(tuple(map(tuple, table.rows))))

    def finish(self) -> tuple[Block, ...]:
        """Return the blocks of the page."""
        while self.in_cell:
            self.close_cell()
        while self._frames[0].tables:
            self.close_table()
        self.end_line()
        return tuple(self._frames[0].blocks)
