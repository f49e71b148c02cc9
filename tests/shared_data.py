"""The samples of the repository, and the reports that may stand beside the clone."""

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
TRUTHS = Path(__file__).parent / "corpus" / "examples"
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


def shared(name: str) -> Path | None:
    """Return a file of the folder GAIPARSE_CORPUS, else of ../shared; None where it is not."""
    path = Path(os.environ.get("GAIPARSE_CORPUS") or ROOT.parent / "shared") / name
    return path if path.is_file() else None


def shared_cases(name: str) -> list[Any]:
    """Return path, truth and class of each case of a shared list, or one skipped case.

    Who sets GAIPARSE_CORPUS wants its reports read: then a list that is not there is an error.
    """
    listed = shared(name)
    if listed is None:
        if os.environ.get("GAIPARSE_CORPUS"):
            message = f"GAIPARSE_CORPUS is set, and its folder has no {name}"
            raise FileNotFoundError(message)
        reason = f"no GAIPARSE_CORPUS, and ../shared/{name} is not beside this clone"
        return [pytest.param(None, None, None, marks=pytest.mark.skip(reason=reason), id=name)]
    cases = []
    for line in listed.read_text(encoding="utf-8").splitlines():
        path, truth_path, kind = line.split("\t")
        folder = listed.parent
        cases.append(pytest.param(folder / path, folder / truth_path, kind, id=path))
    return cases
