"""The arguments of every command, and their help."""

import argparse
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TypeAlias

from gaiparse._version import __version__

# argparse has no public name for what add_subparsers() returns.
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

_INPUTS = """\
inputs:
  Text, web pages, Word, OpenDocument, RTF and PDF files, and workbooks. The
  content of a file says what it is, whatever its name; - is standard input. A
  folder is walked in sorted order for *.txt, *.md, *.text, *.html, *.htm,
  *.xhtml, *.shtml, *.docx, *.docm, *.doc, *.wps, *.odt, *.ods, *.rtf, *.pdf,
  *.xlsx and *.xlsm; files of other kinds are counted on standard error. What
  is hidden, and symbolic links that lead out of the folder, are left out. An
  input that cannot be read is named on standard error and does not stop the
  others.
"""
_PARSE = f"""\
formats:
  json   one file: an object; several, or a folder: an array
  jsonl  an object a line, written as soon as its file is read
  csv    a row a report: path, title, agency, year, edition, the codes of its
         doubts by severity (see gaiparse rules --doubts), then every variable
         of every edition of the form (see gaiparse codebook). A cell without a
         number is empty: csv does not tell blank from doubtful, json --cells
         does. A csv file begins with a byte-order mark, so that Excel shows
         its Chinese; on standard output there is none.

{_INPUTS}  A text that is no report, or has doubts of severity error, is named on
  standard error too: its data are there, with nulls.

exit code:
  2  some input could not be read, or wrong usage
  0  otherwise
"""
_CHECK = f"""\
Findings are about the report: what is printed and cannot be right. Doubts are
about the reading: what gaiparse itself is unsure of. A failed sum is shown
with its operands, called by what their ids do not share and zeros left out,
and with the cells most likely at fault, as printed → as the sums ask for.

{_INPUTS}
exit code:
  2  some input could not be read (a doubt of severity error counts as such),
     or wrong usage
  1  some finding has the severity error
  0  otherwise
"""

_DATA = ("json", "jsonl", "csv")
_ISSUES = ("json", "csv")
_CODEBOOK = ("csv", "json")
_LATER = (".xlsx", ".html")
_MOST_JOBS = 64


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments; `module` names the module of the command."""
    parser = argparse.ArgumentParser(
        prog="gaiparse",
        description="Read and check Chinese government annual information-disclosure reports "
        "(政府信息公开工作年度报告).",
        epilog="gaiparse COMMAND --help says more about each command.",
    )
    parser.add_argument("--version", action="version", version=f"gaiparse {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_parse(commands)
    _add_check(commands)
    _add_rules(commands)
    _add_codebook(commands)
    # What no parser knows is the command's to refuse: its usage is what helps.
    arguments, unknown = parser.parse_known_args(argv)
    if unknown:
        arguments.refuse(f"unrecognized arguments: {' '.join(unknown)}")
    if "formats" in arguments:
        _settle_output(arguments)
    if arguments.module == "_parse" and arguments.cells and arguments.format == "csv":
        arguments.refuse("argument --cells: csv has no place for states; use json or jsonl")
    return arguments


def _settle_output(arguments: argparse.Namespace) -> None:
    """Set the format by --format or the extension of OUT, which must not say different things.

    So what is inside a file is what its name says, and no walk takes a file of results for a
    report. What is no file, such as a device, needs no extension.
    """
    chosen, formats = arguments.format, arguments.formats
    if arguments.output == "-":
        arguments.output = None
    arguments.format = chosen or formats[0]
    if arguments.output is None or _is_no_file(arguments.output):
        return
    suffix = PurePath(arguments.output).suffix.lower()
    if suffix in _LATER:
        arguments.refuse(
            f"argument -o/--output: {suffix} is not available in this version; "
            f"use {_one_of(formats)}"
        )
    found = suffix.removeprefix(".")
    if found not in formats:
        arguments.refuse(
            f"argument -o/--output: {arguments.output!r} must end in {_one_of(formats)}"
        )
    if chosen not in (None, found):
        arguments.refuse(f"argument --format: {chosen} does not go into {arguments.output!r}")
    arguments.format = found


def _is_no_file(path: str) -> bool:
    try:
        return Path(path).exists() and not Path(path).is_file()
    except (OSError, ValueError):  # No name of a file: opening it will say why.
        return False


def _one_of(formats: Sequence[str]) -> str:
    *most, last = (f".{one}" for one in sorted(formats))
    return f"{', '.join(most)} or {last}"


def _add_parse(commands: _Commands) -> None:
    command = _command(commands, "parse", "print the data of reports", _PARSE)
    _add_output(command, "OUT", _DATA)
    command.add_argument("--format", choices=_DATA, help="default: the extension of OUT, else json")
    command.add_argument(
        "--cells", action="store_true", help="json: add state, raw text and place of every cell"
    )


def _add_check(commands: _Commands) -> None:
    command = _command(commands, "check", "print findings, and the reader's doubts apart", _CHECK)
    _add_output(command, "ISSUES", _ISSUES)
    command.add_argument(
        "--blank-as-zero", action="store_true", help="count blank cells and dashes as zero in sums"
    )


def _add_rules(commands: _Commands) -> None:
    command = _plain(commands, "rules", "list the rules that check applies")
    command.add_argument(
        "--doubts", action="store_true", help="list instead what the reader may doubt"
    )


def _add_codebook(commands: _Commands) -> None:
    command = _plain(commands, "codebook", "list every variable, as csv or json")
    _add_output(command, "OUT", _CODEBOOK)


def _plain(commands: _Commands, name: str, summary: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
    command.set_defaults(module=f"_{name}", refuse=command.error)
    return command


def _command(commands: _Commands, name: str, summary: str, more: str) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=summary,
        description=f"{summary.capitalize()}.",
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or -")
    command.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        metavar="N",
        help="read so many files at once (default: one for each core, from 21 files on)",
    )
    command.set_defaults(module=f"_{name}", refuse=command.error)
    return command


def _jobs(said: str) -> int:
    number = int(said)
    if not 1 <= number <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"must be from 1 to {_MOST_JOBS}")
    return number


def _add_output(command: argparse.ArgumentParser, name: str, formats: tuple[str, ...]) -> None:
    command.add_argument(
        "-o",
        "--output",
        metavar=name,
        help=f"write to this {_one_of(formats)} file, which is replaced as a whole",
    )
    command.set_defaults(format=None, formats=formats)
