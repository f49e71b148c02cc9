"""A cell -> what it prints."""

from decimal import Decimal

from gaiparse import forms
from gaiparse._digits import digits
from gaiparse._fold import fold
from gaiparse._numbers import count, money
from gaiparse._worded import in_marks, net_change
from gaiparse.model import Cell, CellState

LOST = "\ufffd"
"""What an ambiguous cell prints: the sign of a character that was lost."""

_DASH = "/"
_UNIT = "万元"


def printed(cell: Cell | None, column: forms.Column) -> str:
    """Return what a cell prints under the header of its column.

    Parameters
    ----------
    cell
        None for a cell that the report does not have.
    column
        Its column of the form.

    Examples
    --------
    >>> from gaiparse.forms import FORMAT_2019, FORMAT_2021
    >>> amount = FORMAT_2019.table("proactive_disclosure").blocks[-1].columns[-1]
    >>> printed(Cell(Decimal("25.1"), "251000元", (0, 7), CellState.READ), amount)
    '251000元'
    >>> printed(Cell(Decimal("25.1"), "", None, CellState.READ), amount)
    '25.1万元'
    >>> printed(Cell(None, "", None, CellState.BLANK), amount)
    ''
    """
    if cell is None or cell.state in (CellState.BLANK, CellState.ABSENT):
        return ""
    if cell.state is CellState.AMBIGUOUS:
        return LOST
    if cell.state is CellState.DASH:
        return cell.raw or _DASH
    if cell.value is None or _says(cell, column):
        return cell.raw
    return _number(cell.value, column)


def _says(cell: Cell, column: forms.Column) -> bool:
    """Tell whether the raw text alone has the value of the cell."""
    raw = fold(cell.raw).text
    raw = in_marks(raw) or raw
    if column.unit == "count":
        return cell.value in (count(raw), net_change(raw) if column.signed else None)
    amount = money(raw)
    return amount is not None and amount.value == cell.value


def _number(value: int | Decimal, column: forms.Column) -> str:
    unit = "" if column.unit == "count" or _UNIT in column.label else _UNIT
    return f"{digits(value)}{unit}"
