"""Headers whose labels are torn and mingled -> the same text with whole labels, one a line.

Where a header is read line by line across its columns, pieces of its labels stand between those of
others, or without a space behind them. If all its characters together are just those of the form's
header, and nothing shows that its columns stand in another order, it is the form's. No character
moves but those of the header.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from gaiparse import forms
from gaiparse._fold import fold
from gaiparse.model import Span

_LONGEST = 2000  # With all the blanks that centre it; a header has about a hundred characters.
_FIRST_ROW = re.compile(r"一、[ \n]*本[ \n]*年[ \n]*新[ \n]*收")
_PENDING = "尚"  # 尚未审结 of table 4, and hardly a word elsewhere
_PUNCTUATION = "(),:"
_UPPER, _LOWER = "其他尚", "维持纠正审"
_FEWEST_ABREAST = 3  # A line with so many columns has them side by side.


class _Header(NamedTuple):
    """The header of a table.

    Attributes
    ----------
    wordings
        Its labels in the order of the form, by all their characters in the order of the alphabet:
        with and without those that some reports leave out.
    orders
        All their characters in the orders in which its rows may be read.
    characters
        What its labels are made of.
    ranks
        The rank of the column of each character that only one column has; groups of columns that
        read alike begin with rank 0 again.
    pairs
        Characters of which the first one has to come first.
    on_line
        Likewise on one line; on different ones, what is less high may stand lower.
    again
        Whether groups of columns read alike.
    """

    wordings: dict[str, tuple[str, ...]]
    orders: frozenset[str]
    characters: str
    ranks: dict[str, int]
    pairs: tuple[tuple[str, str], ...]
    on_line: tuple[tuple[str, str], ...]
    again: bool


def part_headers(folded: str) -> str:
    """Return a folded text with the labels of mingled headers in the order of the form."""
    pieces: list[str] = []
    last = 0
    for (start, end), header in sorted((*_before_rows(folded), *_around_results(folded))):
        text = _parted(folded[start:end], header) if start >= last else None
        if text:
            pieces += (folded[last:start], text)
            last = end
    return "".join((*pieces, folded[last:])) if pieces else folded


def _before_rows(folded: str) -> Iterator[tuple[Span, _Header]]:
    """Yield what may be the header before each first row of table 3."""
    for row in _FIRST_ROW.finditer(folded):
        header = _requests()
        yield _lines_of_header(folded, row.start(), row.start(), header), header


def _around_results(folded: str) -> Iterator[tuple[Span, _Header]]:
    """Yield what may be a header of table 4."""
    place = folded.find(_PENDING)
    while place >= 0:
        header = _review()
        behind = folded[place : place + _LONGEST]
        end = place + len(behind) - len(behind.lstrip(header.characters))
        yield _lines_of_header(folded, place, end, header), header
        place = folded.find(_PENDING, end)


def _lines_of_header(folded: str, place: int, end: int, header: _Header) -> Span:
    """Return the lines up to `end`, some before `place`, that hold what labels are made of."""
    first = max(0, place - _LONGEST)
    before = folded[first:place]
    start = first + len(before.rstrip(header.characters))
    if start and folded[start - 1] != "\n":
        start = folded.find("\n", start, end) + 1 or end  # a line that began with something else
    text = folded[start:end]
    begin = start + len(text) - len(text.lstrip())
    return begin, max(begin, start + len(text.rstrip()))


def _parted(text: str, header: _Header) -> str | None:
    """Return the whole labels of a header at the length of `text`; None where they stand so."""
    bare = _bare(text)
    labels = header.wordings.get("".join(sorted(bare)))
    if labels is None or "\t" in text:
        return None
    if bare in header.orders and all(any(word in one for one in labels) for word in text.split()):
        return None
    if not _is_in_order(text, text.split("\n"), header):
        found = _as_printed(text, labels, header)
        if header.again or found == labels:
            return None
        labels = found  # another order, for whoever reads the labels to see
    gap = "\n\n" if "\n\n" in text else "\n"
    parted = min((gap.join(labels), "\n".join(labels)), key=lambda one: len(one) > len(text))
    return parted.ljust(len(text)) if len(parted) <= len(text) else None


def _as_printed(text: str, labels: tuple[str, ...], header: _Header) -> tuple[str, ...]:
    """Return the labels in the order in which their first pieces stand."""
    marks = {*header.ranks, *"".join(map("".join, (*header.pairs, *header.on_line)))}
    places = {
        label: min(text.index(one) for one in label if one in marks)
        for label in labels
        if not marks.isdisjoint(label)
    }
    columns = iter(sorted(places, key=places.__getitem__))
    return tuple(next(columns, label) if label in places else label for label in labels)


def _is_in_order(text: str, lines: Sequence[str], header: _Header) -> bool:
    """Tell whether no piece of a label stands before one that the form has before it."""
    rows = [
        [header.ranks[character] for character in line if character in header.ranks]
        for line in lines
    ]
    if _ascend([rank for row in rows for rank in row], header):
        return _are_sorted(text, (*header.pairs, *header.on_line))
    abreast = max(len(set(row)) for row in rows) >= _FEWEST_ABREAST
    return (
        abreast
        and _are_sorted(text, header.pairs)
        and all(_ascend(row, header) for line in lines for row in _halves(line, header))
        and all(_are_sorted(line, header.on_line) for line in lines)
    )


def _halves(line: str, header: _Header) -> Iterator[list[int]]:
    """Yield the ranks on a line of the upper pieces of labels, and of the lower ones.

    Where one group of columns is higher than another, both may stand on one line.
    """
    for half in (_UPPER, _LOWER) if header.again else (header.ranks,):
        yield [header.ranks[one] for one in line if one in header.ranks and one in half]


def _are_sorted(text: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the first of two characters is not found behind the second."""
    return all(
        text.find(first) <= text.find(second) or second not in text for first, second in pairs
    )


def _ascend(ranks: Sequence[int], header: _Header) -> bool:
    """Tell whether ranks ascend; where columns read alike they may begin with the first again."""
    first = min(ranks, default=0) if header.again else None
    return all(
        after >= before or (after == first == ranks[0]) for before, after in pairwise(ranks)
    ) and (first is None or not ranks or ranks[0] == first)


_WITHOUT = dict.fromkeys(map(ord, f" \n{_PUNCTUATION}"))


@cache
def _requests() -> _Header:
    form = forms.PLANS[forms.NEWEST.id, "requests"].form
    first, *others, total = (column.label for column in form.blocks[0].columns)
    groups = (first, form.blocks[0].columns[1].group)
    beside = ((form.corner, form.header), (form.header,), (form.corner,), ())
    orders = ((*groups, *others, total), (*groups, total, *others))
    wordings = [[(*one, *order) for order in orders] for one in beside]
    return _header(form, wordings, ((("自", "总"),), (("自", "或"),)), again=False)


@cache
def _review() -> _Header:
    form = forms.PLANS[forms.NEWEST.id, "review_litigation"].form
    first, *others = form.groups
    results = [column.label for column in form.blocks[0].columns if column.group == first]
    orders = (
        (first, form.supergroup, *results, *others, *results, *results),
        (first, form.supergroup, *others, *results, *results, *results),
    )
    return _header(form, [orders], ((("复", "讼"), ("直", "后")), ()), again=True)


def _header(
    form: forms.Table,
    wordings: Sequence[Sequence[tuple[str, ...]]],
    pairs: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]],
    *,
    again: bool,
) -> _Header:
    """Return a header, given all its orders with and without what some reports leave out."""
    folded = [[tuple(fold(one).text for one in order) for order in orders] for orders in wordings]
    labels = folded[0][0]
    columns = list(dict.fromkeys(column.label for column in form.blocks[0].columns))
    others = "".join(set(labels) - set(columns))
    ranks = {
        character: rank
        for rank, column in enumerate(columns[:-1])  # 总计 may stand beside what is left of it
        for character in column
        if character not in others and sum(character in one for one in columns) == 1
    }
    return _Header(
        {"".join(sorted(_bare("".join(order)))): order for order, *_ in folded},
        frozenset(_bare("".join(order)) for orders in folded for order in orders),
        "".join(dict.fromkeys("".join(labels))) + " \n",
        ranks,
        *pairs,
        again=again,
    )


def _bare(text: str) -> str:
    """Return a text without blanks and punctuation."""
    return text.translate(_WITHOUT)
