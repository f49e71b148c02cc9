"""Reports as flat rows: one report a row, one variable a column, the columns of every edition."""

from functools import cache, reduce
from itertools import chain

from gaiparse import forms
from gaiparse._digits import digits
from gaiparse.model import Report, Severity

_DOUBTS = (Severity.ERROR, Severity.WARNING)

FACTS = (
    "path",
    "title",
    "agency",
    "year",
    "edition",
    *(f"doubts_{severity}" for severity in _DOUBTS),
)
"""The columns before the variables; the last name the codes of a report's doubts."""


@cache
def columns() -> tuple[str, ...]:
    """Return the names of all columns: `FACTS`, then the variables of every edition.

    They stand in the order of the forms: row by row, and within a row those of the newest edition
    before those that only an older one has.
    """
    return (*FACTS, *variables())


@cache
def variables() -> tuple[str, ...]:
    """Return the variables of every edition, each edition's in its own order."""
    return tuple(chain.from_iterable(map(_variables, forms.TABLE_IDS)))


def row(report: Report, path: str) -> tuple[str, ...]:
    """Return a report as the text of its cells in the order of ``columns()``.

    Parameters
    ----------
    report
        Any report. The states of its cells have no place in a row: a cell without a number is
        empty, whatever the reason; the doubts beside it tell some.
    path
        Where it was read from.
    """
    facts = (path, report.title, report.agency, report.year, report.edition)
    codes = (
        dict.fromkeys(doubt.code for doubt in report.doubts if doubt.severity is severity)
        for severity in _DOUBTS
    )
    numbers = map(dict(report.cells.values_by_id()).get, variables())
    return (
        *("" if fact is None else str(fact) for fact in facts),
        *map(" ".join, codes),
        *("" if number is None else digits(number) for number in numbers),
    )


def _variables(table: str) -> list[str]:
    plans = [plan for (_, name), plan in forms.PLANS.items() if name == table]
    found = []
    for row_id in _merged([list(plan.rows) for plan in plans]):
        rows = [plan.rows[row_id][1] for plan in plans if row_id in plan.rows]
        named = _merged([[column.id for column in columns_] for columns_ in rows])
        found += [forms.variable_id(table, row_id, column) for column in named]
    return found


def _merged(editions: list[list[str]]) -> list[str]:
    """Join lists, oldest first: what only a newer one has stands behind what precedes it there."""
    return reduce(_joined, editions)


def _joined(older: list[str], newer: list[str]) -> list[str]:
    joined = list(older)
    place = 0
    for name in newer:
        if name in joined:
            place = joined.index(name)
        else:
            joined.insert(place, name)
        place += 1
    return joined
