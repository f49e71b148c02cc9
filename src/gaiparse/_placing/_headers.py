"""What the headers of a table say: edition, order of columns, unit of amounts."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TypeAlias

from gaiparse import forms
from gaiparse._labels import Label
from gaiparse._lex import Token
from gaiparse._numbers import NO_UNIT, has_rows, scan, states_yuan, unit_of
from gaiparse._placing._entries import region_behind
from gaiparse._sheet import Sheet
from gaiparse.model import Span


def edition_of(table: str, tokens: Sequence[Token], folded: str) -> str | None:
    """Return the edition that the labels of table 2 or the rows of table 3 settle, or None."""
    seen = {label for token in tokens for label in token.labels}
    if table == "proactive_disclosure":
        votes = {label.edition for label in seen if label.edition}
        return votes.pop() if len(votes) == 1 else None
    if table == "review_litigation":
        return None
    if any(label.edition == forms.FORMAT_2021.id for label in seen):
        return forms.FORMAT_2021.id
    # （六）其他处理 heads three rows in one edition and is a row in the other.
    heads = [token for token in tokens if _is_other(token)]
    if not heads:
        return None
    if any(token.has_run for token in heads):
        return forms.FORMAT_2019.id
    cells = scan(region_behind(folded, heads[-1].end, heads[-1].until))
    return forms.FORMAT_2019.id if len(cells.rows[0]) >= _APPLICANTS else None


_APPLICANTS = len(forms.APPLICANTS)


def _is_other(token: Token) -> bool:
    return token.type == "ROW" and token.labels[0].id == "outcomes.other.unspecified"


def unit_of_amounts(
    sheet: Sheet, headers: Sequence[Token], tokens: Sequence[Token], folded: str
) -> str | None:
    """Return the unit of the amounts: that of their header, unless a line contradicts it."""
    if not sheet.plan.money:
        return None
    unit = next(
        (
            unit_of(folded[slice(*span)])
            for token in headers
            for label, span in zip(token.labels, token.lines, strict=True)
            if label.id == "amount"
        ),
        None,
    )
    if unit != "元" and tokens:
        before, behind = tokens[0].start, tokens[-1].until
        around = folded[max(0, before - _AROUND) : before], folded[behind : behind + _AROUND]
        if any(map(states_yuan, around)):
            return NO_UNIT
    return unit


_AROUND = 200  # Characters before and behind a table in which a line may state its unit.


def is_in_order(plan: forms.Plan, header: Token, folded: str) -> bool:
    """Tell whether the columns that a header names stand in the order of the form.

    What spans several rows of a header, as 总计 does, may be printed before what stands left of it.
    """
    named = list(zip(header.labels, header.lines, strict=True))
    return len(named) == 1 or all(
        _is_row_in_order(plan, row, folded) for row in _header_rows(plan, named)
    )


_Named: TypeAlias = tuple[Label, Span]


def _header_rows(plan: forms.Plan, named: Sequence[_Named]) -> Iterator[Sequence[_Named]]:
    """Yield the rows of a header whose corner is printed once for each row that it spans."""
    corner = plan.form.corner
    first = 0
    for rank, ((before, _), (label, _)) in enumerate(pairwise(named), 1):
        if label.id == corner != before.id:
            yield named[first:rank]
            first = rank
    yield named[first:]


def _is_row_in_order(plan: forms.Plan, named: Sequence[_Named], folded: str) -> bool:
    labels = [label for label, _ in named]
    if plan.table == "requests":
        ids = [label.id for label in labels]
        if "natural_person" in ids and "commercial" in ids and "total" not in ids:
            return False
        if not _is_sorted(ids, ("natural_person", "法人或其他组织")) or not _is_sorted(
            ids, ("申请人情况", "total")
        ):
            return False
        if "total" in ids and "natural_person" in ids[ids.index("total") :]:
            end = named[ids.index("total")][1][1]
            start = named[ids.index("natural_person", ids.index("total"))][1][0]
            if not row_ends(folded[end:start]):
                return False
    return _follows_form(plan.edition, plan.table, tuple(labels))


def _is_sorted(ids: Sequence[str], pair: tuple[str, str]) -> bool:
    """Tell whether the first of two labels is not printed behind the second."""
    first, second = pair
    return first not in ids or second not in ids or ids.index(first) < ids.index(second)


@lru_cache(maxsize=1024)
def _follows_form(edition: str, table: str, labels: tuple[Label, ...]) -> bool:
    """Tell whether columns and groups, 总计 of table 3 aside, stand in the order of the form."""
    plan = forms.PLANS[edition, table]
    columns = [label.id for label in labels if label.kind == "column"]
    if table == "requests":
        columns = [column for column in columns if column != "total"]
    if table == "review_litigation" and not _groups_in_order(plan, labels):
        return False
    # A label is repeated for each cell that it spans.
    ranks = [plan.places.get(column, 0) for column, _ in groupby(columns)]
    # The results of table 4 have one name in three groups: a group begins behind a whole one.
    last = _RESULTS - 1 if table == "review_litigation" else None
    return all(after > before or (after, before) == (0, last) for before, after in pairwise(ranks))


def _groups_in_order(plan: forms.Plan, labels: Sequence[Label]) -> bool:
    """Tell whether the groups of table 4 that a header names stand in the order of the form."""
    first, *others = dict.fromkeys(column.group for column in plan.form.blocks[0].columns)
    groups = [first, plan.form.supergroup, *others]
    ids = [label.id for label, _ in groupby(labels) if label.id in groups]
    ranks = [groups.index(one) for one in ids]
    return all(before < after for before, after in pairwise(ranks))


_RESULTS = 5


def row_ends(between: str) -> bool:
    """Tell whether a row of a table ends between two cells of it."""
    return "\n" in between if has_rows(between) else "\n\n" in between and "\t" in between
