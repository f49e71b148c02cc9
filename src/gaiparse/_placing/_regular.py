"""The short way for a table whose every row is whole."""

from collections.abc import Sequence

from gaiparse._lex import Token
from gaiparse._numbers import Run, scan
from gaiparse._placing._entries import inner_gaps
from gaiparse._sheet import Sheet


def place_regular(sheet: Sheet, tokens: Sequence[Token], folded: str) -> bool:
    """Fill a table whose every row is there, in order, with all its values behind its label.

    Returns False, and fills nothing, for any other; the general way would do the same, slower.
    """
    plan = sheet.plan
    rows: list[str] = []
    runs: list[tuple[Run, int]] = []
    for token in tokens:
        if token.odd:
            return False
        is_row = token.type == "ROW"
        if not token.has_run:
            if is_row and token.labels[0].id in plan.rows:
                return False
            continue
        rows.append(token.labels[0].id if is_row else "")
        runs.append((scan(folded[token.end : token.until]), token.end))
    gaps = {
        gap
        for row, (run, _) in zip(rows, runs, strict=True)
        if run.layout == "lines"
        for gap in inner_gaps(row, run)
    }
    if len(gaps) > 1 or any(run.late for run, _ in runs if plan.row_ids != ("",)):
        return False
    if tuple(rows) != plan.row_ids or any(
        run.whole != len(row.columns)
        for row, (run, _) in zip(plan.rows.values(), runs, strict=True)
    ):
        return False
    if not _are_set_alike([run for run, _ in runs]):
        return False
    sheet.put_table(runs)
    return True


def _are_set_alike(runs: Sequence[Run]) -> bool:
    """Tell whether rows between tabs have as many empty cells before their values as their like."""
    before: dict[int, set[int]] = {}
    for run in runs:
        before.setdefault(run.whole, set()).add(run.rows[0].index(0))
    return all(len(one) == 1 for one in before.values())
