"""``gaiparse rules``: the rules that check applies, or what the reader may doubt."""

import argparse
import re
import sys
from collections.abc import Iterator

from gaiparse._doubts import KINDS
from gaiparse.cli._layout import Style, hang, pad, style_of
from gaiparse.cli._pieces import write
from gaiparse.model import Severity
from gaiparse.rules import RULES

_SEVERITY = max(map(len, Severity))


def run(arguments: argparse.Namespace) -> int:
    """List every code with its severity and what it stands for, then its basis or advice."""
    style = style_of(sys.stdout)
    write(_doubts(style) if arguments.doubts else _rules(style), None)
    return 0


def _rules(style: Style) -> Iterator[str]:
    codes = [(rule, code) for rule in RULES for code in rule.codes]
    columns = max(len(code.id) for _, code in codes)
    for rule, code in codes:
        text = f"{rule.summary(code).rstrip('.')} [{code.basis}]"
        yield _line(pad(code.id, columns), code.severity, text, style)


def _doubts(style: Style) -> Iterator[str]:
    columns = max(map(len, KINDS))
    for code, kind in KINDS.items():
        # What is particular to one doubt stands in braces.
        meaning = re.sub(r"\{\w+\}", "…", kind.message)
        yield _line(pad(code, columns), kind.severity, f"{meaning} [{kind.advice}]", style)


def _line(code: str, severity: Severity, text: str, style: Style) -> str:
    label = f"{code}  {pad(severity, _SEVERITY)}  "
    painted = label.replace(severity, style.paint(severity, severity), 1)
    return hang(label, text, style, shown=painted) + "\n"
