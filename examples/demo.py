"""What gaiparse makes of the samples in this folder: ``python examples/demo.py``.

The reports were written for this project; their agencies do not exist.
"""

import io
import shutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import gaiparse

HERE = Path(__file__).resolve().parent
HEADER = (
    "agency",
    "year",
    "form",
    "received",
    "granted",
    "denied",
    "lost",
    "read",
    "blank",
    "unsure",
)
NUMBERS_FROM = 3  # columns before this one hold words


def main() -> int:
    """Read and check every text beside this file."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    reports = {path: gaiparse.parse_file(path) for path in sorted(HERE.glob("*.txt"))}
    print("Annual reports as converters left them, each read with gaiparse.parse_file():\n")
    print_table([HEADER, *map(overview, reports.values())])
    print(
        "\nreceived, granted, denied: requests; lost: disputes decided against the agency;\n"
        "read, blank, unsure: cells of the three tables by what the reader knows of them;\n"
        "-: a number is missing, and gaiparse makes none up."
    )
    for path, report in reports.items():
        open_places = [one for one in report.doubts if one.severity is gaiparse.Severity.ERROR]
        if open_places:
            print_doubts(path, report, open_places)
    for path, report in reports.items():
        suspects = [one for finding in gaiparse.validate(report) for one in finding.suspects]
        if suspects:
            print_fault(path, report, suspects)
    print("\nNext:")
    for arguments, what in (
        ("parse examples -o data.csv", "every number, a row a report"),
        ("parse examples --cells", "json, with the place of each number"),
        ("check examples", "every finding, and what the reader doubts"),
        ("check examples --blank-as-zero", "the same, with blank cells as zeros"),
    ):
        print(f"  {command()} {arguments:<30} {what}")
    return 0


def command() -> str:
    """Return how to call the command line from here: it may stand in an environment unopened."""
    beside = Path(sys.executable).with_name("gaiparse")
    if shutil.which("gaiparse") or not beside.exists():
        return "gaiparse"
    return str(beside.relative_to(Path.cwd()) if beside.is_relative_to(Path.cwd()) else beside)


def overview(report: gaiparse.Report) -> Sequence[object]:
    """Return the line of a report: who, when, a few numbers, and how sure they are."""
    answers = report.requests.outcomes
    disputes = report.review_litigation
    states = Counter(cell.state for cell in report.cells.values())
    state = gaiparse.CellState
    return [
        report.agency,
        report.year,
        (report.edition or "").removeprefix("format_") or None,
        report.requests.new_received.total,
        answers.granted.total,
        total(cell.value for name, cell in report.cells.items() if is_denied(name)),
        total(
            group.corrected
            for group in (
                disputes.reconsideration,
                disputes.litigation_direct,
                disputes.litigation_after_reconsideration,
            )
        ),
        states[state.READ] + states[state.INFERRED],
        states[state.BLANK] + states[state.DASH],
        states[state.AMBIGUOUS] + states[state.ABSENT],
    ]


def is_denied(name: str) -> bool:
    """Tell whether a variable is the total of one ground on which requests are denied."""
    return name.startswith("requests.outcomes.denied.") and name.endswith(".total")


def total(values: Iterable[object]) -> int | None:
    """Add up counts; None if one is missing, since a missing number is never made up."""
    counts = list(values)
    numbers = [one for one in counts if isinstance(one, int)]
    return sum(numbers) if len(numbers) == len(counts) else None


def print_doubts(path: Path, report: gaiparse.Report, doubts: Iterable[gaiparse.Doubt]) -> None:
    """Show what the reader left open, and where it stands."""
    print(f"\nWhat gaiparse could not settle in the text of {report.agency} ({path.name}):")
    for doubt in doubts:
        print(f"  {line_of(doubt.span, report)}: {doubt.message}")


def print_fault(path: Path, report: gaiparse.Report, suspects: Iterable[gaiparse.Suspect]) -> None:
    """Show the cells that gaiparse.validate() suspects, and where they stand."""
    print(f"\nThe tables of {report.agency} do not add up ({path.name}).")
    print("The cells most likely at fault, as printed → as the sums ask for:")
    for suspect in suspects:
        line = line_of(report.cells[suspect.variable].span, report)
        print(f"  {suspect.variable:<40} {suspect.printed} → {suspect.proposed}  {line}")


def line_of(span: tuple[int, int] | None, report: gaiparse.Report) -> str:
    """Return in words the line of a place in the text."""
    text = report.source.text if report.source else ""
    return f"line {text.count(chr(10), 0, span[0]) + 1}" if span else "empty"


def print_table(rows: Sequence[Sequence[object]]) -> None:
    """Print rows under one another, words to the left and numbers to the right."""
    cells = [["-" if one is None else str(one) for one in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = []
        for rank, (cell, columns) in enumerate(zip(row, widths, strict=True)):
            space = " " * (columns - width(cell))
            padded.append(cell + space if rank < NUMBERS_FROM else space + cell)
        print(" ".join(padded))


def width(text: str) -> int:
    """Return the columns that a text takes on a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


if __name__ == "__main__":
    sys.exit(main())
