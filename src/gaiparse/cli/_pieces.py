"""Records -> the text of json, jsonl and csv, piece by piece as the records come."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from gaiparse.cli._streams import output


def write(pieces: Iterable[str], path: str | None, *, marked: bool = False) -> None:
    """Write pieces to a file, or to standard output, each as soon as it is there.

    A file is `marked` with a byte-order mark where Excel would else take UTF-8 for something else.
    """
    with output(path, marked=marked) as file:
        for piece in pieces:
            file.write(piece)
            file.flush()


def as_json(record: dict[str, Any]) -> str:
    """Return a record as an object of json on lines of its own, without the last line end."""
    return json.dumps(record, ensure_ascii=False, indent=2)


def as_array(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the pieces of an array of json."""
    before = "[\n  "
    for record in records:
        # No line end stands inside a string of json.
        yield before + as_json(record).replace("\n", "\n  ")
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


def as_lines(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield each record as a line of json."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False) + "\n"


def as_csv(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of a csv file."""
    for row in chain((header,), rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(row)
        yield line.getvalue()
