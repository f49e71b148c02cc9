"""What arithmetic can tell at most: every way to place the printed values, tried one by one.

It knows of the form which cells add up, and of a text nothing but the numbers of each row in their
order. Nothing here is shared with the reader, and nothing is clever: a row is tried with all
choices of cells, and rows are put together one after the other.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from operator import add
from typing import TypeAlias

from gaiparse import Report, forms

Vector: TypeAlias = tuple[int, ...]
Content: TypeAlias = frozenset[int | None]
"""The ranks of the values that a cell may hold, None if it may hold none."""

_MOST = 200_000


class TooMany(Exception):  # noqa: N818  # no error: the oracle is slow and says so
    """There are more ways than can be tried."""


def rows_of(report: Report, table: str) -> dict[str, list[int | None]]:
    """Return the values of each row of a table; None for an empty cell, 0 for a dash."""
    edition = report.table_editions.get(table) or report.edition or forms.NEWEST.id
    plan = forms.PLANS[edition, table]
    rows: dict[str, list[int | None]] = {}
    for row in plan.rows:
        rows[row] = []
        for name in plan.cells(row):
            cell = report.cells[name]
            rows[row].append(int(cell.value or 0) if cell.raw else None)
    return rows


def contents(
    form: forms.Table, rows: Mapping[str, Sequence[int | None]]
) -> dict[str, list[Content]] | None:
    """Return what each cell may hold where only the order of each row's values is known.

    None if no way to place them satisfies every sum of the form.
    """
    sums = [
        (_weights(form, rule.left, rows), _weights(form, rule.right, rows)) for rule in form.sums
    ]
    ways = {row: _ways(row, cells, sums) for row, cells in rows.items()}
    across = [(left, right) for left, right in sums if len({row for row, _ in left + right}) > 1]
    alive = _alive(ways, across)
    if alive is None:
        return None
    return {
        row: [
            frozenset(
                places.index(cell) if cell in places else None
                for vector in alive[row]
                for places in ways[row][vector]
            )
            for cell in range(len(cells))
        ]
        for row, cells in rows.items()
    }


Side: TypeAlias = list[tuple[str, int]]


def _weights(
    form: forms.Table, names: Sequence[str], rows: Mapping[str, Sequence[int | None]]
) -> Side:
    """Return the row and the column of each cell of one side of a sum."""
    found: Side = []
    for block in form.blocks:
        for row in block.rows:
            for at, column in enumerate(block.columns):
                if forms.variable_id(form.id, row.id, column.id) in names:
                    assert row.id in rows
                    found.append((row.id, at))
    return found


def _ways(
    row: str, cells: Sequence[int | None], sums: Sequence[tuple[Side, Side]]
) -> dict[Vector, list[tuple[int, ...]]]:
    """Return what a row may hold, each with the places of its values, by the sums within it."""
    values = [value for value in cells if value is not None]
    own = [sides for sides in sums if {name for side in sides for name, _ in side} == {row}]
    ways: dict[Vector, list[tuple[int, ...]]] = defaultdict(list)
    for places in combinations(range(len(cells)), len(values)):
        vector = [0] * len(cells)
        for place, value in zip(places, values, strict=True):
            vector[place] = value
        if all(
            sum(vector[at] for _, at in left) == sum(vector[at] for _, at in right)
            for left, right in own
        ):
            ways[tuple(vector)].append(places)
    return ways


def _alive(
    ways: Mapping[str, Mapping[Vector, object]], across: Sequence[tuple[Side, Side]]
) -> dict[str, set[Vector]] | None:
    """Return what each row may hold with which all sums over several rows come out."""
    order = sorted(ways, key=lambda row: len(ways[row]))
    steps = {row: {vector: _step(row, vector, across) for vector in ways[row]} for row in order}
    missing = _missing([set(steps[row].values()) for row in order], len(across))
    before: list[set[Vector]] = [{(0,) * len(across)}]
    for row, may in zip(order, missing[1:], strict=True):
        sums: set[Vector] = set()
        for one in before[-1]:
            for step in set(steps[row].values()):
                total = tuple(map(add, one, step))
                if all(at in some for at, some in zip(total, may, strict=True)):
                    sums.add(total)
            if len(sums) > _MOST:
                raise TooMany
        before.append(sums)
    behind = before[-1]
    if not behind:
        return None
    alive: dict[str, set[Vector]] = {}
    for row, starts in zip(reversed(order), before[-2::-1], strict=True):
        leading = {
            (one, vector)
            for one in starts
            for vector, step in steps[row].items()
            if tuple(map(add, one, step)) in behind
        }
        alive[row] = {vector for _, vector in leading}
        behind = {one for one, _ in leading}
    return alive


def _step(row: str, vector: Vector, across: Sequence[tuple[Side, Side]]) -> Vector:
    """Return what a row adds to the left less the right side of each sum."""
    return tuple(
        sum(vector[at] for name, at in left if name == row)
        - sum(vector[at] for name, at in right if name == row)
        for left, right in across
    )


def _missing(steps: Sequence[set[Vector]], size: int) -> list[list[set[int]]]:
    """Return for each row what may be missing from each sum before it and the rows behind."""
    missing = [[{0} for _ in range(size)]]
    for some in reversed(steps):
        missing.append(
            [{one - step[at] for one in missing[-1][at] for step in some} for at in range(size)]
        )
    return missing[::-1]


def settled(form: forms.Table, rows: Mapping[str, Sequence[int | None]]) -> dict[str, int | None]:
    """Return the cells that arithmetic leaves one choice for; None stands for an empty cell."""
    found = contents(form, rows)
    names: dict[str, int | None] = {}
    for row, cells in (found or {}).items():
        values = [value for value in rows[row] if value is not None]
        for cell, held in zip(_names(form, row), cells, strict=True):
            may = {None if rank is None else values[rank] for rank in held}
            if len(may) == 1:
                (names[cell],) = may
    return names


def _names(form: forms.Table, row: str) -> list[str]:
    """Return the variables of a row."""
    return [
        forms.variable_id(form.id, one.id, column.id)
        for block in form.blocks
        for one in block.rows
        if one.id == row
        for column in block.columns
    ]
