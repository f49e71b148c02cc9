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
    codes = max(len(code) for rule in RULES for code in rule.codes)
    severities = max(map(len, Severity))
    lines = []
    for rule in RULES:
        # The first line of a rule's manual page: "T4-SUM: what is wrong."
        summary = (rule.check.__doc__ or "").partition("\n")[0].partition(": ")[2].rstrip(".")
        for code in rule.codes:
            label = f"{pad(code, codes)}  {pad(rule.severity, severities)}  "
            painted = label.replace(rule.severity, style.paint(rule.severity, rule.severity), 1)
            lines.append(hang(label, f"{summary} [{rule.basis}]", style, shown=painted) + "\n")
    write(lines, None)
    return 0
