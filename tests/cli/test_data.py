"""What ``parse`` and ``check`` write: the same data as the library's, in three formats."""

import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import gaiparse
from cli.shared import RIGHT, WRONG, Run
from gaiparse.export.rows import FACTS, columns

BALANCE = ("new_received", "carried_over", "outcomes.total", "carried_forward")


def _reports(room: Path) -> Iterator[gaiparse.Report]:
    return (gaiparse.parse_file(path) for path in sorted((room / "examples").glob("*.txt")))


def _table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("cells", [False, True])
def test_one_file_is_an_object(room: Path, run: Run, cells: bool) -> None:
    """One file comes out as the object that to_dict() returns, indented and not escaped."""
    done = run("parse", WRONG, *(["--cells"] if cells else []))
    expected = gaiparse.to_dict(gaiparse.parse_file(room / WRONG), cells=cells)
    assert done.stdout == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"


def test_several_files_are_an_array(room: Path, run: Run) -> None:
    """A folder comes out as the array of its objects, indented as json.dumps() does it."""
    done = run("parse", "examples")
    expected = [gaiparse.to_dict(report) for report in _reports(room)]
    assert done.stdout == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"


def test_array_is_valid_whatever_fails(run: Run) -> None:
    """An array is valid json when some inputs, or all, cannot be read."""
    some = run("parse", "missing.txt", RIGHT, "gone.txt")
    none = run("parse", "missing.txt", "gone.txt")
    assert [one["year"] for one in json.loads(some.stdout)] == [2021]
    assert json.loads(none.stdout) == []
    assert (some.returncode, none.returncode) == (2, 2)


def test_lines_are_objects(room: Path, run: Run) -> None:
    """With jsonl each line is the object of one report, in the order of the inputs."""
    done = run("parse", "examples", "--format", "jsonl")
    read = [json.loads(line) for line in done.stdout.splitlines()]
    assert read == [gaiparse.to_dict(report) for report in _reports(room)]


def test_rows_hold_every_number(room: Path, run: Run) -> None:
    """A csv row holds every number of its report, and is empty where there is none."""
    rows = _table(run("parse", "examples", "--format", "csv").stdout)
    for found, report in zip(rows, _reports(room), strict=True):
        numbers = dict(report.cells.values_by_id())
        for name in columns()[len(FACTS) :]:
            value = numbers.get(name)
            assert found[name] == ("" if value is None else str(value))
        assert (found["agency"], found["year"]) == (report.agency, str(report.year))


def test_issues_as_json(room: Path, run: Run) -> None:
    """Issues in json hold each finding with its sums and suspects, and the doubts apart."""
    done = run("check", WRONG, "-o", "issues.json")
    (found,) = json.loads((room / "issues.json").read_text(encoding="utf-8"))
    findings = gaiparse.validate(gaiparse.parse_file(room / WRONG))
    assert done.returncode == 1
    assert [one["code"] for one in found["findings"]] == [one.code for one in findings]
    first = found["findings"][0]
    suspects = [attrs.asdict(one) for one in findings[0].suspects]
    assert (first["suspects"], first["repairs"]) == (suspects, [suspects])
    assert first["sums"][0] == {
        "code": "T3-BAL",
        "scope": "natural_person",
        "left_variables": [f"requests.{row}.natural_person" for row in BALANCE[:2]],
        "right_variables": [f"requests.{row}.natural_person" for row in BALANCE[2:]],
        "left": 15,
        "right": 11,
        "variables": [f"requests.{row}.natural_person" for row in BALANCE],
        "difference": 4,
    }
    assert found["doubts"] == []


def test_issues_as_csv(room: Path, run: Run) -> None:
    """Issues in csv are a row each, told apart as findings and doubts, with suspects in words."""
    run("check", "examples", "-o", "issues.csv")
    rows = _table((room / "issues.csv").read_text(encoding="utf-8-sig"))
    kinds = [one["kind"] for one in rows if one["path"] == WRONG]
    assert set(kinds) == {"finding"}
    assert {one["kind"] for one in rows} == {"finding", "doubt"}
    (sums,) = [one for one in rows if one["sums"]]
    assert sums["suspects"] == (
        "requests.outcomes.total.natural_person 10 → 14 and requests.outcomes.total.total 14 → 18"
    )
    assert sums["sums"].startswith("T3-BAL natural_person: 15 ≠ 11; T3-BAL total: 19 ≠ 15; ")
    assert all(one["message"] and one["message_zh"] for one in rows)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
@pytest.mark.parametrize(
    "env", [{}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_odd_names_leave_json_valid(room: Path, run: Run, env: dict[str, str]) -> None:
    """In any locale a file name that is no text passes through json and comes back the same."""
    name = b"caf\xe9.txt"
    (room / "odd").mkdir()
    (room / "odd" / os.fsdecode(name)).write_bytes((room / WRONG).read_bytes())
    done = run("check", "odd", "-o", "issues.json", env=env)
    (found,) = json.loads((room / "issues.json").read_text(encoding="utf-8"))
    assert done.returncode == 1
    assert os.fsencode(found["path"]) == b"odd/" + name
    assert "砚江市应急管理局" in run("check", "odd", env=env).stdout


def test_blanks_count_as_zero_on_demand(room: Path, run: Run) -> None:
    """--blank-as-zero assesses sums that have an empty cell."""
    text = (room / RIGHT).read_text(encoding="utf-8")
    report = gaiparse.parse(text)
    cell = report.cells["review_litigation.reconsideration.total"]
    assert cell.span is not None
    blanked = text[: cell.span[0]] + "/" + text[cell.span[1] :]
    (room / "blank.txt").write_text(blanked, encoding="utf-8")
    plain = run("check", "blank.txt").stdout
    counted = run("check", "blank.txt", "--blank-as-zero").stdout
    assert "cannot be assessed" in plain
    assert "cannot be assessed" not in counted
