"""The smallest change of printed cells after which every sum of a table holds.

Error localisation after Fellegi and Holt (1976), for equations. A sum becomes a row over the
*changes* of its cells. Taking a cell as wrong eliminates it, which leaves what the other cells must
satisfy whatever it becomes (the implied edits). A row that still has a gap needs one more of its
own cells, so branching over the cells of one such row loses no repair.

The search is joint: failed sums without a common cell are not independent, because a sum that
holds may tie them (one row too high and one too low are mended by two cells of one column; each
alone needs more). Faults far apart cost little all the same: one cell covers few gaps, and a branch
ends as soon as the cells it may still take cannot cover all of them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain
from typing import NamedTuple, TypeAlias

from gaiparse.forms import SumRule

# A cell is its place in `values`. A row maps cells to the coefficients of their changes, and _GAP
# to left minus right as printed; zeros are left out, so a row without _GAP is balanced.
_Row: TypeAlias = dict[int, int]
_Changes: TypeAlias = tuple[tuple[int, int], ...]
_GAP = -1


class Repair(NamedTuple):
    """A smallest change that makes every assessable sum hold.

    Attributes
    ----------
    changes
        Variable ids and the value proposed for each, in the form's order.
    """

    changes: tuple[tuple[str, int], ...]


class _Tableau(NamedTuple):
    """What is left to satisfy, and the row that determines the change of each cell taken."""

    rows: tuple[_Row, ...]
    solved: dict[int, _Row]


def connected(
    sums: Sequence[SumRule], failed: Sequence[SumRule]
) -> tuple[tuple[SumRule, ...], ...]:
    """Group the failed sums that share cells, directly or through other failed sums.

    Parameters
    ----------
    sums
        The sums of the table; groups and their members keep its order.
    failed
        Those that do not hold.
    """
    place = {rule: index for index, rule in enumerate(sums)}
    groups: list[tuple[SumRule, ...]] = []
    for rule in failed:
        cells = {*rule.left, *rule.right}
        near = [
            group
            for group in groups
            if any(not cells.isdisjoint((*other.left, *other.right)) for other in group)
        ]
        merged = sorted((rule, *chain.from_iterable(near)), key=place.__getitem__)
        groups = [*(group for group in groups if group not in near), tuple(merged)]
    return tuple(sorted(groups, key=lambda group: place[group[0]]))


def locate(
    values: Mapping[str, int],
    sums: Sequence[SumRule],
    *,
    most_cells: int = 4,
    most_sets: int = 8,
    budget: int = 2_000,
) -> tuple[Repair, ...]:
    """Find the smallest sets of cells whose change satisfies every sum.

    Parameters
    ----------
    values
        The cells that were read, in the form's order.
    sums
        The sums of the table; those with a cell outside `values` cannot be assessed.
    most_cells
        Size beyond which no repair is looked for.
    most_sets
        Number of repairs to return.
    budget
        Number of search nodes (10 to 30 microseconds each) after which to give up.

    Returns
    -------
    tuple of Repair
        Repairs of the smallest size, most plausible slips first, then in the form's order. Empty if
        nothing failed, if no repair is small enough, or if the budget ran out before the size was
        searched through: a list that might lack the best answer would mislead.

    Notes
    -----
    Proposed values are whole and not negative; cells outside a repair keep what is printed.

    The values of a smallest set are forced, except where a still smaller one fails only for a
    negative value (``3 + 3 = 2``, the 2 tied by other sums). From any solution of such a set one
    can move on until one of its cells is 0, so it is found by trying 0 for each, and given once,
    with the most plausible of these values.
    """
    cells = {name: place for place, name in enumerate(values)}
    known = [rule for rule in sums if all(name in cells for name in (*rule.left, *rule.right))]
    rows = tuple(_row(rule, values, cells) for rule in known)
    if not any(_GAP in row for row in rows):
        return ()
    printed = tuple(values.values())
    for size in range(1, most_cells + 1):
        found: set[_Changes] = set()
        for step in _search(_Tableau(rows, {}), size, frozenset(), printed):
            budget -= 1
            if budget < 0:
                return ()
            if step is not None:
                found.add(step)
        if found:
            sides = chain.from_iterable((rule.left, rule.right) for rule in known)
            totals = {cells[side[0]] for side in sides if len(side) == 1}
            names = tuple(cells)
            return tuple(
                Repair(tuple((names[cell], value) for cell, value in changes))
                for changes in _ranked(found, printed, totals)[:most_sets]
            )
    return ()


def plausibility(printed: int, proposed: int, *, total: bool) -> int:
    """Weigh how likely somebody who meant `proposed` printed `printed`.

    Parameters
    ----------
    printed, proposed
        The value that stands in the cell and the one that would satisfy the sums.
    total
        Whether the cell is a total, which is typed last and easily left empty or as it was.

    Returns
    -------
    int
        2 for a known slip (one character wrong, missing or too many, the sign included; two digits
        swapped; a total left 0), and 1 more for a total.
    """
    slip = _one_slip(str(printed), str(proposed)) or (total and printed == 0)
    return 2 * slip + total


def _one_slip(old: str, new: str) -> bool:
    """Tell whether one character is wrong, missing or too many, or two are swapped."""
    if len(old) != len(new):
        short, long = sorted((old, new), key=len)
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    match [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]:
        case [_]:
            return True
        case [(one, other), swapped]:
            return swapped == (other, one)
    return False


def _ranked(found: set[_Changes], printed: Sequence[int], totals: set[int]) -> list[_Changes]:
    """Order the repairs and keep the best of those that change the same cells."""

    def rank(changes: _Changes) -> tuple[int, _Changes]:
        weights = (
            plausibility(printed[cell], value, total=cell in totals) for cell, value in changes
        )
        return -sum(weights), changes

    best: dict[tuple[int, ...], _Changes] = {}
    for changes in sorted(found, key=rank):
        best.setdefault(tuple(cell for cell, _ in changes), changes)
    return list(best.values())


def _row(rule: SumRule, values: Mapping[str, int], cells: Mapping[str, int]) -> _Row:
    """Return a sum as a row."""
    row: Counter[int] = Counter()
    for sign, side in ((1, rule.left), (-1, rule.right)):
        for name in side:
            row[cells[name]] += sign
            row[_GAP] += sign * values[name]
    return {cell: number for cell, number in row.items() if number}


def _search(
    tableau: _Tableau, left: int, decided: frozenset[int], printed: Sequence[int]
) -> Iterator[_Changes | None]:
    """Yield the repairs that take at most `left` more cells, and None at every other node."""
    change = {cell: -row.get(_GAP, 0) // row[cell] for cell, row in tableau.solved.items()}
    # A row whose own cell would become negative or a fraction needs another cell as a gap does.
    wrong = [row for row in tableau.rows if _GAP in row]
    wrong += [
        row
        for cell, row in tableau.solved.items()
        if printed[cell] + change[cell] < 0 or row.get(_GAP, 0) % row[cell]
    ]
    if not wrong:
        yield tuple((cell, printed[cell] + change[cell]) for cell in sorted(change))
        return
    yield None
    for cell in _candidates(wrong, left, decided):
        decided |= {cell}  # later branches do without this cell: no set comes up twice
        if left > 1 or _closes(tableau.rows, cell):
            for successor in _take(tableau, cell, printed):
                yield from _search(successor, left - 1, decided, printed)


def _candidates(wrong: Sequence[_Row], left: int, decided: frozenset[int]) -> Sequence[int]:
    """Return the cells of one row that leave the others within reach of the remaining cells."""
    if not left:
        return ()
    reach = Counter(chain.from_iterable(wrong))
    for cell in (_GAP, *decided):
        del reach[cell]
    need = len(wrong) - sum(nlargest(left - 1, reach.values()))
    options = ([cell for cell in row if cell in reach and reach[cell] >= need] for row in wrong)
    return min(options, key=len)


def _closes(rows: Sequence[_Row], cell: int) -> bool:
    """Tell whether a change of this cell alone can balance its rows (cheaper than to try)."""
    changes = {row.get(_GAP, 0) // row[cell] for row in rows if cell in row}
    return len(changes) <= 1 and 0 not in changes


def _take(tableau: _Tableau, cell: int, printed: Sequence[int]) -> Iterator[_Tableau]:
    """Yield the tableaus in which one more cell is wrong."""
    pivot = min((row for row in tableau.rows if cell in row), key=len, default=None)
    if pivot is not None:
        yield _solve(tableau, cell, pivot)
        return
    # The cells taken already determine what this one could: one cell of the circle becomes 0.
    if printed[cell]:
        yield _solve(tableau, cell, {cell: 1, _GAP: printed[cell]})
    for other, row in tableau.solved.items():
        if cell in row and printed[other]:
            zero = {other: 1, _GAP: printed[other]}
            emptied = _Tableau(tableau.rows, {**tableau.solved, other: zero})
            yield _solve(emptied, cell, _eliminate(row, zero, other))


def _solve(tableau: _Tableau, cell: int, pivot: _Row) -> _Tableau:
    """Determine the change of a cell by a row, and eliminate it from the others."""
    return _Tableau(
        tuple(
            _eliminate(row, pivot, cell) if cell in row else row
            for row in tableau.rows
            if row is not pivot
        ),
        {
            **{
                other: _eliminate(row, pivot, cell) if cell in row else row
                for other, row in tableau.solved.items()
            },
            cell: pivot,
        },
    )


def _eliminate(row: _Row, pivot: _Row, cell: int) -> _Row:
    """Subtract the multiple of the pivot that removes a cell from a row."""
    times, rest = divmod(row[cell], pivot[cell])
    result = row.copy()
    if rest:  # not in the official tables, whose pivots are 1 or -1
        times = row[cell]
        result = {key: number * pivot[cell] for key, number in row.items()}
    for key, number in pivot.items():
        total = result.get(key, 0) - times * number
        if total:
            result[key] = total
        else:
            result.pop(key, None)
    return result
