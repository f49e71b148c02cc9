"""``gaiparse codebook``: every variable of every edition, as csv or json."""

import argparse

from gaiparse import forms
from gaiparse.cli._pieces import as_array, as_csv, write

_COLUMNS = ("edition", *forms.Variable._fields)


def run(arguments: argparse.Namespace) -> int:
    """Write a row for each variable of each edition."""
    rows = (
        (edition.id, *variable)
        for edition in forms.EDITIONS.values()
        for table in edition.tables
        for variable in table.variables()
    )
    if arguments.format == "json":
        write(as_array(dict(zip(_COLUMNS, row, strict=True)) for row in rows), arguments.output)
    else:
        write(as_csv(_COLUMNS, rows), arguments.output, marked=True)
    return 0
