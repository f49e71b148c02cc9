"""Ordinals before headings and labels: 一、 （一） 1. （1） ①."""

from typing import NamedTuple

from gaiparse._fold import DASH

# A dash is what text recognition makes of 一.
_NUMERALS = frozenset(f"一二三四五六七八九十{DASH}-")
_MOST_CHARACTERS = 3
FIRST = _NUMERALS | frozenset("(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""The characters with which an ordinal begins."""


class Ordinal(NamedTuple):
    """An ordinal at the beginning of a text.

    Attributes
    ----------
    rank
        1 一、 2 （一） 3 1. 4 （1） 5 ①: from the outermost kind inwards, as official documents
        use them.
    end
        Where the words begin.
    """

    rank: int
    end: int


def read_ordinal(text: str, start: int = 0) -> Ordinal | None:
    """Return the ordinal at `start` of a folded text, None if there is none."""
    first = text[start : start + 1]
    if "①" <= first <= "⑳":
        return Ordinal(5, start + 1)
    bracket = first == "("
    at = begin = start + bracket
    limit = at + _MOST_CHARACTERS
    if text[at : at + 1] in _NUMERALS:
        rank = 1
        while at < limit and text[at : at + 1] in _NUMERALS:
            at += 1
    else:
        rank = 3
        while at < limit and text[at : at + 1].isdecimal():
            at += 1
    if at == begin:
        return None
    if bracket:
        if text[at : at + 1] != ")":
            return None
        return Ordinal(rank + 1, at + (2 if text[at + 1 : at + 2] == "、" else 1))
    end = text[at : at + 1]
    if end == "、" or (end == "." and not text[at + 1 : at + 2].isdecimal()):
        return Ordinal(rank, at + 1)
    return None


def rank_at(text: str, start: int) -> int:
    """Return the rank of the ordinal at `start` of a folded text, 0 if there is none."""
    ordinal = read_ordinal(text, start)
    return ordinal.rank if ordinal else 0
