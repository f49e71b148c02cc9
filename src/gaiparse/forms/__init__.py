"""The statutory forms as data: the one source of labels, order, units and sums.

Lexer, placing, sections, metadata, rules, renderer, rows of data and codebook read the forms from
here. One file an edition; what the editions share stands in ``_shared``.
"""

from gaiparse.forms._metadata import CONTACT, METADATA
from gaiparse.forms._plan import Plan, RowPlan, plan
from gaiparse.forms._shared import APPLICANTS, REVIEW_LITIGATION, SECTIONS
from gaiparse.forms._types import (
    Block,
    Column,
    Edition,
    Row,
    Section,
    SumRule,
    Table,
    Variable,
    Words,
    variable_id,
    words_of,
)
from gaiparse.forms.format_2019 import FORMAT_2019
from gaiparse.forms.format_2021 import FORMAT_2021

EDITIONS = {edition.id: edition for edition in (FORMAT_2019, FORMAT_2021)}
NEWEST = FORMAT_2021
TABLE_IDS = tuple(table.id for table in NEWEST.tables)
PLANS = {
    (edition.id, table.id): plan(edition, table)
    for edition in EDITIONS.values()
    for table in edition.tables
}

__all__ = [
    "APPLICANTS",
    "CONTACT",
    "EDITIONS",
    "FORMAT_2019",
    "FORMAT_2021",
    "METADATA",
    "NEWEST",
    "PLANS",
    "REVIEW_LITIGATION",
    "SECTIONS",
    "TABLE_IDS",
    "Block",
    "Column",
    "Edition",
    "Plan",
    "Row",
    "RowPlan",
    "Section",
    "SumRule",
    "Table",
    "Variable",
    "Words",
    "variable_id",
    "words_of",
]
