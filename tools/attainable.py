"""Print how much arithmetic can tell of texts without empty cells, and how much of it was told.

    python tools/attainable.py CASES.tsv

CASES.tsv has a case a line, ``path <tab> truth.json <tab> kind``, with paths relative to itself. Of
each text the rows of tables 3 and 4 are taken as the truth has them, the places of empty cells as
lost, and every place of every number is tried. One JSON line a kind: ``printed`` numbers, those of
which one place is ``attainable``, and those ``reached``, that is read or inferred by the reader.
``beyond`` are reached though no sum tells their place: by labels and by what the layout shows.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import gaiparse
from gaiparse import CellState, forms

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import oracle  # noqa: E402  # it stands among the tests

TABLES = ("requests", "review_litigation")


def attainable(values: dict[str, int | None], table: str, edition: str) -> set[str]:
    """Return the cells of a table in which a number stands that could stand nowhere else."""
    plan = forms.PLANS[edition, table]
    rows = {row: [values[name] for name in plan.cells(row)] for row in plan.rows}
    told = oracle.settled(plan.form, rows)
    return {name for name, value in told.items() if value is not None}


def main() -> int:
    """Count over all cases of a list."""
    if len(sys.argv) != 2:  # noqa: PLR2004  # the command and its only argument
        print(__doc__)
        return 2
    cases = Path(sys.argv[1])
    told: dict[tuple[str, str], set[str]] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in cases.read_text(encoding="utf-8").splitlines():
        path, truth, kind = line.split("\t")
        data = json.loads((cases.parent / truth).read_text(encoding="utf-8"))
        text = (cases.parent / path).read_bytes().decode("utf-8-sig", "replace")
        report = gaiparse.parse(text)
        for table in TABLES:
            if (truth, table) not in told:
                told[truth, table] = attainable(data["values"], table, data["edition"])
            cells = {name for name in data["values"] if name.startswith(f"{table}.")}
            printed = {name for name in cells if data["values"][name] is not None}
            reached = {
                name
                for name in printed & report.cells.keys()
                if report.cells[name].state in (CellState.READ, CellState.INFERRED)
            }
            counts[kind].update(
                cases=table == TABLES[0],
                printed=len(printed),
                attainable=len(told[truth, table]),
                reached=len(reached & told[truth, table]),
                beyond=len(reached - told[truth, table]),
            )
    for kind, found in sorted(counts.items()):
        print(json.dumps({"kind": kind, **found}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
