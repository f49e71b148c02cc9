"""Table 4: one row of three groups, each of which adds up by itself alone."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from gaiparse import forms
from gaiparse._placing._sums._lines import Line, Places, places_of


def places_in_results(plan: forms.Plan, line: Line) -> Iterator[Places]:
    """Yield the places of the values of table 4 with which at least all groups but one add up.

    A sum of its own is no second witness of a group. So the places have to be the same where any
    one of them is left out of account. Nothing if the groups do not all add up in some way.
    """
    sizes = [len(rule.left) + 1 for rule in plan.form.sums]
    found = [parts for parts in _parts(line.values, sizes) if _failed(parts, sizes) <= 1]
    if not any(_failed(parts, sizes) == 0 for parts in found):
        return
    for parts in found:
        for wrong in range(len(sizes)):
            yield from _placed(parts, sizes, wrong)


def _parts(values: Sequence[int], sizes: Sequence[int]) -> Iterator[list[tuple[int, ...]]]:
    """Yield the ways to cut a row into groups, none of them with more values than cells."""
    for counts in product(*(range(size + 1) for size in sizes)):
        if sum(counts) == len(values):
            ends = [sum(counts[: rank + 1]) for rank in range(len(counts))]
            yield [
                tuple(values[end - count : end]) for end, count in zip(ends, counts, strict=True)
            ]


def _failed(parts: Sequence[tuple[int, ...]], sizes: Sequence[int]) -> int:
    return sum(not places_of(one, size) for one, size in zip(parts, sizes, strict=True))


def _placed(parts: Sequence[tuple[int, ...]], sizes: Sequence[int], wrong: int) -> Iterator[Places]:
    """Yield the places of the values of all groups; of the wrong one the sum does not count."""
    first = 0
    each: list[list[Places]] = []
    for rank, (values, size) in enumerate(zip(parts, sizes, strict=True)):
        own = combinations(range(size), len(values)) if rank == wrong else places_of(values, size)
        each.append([tuple(first + place for place in places) for places in own])
        first += size
    for chosen in product(*each):
        yield tuple(place for places in chosen for place in places)
