"""Which lines open a section, and which only read like it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gaiparse._labels import compact, section_of
from gaiparse._ordinals import read_ordinal

LONGEST_HEADING = 60


class HeadingMatch(NamedTuple):
    """The section whose heading a line may be, and whether it has the numeral of a section."""

    section: str
    numbered: bool


@lru_cache(maxsize=4096)
def match_heading(line: str) -> HeadingMatch | None:
    """Return what a folded line says as a heading, None if it is none."""
    words = compact(line)
    ordinal = read_ordinal(words)
    if ordinal and words[0] == "(":
        return None
    section = section_of(words[ordinal.end :] if ordinal else words)
    return HeadingMatch(section, ordinal is not None and ordinal.rank == 1) if section else None


def choose_headings(candidates: Sequence[tuple[int, HeadingMatch]]) -> frozenset[int]:
    """Choose the lines that open a section.

    Words that carry a section's numeral outweigh the same words without it, which also head parts
    of a section; in a list of contents nothing stands between one heading and the next.

    Parameters
    ----------
    candidates
        Rank of each line among the tokens and what it says, in order.
    """
    with_numeral = {match.section for _, match in candidates if match.numbered}
    chosen = {
        rank: match.section
        for rank, match in candidates
        if match.numbered or match.section not in with_numeral
    }
    last = {section: rank for rank, section in chosen.items()}
    kept: set[int] = set()
    listed = -2  # no rank, nor the one before the first
    for rank, section in chosen.items():
        if rank < last[section] and (rank + 1 in chosen or rank - 1 == listed):
            listed = rank
        else:
            kept.add(rank)
    return frozenset(kept)
