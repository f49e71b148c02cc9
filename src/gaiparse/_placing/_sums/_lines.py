"""Rows with the places where their values may stand."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple, TypeAlias

from gaiparse._numbers import is_dash
from gaiparse._placing._entries import Entry, is_settled
from gaiparse._sheet import Sheet
from gaiparse.model import CellState

Places: TypeAlias = tuple[int, ...]
"""In which cell of a row each of its values stands."""

Choices: TypeAlias = list[set[int | None]]
"""For each cell of a row the ranks of values that it may hold, None if it may be empty."""

_SETTLED = {CellState.READ, CellState.BLANK, CellState.DASH}


class Line(NamedTuple):
    """A row of a table.

    Attributes
    ----------
    values
        Its values in order; those of a settled row with a zero for each empty cell.
    size
        The number of its cells.
    entry
        What is printed for it, None if its cells are settled.
    """

    values: tuple[int, ...]
    size: int
    entry: Entry | None


def line_of(sheet: Sheet, row: str, entries: Sequence[Entry]) -> Line | None:
    """Return a row that is settled, or open for nothing but the places of its values."""
    first, columns, _ = sheet.plan.rows[row]
    size = len(columns)
    states = set(sheet.states[first : first + size])
    if states <= _SETTLED:
        cells = sheet.values[first : first + size]
        return Line(tuple(int(value or 0) for value in cells), size, None)
    own = [entry for entry in entries if entry.row == row]
    if len(own) != 1 or not is_settled(own[0]):
        return None
    if states != {CellState.AMBIGUOUS if own[0].run.values else CellState.ABSENT}:
        return None
    counts = [
        0 if count is None and is_dash(own[0].region[slice(*span)]) else count
        for count, span in zip(own[0].run.counts, own[0].run.values, strict=True)
    ]
    known = tuple(count for count in counts if count is not None)
    return Line(known, size, own[0]) if len(known) == len(counts) else None


@lru_cache(maxsize=4096)
def places_of(values: tuple[int, ...], size: int) -> tuple[Places, ...]:
    """Return the places of values in cells of which the last is the sum of the others.

    Each value that is not zero adds to the sum, so none but the last can be the total.
    """
    if not any(values):
        return tuple(combinations(range(size), len(values)))
    *parts, total = values
    if sum(parts) != total or min(values) < 0:
        return ()
    return tuple((*places, size - 1) for places in combinations(range(size - 1), len(parts)))


def choices_of(places: Sequence[Places], size: int) -> Choices:
    """Return what each cell of a row may hold where its values stand in any of some ways."""
    at = [{cell: value for value, cell in enumerate(one)} for one in places]
    return [{one.get(cell) for one in at} for cell in range(size)]
