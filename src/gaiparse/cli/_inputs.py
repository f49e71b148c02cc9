"""The inputs of a command: found, read one after the other, and complained about."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import PurePath
from typing import TypeVar

from gaiparse.cli._replace import refuse_to_replace
from gaiparse.cli._streams import complain, is_terminal, printable, say
from gaiparse.cli._workers import Outcome, outcome_of, outcomes
from gaiparse.errors import ReadError
from gaiparse.model import Report
from gaiparse.readers import parse_bytes, parse_file
from gaiparse.readers._formats import readable_suffixes
from gaiparse.readers._walk import walk

_T = TypeVar("_T")

_LONG = 20  # From more files than this a terminal is told how far the work has come.
_WIDTH = 30
_CLEAR = "\r\x1b[K"


class Inputs:
    """What the arguments name.

    Attributes
    ----------
    paths
        Every file in its turn, folders walked; ``-`` is standard input.
    single
        Whether exactly one file is asked for, rather than several or a folder.
    failures
        Number of files and folders that could not be read so far.
    """

    def __init__(self, named: Sequence[str], out: str | None, jobs: int | None = None) -> None:
        """Walk the folders among `named`; results go to `out`, `jobs` files are read at once.

        Raises
        ------
        OSError
            The results would replace one of the files.
        """
        self.failures = 0
        self._others: Counter[str] = Counter()
        self.single = len(named) == 1 and not _is_folder(named[0])
        self._counts = False
        self.paths = [path for name in named for path in self._found(name)]
        refuse_to_replace(self.paths, out)
        self._jobs = jobs or (_cores() if len(self.paths) > _LONG else 1)
        # Results that pass on a terminal show themselves how far the work has come.
        results_pass = out is None and is_terminal(sys.stdout)
        self._counts = len(self.paths) > _LONG and is_terminal(sys.stderr) and not results_pass

    @property
    def hopeless(self) -> bool:
        """Whether the only input could not be read: then no file is replaced by nothing."""
        return self.single and self.failures > 0

    def each(self, work: Callable[[Report], _T]) -> Iterable[tuple[str, _T]]:
        """Return each path with what `work` makes of its report, one at a time.

        What cannot be read is named on standard error. A single input is read at once.
        """
        return list(self._each(work)) if self.single else self._each(work)

    def _each(self, work: Callable[[Report], _T]) -> Iterator[tuple[str, _T]]:
        number = len(self.paths)
        for rank, (path, (result, failure)) in enumerate(
            zip(self.paths, self._outcomes(work), strict=True), 1
        ):
            if failure is None:
                yield path, result
            else:
                self._fail(path, failure)
            self._count(f"{_bar(rank / number)} {rank} of {number} files")
        self._count("")

    def _outcomes(self, work: Callable[[Report], _T]) -> Iterator[Outcome]:
        # Standard input is here and nowhere else.
        jobs = min(self._jobs, len(self.paths))
        if jobs > 1 and "-" not in self.paths:
            return outcomes(work, self.paths, jobs)
        return (outcome_of(work, partial(_read, path)) for path in self.paths)

    def close(self) -> None:
        """Say on standard error, after the results, what was not looked into."""
        if self._others:
            say(f"gaiparse: {_left_alone(self._others)}")

    def warn(self, path: str, reason: str) -> None:
        """Say on standard error what is to be known about a file that was read."""
        self._count("")
        complain(path, reason)

    def _found(self, name: str) -> Iterator[str]:
        if not _is_folder(name):
            yield name
            return
        found, failures = False, self.failures
        for path in walk(name, unreadable=self._fail, skipped=complain, other=self._leave):
            found = True
            yield path
        if not found and self.failures == failures:
            wanted = ", ".join("*" + suffix for suffix in readable_suffixes())
            self._fail(name, f"holds no file that can be read ({wanted})")

    def _leave(self, path: str) -> None:
        self._others[PurePath(path).suffix.lower()] += 1

    def _fail(self, path: str, reason: str) -> None:
        self.failures += 1
        self.warn(path, reason)

    def _count(self, state: str) -> None:
        if self._counts:
            sys.stderr.write(_CLEAR + state)
            sys.stderr.flush()


def _left_alone(others: Counter[str]) -> str:
    """Return how many files of which suffixes were not looked into, the most first."""
    number = others.total()
    kinds = sorted(others.items(), key=lambda one: (-one[1], one[0]))
    shown = ", ".join(f"{printable(suffix) or 'no suffix'} {count}" for suffix, count in kinds)
    noun = "file of another kind" if number == 1 else "files of other kinds"
    return f"{number} {noun} left alone: {shown}"


def _bar(part: float) -> str:
    done = round(part * _WIDTH)
    return f"[{'#' * done}{'.' * (_WIDTH - done)}]"


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_folder(name: str) -> bool:
    # os.path answers False where Path raises: a name too long, no access.
    return name != "-" and os.path.isdir(name)  # noqa: PTH112


def _read(path: str) -> Report:
    if path != "-":
        return parse_file(path)
    if sys.stdin is None:
        raise ReadError("-", "is closed")
    return parse_bytes(sys.stdin.buffer.read(), "-")
