"""Table 3: a row's values add up to its total, and the rows add up in every column."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from gaiparse import forms
from gaiparse._placing._sums._columns import Candidate, Sum, has_solution, narrow
from gaiparse._placing._sums._lines import Line, Places, places_of

_LARGEST = 200_000  # Columns are added up bit by bit.


def places_in_requests(
    plan: forms.Plan, lines: Mapping[str, Line]
) -> Iterator[tuple[str, list[Places]]]:
    """Yield rows with the places of their values with which everything adds up.

    No row is among them of which some sum does not hold in any way: one number in it, or in a row
    that it is added up with, is not what the form asks for.
    """
    for rows, sums in _parts(plan, lines):
        part = [lines[row] for row in rows if row in lines]
        if len(part) == len(rows) and any(line.entry for line in part):
            yield from zip(rows, _fitting(part, sums), strict=False)


def _parts(
    plan: forms.Plan, lines: Mapping[str, Line]
) -> Iterator[tuple[tuple[str, ...], list[Sum]]]:
    """Yield rows that add up, with how: those of each sum, or of all if they share an open row."""
    sums = _column_sums(plan.edition, plan.table)
    shared = set.intersection(*({*left, *right} for left, right in sums))
    settled = all(row in lines and lines[row].entry is None for row in shared)
    for part in ([one] for one in sums) if settled else [sums]:
        rows = tuple(dict.fromkeys(row for left, right in part for row in (*left, *right)))
        yield (
            rows,
            [
                Sum(tuple(map(rows.index, left)), tuple(map(rows.index, right)))
                for left, right in part
            ],
        )


@lru_cache
def _column_sums(edition: str, table: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return which rows add up to which others in every column of a table."""
    plan = forms.PLANS[edition, table]
    rows = {name: row for row in plan.rows for name in plan.cells(row)}
    found = {
        (tuple(rows[one] for one in rule.left), tuple(rows[one] for one in rule.right))
        for rule in plan.form.sums
    }
    return sorted(one for one in found if len({*one[0], *one[1]}) > 1)


def _fitting(part: Sequence[Line], sums: Sequence[Sum]) -> list[list[Places]]:
    """Return for each row the places with which all rows and columns add up; nothing if none do."""
    ways = [_ways(line) for line in part]
    if not all(ways) or sum(max(line.values, default=0) for line in part) > _LARGEST:
        return []
    fitting = narrow([[*one] for one in ways], sums, range(part[0].size))
    if fitting is None or not has_solution(fitting, sums):
        return []
    return [
        [places for candidate in left for places in one[candidate]]
        for one, left in zip(ways, fitting, strict=True)
    ]


def _ways(line: Line) -> dict[Candidate, list[Places]]:
    """Return what the cells of a row may hold, each with the places of its values then."""
    ways: dict[Candidate, list[Places]] = {}
    for places in places_of(line.values, line.size):
        at = dict(zip(places, line.values, strict=True))
        ways.setdefault(tuple(at.get(cell, 0) for cell in range(line.size)), []).append(places)
    return ways
