"""What a check says of one report, as records and as rows."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import attrs

from gaiparse.findings import Finding, Suspect
from gaiparse.model import Report, Severity

COLUMNS = (
    *("path", "agency", "year", "kind", "severity", "code", "line", "message", "message_zh"),
    *("sums", "suspects", "basis"),
)
"""The columns of a csv file of issues."""


class Checked(NamedTuple):
    """A report with its findings; its doubts are its own."""

    path: str
    report: Report
    findings: tuple[Finding, ...]


class Tally:
    """How many reports, findings and doubts have gone by."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.reports = 0
        self.findings: Counter[Severity] = Counter()
        self.doubts: Counter[Severity] = Counter()

    def follow(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """Count what passes through."""
        for one in checked:
            self.reports += 1
            self.findings.update(finding.severity for finding in one.findings)
            self.doubts.update(doubt.severity for doubt in one.report.doubts)
            yield one

    def __str__(self) -> str:
        """Return the numbers on one line."""
        return ", ".join(
            (
                _counted(self.reports, "report"),
                _counted(self.findings.total(), "finding") + _severities(self.findings),
                _counted(self.doubts.total(), "doubt") + _severities(self.doubts),
            )
        )


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 or name == "info" else f"{number} {name}s"


def _severities(kinds: Counter[Severity]) -> str:
    shown = ", ".join(_counted(kinds[one], one.value) for one in Severity if kinds[one])
    return f" ({shown})" if shown else ""


class Lines:
    """Line numbers of places in the text of a report."""

    def __init__(self, report: Report) -> None:
        """Find the line ends."""
        text = report.source.text if report.source else ""
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def of(self, start: int) -> int:
        """Return the number of the line, from 1, that offset `start` is on."""
        return bisect_left(self._ends, start) + 1


def record(checked: Checked) -> dict[str, Any]:
    """Return what was found as plain data."""
    path, report, findings = checked
    lines = Lines(report)
    return {
        "path": path,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition,
        "findings": [
            {**attrs.asdict(one), "lines": [lines.of(start) for start, _ in one.spans]}
            for one in findings
        ],
        "doubts": [{**attrs.asdict(one), "line": lines.of(one.span[0])} for one in report.doubts],
    }


def rows(checked: Checked) -> Iterator[tuple[object, ...]]:
    """Yield a row a finding, then a row a doubt, in the order of `COLUMNS`."""
    path, report, findings = checked
    lines = Lines(report)
    facts = (path, report.agency, report.year)
    for one in findings:
        yield (
            *(*facts, "finding", one.severity, one.code),
            *(lines.of(one.spans[0][0]) if one.spans else "", one.message, one.message_zh),
            "; ".join(f"{s.code} {s.scope}: {s.left} ≠ {s.right}" for s in one.sums),
            "; or ".join(" and ".join(map(change, repair)) for repair in one.repairs),
            one.basis,
        )
    for doubt in report.doubts:
        yield (
            *(*facts, "doubt", doubt.severity, doubt.code, lines.of(doubt.span[0])),
            *(doubt.message, doubt.message_zh, "", "", ""),
        )


def change(suspect: Suspect) -> str:
    """Return a suspect cell, what it prints and what the sums ask for."""
    printed = "empty" if suspect.printed is None else suspect.printed
    return f"{suspect.variable} {printed} → {suspect.proposed}"
