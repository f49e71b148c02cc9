"""The short way for a table whose every row is whole."""

from collections.abc import Sequence

from gaiparse._lex import Token
from gaiparse._numbers import Run, scan
from gaiparse._ordinals import rank_at
from gaiparse._placing._entries import ends_header, inner_gaps
from gaiparse._sheet import Sheet


def place_regular(sheet: Sheet, tokens: Sequence[Token], folded: str) -> bool:
    """Fill a table whose every row is there, in order, with all its values behind its label.

    Returns False, and fills nothing, for any other; the general way would do the same, slower.
    """
    plan = sheet.plan
    runs: list[tuple[Run, int]] = []
    labels: list[int] = []
    gaps: set[int] = set()
    rows = iter(plan.rows.items())
    for token in tokens:
        row = token.labels[0].id if token.type == "ROW" else ""
        if token.odd or (row in plan.rows and row and not token.has_run):
            return False
        if not token.has_run:
            continue
        expected, row_plan = next(rows, (None, None))
        run = scan(folded[token.end : token.until])
        if row != expected or row_plan is None or run.whole != len(row_plan.columns):
            return False
        first = token.end + run.values[0][0]
        if run.late if row else not ends_header(token, folded[token.end : first], folded):
            return False
        if run.layout == "lines":
            gaps.update(inner_gaps(row, run))
        runs.append((run, token.end))
        labels.append(token.start)
    if len(runs) < len(plan.rows) or len(gaps) > 1:
        return False
    # Set unlike the others, a row of table 3 is still its own where its total says so.
    its_own = plan.table == "requests" and all(run.adds_up for run, _ in runs)
    if not its_own and not _are_set_alike([run for run, _ in runs], labels, folded):
        return False
    sheet.put_table(runs)
    return True


def _are_set_alike(runs: Sequence[Run], labels: Sequence[int], folded: str) -> bool:
    """Tell whether rows between tabs have as many empty cells around their values as their like.

    Alike are rows of one size, or, as a label spans the more columns the higher it ranks, those of
    them whose labels have ordinals of one rank.
    """
    settings = {(run.whole, run.before, run.behind) for run in runs}
    sizes = len({run.whole for run in runs})
    if len(settings) == sizes:
        return True
    if len({(size, behind) for size, _, behind in settings}) > sizes:
        return False
    ranked = {
        (run.whole, rank_at(folded, label), run.before)
        for run, label in zip(runs, labels, strict=True)
    }
    return len(ranked) == len({(size, rank) for size, rank, _ in ranked})
