"""What a person sees at a terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import gaiparse
from cli.shared import RIGHT, WRONG, Run
from gaiparse.cli._layout import Style, hang, pad, width, wrap
from gaiparse.readers._formats import readable_suffixes

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals")

ESCAPE = "\x1b["


def _at_terminal(
    room: Path, env: dict[str, str], *arguments: str, results_to: Path | None = None
) -> str:
    """Return what a terminal of 60 columns shows; results may go to a file."""
    outer, inner = pty.openpty()
    with open(results_to or os.devnull, "wb") as file:  # noqa: PTH123  # a device or a path
        process = subprocess.Popen(
            [sys.executable, "-m", "gaiparse", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=file if results_to else inner,
            stderr=inner,
            cwd=room,
            env={**env, "TERM": "xterm", "COLUMNS": "60"},
        )
    os.close(inner)
    shown = b""
    try:
        while piece := os.read(outer, 4096):
            shown += piece
    except OSError:  # Linux says so that the other end is closed
        pass
    os.close(outer)
    process.wait()
    return shown.decode().replace("\r\n", "\n")


def test_terminal_has_colours_and_width(room: Path, environment: dict[str, str]) -> None:
    """On a terminal severities are coloured, and no line is wider than the terminal."""
    shown = _at_terminal(room, environment, "check", "examples")
    assert f"{ESCAPE}31;1merror{ESCAPE}0m" in shown
    plain = _at_terminal(room, {**environment, "NO_COLOR": "1"}, "check", "examples")
    assert max(map(width, plain.splitlines())) <= 60


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}])
def test_no_color_is_heeded(room: Path, environment: dict[str, str], env: dict[str, str]) -> None:
    """NO_COLOR takes the colours and nothing else."""
    coloured = _at_terminal(room, environment, "check", WRONG)
    plain = _at_terminal(room, {**environment, **env}, "check", WRONG)
    assert ESCAPE not in plain
    for code in ("1m", "31;1m", "33m", "0m"):
        coloured = coloured.replace(ESCAPE + code, "")
    assert coloured == plain


def test_pipe_gets_plain_text(run: Run) -> None:
    """In a pipe there are no colours, and each finding, sum, suspect and doubt is one line."""
    shown = run("check", WRONG, env={"COLUMNS": "40"}).stdout
    assert ESCAPE not in shown
    margin = "\n" + " " * 11
    assert (
        f"{margin}suspect  requests.outcomes.total.natural_person 10 → 14, line 345"
        f"{margin}and      requests.outcomes.total.total 14 → 18, line 351\n"
    ) in shown


def test_alternatives_are_told_apart(room: Path, run: Run) -> None:
    """Cells any of which could be wrong are joined by "or", and the csv tells them apart too."""
    text = (room / RIGHT).read_text(encoding="utf-8")
    cell = gaiparse.parse(text).cells["review_litigation.reconsideration.total"]
    start, end = cell.span or (0, 0)
    (room / "wrong.txt").write_text(f"{text[:start]}77{text[end:]}", encoding="utf-8")
    shown = run("check", "wrong.txt").stdout
    labels = [line.split()[0] for line in shown.splitlines() if " → " in line]
    assert labels == ["suspect", "or", "or", "or", "or"]
    run("check", "wrong.txt", "-o", "issues.csv")
    issues = (room / "issues.csv").read_text(encoding="utf-8")
    assert issues.count("; or review_litigation.reconsideration.") == 4


def test_failed_sum_shows_its_operands(run: Run) -> None:
    """A failed sum names what was added up on either side, zeros left out."""
    shown = run("check", WRONG).stdout
    assert "T3-BAL  4 sums do not hold; zeros are left out\n" in shown
    assert (
        "T3-BAL natural_person  new_received 14 + carried_over 1 = 15"
        " ≠ 11 = outcomes.total 10 + carried_forward 1\n"
    ) in shown
    assert (
        "T3-SUM natural_person  granted 7 + partially_granted 1 + denied.deliberative 1"
        " + unable.not_held 4 + not_processed.repeat 1 = 14 ≠ total 10\n"
    ) in shown


def test_long_work_is_counted(room: Path, environment: dict[str, str]) -> None:
    """A terminal is told how far long work has come, and the counter is gone at the end."""
    many = [WRONG] * 25
    shown = _at_terminal(room, environment, "parse", *many, results_to=room / "out.json")
    assert "25 of 25 files" in shown
    assert shown.endswith(f"\r{ESCAPE}K")
    few = _at_terminal(room, environment, "parse", *many[:20], results_to=room / "out.json")
    assert few == ""


def test_unreadable_file_interrupts_the_counter(room: Path, environment: dict[str, str]) -> None:
    """The message about a file stands on a line of its own, after the counter is wiped out."""
    many = [*[WRONG] * 25, "missing.txt"]
    shown = _at_terminal(room, environment, "parse", *many, results_to=room / "out.json")
    assert f"{ESCAPE}Kgaiparse: missing.txt: cannot be opened: No such file or directory\n" in shown


def test_doubtful_file_interrupts_the_counter(room: Path, environment: dict[str, str]) -> None:
    """What parse says of a text that is no report stands on a line of its own as well."""
    (room / "list.txt").write_text("a shopping list", encoding="utf-8")
    many = [*[WRONG] * 25, "list.txt"]
    shown = _at_terminal(room, environment, "parse", *many, results_to=room / "out.json")
    assert f"{ESCAPE}Kgaiparse: list.txt: reads like no annual report" in shown


def test_help_fits_a_terminal(run: Run) -> None:
    """No line of any help is wider than 80 columns, and the formats of folders are all there."""
    for arguments in ([], ["parse"], ["check"], ["rules"], ["codebook"]):
        done = run(*arguments, "--help", env={"COLUMNS": "80"})
        assert max(map(width, done.stdout.splitlines())) <= 80
        if arguments in (["parse"], ["check"]):
            assert all(f"*{suffix}" in done.stdout for suffix in readable_suffixes())


def test_chinese_takes_two_columns() -> None:
    """Width counts a Chinese or full-width character twice and a combining one not at all."""
    assert width("abc") == 3
    assert width("公开a，") == 7
    assert width("e\u0301") == 1
    assert pad("公开", 6) == "公开  "


def test_lines_break_where_they_may() -> None:
    """Lines break at spaces and between Chinese characters, not before closing punctuation."""
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("政府信息，公开", 8) == ["政府信", "息，公开"]
    assert wrap("政府（信息）", 6) == ["政府", "（信", "息）"]
    assert wrap("a.very.long.name", 6) == ["a.very", ".long.", "name"]
    assert wrap("any length at all", None) == ["any length at all"]


def test_further_lines_hang() -> None:
    """The further lines of a text begin below its first, whatever stands before it."""
    assert hang("公开 ", "one two", Style(25, colour=False)) == "公开 one two"
    assert hang("公开 ", "a " * 12, Style(25, colour=False)).splitlines()[1].startswith("     a")
