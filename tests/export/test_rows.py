"""columns() and row(): a report as one flat row."""

import gaiparse
from gaiparse import forms
from gaiparse.export.rows import FACTS, columns, row


def test_columns_are_the_union_of_the_editions() -> None:
    """The columns are the variables of every edition, each once and each edition in its order."""
    names = columns()[len(FACTS) :]
    editions = [
        [variable.id for table in edition.tables for variable in table.variables()]
        for edition in forms.EDITIONS.values()
    ]
    assert len(names) == len(set(names))
    assert set(names) == {name for edition in editions for name in edition}
    for edition in editions:
        assert [name for name in names if name in set(edition)] == edition


def test_amounts_are_plain_digits() -> None:
    """A very small amount is written in a row without an exponent."""
    data = gaiparse.to_dict(gaiparse.parse(""))
    data["proactive_disclosure"]["fees"]["amount"] = "0.0000001"
    report = gaiparse.from_dict(data)
    assert str(report.proactive_disclosure.fees.amount) == "1E-7"
    found = dict(zip(columns(), row(report, "-"), strict=True))
    assert found["proactive_disclosure.fees.amount"] == "0.0000001"
