"""What a check says of one report, as text for people."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from gaiparse.cli._issues import Checked, Lines, change
from gaiparse.cli._layout import Style, hang, pad, width
from gaiparse.cli._streams import printable, shown
from gaiparse.findings import Finding, Sum
from gaiparse.model import CellState, Report, Severity, Span

_SEVERITY = max(map(len, Severity))
_STEP = "  "


def block(checked: Checked, style: Style) -> str:
    """Return the heading of a report, its findings, then the reader's doubts."""
    path, report, findings = checked
    known = (report.agency, report.year)
    name = " ".join(str(one) for one in known if one is not None) or "no agency, no year"
    text = [_heading(shown(path), printable(name), style)]
    if not findings and not report.doubts:
        return f"{text[0]}\n{_STEP}no findings, no doubts\n\n"
    lines = Lines(report)
    codes = max(*(len(one.code) for one in findings), *(len(one.code) for one in report.doubts), 0)
    for finding in findings:
        headline, details = _finding(finding, report, lines)
        text.append(_issue(finding.severity, finding.code, headline, codes, style))
        margin = " " * (_SEVERITY + 2 * len(_STEP))
        text += [hang(margin + label, words, style) for label, words in details]
    if report.doubts:
        text.append(f"{_STEP}the reader's doubts:")
        text += [hang(f"{_STEP}{_STEP}", line, style) for line in _open_tables(report)]
    for doubt in report.doubts:
        words = _at(lines, doubt.span) + doubt.message
        text.append(_issue(doubt.severity, doubt.code, words, codes, style))
    return "\n".join(text) + "\n\n"


def _open_tables(report: Report) -> Iterator[str]:
    """Yield how many cells of each table are in which state, where only some claim nothing."""
    for table, counts in report.cells.tally().items():
        if counts.keys() & _OPEN and counts.keys() != {CellState.ABSENT}:
            yield f"{table}: " + ", ".join(f"{count} {state}" for state, count in counts.items())


_OPEN = {CellState.AMBIGUOUS, CellState.ABSENT}


def _heading(path: str, name: str, style: Style) -> str:
    fits = style.width is None or width(path + _STEP + name) <= style.width
    return style.paint(path, "strong") + (_STEP if fits else "\n" + _STEP) + name


def _issue(severity: Severity, code: str, text: str, codes: int, style: Style) -> str:
    label = _STEP + pad(severity, _SEVERITY) + _STEP + pad(code, codes) + _STEP
    painted = label.replace(severity, style.paint(severity, severity), 1)
    return hang(label, printable(text), style, shown=painted)


def _finding(
    finding: Finding, report: Report, lines: Lines
) -> tuple[str, Sequence[tuple[str, str]]]:
    """Return what is wrong in a few words, then labels and words of its sums and repairs."""
    if not finding.sums:
        place = _at(lines, finding.spans[0]) if finding.spans else ""
        return place + finding.message, ()
    count = len(finding.sums)
    failed = "1 sum does not hold" if count == 1 else f"{count} sums do not hold"
    headline = f"{failed}; zeros are left out"
    names = [f"{one.code} {one.scope}" for one in finding.sums]
    columns = max(map(width, names))
    details = [
        (pad(name, columns) + _STEP, _equation(one, report))
        for name, one in zip(names, finding.sums, strict=True)
    ]
    for rank, repair in enumerate(finding.repairs):
        label = "or" if rank else "suspect"  # one repair or another, each with all its cells
        for suspect in repair:
            span = report.cells[suspect.variable].span
            place = f", line {lines.of(span[0])}" if span else ""
            details.append((pad(label, len("suspect")) + _STEP, change(suspect) + place))
            label = "and"
    return headline, details


def _at(lines: Lines, span: Span) -> str:
    return f"line {lines.of(span[0])}: "


def _equation(one: Sum, report: Report) -> str:
    """Return a failed sum with its operands, zeros left out."""
    names = _short(one.variables)
    left = _operands(one.left_variables, names, report)
    right = _operands(one.right_variables, names, report)
    if len(left) > 1:
        left.append(f"= {one.left}")
    if len(right) > 1:
        right.insert(0, f"{one.right} =")
    return " ".join((*(left or "0"), "≠", *(right or "0")))


def _operands(variables: Sequence[str], names: Mapping[str, str], report: Report) -> list[str]:
    """Return names and numbers; of a side that is no sum a zero as well."""
    values = {one: report.cells.value(one) for one in variables}
    counted = [one for one in variables if values[one] or len(variables) == 1]
    shown = [f"{names[one]} {'empty' if values[one] is None else values[one]}" for one in counted]
    return [*(f"{one} +" for one in shown[:-1]), *shown[-1:]]


def _short(variables: Sequence[str]) -> dict[str, str]:
    """Return each id without the parts that all of them begin or end with."""
    parts = [one.split(".") for one in variables]
    first = _alike(parts)
    last = _alike([one[:first:-1] for one in parts])
    return {
        one: ".".join(part[first : len(part) - last])
        for one, part in zip(variables, parts, strict=True)
    }


def _alike(parts: Sequence[Sequence[str]]) -> int:
    """Return how many parts from the first on are the same in all."""
    same = takewhile(lambda one: len(set(one)) == 1, zip(*parts, strict=False))
    return sum(1 for _ in same)
