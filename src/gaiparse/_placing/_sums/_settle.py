"""What is settled by sums: which rows they are asked about, and what becomes of their cells."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from gaiparse import forms
from gaiparse._placing._entries import Entry, has_stray
from gaiparse._placing._sums._lines import Choices, Line, Places, choices_of, line_of
from gaiparse._placing._sums._requests import places_in_requests
from gaiparse._placing._sums._results import places_in_results
from gaiparse._sheet import Sheet
from gaiparse.model import CellState


def settle_by_sums(sheet: Sheet, entries: Sequence[Entry]) -> None:
    """Settle what the sums leave one choice for, in the open rows of a table printed once."""
    if not sheet.plan.form.sums or CellState.AMBIGUOUS not in sheet.states:
        return
    if any(
        (entry.run.values and entry.row is None) or has_stray(sheet.plan, entry)
        for entry in entries
    ):
        return
    lines = {row: line for row in sheet.plan.rows if (line := line_of(sheet, row, entries))}
    for row, places in _places(sheet.plan, lines):
        line = lines[row]
        if line.entry and places:
            choices = choices_of(places, line.size)
            _fill(sheet, row, line.entry, _with_witness(sheet.plan, row, line, choices))
    _doubt_inferred(sheet)


def _places(plan: forms.Plan, lines: Mapping[str, Line]) -> Iterator[tuple[str, Sequence[Places]]]:
    """Yield rows with the places of their values that the sums leave."""
    if plan.table == "requests":
        yield from places_in_requests(plan, lines)
    else:
        for row, line in lines.items():
            yield row, [*places_in_results(plan, line)]


def _with_witness(plan: forms.Plan, row: str, line: Line, choices: Choices) -> Choices:
    """Open the cells again that add up only because nothing but zeros is in them."""
    first = 0
    found: Choices = []
    for size in _sizes_of_sums(plan.edition, plan.table, row):
        cells = choices[first : first + size]
        settled = {value for choice in cells if len(choice) == 1 for value in choice}
        shown = any(value is not None and line.values[value] for value in settled)
        found += cells if shown else [{None, *choice, 0} for choice in cells]
        first += size
    return found


@lru_cache
def _sizes_of_sums(edition: str, table: str, row: str) -> tuple[int, ...]:
    """Return how many cells of a row add up with each other, from its first cell to its last."""
    plan = forms.PLANS[edition, table]
    cells = {*plan.cells(row)}
    both = [(*rule.left, *rule.right) for rule in plan.form.sums]
    return tuple(len(names) for names in both if cells.issuperset(names))


def _fill(sheet: Sheet, row: str, entry: Entry, choices: Choices) -> None:
    """Fill the cells of a row that have one choice, and doubt the others."""
    cells = sheet.plan.cells(row)
    names = tuple(name for name, choice in zip(cells, choices, strict=True) if len(choice) > 1)
    before = next(
        (one for one in sheet.doubts if (one.code, one.variables) == ("values_unplaced", cells)),
        None,
    )
    if (
        names == cells or before is None
    ):  # a doubt about more rows leaves open whose values they are
        return
    sheet.infer(row, entry.run, entry.label[1], choices)
    sheet.doubts.remove(before)
    if names:
        facts = {"found": len(entry.run.values), "expected": len(cells), "label": sheet.label(row)}
        sheet.doubt("values_partly_placed", before.span, variables=names, **facts)


def _doubt_inferred(sheet: Sheet) -> None:
    """Say once what the sums have settled in a table."""
    ranks = [rank for rank, one in enumerate(sheet.states) if one is CellState.INFERRED]
    if ranks:
        names = tuple(sheet.plan.ids[rank] for rank in ranks)
        reach = (
            min(sheet.starts[rank] for rank in ranks),
            max(sheet.starts[rank] + len(sheet.raws[rank]) for rank in ranks),
        )
        facts = {"number": len(ranks), "table": sheet.plan.form.label}
        sheet.doubt("placed_by_sums", reach, variables=names, **facts)
