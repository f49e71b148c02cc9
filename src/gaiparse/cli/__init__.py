"""The command line: arguments in, an exit code out; each command stands in a module of its own."""

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from gaiparse.cli._arguments import parse_arguments
from gaiparse.cli._streams import complain, drop_output, speak_utf8

__all__ = ["main"]

_FAILED = 2
_INTERRUPTED = 130  # As a shell reports a process that SIGINT, SIGTERM or SIGPIPE has ended.
_TERMINATED = 143
_PIPE_CLOSED = 141


class _Terminated(KeyboardInterrupt):  # like its base it is no error
    """Raised where the process is told to end, so that it leaves nothing behind."""


@contextmanager
def _ending_as_interrupted() -> Iterator[None]:
    def end(*_: object) -> None:
        raise _Terminated

    # Only the main thread may, and what was told to ignore the signal goes on to.
    own = threading.current_thread() is threading.main_thread()
    if not own or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    argv
        The arguments; those of the process if None.

    Returns
    -------
    int
        The exit code: 2 if some input could not be read or the output not be written, else 1 if
        ``check`` has findings of severity error, else 0.
    """
    speak_utf8()
    try:
        with _ending_as_interrupted():
            arguments = parse_arguments(argv)
            # A command loads no more than it needs: only two of them need a grammar.
            code: int = import_module(f"{__name__}.{arguments.module}").run(arguments)
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
        return _PIPE_CLOSED
    except _Terminated:
        return _TERMINATED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        # Inputs have been dealt with where they are read: this one is about the output.
        drop_output()
        complain(
            error.filename or "standard output", f"cannot be written: {error.strerror or error}"
        )
        return _FAILED
    return code
