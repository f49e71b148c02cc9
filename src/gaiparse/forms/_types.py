"""The vocabulary in which a statutory form is written down.

Named tuples, because the forms are constants that every process builds before its first report.
"""

from collections.abc import Iterator
from typing import NamedTuple


class Section(NamedTuple):
    """One of the six sections of the report.

    Attributes
    ----------
    id
        Identifier used in ``Report.sections``.
    numeral
        Chinese numeral the form prints before the heading.
    label
        Heading as the form prints it, without the numeral.
    pattern
        Regular expression over a compact heading that accepts the wordings in use.
    en
        English name.
    """

    id: str
    numeral: str
    label: str
    pattern: str
    en: str


class Column(NamedTuple):
    """A column of values.

    Attributes
    ----------
    id
        Last part of the variable id (or the last two, for the result groups of table 4).
    label
        Header as the form prints it.
    en
        English name.
    group
        Header printed above this one, or ``""``.
    aliases
        Other wordings in use.
    unit
        ``"count"`` or ``"wan_yuan"`` (万元, 10,000 CNY).
    signed
        Whether the form allows a negative value.
    """

    id: str
    label: str
    en: str
    group: str = ""
    aliases: tuple[str, ...] = ()
    unit: str = "count"
    signed: bool = False


class Row(NamedTuple):
    """A row of values.

    Attributes
    ----------
    id
        Middle part of the variable id; ``""`` for the only row of table 4.
    label
        Row label as the form prints it, with its ordinal.
    en
        English name.
    groups
        Labels printed to the left of this row, outermost first.
    aliases
        Other wordings in use.
    basis
        Article of the OGI Regulations (2019) behind the row.
    """

    id: str
    label: str
    en: str
    groups: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    basis: str = ""


class Block(NamedTuple):
    """Rows that share one set of columns.

    Attributes
    ----------
    id
        Identifier of the block inside its table.
    title
        Line printed above the block, or ``""``.
    columns, rows
        In the order of the form.
    basis
        Article of the OGI Regulations (2019) behind the block.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    basis: str


class SumRule(NamedTuple):
    """An equation of the form: the left cells add up to the right cells.

    Attributes
    ----------
    code
        Code of the rule that checks it, for example ``"T3-BAL"``.
    left, right
        Variable ids on either side.
    scope
        The row or column the equation belongs to.
    """

    code: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    scope: str


class Words(NamedTuple):
    """What a cell is called, as row and column; in table 4 the rows are its groups of columns.

    Attributes
    ----------
    en, zh
        Row and column in English, and as the form prints them.
    path
        The same in Chinese in full, each behind the groups it stands in.
    """

    en: tuple[str, str]
    zh: tuple[str, str]
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """The English name of the cell."""
        return " – ".join(filter(None, self.en))

    @property
    def name_zh(self) -> str:
        """The Chinese name of the cell, as short as its row and column allow."""
        return "／".join(filter(None, self.zh))

    @property
    def full_name_zh(self) -> str:
        """The Chinese name of the cell with all groups."""
        return "／".join(filter(None, self.path))


def words_of(row: Row, column: Column) -> Words:
    """Return what the cell of a row and a column is called."""
    path = (*row.groups, row.label, column.group, column.label)
    if row.label:
        # "（二）部分公开（区分处理的，……）": what explains a label is no part of its name.
        label = row.label[: row.label.rfind("（")] if row.label.endswith("）") else row.label
        return Words((row.en, column.en), (label, column.label), path)
    group, _, name = column.en.rpartition(": ")
    return Words((group, name), (column.group, column.label), path)


class Variable(NamedTuple):
    """One cell of a form.

    Attributes
    ----------
    id
        Dotted variable id.
    table
        Id of its table.
    label, en
        Chinese and English name, as `Words` has them; the Chinese one in full.
    unit
        ``"count"`` or ``"wan_yuan"``.
    signed
        Whether a negative value is allowed.
    basis
        Article of the OGI Regulations (2019).
    """

    id: str
    table: str
    label: str
    en: str
    unit: str
    signed: bool
    basis: str


class Table(NamedTuple):
    """A statutory table.

    Attributes
    ----------
    id
        Identifier, also the first part of its variable ids.
    section
        Id of the section that holds it.
    label, en
        Chinese and English name.
    blocks
        In the order of the form.
    sums
        The equations between its cells.
    corner
        What stands over the labels of the rows, or ``""``.
    header
        Header over all columns, or ``""``.
    supergroup
        Header over all groups of columns but the first, or ``""``.
    groups
        Labels over some columns or beside some rows, unless an edition has a row of that name.
    notes
        Notes the form prints under the table.
    """

    id: str
    section: str
    label: str
    en: str
    blocks: tuple[Block, ...]
    sums: tuple[SumRule, ...] = ()
    corner: str = ""
    header: str = ""
    supergroup: str = ""
    groups: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def captions(self) -> tuple[str, ...]:
        """Labels that belong to the table but to no cell."""
        return tuple(filter(None, (self.corner, self.header, self.supergroup, *self.groups)))

    def variables(self) -> Iterator[Variable]:
        """Yield every cell of the table in the order of the form."""
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    words = words_of(row, column)
                    yield Variable(
                        variable_id(self.id, row.id, column.id),
                        self.id,
                        words.full_name_zh,
                        words.name,
                        column.unit,
                        column.signed,
                        row.basis or block.basis,
                    )


class Edition(NamedTuple):
    """An edition of the official format.

    Attributes
    ----------
    id
        ``"format_2019"`` or ``"format_2021"``.
    basis
        The notice that prescribes it.
    tables
        In the order of the form.
    """

    id: str
    basis: str
    tables: tuple[Table, ...]

    def table(self, table_id: str) -> Table:
        """Return the table with this id."""
        return next(table for table in self.tables if table.id == table_id)


def variable_id(*parts: str) -> str:
    """Join the non-empty parts of a variable id with dots."""
    return ".".join(filter(None, parts))
