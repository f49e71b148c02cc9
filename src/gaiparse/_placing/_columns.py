"""Whether the values of a spaced row stand in the columns of the rows around it.

Spaces tell of no empty cell. But where full rows stand in columns, a row of as many values that
stand elsewhere has lost a value and holds a stranger: its values would fill the wrong cells.
"""

from collections import defaultdict
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import TypeAlias

from gaiparse._placing._entries import Entry
from gaiparse._sheet import Sheet
from gaiparse.model import Span

_Places: TypeAlias = tuple[int, ...]
"""Twice the middle of each value, counted from that of the first."""

_FEWEST_ALIKE = 3  # Rows that make up columns.
_FEWEST_SPACES = 3  # Between two values somewhere; words in running text have one or two.
_MOST_SHAPES = 32  # Columns known at a time: what has more of them has none.


def out_of_columns(sheet: Sheet, entries: Sequence[Entry], placed: Container[Span]) -> list[Entry]:
    """Mark the rows whose values stand in other columns than those of their neighbours.

    Rows are neighbours where they have as many values and stand on one page. `placed` has
    the labels of rows whose cells are known from the columns of the whole page.
    """
    groups: dict[tuple[int, int], dict[int, _Places]] = defaultdict(dict)
    page = last = 0
    for rank, entry in enumerate(entries):
        page += sheet.printed((last, entry.label[1])).count("\f")
        last = max(last, entry.label[1])
        if entry.row is None or entry.label in placed:
            continue
        if places := _places(sheet, entry):
            groups[page, len(places)][rank] = places
    strangers = {rank for group in groups.values() for rank in _strangers(group)}
    return [
        entry._replace(odd=entry.odd or rank in strangers) for rank, entry in enumerate(entries)
    ]


def _places(sheet: Sheet, entry: Entry) -> _Places:
    """Return the places of the values of a row, none if no wide space on its line parts them."""
    values = entry.run.values
    if len(values) <= 1:
        return ()
    start = entry.label[1]
    if all(behind[0] - before[1] < _FEWEST_SPACES for before, behind in pairwise(values)):
        return ()
    if "\n" in sheet.printed((start + values[0][0], start + values[-1][1])):
        return ()
    first = sum(values[0])
    return tuple(begin + end - first for begin, end in values)


def _strangers(rows: dict[int, _Places]) -> list[int]:
    """Return the ranks of the rows that stand in no columns, if others do."""
    shapes: list[tuple[_Places, list[int]]] = []
    for rank, places in rows.items():
        near = next((ranks for shape, ranks in shapes if _are_near(places, shape)), None)
        if near is not None:
            near.append(rank)
        elif len(shapes) < _MOST_SHAPES:
            shapes.append((places, [rank]))
    columns = [shape for shape, ranks in shapes if len(ranks) >= _FEWEST_ALIKE]
    if not columns:
        return []
    return [
        rank
        for rank, places in rows.items()
        if not any(_are_near(places, shape) for shape in columns)
        and any(_are_partly_near(places, shape) for shape in columns)
    ]


def _steps(places: _Places) -> list[int]:
    return [behind - before for before, behind in pairwise(places)]


def _near(places: _Places, columns: _Places, anchor: int) -> int:
    """Return how many values are nearer to their own column than to another.

    The values are laid over the columns so that one of them, the `anchor`, fits.
    """
    room = min(_steps(columns))
    shift = columns[anchor] - places[anchor]
    return sum(
        2 * abs(one + shift - other) <= room for one, other in zip(places, columns, strict=True)
    )


def _are_near(places: _Places, columns: _Places) -> bool:
    return _near(places, columns, 0) == len(places)


def _are_partly_near(places: _Places, columns: _Places) -> bool:
    """Tell whether half of the values, or more, stand in their columns, and others do not."""
    found = max(_near(places, columns, anchor) for anchor in (0, -1))
    return len(places) <= 2 * found < 2 * len(places)
