"""``gaiparse codebook``: every variable of every edition, as csv."""

import argparse

from gaiparse import forms
from gaiparse.cli._pieces import as_csv, write


def run(_: argparse.Namespace) -> int:
    """Write a row for each variable of each edition."""
    rows = (
        (edition.id, *variable)
        for edition in forms.EDITIONS.values()
        for table in edition.tables
        for variable in table.variables()
    )
    write(as_csv(("edition", *forms.Variable._fields), rows), None)
    return 0
