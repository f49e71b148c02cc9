"""Looks for files and texts that do what no file or text may do.

Each target is fed what the samples become in its format, changed at random: by coverage where
atheris is installed, else blindly. Whatever it is fed must end in a report whose every span holds
its raw text, or in a ReadError with a reason; a fault of our own behind that reason is a find, and
so is an input that takes longer than it may. What was found is written to the folder ``finds``.
"""

import argparse
import contextlib
import hashlib
import io
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gaiparse import Report

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

_PACKED = {"docx": "word/document.xml", "odt": "content.xml", "xlsx": "xl/worksheets/sheet1.xml"}
_OURS = (AssertionError, AttributeError, IndexError, NameError, RecursionError, TypeError)
_LONGEST = 20.0
_MOST = 200_000


def seeds() -> dict[str, list[bytes]]:
    """Return what each target begins with."""
    import documents  # noqa: PLC0415  # the tests write the formats
    import gaiparse  # noqa: PLC0415
    import old_word  # noqa: PLC0415

    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    reports = [gaiparse.parse(text) for text in texts[:3]]
    found = {name: [documents.written(one, name) for one in reports] for name in documents.FORMATS}
    for name, part in _PACKED.items():
        found[name] = [_part(data, part) for data in found[name]]
    cells = [old_word.Part(f"{one}\x07", b"", old_word.IN_TABLE) for one in ["规章", "1", "2", "3"]]
    end = old_word.Part("\x07", b"", old_word.IN_TABLE + old_word.row_of(0, 0x60, 1, 2))
    found["doc"] = [old_word.doc([old_word.Part("一、总体情况\r"), *cells, end])]
    return {"parse": [text.encode() for text in texts], **found}


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def target(name: str) -> Callable[[bytes], None]:
    """Return what raises an exception for an input that does what it may not."""
    read = reader(name)

    def check(data: bytes) -> None:
        start = time.perf_counter()
        report = read(data)
        if time.perf_counter() - start > _LONGEST:
            raise TimeoutError
        if report is None or report.source is None:
            return
        for key, cell in report.cells.items():
            if cell.span and report.source.text[slice(*cell.span)] != cell.raw:
                raise ValueError(key)

    return check


def reader(name: str) -> Callable[[bytes], "Report | None"]:
    """Return what makes a report of an input, or None of one that is refused as it should be."""
    import documents  # noqa: PLC0415
    import gaiparse  # noqa: PLC0415

    frame: dict[str, bytes] = {}
    if name in _PACKED:
        report = gaiparse.parse_file(min((ROOT / "examples").glob("*.txt")))
        with zipfile.ZipFile(io.BytesIO(documents.written(report, name))) as archive:
            frame = {one: archive.read(one) for one in archive.namelist()}

    def read(data: bytes) -> "Report | None":
        if name == "parse":
            return gaiparse.parse(data.decode("utf-8", "replace"))
        if frame:
            data = documents.packed({**frame, _PACKED[name]: data})
        try:
            return gaiparse.parse_file(data, name=f"fuzzed.{name}")
        except gaiparse.ReadError as error:
            ours = error.__cause__ if isinstance(error.__cause__, _OURS) else None
        if ours is not None:
            raise ours
        return None

    return read


def mutants(begin: list[bytes], seed: int) -> Iterator[bytes]:
    """Yield inputs without end, each some changes away from one that it begins with."""
    chance = random.Random(seed)  # noqa: S311  # nobody is to be kept from guessing
    while True:
        data = bytearray(chance.choice(begin))
        for _ in range(chance.randint(1, 8)):
            start = chance.randrange(len(data) + 1)
            end = min(len(data), start + int(2 ** chance.uniform(0, 10)))
            kind = chance.randrange(5)
            if kind == 0:
                data[start:end] = b""
            elif kind == 1:
                data[start:start] = data[start:end] * chance.randint(1, 9)
            elif kind == 2:  # noqa: PLR2004
                data[start:end] = chance.randbytes(end - start)
            elif kind == 3:  # noqa: PLR2004
                other = chance.choice(begin)
                place = chance.randrange(len(other))
                data[start:end] = other[place : place + end - start]
            elif start < len(data):
                data[start] ^= 1 << chance.randrange(8)
        yield bytes(data[:_MOST])


def blindly(name: str, begin: list[bytes], seconds: float, seed: int) -> tuple[int, list[str]]:
    """Return the number of inputs that were tried, and what was found."""
    check, found, tried = target(name), [], 0
    end = time.monotonic() + seconds
    for data in mutants(begin, seed):
        if time.monotonic() > end:
            break
        tried += 1
        try:
            check(data)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a find
            found.append(f"{name}: {error!r}: {keep(name, data)}")
    return tried, found


def keep(name: str, data: bytes) -> Path:
    """Write an input that does what it may not."""
    folder = ROOT / "finds"
    folder.mkdir(exist_ok=True)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:12]}.{name}"
    path.write_bytes(data)
    return path


def by_coverage(name: str, begin: list[bytes], seconds: float) -> int:
    """Let atheris look in a process of its own; return its exit code."""
    (ROOT / "finds").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for rank, data in enumerate(begin):
            (Path(folder) / str(rank)).write_bytes(data)
        code = (
            f"import sys; sys.path.insert(0, {str(ROOT / 'tools')!r}); import atheris\n"
            "with atheris.instrument_imports(include=['gaiparse']):\n    import gaiparse, fuzz\n"
            f"    check = fuzz.target({name!r})\n"
            "atheris.Setup(sys.argv, check); atheris.Fuzz()"
        )
        options = [
            f"-max_total_time={max(1, round(seconds))}",
            f"-timeout={round(_LONGEST)}",
            "-rss_limit_mb=1024",
            f"-max_len={_MOST}",
            f"-artifact_prefix={ROOT / 'finds'}/{name}-",
            "-verbosity=0",
        ]
        return subprocess.run(
            [sys.executable, "-c", code, *options, folder], check=False
        ).returncode


def main() -> int:
    """Run the targets, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("targets", nargs="*", help="parse, or formats; all if none is named")
    parser.add_argument("--seconds", type=float, default=60, help="for each target (default: 60)")
    parser.add_argument("--seed", type=int, default=0, help="where chance begins")
    parser.add_argument("--blind", action="store_true", help="without coverage")
    arguments = parser.parse_args()
    begin, failed = seeds(), 0
    guided = False
    if not arguments.blind:
        with contextlib.suppress(ImportError):
            import atheris  # noqa: F401, PLC0415

            guided = True
    for name in arguments.targets or begin:
        if guided:
            failed += by_coverage(name, begin[name], arguments.seconds) != 0
            continue
        tried, found = blindly(name, begin[name], arguments.seconds, arguments.seed)
        print(f"{name:<6} {tried:>7} inputs, {len(found)} finds")
        print(*found, sep="\n", end="\n" if found else "")
        failed += bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
