"""A table of the form unrolled: which cells it has and where each row begins among them."""

from typing import NamedTuple

from gaiparse.forms._types import Column, Edition, Table, variable_id


class RowPlan(NamedTuple):
    """Where a row stands among the cells of its table.

    Attributes
    ----------
    first
        Rank of its first cell.
    columns
        Its columns.
    rank
        Rank among the rows of the table.
    """

    first: int
    columns: tuple[Column, ...]
    rank: int


class Plan(NamedTuple):
    """The cells of one table of one edition, in the order of the form.

    Attributes
    ----------
    edition, table
        Their ids.
    ids
        Variable ids.
    rows
        By row id, in the order of the form.
    row_ids
        The ids of the rows.
    columns
        The column of each cell.
    places
        Column id -> its place in the first block that has it.
    money
        Ranks of the cells that hold an amount of money.
    form
        The table itself.
    """

    edition: str
    table: str
    ids: tuple[str, ...]
    rows: dict[str, RowPlan]
    row_ids: tuple[str, ...]
    columns: tuple[Column, ...]
    places: dict[str, int]
    money: tuple[int, ...]
    form: Table

    def cells(self, row: str) -> tuple[str, ...]:
        """Return the variable ids of a row."""
        first, columns, *_ = self.rows[row]
        return self.ids[first : first + len(columns)]


def plan(edition: Edition, table: Table) -> Plan:
    """Unroll `table`."""
    ids: list[str] = []
    rows: dict[str, RowPlan] = {}
    for block in table.blocks:
        for row in block.rows:
            rows[row.id] = RowPlan(len(ids), block.columns, len(rows))
            ids += [variable_id(table.id, row.id, column.id) for column in block.columns]
    columns = tuple(column for row in rows.values() for column in row.columns)
    money = tuple(rank for rank, column in enumerate(columns) if column.unit != "count")
    places: dict[str, int] = {}
    for block in table.blocks:
        for place, column in enumerate(block.columns):
            places.setdefault(column.id, place)
    return Plan(edition.id, table.id, tuple(ids), rows, tuple(rows), columns, places, money, table)
