"""Files made to harm, and what becomes of them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import gaiparse
from gaiparse import Limits, ReadError
from shared_data import EXAMPLES

if sys.platform == "win32":
    pytest.skip("the memory of a process is measured on POSIX systems", allow_module_level=True)

from hostile import FILES

HERE = Path(__file__).parents[1]
SAMPLE = EXAMPLES / "city-2021-traditional.txt"
MOST_SECONDS = 20  # Several times what the slowest takes, on a machine that does other work too.
MOST_MEMORY = 500


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what a process of its own says of all files, and its peak of memory in MiB."""
    folder = tmp_path_factory.mktemp("hostile")
    for one in FILES.values():
        (folder / one.name).write_bytes(one.data)
    done = subprocess.run(
        [sys.executable, str(HERE / "hostile.py"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
        cwd=folder.parent,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_there_are_many() -> None:
    """At least sixty files, of every format."""
    assert len(FILES) >= 60
    assert {name.rpartition(".")[2] for name in FILES} >= {
        "doc", "docx", "html", "odt", "pdf", "rtf", "txt", "xlsx", "zip",
    }  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_or_harmless(name: str, watched: dict[str, Any]) -> None:
    """It ends in a ReadError that says what is wrong, or in a report, and soon."""
    reason, seconds = watched["said"][name]
    expected = FILES[name].said
    assert expected in reason if expected else not reason
    assert seconds < MOST_SECONDS


def test_memory_stays_bounded(watched: dict[str, Any]) -> None:
    """Not one of them takes more than half a gigabyte."""
    assert watched["peak"] < MOST_MEMORY


@pytest.mark.parametrize("name", ["cells.docx", "nest.docx", "pages.pdf", "long.txt"])
def test_limits_are_named_and_adjustable(name: str) -> None:
    """The reason names the limit, and with a higher one the file is read or refused otherwise."""
    with pytest.raises(ReadError, match=r"Limits\(\w+=\.\.\.\)") as caught:
        gaiparse.parse_file(FILES[name].data, name=name)
    limit = caught.value.reason.partition("Limits(")[2].partition("=")[0]
    lower = Limits(**{limit: 1})
    with pytest.raises(ReadError, match=f"{limit}="):
        gaiparse.parse_file(FILES[name].data, name=name, limits=lower)
    if name == "pages.pdf":
        assert gaiparse.parse_file(FILES[name].data, limits=Limits(pages=600)).source


def test_a_file_may_be_too_large(tmp_path: Path) -> None:
    """Of a file beyond the limit no more is read than tells so."""
    with pytest.raises(ReadError, match="size in bytes is beyond the limit of 99"):
        gaiparse.parse_file(SAMPLE, limits=Limits(size=99))
    device = Path("/dev/zero")
    if device.exists():
        with pytest.raises(ReadError, match="size"):
            gaiparse.parse_file(device, limits=Limits(size=1_000_000))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ReadError, match="is empty"):
        gaiparse.parse_file(pipe)
