"""The samples of the repository, and the reports that may stand beside the clone."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
TRUTHS = Path(__file__).parent / "corpus" / "examples"
SHARED = ROOT.parent / "shared"

SAMPLES = sorted(path.stem for path in EXAMPLES.glob("*.txt"))


def sample(stem: str) -> str:
    """Return the text of a sample."""
    return (EXAMPLES / f"{stem}.txt").read_text(encoding="utf-8")


def truth(path: Path) -> dict[str, Any]:
    """Return a ground truth; amounts as Decimal."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    data["values"] = {
        key: Decimal(value) if isinstance(value, str) else value
        for key, value in data["values"].items()
    }
    return data


WHOLE = [stem for stem in SAMPLES if "states" not in truth(TRUTHS / f"{stem}.json")]
"""The samples whose every cell is read."""


def shared_cases(name: str) -> list[Any]:
    """Return path, truth and class of each case of a list beside the clone, or one skipped case."""
    listed = SHARED / name
    if not listed.is_file():
        reason = f"../shared/{name} is not beside this clone"
        return [pytest.param(None, None, None, marks=pytest.mark.skip(reason=reason), id=name)]
    cases = []
    for line in listed.read_text(encoding="utf-8").splitlines():
        path, truth_path, kind = line.split("\t")
        folder = listed.parent
        cases.append(pytest.param(folder / path, folder / truth_path, kind, id=path))
    return cases
