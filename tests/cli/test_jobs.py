"""Many files at once, in processes of their own."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import works
from cli.shared import RIGHT, WRONG, Run
from gaiparse.cli._workers import outcomes

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals as on POSIX")


def _many(room: Path, number: int = 24) -> list[str]:
    names = [WRONG, RIGHT, "missing.txt", "list.txt"] * (number // 4)
    (room / "list.txt").write_text("a shopping list", encoding="utf-8")
    return names


def test_results_are_the_same_in_the_same_order(room: Path, run: Run) -> None:
    """What is printed, said and returned does not depend on how many files are read at once."""
    names = _many(room)
    for command in (["parse", "--format", "jsonl"], ["check"]):
        alone = run(*command, "-j", "1", *names)
        together = run(*command, "-j", "3", *names)
        assert (alone.stdout, alone.returncode) == (together.stdout, together.returncode)
        assert sorted(alone.stderr.splitlines()) == sorted(together.stderr.splitlines())
        assert alone.returncode == 2
        assert alone.stderr.count("missing.txt: cannot be opened") == 6


def test_a_mixed_folder_is_read(room: Path, run: Run) -> None:
    """Files of several formats in a folder give an object each, and a failed one a line."""
    from documents import FORMATS, written  # noqa: PLC0415
    from gaiparse import parse_file  # noqa: PLC0415

    report = parse_file(room / RIGHT)
    (room / "mixed" / "inner").mkdir(parents=True)
    for name in FORMATS:
        data = written(report, name)
        suffix = "txt" if name == "text" else name
        (room / "mixed" / "inner" / f"report.{suffix}").write_bytes(data)
    (room / "mixed" / "cut.docx").write_bytes(b"PK\x03\x04 word/document.xml")
    done = run("parse", "mixed", "--format", "jsonl", "-j", "2")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["year"] for one in records] == [report.year] * len(FORMATS)
    assert done.stderr.count("\n") == 1
    assert "cut.docx: is damaged or cut" in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize("said", ["0", "-1", "65", "many"])
def test_no_number_of_jobs(said: str, run: Run) -> None:
    """A number of files at once that makes no sense is wrong usage."""
    done = run("parse", "-j", said, RIGHT)
    assert done.returncode == 2
    assert "--jobs" in done.stderr


@pytest.mark.parametrize(
    ("work", "said"),
    [(works.slow, "takes longer than"), (works.deadly, "brought down the process")],
)
def test_a_file_fails_alone(
    work: object, said: str, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that takes too long or ends its process is named; the others are read."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    names = [str(room / name) for name in (WRONG, RIGHT, WRONG, WRONG)]
    found = list(outcomes(work, names, 2, seconds=8))  # type: ignore[arg-type]
    assert [result for result, _ in found] == [1, None, 1, 1]
    assert said in (found[1][1] or "")


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_nothing_behind(
    number: int, room: Path, environment: dict[str, str]
) -> None:
    """Work that is stopped leaves no file, not even a part of one, and soon ends."""
    before = set(room.iterdir())
    process = subprocess.Popen(
        [sys.executable, "-m", "gaiparse", "parse", "-j", "2", "-o", "out.json", *[WRONG] * 3000],
        cwd=room,
        env=environment,
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + 30
    while set(room.iterdir()) == before and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert b"Traceback" not in said
    assert set(room.iterdir()) == before
