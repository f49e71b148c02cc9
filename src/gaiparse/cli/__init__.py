"""The command line: arguments in, an exit code out; each command stands in a module of its own."""

import sys
from collections.abc import Sequence
from importlib import import_module

from gaiparse.cli._arguments import parse_arguments
from gaiparse.cli._streams import complain, drop_output, speak_utf8

__all__ = ["main"]

_FAILED = 2
_INTERRUPTED = 130  # As a shell reports a process that SIGINT or SIGPIPE has ended.
_PIPE_CLOSED = 141


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
        arguments = parse_arguments(argv)
        # A command loads no more than it needs: only two of them need a grammar.
        code: int = import_module(f"{__name__}.{arguments.module}").run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
        return _PIPE_CLOSED
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
