from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaiparse.forms import EDITIONS, FORMAT_2021, REVIEW_LITIGATION, SumRule, Table
from gaiparse.rules.locate import Repair, connected, locate, plausibility

REQUESTS = FORMAT_2021.table("requests")
GROUPS = {rule.scope: rule for rule in REVIEW_LITIGATION.sums}
BRUTE_LIMIT = 19  # values up to 2 in four cells: two gaps of at most 8 change a cell by at most 16


def zeros(table: Table) -> dict[str, int]:
    """Return a table in which every cell is 0."""
    return {variable.id: 0 for variable in table.variables()}


def failed(values: Mapping[str, int], sums: Iterable[SumRule]) -> list[SumRule]:
    """Return the sums that do not hold."""
    return [
        rule
        for rule in sums
        if sum(values[cell] for cell in rule.left) != sum(values[cell] for cell in rule.right)
    ]


def mended(values: Mapping[str, int], repair: Repair) -> dict[str, int]:
    """Return the values after a repair."""
    return {**values, **dict(repair.changes)}


@st.composite
def requests(draw: st.DrawFn) -> tuple[Table, dict[str, int]]:
    """Draw table 3 of either edition: interior cells freely, totals and balance to fit."""
    table = draw(st.sampled_from(list(EDITIONS.values()))).table("requests")
    (block,) = table.blocks
    outcomes = [row.id for row in block.rows if row.id.startswith("outcomes.")][:-1]
    counts = st.one_of(st.just(0), st.integers(0, 300))
    values = zeros(table)
    for column in block.columns[:-1]:
        column_values = {row: draw(counts) for row in outcomes}
        done = sum(column_values.values())
        over, forward = draw(st.integers(0, done)), draw(counts)
        column_values |= {"outcomes.total": done, "carried_over": over}
        column_values |= {"carried_forward": forward, "new_received": done + forward - over}
        for row, value in column_values.items():
            values[f"requests.{row}.{column.id}"] = value
            values[f"requests.{row}.total"] += value
    return table, values


@st.composite
def suits(draw: st.DrawFn) -> dict[str, int]:
    """Draw table 4 with totals that fit."""
    values = zeros(REVIEW_LITIGATION)
    for rule in REVIEW_LITIGATION.sums:
        for cell in rule.left:
            values[cell] = draw(st.integers(0, 300))
        values[rule.right[0]] = sum(values[cell] for cell in rule.left)
    return values


@st.composite
def small_systems(draw: st.DrawFn) -> tuple[dict[str, int], list[SumRule]]:
    """Draw up to three sums over four cells, not necessarily consistent."""
    cells = st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True)
    splits = st.tuples(cells, st.integers(0, 4))
    sums = [
        SumRule("T", tuple(names[:at]), tuple(names[at:]), str(place))
        for place, (names, at) in enumerate(draw(st.lists(splits, min_size=1, max_size=3)))
    ]
    return {cell: draw(st.integers(0, 2)) for cell in "abcd"}, sums


def brute_force(
    values: Mapping[str, int], sums: Sequence[SumRule], size: int
) -> set[frozenset[str]]:
    """Return all sets of this size that have values which satisfy every sum."""
    return {
        frozenset(cells)
        for cells in combinations(values, size)
        for proposed in product(range(BRUTE_LIMIT), repeat=size)
        if not failed({**values, **dict(zip(cells, proposed, strict=True))}, sums)
    }


@given(requests(), st.data())
def test_one_wrong_cell_of_table_3(
    drawn: tuple[Table, dict[str, int]], data: st.DataObject
) -> None:
    """One wrong cell of table 3 is the only smallest repair, with its old value."""
    table, values = drawn
    cell = data.draw(st.sampled_from(list(values)))
    wrong = data.draw(st.integers(-9, 2000).filter(lambda value: value != values[cell]))
    repairs = locate({**values, cell: wrong}, table.sums)
    assert repairs == (Repair(((cell, values[cell]),)),)


@given(suits(), st.data())
def test_one_wrong_cell_of_table_4(values: dict[str, int], data: st.DataObject) -> None:
    """One wrong cell of table 4 is among the single-cell repairs of its own group."""
    rule = data.draw(st.sampled_from(REVIEW_LITIGATION.sums))
    cell = data.draw(st.sampled_from([*rule.left, *rule.right]))
    wrong = data.draw(st.integers(0, 2000).filter(lambda value: value != values[cell]))
    repairs = locate({**values, cell: wrong}, REVIEW_LITIGATION.sums)
    assert Repair(((cell, values[cell]),)) in repairs
    for repair in repairs:
        ((changed, _),) = repair.changes
        assert changed in {*rule.left, *rule.right}


@given(requests(), st.data())
def test_two_wrong_cells_of_table_3(
    drawn: tuple[Table, dict[str, int]], data: st.DataObject
) -> None:
    """Two wrong cells of table 3 are mended by at most two cells, and so that all sums hold."""
    table, values = drawn
    cells = st.lists(st.sampled_from(list(values)), min_size=2, max_size=2, unique=True)
    wrong = {cell: data.draw(st.integers(0, 400)) for cell in data.draw(cells)}
    printed = {**values, **wrong}
    repairs = locate(printed, table.sums)
    assert bool(repairs) == bool(failed(printed, table.sums))
    for repair in repairs:
        assert len(repair.changes) <= 2
        assert not failed(mended(printed, repair), table.sums)


@settings(deadline=None)
@given(small_systems())
def test_the_smallest_sets_are_those_of_brute_force(
    system: tuple[dict[str, int], list[SumRule]],
) -> None:
    """Repairs mend every sum with new values >= 0, and are exactly the sets brute force finds."""
    values, sums = system
    repairs = locate(values, sums, most_cells=2, most_sets=99)
    for repair in repairs:
        assert not failed(mended(values, repair), sums)
        assert all(value >= 0 and value != values[cell] for cell, value in repair.changes)
    found = [frozenset(cell for cell, _ in repair.changes) for repair in repairs]
    assert len(found) == len(set(found))
    if failed(values, sums):
        smallest = brute_force(values, sums, 1) or brute_force(values, sums, 2)
        assert set(found) == smallest
    else:
        assert not found


def test_two_totals_of_one_row() -> None:
    """Totals 4 and 6 instead of 10 and 12 are found together, with what they should be."""
    values = zeros(REQUESTS)
    rows = {
        "new_received": (10, 1, 1, 0, 0, 0, 12),
        "outcomes.granted": (6, 0, 0, 0, 0, 0, 6),
        "outcomes.unable.not_held": (4, 1, 1, 0, 0, 0, 6),
        "outcomes.total": (4, 1, 1, 0, 0, 0, 6),
    }
    for row, printed in rows.items():
        for column, value in zip(REQUESTS.blocks[0].columns, printed, strict=True):
            values[f"requests.{row}.{column.id}"] = value
    wrong = (("requests.outcomes.total.natural_person", 10), ("requests.outcomes.total.total", 12))
    assert locate(values, REQUESTS.sums) == (Repair(wrong),)
    assert locate(values, REQUESTS.sums, most_cells=1) == ()


def test_a_passing_sum_ties_failed_sums() -> None:
    """A row too high and a row too low are mended by two cells of one column."""
    values = zeros(REQUESTS)
    values["requests.outcomes.granted.natural_person"] = 2
    values["requests.outcomes.partially_granted.total"] = 2
    for row in ("new_received", "outcomes.total"):
        for column in ("natural_person", "total"):
            values[f"requests.{row}.{column}"] = 2
    assert len(connected(REQUESTS.sums, failed(values, REQUESTS.sums))) == 2
    granted, partly = "requests.outcomes.granted", "requests.outcomes.partially_granted"
    assert set(locate(values, REQUESTS.sums)) == {
        Repair(((f"{granted}.natural_person", 0), (f"{partly}.natural_person", 2))),
        Repair(((f"{granted}.total", 2), (f"{partly}.total", 0))),
    }


def test_a_set_whose_values_are_not_forced_is_given_once() -> None:
    """Where both parts must shrink to a total, the set comes once, with one part emptied."""
    values = {"a": 3, "b": 3, "t": 2, "u": 2, "v": 2}
    sums = [
        SumRule("T", ("a", "b"), ("t",), ""),
        SumRule("T", ("t",), ("u",), ""),
        SumRule("T", ("t",), ("v",), ""),
    ]
    assert locate(values, sums) == (Repair((("a", 0), ("b", 2))),)


@given(requests())
def test_nothing_failed(drawn: tuple[Table, dict[str, int]]) -> None:
    """A consistent table needs no repair."""
    table, values = drawn
    assert locate(values, table.sums) == ()


@given(requests(), st.data())
def test_sums_that_cannot_be_assessed_are_ignored(
    drawn: tuple[Table, dict[str, int]], data: st.DataObject
) -> None:
    """A sum with a cell that was not read neither fails nor binds a repair."""
    table, values = drawn
    wrong, unread = data.draw(
        st.lists(st.sampled_from(list(values)), min_size=2, max_size=2, unique=True)
    )
    printed = {**values, wrong: values[wrong] + 1}
    del printed[unread]
    known = [rule for rule in table.sums if unread not in (*rule.left, *rule.right)]
    assert locate(printed, table.sums) == locate(printed, known)
    assert bool(locate(printed, table.sums)) == bool(failed(printed, known))


@given(st.lists(st.integers(1, 150), min_size=175, max_size=175))
def test_a_hopeless_table_has_no_repair(numbers: list[int]) -> None:
    """Where every sum of outcomes and applicants fails, the search ends and gives no repair."""
    # A total of 999 is more than six numbers up to 150 come to.
    totals = {name: 999 for name in zeros(REQUESTS) if name.endswith(".total")}
    printed = {**dict(zip(zeros(REQUESTS), numbers, strict=True)), **totals}
    assert len(failed(printed, REQUESTS.sums)) >= len(REQUESTS.blocks[0].rows)
    assert locate(printed, REQUESTS.sums) == ()


def test_limits() -> None:
    """A spent budget gives no repair, and no more sets come back than were asked for."""
    values = {cell: 0 for rule in GROUPS.values() for cell in (*rule.left, *rule.right)}
    for rule in GROUPS.values():
        values[rule.left[0]] = 7
        values[rule.right[0]] = 4
    assert locate(values, REVIEW_LITIGATION.sums, budget=3) == ()
    assert len(locate(values, REVIEW_LITIGATION.sums)) == 8
    assert len(locate(values, REVIEW_LITIGATION.sums, most_sets=99)) == 2**3


def test_the_plausible_slip_comes_first() -> None:
    """A total left 0 is suspected before its parts; among equals the order of the form decides."""
    rule = GROUPS["reconsideration"]
    values = dict(zip((*rule.left, *rule.right), (0, 25, 13, 0, 0), strict=True))
    assert locate(values, [rule]) == (Repair(((rule.right[0], 38),)),)
    values = dict(zip((*rule.left, *rule.right), (40, 0, 0, 0, 38), strict=True))
    suspects = [repair.changes[0][0] for repair in locate(values, [rule])]
    assert suspects == [rule.right[0], rule.left[0]]
    values = dict(zip((*rule.left, *rule.right), (3, 1, 0, 0, 5), strict=True))
    suspects = [repair.changes[0][0] for repair in locate(values, [rule])]
    assert suspects == [rule.right[0], *rule.left]


@pytest.mark.parametrize(
    ("printed", "proposed", "total", "weight"),
    [
        (12, 1234, False, 0),
        (12, 1234, True, 1),
        (1, 12, False, 2),
        (122, 12, False, 2),
        (17, 12, False, 2),
        (21, 12, False, 2),
        (321, 123, False, 2),
        (321, 213, False, 0),
        (-12, 12, False, 2),
        (0, 38, False, 0),
        (0, 38, True, 3),
    ],
)
def test_plausibility(printed: int, proposed: int, *, total: bool, weight: int) -> None:
    """Known slips weigh 2, and a total 1 more."""
    assert plausibility(printed, proposed, total=total) == weight


def test_failed_sums_that_share_cells_are_connected() -> None:
    """Sums are grouped over chains of shared cells, in the order of the form."""
    sums = [
        SumRule("T", left, right, str(place))
        for place, (left, right) in enumerate(
            [(("a",), ("b",)), (("x",), ("y",)), (("c",), ("d",)), (("b",), ("c",))]
        )
    ]
    assert connected(sums, sums[::-1]) == ((sums[0], sums[2], sums[3]), (sums[1],))
    assert connected(sums, [sums[2], sums[0]]) == ((sums[0],), (sums[2],))
    assert connected(sums, []) == ()
