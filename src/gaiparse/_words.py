"""The cells of the forms in words, for readers who never saw a variable id."""

from functools import cache

from gaiparse import forms


def words(variable: str) -> forms.Words:
    """Return what a cell is called; an unknown id is called by itself."""
    return _all_words().get(variable) or forms.Words(("", variable), ("", variable), (variable,))


def cell_en(variable: str) -> str:
    """Return the English name of a cell."""
    return words(variable).name


def cell_zh(variable: str) -> str:
    """Return the Chinese name of a cell."""
    return words(variable).name_zh


@cache
def _all_words() -> dict[str, forms.Words]:
    """Return the words of every variable; where editions differ, those of the newer one."""
    return {
        forms.variable_id(table.id, row.id, column.id): forms.words_of(row, column)
        for edition in forms.EDITIONS.values()
        for table in edition.tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    }
