"""``gaiparse parse``: the data of reports as json, jsonl or csv."""

import argparse
from collections.abc import Iterable, Iterator

from gaiparse.cli._inputs import Inputs
from gaiparse.cli._pieces import as_array, as_csv, as_json, as_lines, write
from gaiparse.cli._streams import complain
from gaiparse.export import to_dict
from gaiparse.export.rows import columns, row
from gaiparse.model import Report


def run(arguments: argparse.Namespace) -> int:
    """Write the data of every input; return the exit code."""
    inputs = Inputs(arguments.paths, arguments.output)
    reports = inputs.each(_warned)
    if not inputs.hopeless:
        write(_pieces(reports, arguments, single=inputs.single), arguments.output)
    return 2 if inputs.failures else 0


def _warned(report: Report) -> Report:
    """Say on standard error that a text is no report, before its nulls become data."""
    if any(doubt.code == "not_a_report" for doubt in report.doubts):
        name = report.source.name if report.source else None
        complain(name or "-", "reads like no annual report: all its values are empty")
    return report


def _pieces(
    reports: Iterable[tuple[str, Report]], arguments: argparse.Namespace, *, single: bool
) -> Iterator[str]:
    if arguments.format == "csv":
        return as_csv(columns(), (row(report, path) for path, report in reports))
    records = (to_dict(report, cells=arguments.cells) for _, report in reports)
    if arguments.format == "jsonl":
        return as_lines(records)
    return (as_json(one) + "\n" for one in records) if single else as_array(records)
