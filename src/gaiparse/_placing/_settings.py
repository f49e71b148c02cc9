"""How the rows of one table are set, learned from its entries."""

from collections.abc import Sequence
from itertools import groupby

from gaiparse._ordinals import rank_at
from gaiparse._placing._aligned import cells_in_columns
from gaiparse._placing._entries import Entry, ends_header, is_settled, usual_gap
from gaiparse._placing._offsets import WIDEST, Cells, Offsets, Row, count_lines
from gaiparse._sheet import Sheet


class Settings:
    """How the rows of one table are set.

    Attributes
    ----------
    placed
        The cells of spaced rows for which the columns of their page tell them, by label.
    """

    def __init__(self, sheet: Sheet, entries: Sequence[Entry], folded: str) -> None:
        """Learn from every entry that is one row."""
        self._plan = sheet.plan
        self._folded = folded
        self._step = usual_gap(entries)
        if sheet.spaced:
            self._step = 0  # where cells stand on one line, no space tells of an empty one
        rows = {entry.label: row for entry in entries if (row := self._row(entry))}
        # Lines are cells only where no row has too few of them; a page may end with empty ones too.
        if self._step and any(
            row.cells is None or len(row.cells) < row.size for row in rows.values()
        ):
            rows = {label: row for label, row in rows.items() if row.ends}
        self._rows = rows
        self.placed = cells_in_columns(sheet, entries) if sheet.spaced else {}
        # A row with all its values may then be one that lost a cell and took in a line of its own.
        alone = self._plan.table == "requests" and not sheet.spaced
        self._loses_cells = alone and any(
            0 < len(entry.run.values) < len(self._plan.rows[entry.row].columns)
            for entry in entries
            if entry.row and entry.label not in rows and entry.run.layout == "lines"
        )
        self._offsets = Offsets(list(rows.values()))

    def fit(self, entry: Entry) -> Cells | None:
        """Return the cells of the form that an entry prints, None if they are not certain."""
        row = self._rows.get(entry.label)
        return self._offsets.fit(row) if row else self.placed.get(entry.label)

    def agree(self, entry: Entry) -> bool:
        """Tell whether other rows do not speak against a row that has all its values."""
        row = self._rows.get(entry.label)
        if self._step and not entry.row and not self._begins_behind_header(entry):
            return False
        if row is None and self._loses_cells and not _adds_up(entry):
            return False
        if row is None or row.cells is None or self._offsets.fit(row) is not None:
            return True
        # Set unlike the others, a row of table 3 is still its own where its total says so.
        return self._plan.table == "requests" and entry.run.adds_up

    def _begins_behind_header(self, entry: Entry) -> bool:
        """Tell whether the first value of an entry stands in its first cell."""
        if not entry.run.values:
            return False
        gap = entry.region[: entry.run.values[0][0]]
        return ends_header(entry.header, gap, self._folded)

    def _row(self, entry: Entry) -> Row | None:
        """Return an entry as a row of cells, None if they cannot be told apart."""
        if entry.row is None or not is_settled(entry) or len(entry.run.rows) > 1:
            return None
        size = len(self._plan.rows[entry.row].columns)
        last = entry.row == self._plan.row_ids[-1]
        own = rank_at(self._folded, entry.label[0])
        if entry.run.layout == "lines":
            if not self._step or not _is_bare(entry):
                return None
            kind = (own, rank_at(self._folded, entry.next_label))
            # What stands before the first value of a row without a label ends its header.
            skipped = (
                0 if entry.row or not self._begins_behind_header(entry) else entry.run.values[0][0]
            )
            values = [(start - skipped, end - skipped) for start, end in entry.run.values]
            cells = count_lines(entry.region[skipped:], values, self._step, lead=not skipped)
            if cells and len(cells) > size:
                cells = _once(entry, size, cells)
            return Row(
                kind, size, cells, own, ends=False, alone=not entry.row, tabbed=False, last=last
            )
        return Row(
            own,
            size,
            self._without_repeats(entry, size),
            own,
            ends=True,
            alone=not entry.row,
            tabbed=entry.run.layout == "row" and self._has_tabs_at_ends(entry),
            last=last,
        )

    def _has_tabs_at_ends(self, entry: Entry) -> bool:
        """Tell whether some line of the header over an entry begins or ends with a tab."""
        if entry.header is None:
            return True
        ends = ((start, self._folded.find("\n", end)) for start, end in entry.header.lines)
        return any(
            self._folded[self._folded.rfind("\n", 0, start) + 1 : start].strip(" ").startswith("\t")
            or self._folded[start:end].rstrip(" ").endswith("\t")
            for start, end in ends
        )

    def _without_repeats(self, entry: Entry, size: int) -> Cells:
        """Return the cells of a row of table 2, whose last one may be repeated where it is wide."""
        cells, values = entry.run.rows[0], entry.run.values
        if size < len(cells) <= WIDEST and None not in cells:
            texts = {
                entry.region[slice(*values[cell])] for cell in cells[size - 1 :] if cell is not None
            }
            if len(texts) == 1:
                return cells[:size]
        return cells


def _adds_up(entry: Entry) -> bool:
    """Tell whether the last value of an entry is the sum of the others, dashes left out."""
    counts = [count or 0 for count in entry.run.counts]
    return sum(counts) == 2 * counts[-1] if counts else True


def _is_bare(entry: Entry) -> bool:
    """Tell whether nothing but values stands in a region: each line is a cell then."""
    last = 0
    for start, end in (*entry.run.values, (len(entry.region), 0)):
        if not entry.region[last:start].isspace() and last != start:
            return False
        last = end
    return True


def _once(entry: Entry, size: int, cells: Cells) -> Cells:
    """Return the cells of a row printed once each, where its header repeats what spans several."""
    columns = (
        [label.id for label in entry.header.labels if label.kind == "column"]
        if entry.header
        else []
    )
    groups = [len(list(group)) for _, group in groupby(columns[-len(cells) :])]
    if len(groups) != size or sum(groups) != len(cells):
        return cells
    texts = [
        cell if cell is None else entry.region[slice(*entry.run.values[cell])] for cell in cells
    ]
    starts = [sum(groups[:rank]) for rank in range(size)]
    alike = all(
        len(set(texts[start : start + count])) == 1
        for start, count in zip(starts, groups, strict=True)
    )
    return [cells[start] for start in starts] if alike else cells
