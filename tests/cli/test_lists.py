"""The lists of rules and variables, and the door that keeps a fault of ours from a batch."""

import csv
import io

import pytest

from cli.shared import WRONG, Run
from gaiparse import forms
from gaiparse.cli._inputs import Inputs
from gaiparse.model import Report
from gaiparse.rules import RULES


def test_every_code_is_listed(run: Run) -> None:
    """Every code of every rule has a line with its severity, what it means and its basis."""
    lines = {line.split()[0]: line for line in run("rules").stdout.splitlines()}
    for rule in RULES:
        for code in rule.codes:
            assert lines[code.id].split()[1] == code.severity
            summary = rule.summary(code).removesuffix(".")
            assert lines[code.id].endswith(f"  {summary} [{code.basis}]")
    assert len(lines) == sum(len(rule.codes) for rule in RULES)


def test_every_variable_is_in_the_codebook(run: Run) -> None:
    """The codebook has a row for each variable of each edition."""
    rows = list(csv.DictReader(io.StringIO(run("codebook").stdout)))
    assert [(one["edition"], one["id"], one["label"], one["unit"]) for one in rows] == [
        (edition.id, variable.id, variable.label, variable.unit)
        for edition in forms.EDITIONS.values()
        for table in edition.tables
        for variable in table.variables()
    ]


def test_fault_of_ours_does_not_stop_a_batch(
    room: object, capsys: pytest.CaptureFixture[str]
) -> None:
    """An exception that nobody foresaw is reported as ours, and the next file is read."""
    calls = 0

    def work(report: Report) -> int | None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise ZeroDivisionError
        return report.year

    paths = [f"{room}/{WRONG}"] * 2
    inputs = Inputs(paths, None)
    assert list(inputs.each(work)) == [(paths[1], 2020)]
    assert inputs.failures == 1
    assert "internal error, please report it: ZeroDivisionError()" in capsys.readouterr().err
