"""A report -> the lines and grids of a page, in reading order."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gaiparse import forms
from gaiparse._render._cell import printed
from gaiparse._render._front import closing, contact, head
from gaiparse._render._grid import table_grid
from gaiparse._render._items import Grid, Item, Line
from gaiparse.model import Cell, CellState, Passage, Report, Section

_RANKS = {section.id: rank for rank, section in enumerate(forms.SECTIONS)}


class _Placed(NamedTuple):
    """An item, the part of the report it stands in and its place there.

    Part 0 is what stands before the first section.
    """

    part: int
    place: int
    item: Item


def page(report: Report) -> Iterator[Item]:
    """Yield what a report prints.

    A table stands where its numbers were found. Without a place it stands in its own section before
    the notes, or else behind the sections that the form prints earlier.
    """
    placed = [*_tables(report), *_texts(report)]
    yield from head(report)
    for part in range(len(report.sections) + 1):
        if part:
            yield Line(_heading(report.sections[part - 1]), level=2)
        found = (one for one in placed if one.part == part)
        yield from (one.item for one in sorted(found, key=lambda one: one.place))
        if not part:
            yield from contact(report)
    yield from closing(report)


def _heading(section: Section) -> str:
    return f"{section.number}、{section.heading}" if section.number else section.heading


def _texts(report: Report) -> Iterator[_Placed]:
    def lines(part: int, passages: Iterable[Passage]) -> Iterator[_Placed]:
        return (_Placed(part, one.span[0], Line(one.text)) for one in passages)

    yield from lines(0, report.opening)
    for part, section in enumerate(report.sections, 1):
        yield from lines(part, section.paragraphs)
    for note in report.notes:
        yield from lines(_part_at(report, note.span[0]), [note])


def _tables(report: Report) -> Iterator[_Placed]:
    notes = [note.span[0] for note in report.notes]
    for table_id in forms.TABLE_IDS:
        table = _form(report.cells, table_id)
        cells = [report.cells.get(one.id) for one in table.variables()]
        if all(cell is None or cell.state is CellState.ABSENT for cell in cells):
            continue
        grid = _grid(report.cells, table)
        if starts := [cell.span[0] for cell in cells if cell and cell.span]:
            yield _Placed(_part_at(report, min(starts)), min(starts), grid)
            continue
        part = _part_of(report, table)
        own = [place for place in notes if _part_at(report, place) == part]
        yield _Placed(part, min(own, default=sys.maxsize), grid)


def _form(cells: Mapping[str, Cell], table_id: str) -> forms.Table:
    """Return the form whose cells the report has, else the newest."""
    plans = [plan for (_, table), plan in forms.PLANS.items() if table == table_id]
    return next((plan.form for plan in plans if cells.keys() >= set(plan.ids)), plans[-1].form)


def _grid(cells: Mapping[str, Cell], table: forms.Table) -> Grid:
    return table_grid(table, lambda variable, column: printed(cells.get(variable), column))


def _part_at(report: Report, place: int) -> int:
    return sum(section.span[0] <= place for section in report.sections)


def _part_of(report: Report, table: forms.Table) -> int:
    ids = [section.id for section in report.sections]
    if table.section in ids:
        return ids.index(table.section) + 1
    rank = _RANKS[table.section]
    return max((part for part, one in enumerate(ids, 1) if _RANKS[one] < rank), default=0)
