"""The tables of the forms."""

import pytest

from gaiparse import forms

TABLES = [table for edition in forms.EDITIONS.values() for table in edition.tables]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_group_is_a_caption_or_a_row(table: forms.Table) -> None:
    """What the form prints over columns or beside rows is a caption or, elsewhere, a row."""
    rows = {
        row.label
        for plan in forms.PLANS.values()
        for block in plan.form.blocks
        for row in block.rows
    }
    groups = {group for block in table.blocks for row in block.rows for group in row.groups}
    groups |= {column.group for block in table.blocks for column in block.columns} - {""}
    assert set(table.groups) == groups - rows
    assert table.captions == (
        *(one for one in (table.corner, table.header, table.supergroup) if one),
        *table.groups,
    )
