"""Many files at once, each in a process that may come to an end without the others."""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, BinaryIO, Self, TypeAlias

from gaiparse.errors import ReadError
from gaiparse.model import Report
from gaiparse.readers import parse_file

Work: TypeAlias = Callable[[Report], Any]
Outcome: TypeAlias = tuple[Any, str | None]
"""What a work makes of a report, or else why there is none."""

SECONDS = 300.0
_MEMORY = 4 << 30
_AHEAD = 4  # Results wait for those before them, and no more than so many for each process.


def outcome_of(work: Work, read: Callable[[], Report]) -> Outcome:
    """Return what a work makes of a report that is read, or why it cannot be."""
    try:
        return work(read()), None
    except ReadError as error:
        return None, error.reason
    except Exception as error:  # noqa: BLE001  # a fault of ours must not stop a batch
        return None, f"internal error, please report it: {error!r}"


def outcomes(
    work: Work, paths: Sequence[str], jobs: int, seconds: float = SECONDS
) -> Iterator[Outcome]:
    """Yield the outcome of each path, in their order, as many at once as there are `jobs`.

    A file that takes longer than `seconds`, or brings its process down, fails alone.
    """
    with _Workers(work, seconds) as workers, ThreadPoolExecutor(jobs) as threads:
        try:
            waiting: deque[Future[Outcome]] = deque()
            for path in paths:
                waiting.append(threads.submit(workers.outcome, path))
                if len(waiting) > _AHEAD * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            workers.stop()
            threads.shutdown(wait=False, cancel_futures=True)
            raise


class _Workers:
    """A process for each thread that asks."""

    def __init__(self, work: Work, seconds: float) -> None:
        self._work = work
        self._seconds = seconds
        self._own = threading.local()
        self._all: set[subprocess.Popen[bytes]] = set()
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End every process."""
        self._stopped = True
        for process in tuple(self._all):
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    if pipe is not None:
                        pipe.close()
            process.wait()

    def outcome(self, path: str) -> Outcome:
        """Return the outcome of a path, from the process of this thread."""
        if self._stopped:
            return None, "was not read: the work was stopped"
        process = self._process()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, end)
        timer.start()
        try:
            assert process.stdin is not None  # noqa: S101  # both are pipes
            assert process.stdout is not None  # noqa: S101
            pickle.dump((self._work, path), process.stdin)
            process.stdin.flush()
            found: Outcome = pickle.load(process.stdout)  # noqa: S301  # from a process of ours
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            del self._own.process
            process.kill()
            if late.is_set():
                return None, f"was given up: it takes longer than {self._seconds:g} seconds"
            return None, f"brought down the process that read it (exit code {process.wait()})"
        finally:
            timer.cancel()
        return found

    def _process(self) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None:
            process = subprocess.Popen(  # noqa: S603  # this program itself
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,  # An interrupt is for the one who gives the work.
            )
            self._all.add(process)
            self._own.process = process
        return process


def _serve(take: BinaryIO, give: BinaryIO) -> None:
    """Answer until nobody asks any more."""
    while True:
        try:
            work, path = pickle.load(take)  # noqa: S301  # from the process that began this one
        except EOFError:
            return
        pickle.dump(outcome_of(work, partial(parse_file, path)), give)
        give.flush()


def _bound_memory() -> None:
    """Let no file take all memory of the machine, where the system can see to it."""
    try:
        import resource  # noqa: PLC0415  # not on every system
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    _bound_memory()
    # What a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _serve(sys.stdin.buffer, answers)
