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
    alone
        Whether its table has no other row, and it no label.
    tabbed
        Whether it stands on a line and under lines of which some begin or end with a tab.
    last
        Whether it is the last row of its table: empty lines behind it may end the table.
    """

    kind: object
    size: int
    cells: Cells | None
    rank: int
    ends: bool
    alone: bool
    tabbed: bool
    last: bool


class Offsets:
    """The settings seen in a table, by kind of row."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Learn from the rows that leave no choice."""
        self._known: dict[tuple[object, int], Counter[Setting]] = defaultdict(Counter)
        self._widths: dict[tuple[object, int], Counter[int]] = defaultdict(Counter)
        lowest = min((row.rank for row in rows), default=0)
        before: set[int] = set()
        for row in rows:
            self._widths[row.kind, row.size][len(row.cells or ())] += 1
            if setting := _settled(row):
                self._known[row.kind, row.size][setting] += 1
                if row.rank == lowest:
                    before.add(setting.before)
        # Few values over more cells than the form has: other things than empty cells stand between.
        self._stretched = {
            row.size for row in rows if _width(row.cells) > row.size >= len(_filled(row.cells))
        }
        # A label that spans no cell of its own where it spans most columns spans none anywhere.
        self._labels_span_nothing = before == {0}
        # By how many cells the rows are longer than the form's.
        self._extra = {len(row.cells or ()) - row.size for row in rows if not row.last}
        # Where every row has just the cells of the form, none of them is a label's.
        self._exact = {
            size
            for size in {row.size for row in rows}
            if all(len(row.cells or ()) == size for row in rows if row.size == size)
        }

    def _is_usual(self, row: Row, cells: Cells) -> bool:
        """Tell whether a row has as many cells as most rows of its kind."""
        widths = self._widths[row.kind, row.size]
        own = widths[len(cells)]
        return all(own > times for width, times in widths.items() if width != len(cells))

    def fit(self, row: Row) -> Cells | None:
        """Return the cells of the form in a row, None if they are not certain."""
        cells = row.cells
        if cells is None or (len(cells) == row.size and None not in cells):
            return cells
        if row.size == 1 and row.ends and (single := _single(cells)):
            return single
        setting = self._setting(row, cells)
        if setting is None or row.size in self._stretched:
            return None
        last = setting.before + row.size
        outside = (*cells[: setting.before], *cells[last:])
        alone = all(cell is None for cell in outside)
        return cells[setting.before : last] if alone else None

    def _setting(self, row: Row, cells: Cells) -> Setting | None:
        """Return how a row is set, as far as the others tell."""
        if row.ends and len(cells) == row.size and (row.alone or row.size in self._exact):
            # A tab of the row's own would make up for a cell that was lost.
            made_up = row.alone and row.tabbed and None in (cells[0], cells[-1])
            return None if made_up else Setting(0, 0)
        own = _settled(row)
        others = self._known[row.kind, row.size] - Counter([own] if own else [])
        if own:
            return own if self._may_be_set(row, own, others) else None
        if row.ends and not self._is_usual(row, cells):
            return None
        if len(others) == 1:
            setting = next(iter(others))
            return setting if sum(setting) + row.size == len(cells) else None
        reaches_last = len(cells) >= row.size and cells[row.size - 1] is not None
        # A lone value beside an empty cell that other rows do not have may be a stranger.
        narrow = row.size > 1 or len(cells) == min(self._widths[row.kind, 1])
        if not others and self._labels_span_nothing and reaches_last and narrow:
            return Setting(0, len(cells) - row.size)
        return None

    def _may_be_set(self, row: Row, own: Setting, others: Counter[Setting]) -> bool:
        """Tell whether no other row speaks against the only setting that a row can have.

        An empty first cell and a stranger behind the last look like a row set one cell further in.
        """
        if others:
            return all(
                own == other
                if sum(own) == sum(other)
                else own.behind == other.behind and own.before < other.before
                for other in others
            )
        if own.behind and not (row.ends or row.last or self._extra == {sum(own)}):
            return False  # a stranger may stand before an empty last cell
        behind = {
            setting.behind
            for (kind, size), known in self._known.items()
            if size == row.size and kind != row.kind
            for setting in known
        }
        return behind <= {own.behind} and (bool(behind) or not own.before)


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
        if rank == len(values):  # the end of a row may take more line ends than a cell
            return [*cells, *[None] * (steps - 1)]
        if rest or not steps:
            return None
        cells += [None] * (steps - 1)
        cells.append(rank)
        last = end
    return cells


def _filled(cells: Cells | None) -> list[int]:
    """Return the places of the cells that are not empty."""
    return [rank for rank, cell in enumerate(cells or ()) if cell is not None]


def _width(cells: Cells | None) -> int:
    """Return how many cells there are from the first that is not empty to the last."""
    filled = _filled(cells)
    return filled[-1] - filled[0] + 1 if filled else 0


def _settled(row: Row) -> Setting | None:
    """Return the setting of a row that can have but one."""
    cells, size = row.cells or (), row.size
    filled = _filled(cells)
    if not filled or size == 1:
        return None
    if _width(cells) == size or (row.ends and len(cells) == size and not filled[0]):
        return Setting(filled[0], len(cells) - size - filled[0])
    return None


def _single(cells: Cells) -> Cells | None:
    """Return the one cell of a row whose cell may span several columns."""
    if not 0 < len(cells) <= WIDEST or any(cell is not None for cell in cells[1:]):
        return None
    return cells[:1]
