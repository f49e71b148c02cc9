"""Which places of the values of some rows let every column add up.

Each row comes with its candidates: what its cells hold where its values are placed in one way. One
is dropped when some column cannot add up with it, whatever the other rows hold, and so on until no
column speaks against any. No solution is ever lost on the way.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

Candidate: TypeAlias = tuple[int, ...]
Candidates: TypeAlias = Sequence[Sequence[Candidate]]

_MOST_TRIALS = 60  # The rows of a form that have a solution need about twenty.


class Sum(NamedTuple):
    """In every column the cells of some rows add up to those of others; rows by their ranks."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def narrow(
    rows: Candidates, sums: Sequence[Sum], columns: Iterable[int]
) -> list[Sequence[Candidate]] | None:
    """Return the candidates with which columns can add up, None if some row has none left.

    `columns` are those to begin with: all, or those of which candidates have been dropped.
    """
    narrowed = list(rows)
    waiting = {*columns}
    while waiting:
        column = waiting.pop()
        for one in sums:
            for rank, values in _add_up(narrowed, one, column):
                before = narrowed[rank]
                after = [it for it in before if it[column] in values]
                if not after:
                    return None
                narrowed[rank] = after
                waiting |= _varying(before)
    return narrowed


def has_solution(rows: Candidates, sums: Sequence[Sum]) -> bool:
    """Tell whether one candidate of each row was found, together with which every column adds up.

    The rows have been narrowed.
    """
    waiting: list[tuple[Candidates, set[int]]] = [(rows, set())]
    for _ in range(_MOST_TRIALS):
        if not waiting:
            return False
        tried, columns = waiting.pop()
        found = narrow(tried, sums, columns)
        if found is None:
            continue
        choices = [rank for rank, candidates in enumerate(found) if len(candidates) > 1]
        if not choices:
            return True
        rank = min(choices, key=lambda one: len(found[one]))
        columns = _varying(found[rank])
        waiting += [([*found[:rank], [it], *found[rank + 1 :]], columns) for it in found[rank]]
    return False


def _varying(candidates: Sequence[Candidate]) -> set[int]:
    """Return the columns of which some candidates say more than one thing."""
    return {
        column for column, values in enumerate(zip(*candidates, strict=True)) if len({*values}) > 1
    }


def _add_up(rows: Candidates, one: Sum, column: int) -> list[tuple[int, set[int]]]:
    """Return the rows that lose a value with which a column cannot add up, and what they keep."""
    left = [{candidate[column] for candidate in rows[rank]} for rank in one.left]
    right = [{candidate[column] for candidate in rows[rank]} for rank in one.right]
    wanted = _reached(left)[-1] & _reached(right)[-1]
    kept = [*_kept(left, wanted), *_kept(right, wanted)]
    return [
        (rank, values)
        for rank, values, before in zip((*one.left, *one.right), kept, (*left, *right), strict=True)
        if len(values) < len(before)
    ]


def _reached(values: Sequence[set[int]]) -> list[int]:
    """Return what one value of each set before a place adds up to, as bits, for every place."""
    sums = [1]
    for some in values:
        bits = 0
        for value in some:
            bits |= sums[-1] << value
        sums.append(bits)
    return sums


def _kept(values: Sequence[set[int]], wanted: int) -> list[set[int]]:
    """Return of each set the values that are part of a wanted sum."""
    kept = []
    behind = wanted  # from which sums of the sets before the others lead to a wanted one
    for some, before in zip(reversed(values), _reached(values)[-2::-1], strict=True):
        kept.append({value for value in some if before << value & behind})
        bits = 0
        for value in some:
            bits |= behind >> value
        behind = bits
    return kept[::-1]
