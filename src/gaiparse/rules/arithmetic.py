"""Rules about the sums of tables 3 and 4."""

from collections.abc import Iterator, Mapping, Sequence

from gaiparse import forms
from gaiparse.findings import Sum, Suspect
from gaiparse.model import CellState, Report, Severity
from gaiparse.rules import _sentences
from gaiparse.rules._rule import Code, Found, Options, rule
from gaiparse.rules.locate import Repair, connected, locate

_EMPTY = (CellState.BLANK, CellState.DASH)


@rule(
    Code("T3-BAL", Severity.ERROR, "勾稽关系 printed in the corner of the form's table 3"),
    Code("T3-SUM", Severity.ERROR, "rows under 三、本年度办理结果 of the form, up to （七）总计"),
    Code("T3-ROW", Severity.ERROR, "column 总计 of the form's table 3"),
)
def requests_do_not_add_up(report: Report, options: Options) -> Iterator[Found]:
    """T3-BAL: requests received and carried over are not all outcomes and those carried forward.

    T3-SUM: the outcomes of a kind of applicants do not add up to all outcomes.

    T3-ROW: the six kinds of applicants in a row do not add up to its total.

    What it checks: in each column 一 + 二 = 三（七） + 四 (T3-BAL) and 三（七） is the sum of the
    outcomes above it (T3-SUM); in each row 总计 is the sum of the six kinds of applicants (T3-ROW).
    Failed sums that share cells are one finding, under the code of the first of them. Its repairs
    are the smallest changes after which they hold and every other sum stays as it is.

    Why it matters: the form itself prints the balance in the corner of the table. A table that does
    not add up has at least one wrong number.

    Example: six requests granted and four refused, and a total of 4.

    How to fix: compare the suspects with the register of requests; the proposed value is what the
    sums ask for, not what happened.
    """
    yield from _check(report, options, "requests")


@rule(Code("T4-SUM", Severity.ERROR, "columns 总计 of the form's table 4"))
def results_do_not_add_up(report: Report, options: Options) -> Iterator[Found]:
    """T4-SUM: the four results of disputes of one kind do not add up to their total.

    What it checks: 总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结 for reconsideration, direct
    litigation and litigation after reconsideration.

    Why it matters: the three totals are the only count of disputes over information in the country.

    Example: 4 cases corrected and a total of 0. One sum cannot tell which of its five cells is
    wrong: each of them is a repair.

    How to fix: count the cases of the year by their result; a total left 0 is the commonest slip.
    """
    yield from _check(report, options, "review_litigation")


def _check(report: Report, options: Options, table: str) -> Iterator[Found]:
    values, printed = _operands(report, table, options)
    edition = report.table_editions.get(table) or report.edition or forms.NEWEST.id
    sums = forms.EDITIONS[edition].table(table).sums
    assessable = [one for one in sums if _cells(one) <= values.keys()]
    failed = [one for one in assessable if _gap(values, one)]
    for part in connected(assessable, assessable) if failed else ():
        repairs = locate(values, part)  # none where the whole part holds
        for group in _faults(part, [one for one in failed if one in part], repairs):
            alternatives = dict.fromkeys(_own(repair, group) for repair in repairs)
            yield _found(
                report,
                [_as_sum(values, one) for one in group if one in failed],
                tuple(
                    tuple(Suspect(name, printed[name], value) for name, value in changes)
                    for changes in alternatives
                    if _mends(values, part, group, changes)
                ),
                printed,
            )
    if values:  # else the table is missing, and the reader has said so
        yield from _not_assessable(report, [one for one in sums if one not in assessable], values)


def _faults(
    sums: Sequence[forms.SumRule], failed: Sequence[forms.SumRule], repairs: Sequence[Repair]
) -> Iterator[tuple[forms.SumRule, ...]]:
    """Group failed sums by fault: those that share cells, or that only one repair can mend.

    A repair changes two cells of a sum that holds where mending one alone would break it. Such a
    sum is of the group too.
    """
    changed = {name for name, _ in repairs[0].changes} if repairs else set()
    ties = [one for one in sums if one not in failed and len(changed & _cells(one)) > 1]
    for group in connected(sums, [*failed, *ties]):
        if not set(failed).isdisjoint(group):
            yield group


def _own(repair: Repair, group: Sequence[forms.SumRule]) -> tuple[tuple[str, int], ...]:
    """Return the changes of a repair that concern a group."""
    cells = set().union(*map(_cells, group))
    return tuple(change for change in repair.changes if change[0] in cells)


def _mends(
    values: Mapping[str, int],
    sums: Sequence[forms.SumRule],
    group: Sequence[forms.SumRule],
    changes: Sequence[tuple[str, int]],
) -> bool:
    """Tell whether changes mend a group by themselves: all other sums come to what they did."""
    after = {**values, **dict(changes)}
    return all(_gap(after, one) == (0 if one in group else _gap(values, one)) for one in sums)


def _cells(one: forms.SumRule) -> set[str]:
    return {*one.left, *one.right}


def _side(values: Mapping[str, int], names: Sequence[str]) -> int:
    return sum(values[name] for name in names)


def _gap(values: Mapping[str, int], one: forms.SumRule) -> int:
    return _side(values, one.left) - _side(values, one.right)


def _as_sum(values: Mapping[str, int], one: forms.SumRule) -> Sum:
    sides = _side(values, one.left), _side(values, one.right)
    return Sum(one.code, one.scope, one.left, one.right, *sides)


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


def _found(
    report: Report,
    sums: Sequence[Sum],
    repairs: tuple[tuple[Suspect, ...], ...],
    printed: Mapping[str, int | None],
) -> Found:
    variables = tuple(dict.fromkeys(name for one in sums for name in one.variables))
    suspects = dict.fromkeys(one.variable for repair in repairs for one in repair)
    spans = (report.cells[name].span for name in suspects or variables)
    return Found(
        *_sentences.sums_fail(sums, repairs, printed),
        variables,
        tuple(sums),
        repairs,
        tuple(span for span in spans if span),
        code=sums[0].code,
    )


def _not_assessable(
    report: Report, sums: Sequence[forms.SumRule], values: Mapping[str, int]
) -> Iterator[Found]:
    """Yield one note a code on the sums that have a cell without a number."""
    for code in dict.fromkeys(one.code for one in sums):
        mine = [one for one in sums if one.code == code]
        names = dict.fromkeys(name for one in mine for name in (*one.left, *one.right))
        operands = tuple(name for name in names if name in report.cells)
        missing = [name for name in operands if name not in values]
        if missing:
            yield Found(
                *_sentences.not_assessable(len(mine), missing),
                operands,
                code=code,
                severity=Severity.INFO,
            )
