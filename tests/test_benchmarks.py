"""The benchmark runs, and measures against the floor that everybody measures against.

No test asserts a time: machines differ, and some are busy.
"""

import json
import subprocess
import sys

import pytest

from shared_data import ROOT, shared

BENCHMARKS = ROOT / "benchmarks"

pytestmark = pytest.mark.skipif(
    not BENCHMARKS.exists(), reason="benchmarks/ is not beside the tests"
)


def test_quick_run_prints_every_row() -> None:
    """A quick run ends with every row, each with a value or the reason why there is none."""
    done = subprocess.run(
        [sys.executable, BENCHMARKS / "run.py", "--quick", "--json"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    rows = json.loads(done.stdout)["rows"]
    assert all(row["note"] for row in rows if row["value"] is None)
    assert all(row["value"] > 0 for row in rows if row["value"] is not None)
    names = "\n".join(row["name"] for row in rows)
    for wanted in (
        *(
            f"{subject} / floor: {texts}, {state}"
            for subject in ("parse", "parse + validate + to_dict")
            for texts in ("samples", "seeds")
            for state in ("warm", "memos cleared")
        ),
        "Earley / our LALR, same tokens",
        "pandas.read_html / parse",
        *(
            f"growth exponent: {text}"
            for text in ("narrative", "all labels", "numbers in lines", "headings")
        ),
        "first parse of a process",
        "import gaiparse / import lark",
        "memory kept a report",
        "two processes / one",
    ):
        assert wanted in names


@pytest.mark.parametrize("name", ["floor.py", "reference/labels_traditional.json"])
def test_floor_is_the_common_one(name: str) -> None:
    """The floor and its labels are byte for byte those that are shared."""
    common = shared(name)
    if common is None:
        pytest.skip(f"no GAIPARSE_CORPUS, and ../shared/{name} is not beside this clone")
    assert (BENCHMARKS / name).read_bytes() == common.read_bytes()
