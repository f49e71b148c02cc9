"""Streams: what goes where and when, and what happens when one of them ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.shared import RIGHT, WRONG, Run

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes as on POSIX")


# What runs in the background may have been told to ignore an interrupt.
_MAIN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from gaiparse.cli import main
sys.exit(main())
"""


def _start(room: Path, environment: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _MAIN, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=room,
        env=environment,
    )


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--version"], {"attrs", "lark", "opencc", "csv", "json"}),
        (["rules"], {"lark", "opencc"}),
        (["codebook"], {"attrs", "lark", "opencc"}),
    ],
)
def test_commands_load_what_they_need(arguments: list[str], unwanted: set[str]) -> None:
    """A command that reads no report does not wait for a grammar."""
    program = f"""
import sys
from gaiparse.cli import main
try:
    main({arguments!r})
finally:
    sys.stderr.write(" ".join(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False
    )
    assert unwanted.isdisjoint(done.stderr.split())
    assert done.stdout


def test_command_is_installed() -> None:
    """Installing the package puts the command gaiparse beside the interpreter."""
    command = Path(sys.executable).with_name("gaiparse")
    done = subprocess.run([command, "--version"], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.startswith("gaiparse ")


def test_results_and_messages_stay_apart(run: Run) -> None:
    """Results go to standard output, messages to standard error, and neither to both."""
    done = run("check", RIGHT, "missing.txt")
    assert "missing.txt" not in done.stdout
    assert done.stderr == "gaiparse: missing.txt: cannot be opened: No such file or directory\n"


def test_output_is_utf8_in_any_locale(run: Run) -> None:
    """Output is UTF-8 in the C locale too, where Python would choose ASCII."""
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert run("check", RIGHT, env=env).stdout == run("check", RIGHT).stdout
    assert "年度报告" in run("--help", env=env).stdout


def test_lines_are_written_as_files_are_read(room: Path, environment: dict[str, str]) -> None:
    """The line of a file is there before the next input has come."""
    with _start(room, environment, "parse", RIGHT, "-", "--format", "jsonl") as process:
        assert process.stdin
        assert process.stdout
        first = json.loads(process.stdout.readline())  # while standard input is still open
        process.stdin.write((room / WRONG).read_bytes())
        process.stdin.close()
        second = json.loads(process.stdout.readline())
    assert (first["year"], second["year"]) == (2021, 2020)


@posix
def test_interrupted_output_is_not_half_written(room: Path, environment: dict[str, str]) -> None:
    """Interrupted work ends quietly, leaves the old file as it was, and nothing beside it."""
    out = room / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    before = set(room.iterdir())
    with _start(room, environment, "parse", RIGHT, "-", "-o", str(out)) as process:
        assert process.stdin
        assert process.stderr
        while set(room.iterdir()) == before:  # until it writes beside
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert said == b""
    assert out.read_text(encoding="utf-8") == "old"
    assert set(room.iterdir()) == before


@posix
@pytest.mark.parametrize("command", ["parse", "check"])
def test_closed_pipe_ends_quietly(room: Path, environment: dict[str, str], command: str) -> None:
    """When nobody reads on, the command ends without a word and with the code of SIGPIPE."""
    with _start(room, environment, command, RIGHT, "-") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write((room / WRONG).read_bytes())
        process.stdin.close()
        said = process.stderr.read()
    assert process.returncode == 141
    assert said == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    ("line", "place"), [("> /dev/full", "standard output"), ("-o /dev/full", "/dev/full")]
)
def test_full_disk_is_named(room: Path, environment: dict[str, str], line: str, place: str) -> None:
    """Output that cannot be written is one line on standard error, and code 2."""
    command = f'"{sys.executable}" -m gaiparse parse {RIGHT} {line}'
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, cwd=room, env=environment, check=False
    )
    assert done.returncode == 2
    said = done.stderr.decode()
    assert said == f"gaiparse: {place}: cannot be written: No space left on device\n"


@posix
def test_closed_streams_are_survived(room: Path, environment: dict[str, str]) -> None:
    """Closed standard streams are told apart from empty ones, without a traceback."""
    command = f'"{sys.executable}" -m gaiparse parse'
    for line, code in (
        (f"{command} - <&-", b"gaiparse: standard input: is closed\n"),
        (f"{command} {RIGHT} >&-", b"gaiparse: standard output: cannot be written: it is closed\n"),
        (f"{command} missing.txt 2>&-", b""),
    ):
        done = subprocess.run(
            ["/bin/sh", "-c", line], capture_output=True, cwd=room, env=environment, check=False
        )
        assert (done.returncode, done.stderr) == (2, code)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may list every folder")
def test_closed_folder_does_not_stop_the_walk(room: Path, run: Run) -> None:
    """A folder that cannot be listed is named once, and the walk goes on."""
    closed = room / "examples" / "closed"
    closed.mkdir(mode=0)
    done = run("check", "examples")
    closed.chmod(0o700)
    assert done.stderr.startswith("gaiparse: examples/closed: cannot be listed")
    assert done.returncode == 2
    assert WRONG in done.stdout
