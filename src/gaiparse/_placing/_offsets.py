"""What the full rows of a table teach about its sparse ones.

A converter sets every row of a table in one way. Where a row has all its values, the cells between
its label and the first of them are seen, and those behind the last; a row with empty cells, whose
label is of the same rank, is set alike.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

Cells: TypeAlias = Sequence[int | None]
"""Ranks of values, None for an empty cell."""

WIDEST = 3  # The widest block of table 2; a value that spans it may be printed once a column.


class Setting(NamedTuple):
    """How a row is set: what stands around its cells.

    Attributes
    ----------
    before, behind
        The number of empty cells between the label and the first cell, and behind the last.
    """

    before: int
    behind: int


class Row(NamedTuple):
    """A row of a table as it is printed.

    Attributes
    ----------
    kind
        What rows that are set alike have in common.
    size
        The number of its cells in the form.
    cells
        The cells behind its label, None where they cannot be told apart.
    rank
        Rank of the ordinal of its label; the lower, the more columns the label spans.
    ends
        Whether its end is marked, so that no cell behind it is the row's end itself.
    """

    kind: object
    size: int
    cells: Cells | None
    rank: int
    ends: bool


class Offsets:
    """The settings seen in a table, by kind of row."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Learn from the rows that leave no choice."""
        self._known: dict[tuple[object, int], set[Setting]] = defaultdict(set)
        self._widths: dict[tuple[object, int], Counter[int]] = defaultdict(Counter)
        lowest = min((row.rank for row in rows), default=0)
        before: set[int] = set()
        for row in rows:
            self._widths[row.kind, row.size][len(row.cells or ())] += 1
            if setting := _settled(row):
                self._known[row.kind, row.size].add(setting)
                if row.rank == lowest:
                    before.add(setting.before)
        # A label that spans no cell of its own where it spans most columns spans none anywhere.
        self._labels_span_nothing = before == {0}

    def is_usual(self, row: Row) -> bool:
        """Tell whether a row has as many cells as most rows of its kind."""
        widths = self._widths[row.kind, row.size]
        own = widths[len(row.cells or ())]
        return all(own > times for width, times in widths.items() if width != len(row.cells or ()))

    def fit(self, row: Row) -> Cells | None:
        """Return the cells of the form in a row, None if they are not certain."""
        if row.cells is None or (row.ends and not self.is_usual(row)):
            return None
        if row.size == 1 and row.ends and (cells := _single(row.cells)):
            return cells
        setting = _settled(row) or self._setting(row, row.cells)
        if setting is None:
            return None
        last = setting.before + row.size
        outside = (*row.cells[: setting.before], *row.cells[last:])
        if any(cell is not None for cell in outside):
            return None
        return row.cells[setting.before : last]

    def _setting(self, row: Row, cells: Cells) -> Setting | None:
        """Return the setting that a row shares with others."""
        known = self._known[row.kind, row.size]
        setting = next(iter(known)) if len(known) == 1 else None
        if setting and sum(setting) + row.size == len(cells):
            return setting
        reaches_last = len(cells) >= row.size and cells[row.size - 1] is not None
        if not known and self._labels_span_nothing and reaches_last:
            return Setting(0, len(cells) - row.size)
        return None


def count_lines(
    region: str, values: Sequence[tuple[int, int]], step: int, *, lead: bool = True
) -> Cells | None:
    """Return the cells of a region that has a cell on each line and `step` line ends behind it.

    Empty cells are lines like others; None if the line ends do not come out even. `lead` tells that
    a label's line ends where the region begins.
    """
    cells: list[int | None] = []
    last = 0
    for rank, (start, end) in enumerate((*values, (len(region), len(region)))):
        steps, rest = divmod(region.count("\n", last, start), step)
        if rank == 0 and not lead:
            steps = 1
        if rest or not steps:
            return None
        cells += [None] * (steps - 1)
        if rank < len(values):
            cells.append(rank)
        last = end
    return cells


def _settled(row: Row) -> Setting | None:
    """Return the setting of a row that can have but one."""
    cells, size = row.cells or (), row.size
    filled = [rank for rank, cell in enumerate(cells) if cell is not None]
    if not filled or size == 1:
        return None
    width = filled[-1] - filled[0] + 1
    if width == size or (row.ends and len(cells) == size and not filled[0]):
        return Setting(filled[0], len(cells) - size - filled[0])
    return None


def _single(cells: Cells) -> Cells | None:
    """Return the one cell of a row whose cell may span several columns."""
    if not 0 < len(cells) <= WIDEST or any(cell is not None for cell in cells[1:]):
        return None
    return cells[:1]
