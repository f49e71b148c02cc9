"""Folders -> the files in them that can be read."""

import os
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path

from gaiparse.readers._formats import is_readable


def walk(
    folder: str,
    *,
    unreadable: Callable[[str, str], None],
    skipped: Callable[[str, str], None],
    other: Callable[[str], None],
) -> Iterator[str]:
    """Yield the path of every file below a folder that can be read, in sorted order.

    Parameters
    ----------
    folder
        Where to begin.
    unreadable
        Is told path and reason of each folder that cannot be listed.
    skipped
        Is told path and reason of each symbolic link that leads out of `folder`.
    other
        Is told the path of each file that is left alone since its name is of no format that can
        be read.

    Notes
    -----
    Hidden files and folders are left out. A link to a folder inside is not followed, nor one to a
    file inside that can be read: the walk meets both under their own names.
    """

    def entries(path: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(path) as found:
                seen = [entry for entry in found if not entry.name.startswith(".")]
        except OSError as error:
            unreadable(path, f"cannot be listed: {error.strerror}")
            return []
        return sorted(seen, key=attrgetter("name"), reverse=True)

    root = Path(os.path.realpath(folder))
    pending = entries(folder)
    while pending:
        entry = pending.pop()
        if entry.is_symlink():
            target = Path(os.path.realpath(entry.path))
            if not target.is_relative_to(root):
                skipped(entry.path, "leads out of the folder; not followed")
            elif is_readable(entry.name) and not _is_met(target, root):
                yield entry.path
        elif entry.is_dir():
            pending += entries(entry.path)
        elif entry.is_file():
            if is_readable(entry.name):
                yield entry.path
            else:
                other(entry.path)


def _is_met(target: Path, root: Path) -> bool:
    """Tell whether the walk comes upon what a link inside `root` leads to by itself."""
    # os.path answers False where Path raises: a circle of links, no access.
    if os.path.isdir(target):  # noqa: PTH112
        return True
    hidden = any(part.startswith(".") for part in target.relative_to(root).parts)
    return is_readable(target.name) and not hidden and os.path.isfile(target)  # noqa: PTH113
