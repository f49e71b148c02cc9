"""The cells of the forms in words, for readers who never saw a variable id."""

from functools import cache
from typing import NamedTuple

from gaiparse import forms


class Words(NamedTuple):
    """What a cell is called, as row and column; in table 4 the rows are its groups of columns.

    Attributes
    ----------
    en, zh
        Row and column in English, and as the form prints them.
    """

    en: tuple[str, str]
    zh: tuple[str, str]


def words(variable: str) -> Words:
    """Return what a cell is called; an unknown id is called by itself."""
    return _all_words().get(variable) or Words(("", variable), ("", variable))


def cell_en(variable: str) -> str:
    """Return the English name of a cell."""
    return " – ".join(filter(None, words(variable).en))


def cell_zh(variable: str) -> str:
    """Return the Chinese name of a cell."""
    return "／".join(filter(None, words(variable).zh))


@cache
def _all_words() -> dict[str, Words]:
    """Return the words of every variable; where editions differ, those of the newer one."""
    return {
        forms.variable_id(table.id, row.id, column.id): _words(row, column)
        for edition in forms.EDITIONS.values()
        for table in edition.tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    }


def _words(row: forms.Row, column: forms.Column) -> Words:
    if row.label:
        # "（二）部分公开（区分处理的，……）": what explains a label is no part of its name.
        label = row.label[: row.label.rfind("（")] if row.label.endswith("）") else row.label
        return Words((row.en, column.en), (label, column.label))
    group, _, name = column.en.rpartition(": ")
    return Words((group, name), (column.group, column.label))
