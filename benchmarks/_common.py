"""What every measurement needs: rows to report, texts to read, medians of ratios."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
# Processor time, so that what else the machine does counts little; it is too coarse on Windows.
CLOCK = "perf_counter" if sys.platform == "win32" else "process_time"
SEEDS = ROOT.parent / "shared" / "seeds"

_clock: Callable[[], float] = getattr(time, CLOCK)


class Row(NamedTuple):
    """A line of the table.

    Attributes
    ----------
    name
        What was measured.
    value
        The result; None if it could not be measured.
    unit
        ``x`` for a ratio, else ``ms``, ``KB`` or nothing.
    target
        What the value is held against, or None for information alone.
    at_least
        Whether the target is a lower bound instead of an upper one.
    note
        Why a value is missing, or what it is made of.
    """

    name: str
    value: float | None
    unit: str = "x"
    target: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none, or no value."""
        if self.value is None or self.target is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target


def samples() -> list[str]:
    """Return the texts in ``examples/``."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]


def seeds() -> list[str]:
    """Return the texts of the seeds, none if they are not beside the clone."""
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def seconds(work: Callable[[], object]) -> float:
    """Return how long the processor works."""
    start = _clock()
    work()
    return _clock() - start


def ratios(
    texts: Sequence[str],
    subjects: Sequence[Callable[[str], object]],
    rounds: int,
    *,
    before: Callable[[], None] = lambda: None,
) -> list[float]:
    """Return the median ratio of each subject to the first, over the sum of all texts.

    Parameters
    ----------
    texts
        What each subject is given.
    subjects
        Called one after the other on each text, so that all meet the same machine.
    rounds
        Number of ratios each median is taken of.
    before
        Called before each subject, not measured.
    """
    for text in texts:
        for subject in subjects:
            subject(text)  # so that what is built once is built
    found: list[list[float]] = []
    for _ in range(rounds):
        sums = [0.0] * len(subjects)
        for text in texts:
            for rank, subject in enumerate(subjects):
                before()
                sums[rank] += seconds(partial(subject, text))
        found.append([one / sums[0] for one in sums])
    return [median(column) for column in zip(*found, strict=True)]


def memos() -> Iterator[Callable[[], None]]:
    """Yield what clears each memo of the reader.

    A memo forgets: ``lru_cache`` with a size. What is kept without limit are tables that a process
    builds once, such as the parser; they are no memos.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("gaiparse."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value.cache_parameters()["maxsize"]:
                    yield value.cache_clear
