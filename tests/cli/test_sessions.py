"""Sessions at a shell, written down as files: commands, what they print, their exit codes."""

import re
import subprocess
import sys
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path

import pytest

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.txt"))
# A command, and the lines up to the next command or empty line.
_STEP = re.compile(r"^\$ (?P<command>.*)\n(?P<printed>(?:(?!\$ ).+\n)*)", re.MULTILINE)
_CODE = re.compile(r"^\[(\d+)\]\n\Z", re.MULTILINE)


def steps_of(session: Path) -> list[re.Match[str]]:
    """Return the steps of a session; a file without any tests nothing, and is an error."""
    steps = list(_STEP.finditer(session.read_text(encoding="utf-8")))
    if not steps:
        message = f"{session.name} has no command"
        raise ValueError(message)
    return steps


def test_a_session_without_a_command_is_an_error(tmp_path: Path) -> None:
    """A file whose commands are not written as such fails instead of testing nothing."""
    session = tmp_path / "session.txt"
    session.write_text("gaiparse rules\n> gaiparse rules\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no command"):
        steps_of(session)


@pytest.mark.skipif(sys.platform == "win32", reason="sessions need a POSIX shell")
@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.stem)
def test_session_prints_what_is_written_down(
    session: Path, room: Path, environment: dict[str, str]
) -> None:
    """Every command of a session prints what stands under it and ends with its exit code."""
    (room / "bin").mkdir()
    command = room / "bin" / "gaiparse"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gaiparse "$@"\n')
    command.chmod(0o755)
    env = {**environment, "PATH": f"{command.parent}:{environment['PATH']}", "LC_ALL": "C"}
    for step in steps_of(session):
        code = _CODE.search(step["printed"])
        expected = step["printed"][: code.start()] if code else step["printed"]
        done = subprocess.run(
            ["/bin/sh", "-c", step["command"]],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            cwd=room,
            env=env,
            timeout=60,
            check=False,
        )
        shown = f"$ {step['command']}\n{done.stdout}[{done.returncode}]"
        assert done.returncode == (int(code[1]) if code else 0), shown
        assert OutputChecker().check_output(expected, done.stdout, ELLIPSIS), shown
