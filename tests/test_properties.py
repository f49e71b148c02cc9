"""The laws of the library, over drawn reports and drawn texts.

What a failing test shows is kept small: it takes pytest minutes to set two whole reports side by
side.
"""

import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import zip_longest

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaiparse import (
    Cell,
    CellState,
    Report,
    Severity,
    forms,
    from_dict,
    parse,
    render,
    to_dict,
    validate,
)
from gaiparse._fold import fold, unfold
from strategies import as_cells, mutations, reports, soups, texts

NUMBER = (CellState.READ, CellState.INFERRED)
PRINTED = (*NUMBER, CellState.DASH)
OPEN = (CellState.AMBIGUOUS, CellState.ABSENT)

every_layout = pytest.mark.parametrize("layout", ["tab_cells", "tab_rows", "blank_lines"])
every_lossless_layout = pytest.mark.parametrize("layout", ["tab_cells", "tab_rows"])
either_script = pytest.mark.parametrize("traditional", [False, True], ids=["simplified", "other"])


@settings(max_examples=10 * settings().max_examples)
@given(texts | soups)
def test_parse_is_total(text: str) -> None:
    """`parse` is total and never raises; `text[span] == raw` for every cell."""
    report = parse(text)
    for cell in report.cells.values():
        assert cell.raw == (text[slice(*cell.span)] if cell.span else "")
        assert (cell.value is not None) == (cell.state in NUMBER)
        assert cell.state not in NUMBER or cell.raw == cell.raw.strip()
    for leftover in report.leftovers:
        assert text[slice(*leftover.span)] == leftover.raw
    parts = report.sections
    headings = [one for part in parts for one in part.headings]
    passages = [one for part in parts for one in part.paragraphs]
    spans = [one.span for one in (*report.opening, *report.notes, *passages)]
    spans += [one.span for one in headings] + [one.span for one in parts]
    assert {name for one in report.doubts for name in one.variables} <= report.cells.keys()
    for start, end in (*spans, *(one.span for one in report.doubts)):
        assert 0 <= start <= end <= len(text)


@settings(max_examples=10 * settings().max_examples)
@given(texts | soups)
def test_folding(text: str) -> None:
    """Folding keeps length and is idempotent."""
    folded = fold(text).text
    assert len(folded) == len(text)
    assert fold(folded).text == folded


def printed(report: Report) -> dict[str, tuple[object, CellState]]:
    """Return value and state of every cell."""
    return {name: (cell.value, cell.state) for name, cell in report.cells.items()}


def changed(
    report: Report, again: Report
) -> dict[str, tuple[tuple[object, CellState] | None, tuple[object, CellState]]]:
    """Return the cells of `again` that are not as in `report`: what they were and what they are."""
    before = printed(report)
    return {
        name: (before.get(name), now)
        for name, now in printed(again).items()
        if before.get(name) != now
    }


def same(before: tuple[object, CellState] | None, now: tuple[object, CellState]) -> bool:
    """Tell whether sums have settled the place of a number that is there."""
    return now[1] is CellState.INFERRED and before == (now[0], CellState.READ)


def frame(report: Report, *, script: Callable[[str], str]) -> Iterator[object]:
    """Yield all that a report says outside its tables, every text in one script."""
    yield report.year
    yield report.period
    yield [script(one) if one else None for one in (report.title, report.agency)]
    yield {field: script(value) for field, value in report.metadata.items()}
    for one in report.sections:
        yield one.id, script(one.number), script(one.heading)
        yield [script(passage.text) for passage in one.paragraphs]
        yield [(script(part.number), script(part.text), part.level) for part in one.headings]
    yield [script(passage.text) for passage in (*report.opening, *report.notes)]


def difference(one: Iterator[object], other: Iterator[object]) -> tuple[object, object] | None:
    """Return the first pair that is not equal."""
    return next((pair for pair in zip_longest(one, other) if pair[0] != pair[1]), None)


@every_layout
@either_script
@given(reports())
def test_a_rendering_keeps_what_stands_outside_the_tables(
    layout: str, traditional: bool, report: Report
) -> None:
    """`parse(render(report, layout)) == report` for every layout: title, agency, year, sections."""
    again = parse(render(report, layout=layout, traditional=traditional))
    script = (lambda text: fold(text).text) if traditional else str
    assert difference(frame(again, script=script), frame(report, script=script)) is None


@every_lossless_layout
@either_script
@given(reports())
def test_a_rendering_keeps_every_cell(layout: str, traditional: bool, report: Report) -> None:
    """`parse(render(report, layout)) == report` in values, blanks, dashes and hybrids included."""
    again = parse(render(report, layout=layout, traditional=traditional))
    assert again.table_editions == report.table_editions
    assert not changed(report, again)


@either_script
@given(reports())
def test_lost_blanks_leave_nothing_wrong(traditional: bool, report: Report) -> None:
    """Where a layout loses blank positions, nothing is wrong: what sums do not settle is open."""
    again = parse(render(report, layout="blank_lines", traditional=traditional))
    for table, found in again.table_editions.items():
        assert found in (report.table_editions[table], None)
    lost = changed(report, again)
    assert not {name: one for name, one in lost.items() if one[1][1] not in OPEN and not same(*one)}
    before = printed(report)
    for table in forms.TABLE_IDS:
        cells = {name: one for name, one in before.items() if name.startswith(f"{table}.")}
        if all(state is not CellState.BLANK for _, state in cells.values()):
            assert lost.keys().isdisjoint(cells)


@every_layout
@given(reports(unsure=True))
def test_doubt_is_never_written_as_a_number(layout: str, report: Report) -> None:
    """An `ambiguous` cell, written back and read again, stays open, and makes nothing wrong."""
    again = parse(render(report, layout=layout))
    for name, (before, (value, state)) in changed(report, again).items():
        same = before == (value, CellState.INFERRED) and state is CellState.READ
        empty = before == (None, CellState.ABSENT) and state is CellState.BLANK
        assert same or empty or state in OPEN, name


def has_table(report: Report) -> bool:
    """Tell whether a report has a table."""
    return any(state is not CellState.ABSENT for _, state in printed(report).values())


def is_rendering(text: str, layout: str, report: Report, again: Report) -> bool:
    """Tell whether a text is how the report would be written with what was read from the text.

    If it is, the text is a rendering of another report, in which all of that is right.
    """
    cells = dict(report.cells)
    for name, cell in again.cells.items():
        if cell.state in PRINTED:
            if name not in cells:
                return False
            cells[name] = attrs.evolve(cell, span=cells[name].span)
    return render(attrs.evolve(report, cells=as_cells(cells)), layout=layout) == text


@every_layout
@given(reports().filter(has_table), st.data())
def test_a_broken_line_makes_nothing_wrong(
    layout: str, report: Report, data: st.DataObject
) -> None:
    """Removing or duplicating any one whole line of a table never produces a wrong `read` cell.

    Drawn cases whose text is also a rendering of another report are left out.
    """
    for broken in data.draw(st.lists(mutations(report, layout), min_size=1, max_size=6)):
        again = parse(broken.text)
        wrong = {
            name: one
            for name, one in changed(report, again).items()
            if one[1][1] in NUMBER and not same(*one)
        }
        rendering = wrong and is_rendering(broken.text, layout, report, again)
        assert not wrong or rendering, (broken.how, wrong)


def weighty(report: Report) -> list[str]:
    """Return the codes of the errors and warnings of a report."""
    return [one.code for one in validate(report) if one.severity is not Severity.INFO]


def with_value(report: Report, name: str, value: int) -> Report:
    """Return a report with another count in one cell."""
    cell = Cell(value, str(value), report.cells[name].span, CellState.READ)
    return attrs.evolve(report, cells=as_cells({**report.cells, name: cell}))


def draw_wrong(data: st.DataObject, report: Report, table: str) -> tuple[str, int]:
    """Draw a cell of a table and a count that is not its own."""
    name = data.draw(st.sampled_from([one for one in report.cells if one.startswith(f"{table}.")]))
    value = report.cells[name].value
    return name, data.draw(st.integers(0, 2000).filter(lambda wrong: wrong != value))


@given(reports(consistent=True))
def test_a_consistent_report_has_no_finding(report: Report) -> None:
    """`validate` has no error or warning for consistent reports."""
    assert not weighty(report)
    assert not weighty(parse(render(report)))


@given(reports(consistent=True), st.data())
def test_a_wrong_cell_of_table_3_is_the_first_suspect(report: Report, data: st.DataObject) -> None:
    """A single wrong cell is the first suspect in table 3."""
    name, wrong = draw_wrong(data, report, "requests")
    (finding,) = [one for one in validate(with_value(report, name, wrong)) if one.sums]
    suspect = finding.suspects[0]
    right = report.cells.value(name)
    assert (suspect.variable, suspect.printed, suspect.proposed) == (name, wrong, right)


@given(reports(consistent=True), st.data())
def test_a_wrong_cell_of_table_4_is_a_suspect_of_its_group(
    report: Report, data: st.DataObject
) -> None:
    """A single wrong cell is among the five of its group in table 4."""
    name, wrong = draw_wrong(data, report, "review_litigation")
    (finding,) = [one for one in validate(with_value(report, name, wrong)) if one.sums]
    suspects = {one.variable: one.proposed for one in finding.suspects}
    group = name.rpartition(".")[0]
    assert suspects[name] == report.cells.value(name)
    assert {one.rpartition(".")[0] for one in suspects} == {group}


def failed(report: Report) -> set[tuple[str, ...]]:
    """Return the operands of every sum that fails."""
    return {one.variables for finding in validate(report) for one in finding.sums}


@given(reports(consistent=True), st.data())
def test_each_repair_mends_its_finding_by_itself(report: Report, data: st.DataObject) -> None:
    """A repair makes every sum of its finding hold and no other fail; first ones mend all."""
    for _ in range(data.draw(st.integers(1, 3))):
        report = with_value(report, *draw_wrong(data, report, "requests"))
    findings = [one for one in validate(report) if one.repairs]
    mended = report
    for finding in findings:
        own = {one.variables for one in finding.sums}
        for repair in finding.repairs:
            again = report
            for one in repair:
                assert report.cells.value(one.variable) == one.printed
                again = with_value(again, one.variable, one.proposed)
            assert failed(again) == failed(report) - own
        best = finding.repairs[0]
        assert finding.suspects[: len(best)] == best
        assert set(finding.suspects) == {one for repair in finding.repairs for one in repair}
        for one in best:
            mended = with_value(mended, one.variable, one.proposed)
    assert bool(findings) == bool(failed(report))
    assert not failed(mended)


def a_sum_fails(code: str) -> Callable[[Report, st.DataObject], Report]:
    """Return what makes the sum of this code fail by changing one of its cells."""

    def plant(report: Report, data: st.DataObject) -> Report:
        tables = forms.EDITIONS[report.edition or ""].tables
        rules = [rule for table in tables for rule in table.sums if rule.code == code]
        rule = data.draw(st.sampled_from(rules))
        name = data.draw(st.sampled_from((*rule.left, *rule.right)))
        right = int(report.cells.value(name) or 0)
        wrong = data.draw(st.integers(0, 999).filter(lambda one: one != right))
        return with_value(report, name, wrong)

    return plant


def a_section_is_missing(report: Report, data: st.DataObject) -> Report:
    """Leave out a section."""
    gone = data.draw(st.sampled_from(report.sections))
    left = tuple(one for one in report.sections if one != gone)
    return attrs.evolve(report, sections=left)


def sections_are_out_of_order(report: Report, data: st.DataObject) -> Report:
    """Swap two sections."""
    places = st.lists(st.integers(0, 5), min_size=2, max_size=2, unique=True)
    one, other = data.draw(places)
    sections = list(report.sections)
    sections[one], sections[other] = sections[other], sections[one]
    return attrs.evolve(report, sections=tuple(sections))


def the_period_is_of_another_year(report: Report, data: st.DataObject) -> Report:
    """Let the statistics be those of another year."""
    year = data.draw(st.sampled_from((2018, 2025)))
    return attrs.evolve(report, period=(date(year, 1, 1), date(year, 12, 31)))


FAULTS: Mapping[str, Callable[[Report, st.DataObject], Report]] = {
    "S-SECT": a_section_is_missing,
    "S-SECT-ORDER": sections_are_out_of_order,
    "S-YEAR": the_period_is_of_another_year,
    **{code: a_sum_fails(code) for code in ("T3-BAL", "T3-SUM", "T3-ROW", "T4-SUM")},
}


@pytest.mark.parametrize("code", FAULTS)
@given(reports(consistent=True), st.data())
def test_a_planted_fault_is_found(code: str, report: Report, data: st.DataObject) -> None:
    """Each planted fault yields its code."""
    findings = validate(FAULTS[code](report, data))
    codes = {one.code for one in findings} | {one.code for found in findings for one in found.sums}
    assert code in codes


def equal(one: Report, other: Report) -> bool:
    """Tell whether two reports are equal, and their hashes too."""
    return one == other and hash(one) == hash(other)


@given(reports(unsure=True))
def test_plain_data_keeps_the_whole_report(report: Report) -> None:
    """`from_dict(to_dict(report, cells=True)) == report`, through JSON too, and the hash agrees."""
    data = json.loads(json.dumps(to_dict(report, cells=True)))
    again = from_dict(data)
    assert equal(again, report)


@given(reports(unsure=True))
def test_short_plain_data_keep_the_values(report: Report) -> None:
    """`from_dict` of the short form: equal values, numbers `read`, nulls `absent`."""
    again = from_dict(json.loads(json.dumps(to_dict(report))))
    for name, cell in again.cells.items():
        assert cell.value == report.cells.value(name)
        assert cell.state is (CellState.ABSENT if cell.value is None else CellState.READ)
    assert list(again.cells) == list(report.cells)
    assert difference(frame(again, script=str), frame(report, script=str)) is None


@given(reports(unsure=True))
def test_pickles_are_equal(report: Report) -> None:
    """Reports are hashable, comparable by value and picklable."""
    again = pickle.loads(pickle.dumps(report))  # our own pickle
    assert equal(again, report)


@given(reports(unsure=True))
def test_pure_functions(report: Report) -> None:
    """`validate` is pure, ordered, deterministic, and `render` is so too."""
    before = to_dict(report, cells=True)
    assert validate(report) == validate(report)
    assert render(report) == render(report)
    assert equal(from_dict(before), report)


@given(texts | soups)
def test_the_other_script_has_the_same_length(text: str) -> None:
    """Unfolding keeps length, so that traditional renderings have the shape of simplified ones."""
    assert len(unfold(text)) == len(text)
