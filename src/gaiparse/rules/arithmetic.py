"""Rules about the sums of tables 3 and 4."""

from collections.abc import Iterator, Mapping, Sequence

from gaiparse import forms
from gaiparse.findings import Finding, Sum, Suspect
from gaiparse.model import CellState, Report, Severity
from gaiparse.rules._registry import Options, rule
from gaiparse.rules.locate import Repair, connected, locate

_CORNER = "勾稽关系 printed in the corner of table 3"
_TOTALS = "columns 总计 of the official format"
_EMPTY = (CellState.BLANK, CellState.DASH)


@rule("T3-BAL", "T3-SUM", "T3-ROW", severity=Severity.ERROR, basis=_CORNER)
def requests_do_not_add_up(report: Report, options: Options) -> Iterator[Finding]:
    """T3-BAL, T3-SUM, T3-ROW: sums of table 3 fail.

    What they check: in each column 一 + 二 = 三(七) + 四 (T3-BAL) and 三(七) is the sum of the
    outcomes above it (T3-SUM); in each row 总计 is the sum of the six kinds of applicants (T3-ROW).
    Failed sums that share cells are one finding, under the code of the first of them. Its suspects
    are the smallest set of cells whose change satisfies every sum of the table.

    Why it matters: the form itself prints the balance in the corner of the table. A table that does
    not add up has at least one wrong number.

    Example: six requests granted and four refused, and a total of 4.

    How to fix: compare the suspects with the register of requests; the proposed value is what the
    sums ask for, not what happened.
    """
    yield from _check(report, options, "requests", _CORNER)


@rule("T4-SUM", severity=Severity.ERROR, basis=_TOTALS)
def results_do_not_add_up(report: Report, options: Options) -> Iterator[Finding]:
    """T4-SUM: a total of table 4 is not the sum of its four results.

    What it checks: 总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结 for reconsideration, direct
    litigation and litigation after reconsideration.

    Why it matters: the three totals are the only count of disputes over information in the country.

    Example: 4 cases corrected and a total of 0. One sum cannot tell which of its five cells is
    wrong: all five are suspects.
    """
    yield from _check(report, options, "review_litigation", _TOTALS)


def _check(report: Report, options: Options, table: str, basis: str) -> Iterator[Finding]:
    values, printed = _operands(report, table, options)
    edition = report.edition or report.requests.edition or forms.NEWEST.id
    sums = forms.EDITIONS[edition].table(table).sums
    assessable = [one for one in sums if all(name in values for name in _cells(one))]
    failed = [one for one in assessable if _side(values, one.left) != _side(values, one.right)]
    for part in connected(assessable, assessable) if failed else ():
        if failing := [one for one in failed if one in part]:
            repairs = locate(values, part)
            for group in _faults(part, failing, repairs):
                suspects = _suspects(group, repairs, printed)
                yield _finding(report, group, values, suspects, basis)
    yield from _not_assessable(report, sums, assessable, values)


def _faults(
    sums: Sequence[forms.SumRule], failed: Sequence[forms.SumRule], repairs: Sequence[Repair]
) -> list[list[forms.SumRule]]:
    """Group failed sums by fault: those that share cells, or that only one repair can mend.

    A repair changes two cells of a sum that holds where mending one alone would break it.
    """
    ties: list[forms.SumRule] = []
    if repairs:
        changed = {name for name, _ in repairs[0].changes}
        ties = [one for one in sums if one not in failed and len(changed & _cells(one)) > 1]
    groups = connected(sums, [*failed, *ties])
    return [found for group in groups if (found := [one for one in group if one in failed])]


def _suspects(
    group: Sequence[forms.SumRule],
    repairs: Sequence[Repair],
    printed: Mapping[str, int | None],
) -> tuple[Suspect, ...]:
    """Return the cells of every repair that touch the group, those of the best repair first."""
    cells = set().union(*map(_cells, group))
    return tuple(
        dict.fromkeys(
            Suspect(name, printed[name], proposed)
            for repair in repairs
            for name, proposed in repair.changes
            if name in cells
        )
    )


def _cells(one: forms.SumRule) -> set[str]:
    return {*one.left, *one.right}


def _operands(
    report: Report, table: str, options: Options
) -> tuple[dict[str, int], dict[str, int | None]]:
    """Return the values that take part in sums, and what is printed for them."""
    printed: dict[str, int | None] = {
        name: int(value)
        for name, value in report.cells.numbers().items()
        if name.startswith(f"{table}.")
    }
    if options.blank_as_zero:
        for name, state in report.cells.states().items():
            if state in _EMPTY and name.startswith(f"{table}."):
                printed[name] = None
    return {name: value or 0 for name, value in printed.items()}, printed


def _side(values: Mapping[str, int], names: Sequence[str]) -> int:
    return sum(values[name] for name in names)


def _finding(
    report: Report,
    group: Sequence[forms.SumRule],
    values: Mapping[str, int],
    suspects: tuple[Suspect, ...],
    basis: str,
) -> Finding:
    sums = []
    for one in group:
        left, right = _side(values, one.left), _side(values, one.right)
        sums.append(Sum(one.code, (*one.left, *one.right), left, right, left - right))
    variables = tuple(dict.fromkeys(name for one in sums for name in one.variables))
    shown = "; ".join(
        f"{one.code} {rule_.scope}: {one.left} ≠ {one.right}"
        for one, rule_ in zip(sums, group, strict=True)
    )
    likely = ", ".join(
        f"{one.variable} {'∅' if one.printed is None else one.printed} → {one.proposed}"
        for one in suspects[:5]
    )
    return Finding(
        sums[0].code,
        Severity.ERROR,
        f"sums do not hold ({shown}); suspects: {likely or 'none found'}",
        f"勾稽关系不成立（{shown}）；疑似有误：{likely or '无法确定'}",
        variables,
        tuple(sums),
        suspects,
        tuple(
            span
            for name in ([one.variable for one in suspects] or variables)
            if (span := report.cells[name].span)
        ),
        basis,
    )


def _not_assessable(
    report: Report,
    sums: Sequence[forms.SumRule],
    assessable: Sequence[forms.SumRule],
    values: Mapping[str, int],
) -> Iterator[Finding]:
    if not values:
        return  # the table is missing, and the reader has said so
    for code in dict.fromkeys(one.code for one in sums):
        open_sums = [one for one in sums if one.code == code and one not in assessable]
        missing = tuple(
            dict.fromkeys(
                name
                for one in open_sums
                for name in (*one.left, *one.right)
                if name not in values and name in report.cells
            )
        )
        if missing:
            yield Finding(
                code,
                Severity.INFO,
                f"{len(open_sums)} sums cannot be assessed: {len(missing)} cells were not read",
                f"有{len(open_sums)}项勾稽关系无法核对：{len(missing)}个单元格没有读到数值",
                missing,
            )
