"""Measure the speed of the reader as ratios that hold on any machine (``make bench``).

Everything is measured in one run, what is compared interleaved; ratios are medians of ratios. The
floor is what any reader must do at the least: fold every character, then look once for all labels
(``floor.py``). Rows without a verdict are information.
"""

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import chain
from time import perf_counter

from _common import Row
from _files import against_libraries
from _growth import growth
from _process import memory, scaling, start
from _reader import against_earley, against_floor, against_pandas

MEASURES: tuple[Callable[..., Iterator[Row]], ...] = (
    against_floor,
    against_earley,
    against_pandas,
    against_libraries,
    growth,
    start,
    memory,
    scaling,
)


def main() -> int:
    """Run every measure and print the table."""
    parser = argparse.ArgumentParser(description="Measure the speed of the reader.")
    parser.add_argument("--quick", action="store_true", help="a few rounds only: figures are rough")
    parser.add_argument("--json", action="store_true", help="print json instead of a table")
    arguments = parser.parse_args()
    begun = perf_counter()
    rows = chain.from_iterable(measure(quick=arguments.quick) for measure in MEASURES)
    if arguments.json:
        print(json.dumps({"about": about(), "rows": [as_record(one) for one in rows]}, indent=2))
    else:
        print(", ".join(f"{name} {value}" for name, value in about().items()))
        for row in rows:
            print(as_line(row), flush=True)
        print(f"{perf_counter() - begun:.0f} s")
    return 0


def about() -> dict[str, str]:
    """Return what the figures depend on."""
    packages = ("gaiparse", "attrs", "lark", "opencc")
    return {
        "Python": platform.python_version(),
        **{name: version(name) for name in packages},
        "on": f"{platform.system()} {platform.machine()}",
    }


def as_record(row: Row) -> dict[str, object]:
    """Return a row as plain data."""
    return {**row._asdict(), "met": row.met}


def as_line(row: Row) -> str:
    """Return a row of the table: name, value, target, verdict, note."""
    value = "-" if row.value is None else f"{row.value:.{2 if row.unit else 3}f} {row.unit:2}"
    sign = ">=" if row.at_least else "<="
    target = "" if row.target is None else f"{sign} {row.target:g}"
    verdict = {True: "met", False: "MISSED", None: ""}[row.met]
    return f"{row.name:<74} {value:>10}  {target:<8} {verdict:<6} {row.note}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
