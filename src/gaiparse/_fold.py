"""Folding: the same text, as long as before, in the one script and width that matching reads.

Offsets into the folded text are offsets into the caller's text. What is shown is always cut from
the caller's text; the folded one serves comparison alone.
"""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gaiparse.model import Span

if TYPE_CHECKING:
    import opencc

_MARK = r"\[(?:bookmark|image)[^\[\]\n]{0,200}\]"
# The rule that markdown draws under a header row; three hyphens alone may be a dash.
_RULE = r"(?m)^[ \t]*+(?:-{5,}+|-{3,}+[ \t]++-{3,}+)(?:[ \t]|-{3,}+)*+$"
_SPACES = "\0\x07\x08\xa0\xad\u1680\u180e\u202f\u205f\u2060\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x2010))
)
_NEWLINES = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63"
_DASHES = "\u2014\u2500\u2501\ufe58"
DASH = "\u2015"
"""The long dash of folded text: of all its forms, the one that GB2312 has."""

# What simplified texts hold although GB2312 lacks it.
_COMMON_OUTSIDE = "\xa0—·"
_IDEOGRAPHS = range(0x3400, 0xA000)
# What t2s leaves alone though converters produce it, and what GB2312 has beside a simpler form.
_BY_HAND = {"谘": "咨", "於": "于", "後": "后", "徵": "征", "〝": "“", "〞": "”"}


class Folded(NamedTuple):
    """A folded text and the converter marks that were blanked in it."""

    text: str
    marks: tuple[Span, ...]


def fold(text: str) -> Folded:
    """Fold width, spaces, line ends, compatibility glyphs, script and converter marks.

    Parameters
    ----------
    text
        Any string, lone surrogates included.

    Returns
    -------
    Folded
        Its text has exactly the length of `text`; folding it again changes nothing.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n")
    table = _table() if _is_simplified(text) else _table_of_both_scripts()
    folded = text.translate(table)
    marks: list[Span] = []
    if "[bookmark" in folded or "[image" in folded:
        while inner := [match.span() for match in re.finditer(_MARK, folded)]:
            folded = _without(folded, inner)  # and look again: marks may stand in marks
            marks += inner
    if "---" in folded:
        rules = [match.span() for match in re.finditer(_RULE, folded)]
        folded = _without(folded, rules)
        marks += rules
    return Folded(folded, _outermost(marks))


def _outermost(marks: list[Span]) -> tuple[Span, ...]:
    """Return the marks in order, without those that stand inside another."""
    found: list[Span] = []
    for start, end in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return tuple(found)


def _is_simplified(text: str) -> bool:
    """Tell whether every character is in GB2312, the simplified standard: the common case."""
    for character in _COMMON_OUTSIDE:
        text = text.replace(character, "")
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _without(folded: str, marks: list[Span]) -> str:
    """Blank the marks but for their tabs, which count cells."""
    pieces, last = [], 0
    for start, end in marks:
        pieces.append(folded[last:start])
        pieces.append("\t".join(" " * len(cell) for cell in folded[start:end].split("\t")))
        last = end
    return "".join(pieces) + folded[last:]


@cache
def _table() -> list[int]:
    # str.translate() reads a list three times as fast as a dict.
    table = list(range(0x10000))
    compatible = "\n".join(map(chr, (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA))))
    plain = unicodedata.normalize("NFKC", compatible)
    for character, code in zip(compatible, map(ord, plain), strict=True):
        table[ord(character)] = code
    table[0xFF01:0xFF5F] = range(0x21, 0x7F)
    for characters, target in (
        (_SPACES, " "),
        (_NEWLINES, "\n"),
        (_HYPHENS, "-"),
        (_DASHES, DASH),
    ):
        for character in characters:
            table[ord(character)] = ord(target)
    for source, target in _BY_HAND.items():
        table[ord(source)] = ord(target)
    table[0xD800:0xE000] = [0xFFFD] * 0x800
    table[0xFDD0:0xFDF0] = [0xFFFD] * 0x20  # no characters; values in words take their place
    return table


@cache
def _table_of_both_scripts() -> list[int]:
    table = list(_table())
    simplified = _converted("".join(map(chr, _IDEOGRAPHS)), "t2s")
    for code, character in zip(_IDEOGRAPHS, simplified, strict=True):
        # What GB2312 has stays: a character must not fold one way here and another way there.
        if table[code] == code and not _is_simplified(chr(code)):
            table[code] = ord(character)
    return table


def unfold(text: str) -> str:
    """Return simplified text in traditional script, as long as before."""
    return _converted(text, "s2t")


def _converted(text: str, direction: str) -> str:
    # Character by character: phrases may convert to another length, and matching needs no more.
    characters = sorted({one for one in text if one > "\x7f" and not "\ud800" <= one < "\ue000"})
    converted = _converter(direction).convert("\n".join(characters)).split("\n")[: len(characters)]
    table = {ord(a): b for a, b in zip(characters, converted, strict=True) if len(b) == 1}
    return text.translate(table)


@cache
def _converter(direction: str) -> "opencc.OpenCC":
    import opencc  # noqa: PLC0415  # most texts are simplified throughout and never need it

    return opencc.OpenCC(direction)
