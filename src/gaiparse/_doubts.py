"""What the reader can be unsure of: codes, severity and wording in one place."""

from typing import NamedTuple

from gaiparse.model import Doubt, Severity, Span


class Kind(NamedTuple):
    """A kind of doubt."""

    severity: Severity
    message: str


KINDS = {
    "not_a_report": Kind(
        Severity.ERROR, "the text has no title, no two sections and no table of an annual report"
    ),
    "table_missing": Kind(Severity.ERROR, "no numbers of the table {table} were found"),
    "values_unplaced": Kind(
        Severity.ERROR, "{found} values for the {expected} cells of {label}: no place is certain"
    ),
    "order_unclear": Kind(
        Severity.ERROR,
        "in the table {table} numbers stand before or between labels: which row they belong to "
        "is not certain",
    ),
    "columns_unclear": Kind(
        Severity.ERROR,
        "headers and rows of the table {table} do not settle its edition, and so not what its "
        "numbers count",
    ),
    "not_a_number_of_its_kind": Kind(
        Severity.ERROR, "{raw} cannot be a value of {variable}: not a whole number or not an amount"
    ),
    "copies_differ": Kind(Severity.ERROR, "{variable} is printed more than once and not alike"),
    "row_label_lost": Kind(
        Severity.WARNING, "the label of {label} is missing; its values were placed by their order"
    ),
    "row_unknown": Kind(Severity.WARNING, "numbers follow {label}, which is no label of the form"),
    "row_missing": Kind(Severity.WARNING, "nothing was found for the row {label}"),
    "extra_value": Kind(
        Severity.WARNING, "{found} values for {expected} cells: the last ones belong to no cell"
    ),
    "unit_assumed": Kind(
        Severity.WARNING, "{variable} has no unit; it was read in 万元 (10,000 CNY)"
    ),
    "edition_unclear": Kind(
        Severity.WARNING, "headers and rows of the table {table} do not settle its edition"
    ),
    "table_repeated": Kind(Severity.WARNING, "rows of the table {table} are printed again"),
    "heading_numeral": Kind(Severity.WARNING, "the heading is numbered {number}, not {expected}"),
    "section_repeated": Kind(Severity.WARNING, "the section {section} begins again"),
    "marks_removed": Kind(Severity.WARNING, "marks of a converter were left out: {number}"),
}


def doubt(code: str, span: Span, **facts: object) -> Doubt:
    """Return the doubt of this code about `span`."""
    kind = KINDS[code]
    return Doubt(code, kind.severity, kind.message.format(**facts), span)
