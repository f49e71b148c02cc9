"""What a process costs: its start, the memory it keeps, and what a second one brings."""

import gc
import json
import multiprocessing
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from _common import CLOCK, ROOT, Row, samples

import gaiparse

_FIRST_PARSE = """
import sys
from pathlib import Path
from time import {clock} as clock
text = Path(sys.argv[1]).read_text(encoding="utf-8")
import attrs, lark, opencc
start = clock()
import gaiparse
gaiparse.parse(text)
print(clock() - start)
"""
_IMPORT = """
from time import {clock} as clock
start = clock()
import {name}
print(clock() - start)
"""
_COPIES = 200


def start(*, quick: bool) -> Iterator[Row]:
    """Measure the first parse of a process, and the import of the package alone."""
    programs = (
        _FIRST_PARSE.format(clock=CLOCK),
        _IMPORT.format(clock=CLOCK, name="gaiparse"),
        _IMPORT.format(clock=CLOCK, name="lark"),
    )
    with TemporaryDirectory() as compiled:
        # The first run compiles the modules, as the first use of an installed package does.
        runs = [[_run(one, compiled) for one in programs] for _ in range(3 if quick else 16)][1:]
    first, ours, larks = (median(column) for column in zip(*runs, strict=True))
    name = "first parse of a process, imports of attrs, lark and opencc not counted"
    yield Row(name, first * 1000, unit="ms", target=25)
    yield Row("import gaiparse / import lark", ours / larks, target=1)


def _run(program: str, compiled: str) -> float:
    sample = ROOT / "examples" / "bureau-2024-bookmarks.txt"
    command = [sys.executable, "-c", program, str(sample)]
    env = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=True)  # noqa: S603
    return float(done.stdout)


def memory(*, quick: bool) -> Iterator[Row]:
    """Measure what a kept report takes."""
    texts = [(text + " ")[:-1] for text in samples() for _ in range(2 if quick else _COPIES)]
    kept = [gaiparse.parse(text) for text in samples()]  # so that what is built once is built
    kept.clear()
    gc.collect()
    tracemalloc.start()
    kept += map(gaiparse.parse, texts)
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    text_size = sum(map(sys.getsizeof, texts)) / len(texts) / 1000
    yield Row(
        "memory kept a report, its text not counted",
        size / len(texts) / 1000,
        unit="KB",
        note=f"aim: <= 25 KB; the text itself takes {text_size:.0f} KB",
    )


def scaling(*, quick: bool) -> Iterator[Row]:
    """Measure what a second process brings: reports in, lines of json out."""
    name = "two processes / one, of the ideal"
    if (os.cpu_count() or 1) < 2:  # noqa: PLR2004
        yield Row(name, None, unit="", note="one processor only")
        return
    texts = samples() * (4 if quick else 100)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        list(pool.map(as_line, texts, chunksize=5))  # so that both have started
        found = []
        for _ in range(1 if quick else 5):
            begun = perf_counter()
            list(map(as_line, texts))
            half = perf_counter()
            list(pool.map(as_line, texts, chunksize=25))
            found.append((half - begun) / (perf_counter() - half) / 2)
    yield Row(name, median(found), unit="", note=f"aim: >= 0.85, on an idle machine{_load()}")


def _load() -> str:
    return f"; load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def as_line(text: str) -> str:
    """Return a report as a line of json."""
    return json.dumps(gaiparse.to_dict(gaiparse.parse(text)), ensure_ascii=False)
