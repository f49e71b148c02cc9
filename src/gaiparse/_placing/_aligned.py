"""Where the columns of a page show which cells of a spaced row are empty.

The values of all rows on a page stand in columns: as many narrow strips as a row has cells, far
apart from each other. Strips are sought by what values share (where they begin, where they end,
their middle) and by how their writer may have counted characters; where several of these give
strips, they have to say the same of every row.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, TypeAlias

from gaiparse._geometry._measure import MEASURES, Measure
from gaiparse._numbers import PAGE_NUMBER
from gaiparse._placing._entries import Entry, is_settled, span_of
from gaiparse._placing._offsets import Cells
from gaiparse._sheet import Sheet
from gaiparse.model import Span

_FEWEST_ROWS, _MOST_ROWS = 5, 200
_FEWEST_IN_COLUMN = 2
_FEWEST_SPACES = 3
_LONGEST_LINE = 1000
_LEAST_GAP = 3  # Between two strips, in half columns.
_WIDEST = 8  # Places in a strip; what has more is none.


class _Row(NamedTuple):
    """A row with its values on one line.

    Attributes
    ----------
    entry
        The row.
    line
        The line up to the last value.
    spans
        Where the values stand in the line.
    label
        Where the label begins in the line, -1 if it stands on another.
    """

    entry: Entry
    line: str
    spans: Sequence[Span]
    label: int


_Share: TypeAlias = Callable[[Measure, str, Span], int]
"""A place that the values of a column share, in half columns: of a value in its line."""

_Ways: TypeAlias = Mapping[Span, tuple[int, ...]]
"""In which cells the values of rows stand, by the span of the row's label."""


def cells_in_columns(sheet: Sheet, entries: Sequence[Entry]) -> dict[Span, Cells]:
    """Return the cells of the rows for which columns tell them, by the span of the label."""
    found: dict[Span, Cells] = {}
    sizes = {row: len(plan.columns) for row, plan in sheet.plan.rows.items()}
    for _, page in groupby(_paged(sheet, entries), key=lambda one: one[0]):
        rows = [row for _, entry in page if (row := _row(sheet, entry))]
        for size in {sizes[row.entry.row or ""] for row in rows}:
            alike = [row for row in rows if sizes[row.entry.row or ""] == size]
            if _FEWEST_ROWS <= len(alike) <= _MOST_ROWS and size > 1:
                for label, places in _agreed(alike, size).items():
                    ranks = {place: rank for rank, place in enumerate(places)}
                    found[label] = [ranks.get(cell) for cell in range(size)]
    return found


def _paged(sheet: Sheet, entries: Sequence[Entry]) -> Iterator[tuple[int, Entry]]:
    """Yield entries, each with the rank of its page."""
    page = last = 0
    for entry in entries:
        between = sheet.printed((last, max(last, entry.label[0]))) if last else ""
        page += "\f" in between or any(map(PAGE_NUMBER.fullmatch, between.split("\n")))
        last = max(span_of(entry)[1], entry.label[1])
        yield page, entry


def _row(sheet: Sheet, entry: Entry) -> _Row | None:
    """Return an entry as a row, None if its values do not stand on one line."""
    values = entry.run.values
    if not (entry.row and values and is_settled(entry)):
        return None
    start = entry.label[1]
    before = sheet.printed((max(0, start + values[0][0] - _LONGEST_LINE), start + values[0][0]))
    begin = start + values[0][0] - len(before) + before.rfind("\n") + 1
    line = sheet.printed((begin, start + values[-1][1]))
    if "\n" in line or "\t" in line or "\f" in line[1:]:
        return None
    spans = [(start + one - begin, start + other - begin) for one, other in values]
    return _Row(entry, line, spans, max(-1, entry.label[0] - begin))


def _agreed(rows: Sequence[_Row], size: int) -> _Ways:
    """Return where the values of rows stand, if something tells and nothing tells otherwise."""
    known: _Ways = {}
    for measure in MEASURES:
        ways = [_by_steps(rows, size, measure)]
        ways += [_by_strips(rows, size, measure, share) for share in _SHARES]
        for found in filter(None, ways):
            if any(known.get(label, places) != places for label, places in found.items()):
                return {}
            known = {**known, **found}
    return known


def _start(measure: Measure, line: str, span: Span) -> int:
    return 2 * measure(line[: span[0]])


def _end(measure: Measure, line: str, span: Span) -> int:
    return 2 * measure(line[: span[1]])


def _middle(measure: Measure, line: str, span: Span) -> int:
    return measure(line[: span[0]]) + measure(line[: span[1]])


_SHARES = (_start, _end, _middle)


def _by_strips(rows: Sequence[_Row], size: int, measure: Measure, share: _Share) -> _Ways:
    """Return where values stand in as many strips as a row has cells, if some row is full.

    Without a full row, a column of blanks and a value beside its strip would make the number right.
    """
    places = [[share(measure, row.line, span) for span in row.spans] for row in rows]
    found = sorted({place for row in places for place in row})
    gaps = sorted(behind - before for before, behind in pairwise(found))
    if len(gaps) < size - 1 or len(gaps) > size * _WIDEST:
        return {}
    parting = gaps[1 - size]
    starts = [found[0], *(behind for one, behind in pairwise(found) if behind - one >= parting)]
    ends = [*(one for one, behind in pairwise(found) if behind - one >= parting), found[-1]]
    widest = max(end - start for start, end in zip(starts, ends, strict=True))
    if len(starts) != size or parting < max(_LEAST_GAP, 2 * widest):
        return {}
    if all(len(row) < size for row in places):
        return {}
    cells = [[bisect_right(starts, place) - 1 for place in row] for row in places]
    return _witnessed(rows, cells, size, [row.label >= 0 for row in rows])


def _by_steps(rows: Sequence[_Row], size: int, measure: Measure) -> _Ways:
    """Return where values stand if every cell begins in its column, next to its label's.

    A label that spans several rows is printed once, and all that stands behind the label of a
    lower row then moves by a column.
    """
    places = [[_start(measure, row.line, span) for span in row.spans] for row in rows]
    labels = [2 * measure(row.line[: row.label]) if row.label >= 0 else -1 for row in rows]
    own = sorted(set(labels))
    columns = sorted({*own, *(place for row in places for place in row)})
    if own[0] < 0 or columns[: len(own)] != own or len(columns) != len(own) + size:
        return {}
    steps = [columns.index(label) + 1 for label in labels]
    cells = [
        [columns.index(place) - step for place in row]
        for row, step in zip(places, steps, strict=True)
    ]
    if any(not 0 <= cell < size for row in cells for cell in row):
        return {}
    return _witnessed(rows, cells, size, steps)


def _witnessed(
    rows: Sequence[_Row], cells: Sequence[Sequence[int]], size: int, kinds: Sequence[int]
) -> _Ways:
    """Return the cells of rows that stand where rows of their kind are known to stand.

    No two values share a cell, and no column belongs to one row alone. Rows of a kind may all be
    shifted, or have lost the room of their empty cells, unless a short one of them has a wide gap
    and ends with its sum in the last column.
    """
    used = Counter(cell for row in cells for cell in row)
    if min(used[cell] for cell in range(size)) < _FEWEST_IN_COLUMN:
        return {}
    if any(before >= behind for row in cells for before, behind in pairwise(row)):
        return {}
    known = {
        kind
        for row, places, kind in zip(rows, cells, kinds, strict=True)
        if len(places) < size and places[-1] == size - 1 and _is_wide(row) and _adds_up(row)
    }
    return {
        row.entry.label: tuple(places)
        for row, places, kind in zip(rows, cells, kinds, strict=True)
        if kind in known
    }


def _is_wide(row: _Row) -> bool:
    """Tell whether there is more than a space or two between some values."""
    return any(behind[0] - one[1] >= _FEWEST_SPACES for one, behind in pairwise(row.spans))


def _adds_up(row: _Row) -> bool:
    """Tell whether the last value is the sum of the others, and not by being nothing."""
    *parts, total = [count or 0 for count in row.entry.run.counts]
    return 0 < sum(parts) == total
