"""``gaiparse check``: findings, and the reader's doubts apart."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from gaiparse.cli._inputs import Inputs
from gaiparse.cli._issues import COLUMNS, Checked, Tally, record, rows
from gaiparse.cli._layout import hang, style_of
from gaiparse.cli._pieces import as_array, as_csv, write
from gaiparse.cli._show import block
from gaiparse.cli._streams import printable, say
from gaiparse.findings import Finding
from gaiparse.model import Report, Severity
from gaiparse.rules import validate


def run(arguments: argparse.Namespace) -> int:
    """Write the findings and doubts of every input; return the exit code."""
    inputs = Inputs(arguments.paths, arguments.output, arguments.jobs)
    work = partial(_checked, blank_as_zero=arguments.blank_as_zero)
    tally = Tally()
    checked = tally.follow(Checked(path, *result) for path, result in inputs.each(work))
    if not inputs.hopeless:
        pieces = _pieces(checked, arguments)
        write(pieces, arguments.output, marked=arguments.format == "csv")
        if arguments.output is not None:
            say(f"{tally}; written to {printable(arguments.output)}")
        elif not inputs.single:
            write([hang("", str(tally), style_of(sys.stdout)) + "\n"], None)
    inputs.close()
    if inputs.failures or tally.doubts[Severity.ERROR]:
        return 2
    return 1 if tally.findings[Severity.ERROR] else 0


def _checked(report: Report, *, blank_as_zero: bool) -> tuple[Report, tuple[Finding, ...]]:
    return report, validate(report, blank_as_zero=blank_as_zero)


def _pieces(checked: Iterable[Checked], arguments: argparse.Namespace) -> Iterator[str]:
    if arguments.output is None:
        style = style_of(sys.stdout)
        return (block(one, style) for one in checked)
    if arguments.format == "csv":
        return as_csv(COLUMNS, chain.from_iterable(map(rows, checked)))
    return as_array(map(record, checked))
