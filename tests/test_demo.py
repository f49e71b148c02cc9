"""The demonstration that ``make demo`` runs."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import gaiparse

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_demo_shows_every_sample() -> None:
    """In any locale every sample is named, and what does not add up or was left open."""
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, EXAMPLES / "demo.py"],
        capture_output=True,
        encoding="utf-8",
        env=env,
        check=True,
    )
    reports = [gaiparse.parse_file(path) for path in EXAMPLES.glob("*.txt")]
    for report in reports:
        assert f"{report.agency} " in done.stdout
        for doubt in report.doubts:
            assert (doubt.message in done.stdout) is (doubt.severity is gaiparse.Severity.ERROR)
        for finding in gaiparse.validate(report):
            for suspect in finding.suspects:
                assert suspect.variable in done.stdout
                assert f"{suspect.printed} → {suspect.proposed}" in done.stdout
    assert done.stderr == ""


def test_demo_fits_a_terminal() -> None:
    """The table of the demonstration is aligned and fits into 80 columns."""
    done = subprocess.run(
        [sys.executable, EXAMPLES / "demo.py"], capture_output=True, encoding="utf-8", check=True
    )
    header, *rows = done.stdout.split("\n\n")[1].splitlines()
    widths = {
        sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line)
        for line in (header, *rows)
    }
    assert len(rows) == len(list(EXAMPLES.glob("*.txt")))
    assert len(widths) == 1
    assert widths.pop() <= 80
