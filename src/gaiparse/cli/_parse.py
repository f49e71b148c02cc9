"""``gaiparse parse``: the data of reports as json, jsonl or csv."""

import argparse
from collections.abc import Iterable, Iterator

from gaiparse.cli._inputs import Inputs
from gaiparse.cli._pieces import as_array, as_csv, as_json, as_lines, write
from gaiparse.export import to_dict
from gaiparse.export.rows import columns, row
from gaiparse.model import Report, Severity


def run(arguments: argparse.Namespace) -> int:
    """Write the data of every input; return the exit code."""
    inputs = Inputs(arguments.paths, arguments.output, arguments.jobs)
    reports = _warned(inputs, inputs.each(_itself))
    if not inputs.hopeless:
        pieces = _pieces(reports, arguments, single=inputs.single)
        write(pieces, arguments.output, marked=arguments.format == "csv")
    inputs.close()
    return 2 if inputs.failures else 0


def _itself(report: Report) -> Report:
    return report


def _warned(inputs: Inputs, reports: Iterable[tuple[str, Report]]) -> Iterator[tuple[str, Report]]:
    """Say on standard error, a line a file, what the data that follow do not say by themselves."""
    for path, report in reports:
        errors = [doubt for doubt in report.doubts if doubt.severity is Severity.ERROR]
        if any(doubt.code == "not_a_report" for doubt in errors):
            inputs.warn(path, "reads like no annual report: all its values are empty")
        elif errors:
            more = f"; and {len(errors) - 1} more, see gaiparse check" if len(errors) > 1 else ""
            inputs.warn(path, f"in doubt: {errors[0].message}{more}")
        yield path, report


def _pieces(
    reports: Iterable[tuple[str, Report]], arguments: argparse.Namespace, *, single: bool
) -> Iterator[str]:
    if arguments.format == "csv":
        return as_csv(columns(), (row(report, path) for path, report in reports))
    records = (to_dict(report, cells=arguments.cells) for _, report in reports)
    if arguments.format == "jsonl":
        return as_lines(records)
    return (as_json(one) + "\n" for one in records) if single else as_array(records)
