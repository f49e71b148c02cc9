"""Findings about sums: which repairs belong together, and what they say in words."""

from typing import Any

import gaiparse
from gaiparse import Finding, Severity, Sum, Suspect, forms
from shared_data import sample

GRANTED, PARTLY = "requests.outcomes.granted", "requests.outcomes.partially_granted"


def report(changes: dict[str, int | None], table: str = "requests") -> gaiparse.Report:
    """Return a report of 2021 whose cells of a table are 0 but for some."""
    data: dict[str, Any] = gaiparse.to_dict(gaiparse.parse(sample("bureau-2024-bookmarks")))
    names = [name for name in gaiparse.from_dict(data).cells if name.startswith(f"{table}.")]
    for name in names:
        *path, leaf = name.split(".")
        place = data
        for part in path:
            place = place[part]
        place[leaf] = changes.get(name, 0)
    return gaiparse.from_dict(data)


def errors(checked: gaiparse.Report) -> list[Finding]:
    """Return the errors of a report."""
    return [one for one in gaiparse.validate(checked) if one.severity is Severity.ERROR]


def two_rows(**more: int | None) -> dict[str, int | None]:
    """Return cells of table 3 with a total too low and another too high by the same."""
    received = {
        f"requests.{row}.{column}": 2
        for row in ("new_received", "outcomes.total")
        for column in ("natural_person", "total")
    }
    changes = {f"{GRANTED}.natural_person": 2, f"{PARTLY}.total": 2}
    return {**received, **changes, **{f"requests.{name}": value for name, value in more.items()}}


def test_cells_to_change_together_are_one_repair() -> None:
    """Two cells that only mend the sums together are one repair, and other pairs are others."""
    (finding,) = errors(report(two_rows()))
    assert set(finding.repairs) == {
        (Suspect(f"{GRANTED}.total", 0, 2), Suspect(f"{PARTLY}.total", 2, 0)),
        (Suspect(f"{GRANTED}.natural_person", 2, 0), Suspect(f"{PARTLY}.natural_person", 0, 2)),
    }
    assert finding.suspects == (*finding.repairs[0], *finding.repairs[1])


def test_no_repair_breaks_another_sum() -> None:
    """What mends a finding only together with the repair of another finding is not offered."""
    cells = two_rows() | {"requests.outcomes.denied.deliberative.total": None}
    first, second = errors(report(cells))
    assert first.repairs == ((Suspect(f"{GRANTED}.total", 0, 2),),)
    assert second.repairs == ((Suspect(f"{PARTLY}.total", 2, 0),),)


def test_a_sum_knows_its_sides_and_its_scope() -> None:
    """A failed sum has the ids of either side, what they come to, and the row it is about."""
    (finding,) = errors(report({f"{GRANTED}.natural_person": 5, f"{GRANTED}.total": 5}))
    rows = {one.scope: one for one in finding.sums}
    assert list(rows) == ["natural_person", "total"]
    one = rows["natural_person"]
    assert one.left_variables[0] == f"{GRANTED}.natural_person"
    assert one.right_variables == ("requests.outcomes.total.natural_person",)
    assert one.variables == one.left_variables + one.right_variables
    assert (one.left, one.right, one.difference) == (5, 0, 5)
    assert finding.variables == tuple(
        dict.fromkeys(name for found in finding.sums for name in found.variables)
    )


def test_derived_fields_follow_what_they_derive_from() -> None:
    """Suspects, operands and differences cannot be given: they are computed."""
    one, other, third = (Suspect(name, 0, 1) for name in "abc")
    finding = Finding("X", Severity.ERROR, "", "", repairs=((one, other), (third, one)))
    assert finding.suspects == (one, other, third)
    equation = Sum("X", "s", ("a", "b"), ("c",), 3, 5)
    assert (equation.variables, equation.difference) == (("a", "b", "c"), -2)


def test_a_finding_names_its_operands_in_words() -> None:
    """A message has what is summed, both sides and the first repair, in the words of the form."""
    row = "review_litigation.reconsideration"
    cells: dict[str, int | None] = {f"{row}.upheld": 3, f"{row}.other": 1, f"{row}.total": 3}
    (finding,) = errors(report(cells, "review_litigation"))
    assert finding.message == (
        "“administrative reconsideration”: upheld (3) + other result (1) = 4, but “total” says 3; "
        "changing administrative reconsideration – total 3 → 4 would mend it"
        ", and so would 2 other changes"
    )
    assert finding.message_zh == (
        "“行政复议”：“结果维持”3 + “其他结果”1 = 4，而“总计”为3；"
        "若改“行政复议／总计”3 → 4则成立，另有2种改法"
    )


def test_many_sums_are_cut_short() -> None:
    """Of many sums two are spelt out, and the rest are counted."""
    kinds = ("natural_person", "commercial", "research", "public_interest", "other")
    cells: dict[str, int | None] = {f"requests.outcomes.total.{kind}": 1 for kind in kinds}
    (finding,) = errors(report(cells))
    first, second, rest, repair = finding.message.split("; ")
    assert first == (
        "“natural persons”: requests newly received (0) + requests carried over from last year (0)"
        " = 0, but all outcomes (1) + 0 = 1"
    )
    assert second.startswith("“commercial enterprises”: ")
    assert rest == f"and {len(finding.sums) - 2} more sums"
    assert repair == "no small change would mend this"
    assert finding.message_zh.split("；")[2:] == [
        f"另有{len(finding.sums) - 2}项勾稽关系不成立",
        "未找到可使其成立的少量改动",
    ]
    assert "\n" not in finding.message + finding.message_zh


def test_many_operands_are_cut_short() -> None:
    """Of more than four operands that are not zero three are spelt out."""
    cells: dict[str, int | None] = {
        f"requests.{row}.{column}": 1
        for row in ("carried_over", "carried_forward")
        for column in ("natural_person", "commercial", "research", "public_interest", "other")
    }
    cells |= {"requests.carried_over.total": 6, "requests.carried_forward.total": 5}
    (finding,) = errors(report(cells))
    assert (
        "“requests carried over from last year”: natural persons (1) + commercial enterprises (1)"
        " + research institutions (1) + … = 5, but “total” says 6; "
    ) in finding.message


def test_an_empty_cell_is_called_empty() -> None:
    """A blank that was counted as zero is empty in words, never None or 0."""
    text = sample("bureau-2024-bookmarks")
    start, end = gaiparse.parse(text).cells["requests.new_received.total"].span or (0, 0)
    blank = gaiparse.parse(f"{text[:start]}/{text[end:]}")
    (finding,) = gaiparse.validate(blank, blank_as_zero=True)
    assert finding.repairs == ((Suspect("requests.new_received.total", None, 33),),)
    assert "= 33, but “total” is empty; " in finding.message
    assert "changing requests newly received – total empty → 33 would mend them" in finding.message
    assert "= 33，而“总计”为空；" in finding.message_zh
    assert "／总计”空 → 33则成立" in finding.message_zh


def test_a_finding_prints_on_one_line() -> None:
    """str() of a finding is one line with severity, code and message, and names no variable id."""
    findings = gaiparse.validate(gaiparse.parse(sample("emergency-2020-wrong-total")))
    assert len(findings) == 2
    for one in findings:
        assert str(one) == f"{one.severity} {one.code}: {one.message}"
        assert "\n" not in one.message + one.message_zh
        assert "." not in one.message
        assert "_" not in one.message + one.message_zh


def test_a_note_names_the_cells_without_a_number() -> None:
    """What cannot be assessed says how many sums and which cells, and has all their operands."""
    cells: dict[str, int | None] = {f"{GRANTED}.total": None, f"{PARTLY}.total": None}
    notes = {one.code: one for one in gaiparse.validate(report(cells))}
    assert list(notes) == ["T3-SUM", "T3-ROW"]
    assert notes["T3-SUM"].message == (
        "1 sum cannot be assessed: no number was read for granted – total and "
        "partially granted – total"
    )
    assert notes["T3-ROW"].message_zh == (
        "有2项勾稽关系无法核对：“（一）予以公开／总计”、“（二）部分公开／总计”没有读到数值"
    )
    known = forms.EDITIONS["format_2021"].table("requests").sums
    sums = [one for one in known if not cells.keys().isdisjoint((*one.left, *one.right))]
    for code, note in notes.items():
        assert note.variables == tuple(
            name for one in sums if one.code == code for name in (*one.left, *one.right)
        )


def test_a_note_on_many_cells_counts_them() -> None:
    """Of more than four cells without a number four are named, and the rest are counted."""
    kinds = ("natural_person", "commercial", "research", "public_interest", "other")
    (note,) = gaiparse.validate(report({f"{GRANTED}.{kind}": None for kind in kinds}))[1:]
    assert note.code == "T3-ROW"
    assert note.message == (
        "1 sum cannot be assessed: no number was read for granted – natural persons, "
        "granted – commercial enterprises, granted – research institutions, "
        "granted – public-interest organisations and 1 more cell"
    )
    assert "／社会公益组织”等5个单元格没有读到数值" in note.message_zh
