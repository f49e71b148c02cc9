"""The fuzzer runs, and finds nothing in a short time."""

import subprocess
import sys
from importlib import import_module

import pytest

from shared_data import ROOT

FUZZ = ROOT / "tools" / "fuzz.py"

pytestmark = pytest.mark.skipif(not FUZZ.exists(), reason="tools/ is not beside the tests")


def test_a_short_run_finds_nothing() -> None:
    """Every target is fed some hundred inputs, and none of them does what it may not."""
    done = subprocess.run(
        [sys.executable, FUZZ, "--blind", "--seconds", "0.7"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert {line.split()[0] for line in lines} == {
        "parse", "doc", "docx", "html", "odt", "pdf", "rtf", "text", "xlsx",
    }  # fmt: skip
    assert all(int(line.split()[1]) > 0 for line in lines)


def test_a_find_is_kept(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does harm is written down, and the run fails."""
    monkeypatch.syspath_prepend(str(FUZZ.parent))
    fuzz = import_module("fuzz")

    def harmed(_: bytes) -> None:
        raise IndexError

    monkeypatch.setattr(fuzz, "ROOT", tmp_path)
    monkeypatch.setattr(fuzz, "target", lambda _: harmed)
    tried, found = fuzz.blindly("rtf", [b"{\\rtf1 a}"], 0.05, 0)
    assert tried == len(found) > 0
    assert ".rtf" in found[0]
