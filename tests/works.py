"""What may be done to a report in a process of its own, and goes wrong."""

import os
import time

from gaiparse import Report


def slow(report: Report) -> int:
    """Take a minute for one report."""
    if report.year == 2021:
        time.sleep(60)
    return 1


def deadly(report: Report) -> int:
    """End the process with one report."""
    if report.year == 2021:
        os._exit(3)
    return 1
