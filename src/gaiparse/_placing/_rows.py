"""Entries in the order of the form -> rows of cells."""

from collections.abc import Sequence

from gaiparse import forms
from gaiparse._lex import Token
from gaiparse._numbers import Run
from gaiparse._placing._entries import Entry, is_settled, span_of
from gaiparse._placing._offsets import Cells
from gaiparse._placing._settings import Settings
from gaiparse._sheet import Sheet
from gaiparse.model import Span

_MOST_EXTRA = 2  # Values beyond a row's cells of which something can still be said.


def copies_of(plan: forms.Plan, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Split the entries where the order of the form begins again."""
    copies: list[list[Entry]] = [[]]
    highest = -1
    for entry in entries:
        part_of_row = False
        if entry.row is not None:
            rank = plan.rows[entry.row].rank
            if rank <= highest:
                before = copies[-1][-1]
                if before.row != entry.row or any(before.run.rows):
                    copies.append([])
                else:
                    part_of_row = True
            highest = rank
        copies[-1].append(entry._replace(odd=True) if part_of_row else entry)
    return [copy for copy in copies if copy]


def place_copy(
    sheet: Sheet, entries: Sequence[Entry], folded: str, settings: Settings, *, last: bool
) -> None:
    """Fill the rows of one copy of the table; in the last one rows may be lost at the end."""
    plan = sheet.plan
    filled = -1
    for entry, until in zip(entries, _next_labels(plan, entries), strict=True):
        if entry.row is not None:
            filled = plan.rows[entry.row].rank
            if (
                not entry.wide
                and is_settled(entry)
                and settings.agree(entry)
                and sheet.put_whole(entry.row, entry.run, entry.label[1])
            ):
                continue
        end = until
        if end is None:
            end = len(plan.rows) if last else filled + 1
        if _place_entry(sheet, entry, plan.row_ids[filled + 1 : end], folded, settings):
            filled = end - 1


def _next_labels(plan: forms.Plan, entries: Sequence[Entry]) -> list[int | None]:
    """Return for each entry the rank of the next row that has a label."""
    ranks: list[int | None] = []
    rank: int | None = None
    for entry in reversed(entries):
        ranks.append(rank)
        if entry.row is not None:
            rank = plan.rows[entry.row].rank
    return ranks[::-1]


def _place_entry(
    sheet: Sheet, entry: Entry, lost: tuple[str, ...], folded: str, settings: Settings
) -> bool:
    """Fill the row of an entry; return whether its run filled the `lost` rows behind it too."""
    run, start = entry.run, entry.label[1]
    rows = lost
    if entry.row is not None:
        size = len(sheet.plan.rows[entry.row].columns)
        cells = _all_empty(run, size) or settings.fit(entry) or _fit_columns(entry, size, folded)
        if cells is not None and is_settled(entry):
            sheet.put_row(entry.row, run, start, cells)
            return False
        if not run.values:
            if entry.odd:  # something is printed in the row that is no value
                _leave_open(sheet, entry, ())
            return False
        rows = (entry.row, *lost)
    if (
        entry.row is not None
        and lost
        and not entry.wide
        and is_settled(entry)
        and sheet.plan.table == "requests"
    ):
        size = len(sheet.plan.rows[rows[0]].columns)
        if parts := _fit_rows(run, size, len(rows)):
            for row, part in zip(rows, parts, strict=True):
                sheet.put_row(row, run, start, part)
            for row in lost:
                names = sheet.plan.cells(row)
                sheet.doubt(
                    "row_label_lost", span_of(entry), label=sheet.label(row), variables=names
                )
            return True
    if (
        entry.row is None
        or entry.wide
        or not is_settled(entry)
        or not _place_overfull(sheet, entry)
    ):
        _leave_open(sheet, entry, lost)
    return False


def _all_empty(run: Run, size: int) -> Cells | None:
    """Return the cells of a row in which every cell is there and empty."""
    row = run.rows[0]
    if run.values or run.layout == "lines" or len(run.rows) > 1:
        return None
    return (None,) * size if len(row) >= size and run.ended else None


def _fit_columns(entry: Entry, size: int, folded: str) -> Sequence[int | None] | None:
    """Return the cells of a line with empty cells, by the columns of the header above it."""
    if entry.run.layout != "row" or len(entry.run.rows) > 1:
        return None
    heads = _heads(entry.header)
    if len(heads) != size or not 0 < len(entry.run.values) <= size:
        return None
    columns = sorted(_tabs_before(folded, head) for head in heads)
    values = [entry.label[1] + start for start, _ in entry.run.values]
    if columns != list(range(columns[0], columns[0] + size)):
        return None
    lines = {_line(folded, place) for place in (*heads, values[0])}
    if len({folded.count("\t", *line) for line in lines}) > 1:
        return None
    places = [_tabs_before(folded, value) - columns[0] for value in values]
    if not all(0 <= place < size for place in places):
        return None
    cells: list[int | None] = [None] * size
    for cell, place in enumerate(places):
        cells[place] = cell
    return cells


_MOST_LABELS = 64  # A header has at most twenty; what has more is no header.


def _heads(header: Token | None) -> list[int]:
    """Return where the names of the columns in a header begin."""
    if header is None or len(header.labels) > _MOST_LABELS:
        return []
    named = zip(header.labels, header.lines, strict=True)
    return [span[0] for label, span in named if label.kind == "column"]


def _line(folded: str, place: int) -> Span:
    end = folded.find("\n", place)
    return folded.rfind("\n", 0, place) + 1, end if end >= 0 else len(folded)


def _tabs_before(folded: str, place: int) -> int:
    return folded.count("\t", folded.rfind("\n", 0, place) + 1, place)


def _fit_rows(run: Run, size: int, count: int) -> list[Sequence[int]] | None:
    """Return the rows of a run that holds exactly `count` rows without an empty cell."""
    values = range(len(run.values))
    if len(values) != size * count:
        return None
    if len(run.rows) == 1 and None in run.rows[0]:
        return None
    if len(run.rows) > 1 and any(len(row) - row.count(None) != size for row in run.rows):
        return None
    return [values[first : first + size] for first in range(0, len(values), size)]


def _place_overfull(sheet: Sheet, entry: Entry) -> bool:
    """Place what is the same whichever of too many values is the stranger."""
    run = entry.run
    size = len(sheet.plan.rows[entry.row or ""].columns)
    extra = len(run.values) - size
    visible = run.layout != "lines" and len(run.rows) == 1 and None not in run.rows[0]
    if not (visible and 0 < extra <= _MOST_EXTRA and size > 1):
        return False
    same = [len(set(run.counts[rank : rank + extra + 1])) == 1 for rank in range(size)]
    if None in run.counts or not all(same):
        return False
    sheet.put_row(entry.row or "", run, entry.label[1], range(size))
    sheet.doubt("extra_value", span_of(entry), found=len(run.values), expected=size)
    return True


def _leave_open(sheet: Sheet, entry: Entry, lost: tuple[str, ...]) -> None:
    rows = [row for row in (entry.row, *lost) if row is not None]
    span = span_of(entry)
    for row in rows:
        sheet.put_unsure(row, span)
    names = "、".join(sheet.label(row) for row in rows) or "—"
    cells = tuple(name for row in rows for name in sheet.plan.cells(row))
    facts = {"found": len(entry.run.values), "expected": len(cells), "label": names}
    sheet.doubt("values_unplaced", span, variables=cells, **facts)
