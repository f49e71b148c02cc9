"""What the tests of the command line share."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, TypeAlias

EXAMPLES = Path(__file__).parents[2] / "examples"
WRONG = "examples/emergency-2020-wrong-total.txt"
RIGHT = "examples/city-2021-traditional.txt"

Result: TypeAlias = subprocess.CompletedProcess[str]


class Run(Protocol):
    """Runs ``gaiparse`` in a room that holds the samples, and waits for its end."""

    def __call__(
        self, *arguments: str, give: str = "", env: Mapping[str, str] | None = None
    ) -> Result:
        """Return what it printed and its exit code."""
