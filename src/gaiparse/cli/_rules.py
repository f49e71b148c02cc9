"""``gaiparse rules``: the rules that check applies."""

import argparse
import sys

from gaiparse.cli._layout import hang, pad, style_of
from gaiparse.cli._pieces import write
from gaiparse.model import Severity
from gaiparse.rules import RULES


def run(_: argparse.Namespace) -> int:
    """List every code with its severity, what it stands for and its basis."""
    style = style_of(sys.stdout)
    codes = [(rule, code) for rule in RULES for code in rule.codes]
    columns = max(len(code.id) for _, code in codes)
    severities = max(map(len, Severity))
    lines = []
    for rule, code in codes:
        label = f"{pad(code.id, columns)}  {pad(code.severity, severities)}  "
        painted = label.replace(code.severity, style.paint(code.severity, code.severity), 1)
        text = f"{rule.summary(code).rstrip('.')} [{code.basis}]"
        lines.append(hang(label, text, style, shown=painted) + "\n")
    write(lines, None)
    return 0
