"""The command line as its users meet it: in a process of its own, in a folder of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.shared import EXAMPLES, Result, Run


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Return a folder that holds a copy of the samples, in ``examples/``."""
    shutil.copytree(EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns("*.py"))
    return tmp_path


@pytest.fixture
def environment() -> dict[str, str]:
    """Return an environment that asks for no colours, width or unbuffered output."""
    asked = {"NO_COLOR", "FORCE_COLOR", "PYTHON_COLORS", "COLUMNS", "TERM", "PYTHONUNBUFFERED"}
    return {name: value for name, value in os.environ.items() if name not in asked}


@pytest.fixture
def run(room: Path, environment: dict[str, str]) -> Run:
    """Return a function that runs ``gaiparse`` in the room and waits for its end."""

    def call(*arguments: str, give: str = "", env: Mapping[str, str] | None = None) -> Result:
        return subprocess.run(
            [sys.executable, "-m", "gaiparse", *arguments],
            input=give,
            capture_output=True,
            encoding="utf-8",
            cwd=room,
            env={**environment, **(env or {})},
            timeout=60,
            check=False,
        )

    return call
