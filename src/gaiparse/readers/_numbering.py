"""Numbers that a word processor puts before paragraphs: they are shown, and in no text."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from gaiparse.readers._package import local, value
from gaiparse.readers._page import Attributes

_HAN = "〇一二三四五六七八九"
_PART = re.compile(r"%(\d)")
_LEVELS = 9
_MOST = 9999
_CIRCLED = 20


class Level(NamedTuple):
    """How a level of a list is numbered: its pattern, such as ``%1、``, kind and first number."""

    pattern: str = ""
    kind: str = "decimal"
    first: int = 1


class Lists:
    """The lists of a document; it also takes the events of ``word/numbering.xml``."""

    def __init__(self) -> None:
        """Begin without any list."""
        self.styles: dict[str, tuple[str, int]] = {}
        self._abstract: dict[str, dict[int, Level]] = {}
        self._of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._list = self._number = ""
        self._level = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take what a list says of itself."""
        name = local(tag)
        if name == "abstractNum":
            self._list, self._number = value(attributes, "abstractNumId"), ""
        elif name == "num":
            self._number, self._list = value(attributes, "numId"), ""
        elif name == "abstractNumId" and self._number:
            self._of[self._number] = value(attributes, "val")
        elif name in ("lvl", "lvlOverride"):
            self._level = _int(value(attributes, "ilvl"), 0)
        elif name == "startOverride" and self._number:
            self._starts[self._number, self._level] = _int(value(attributes, "val"), 1)
        elif self._list and name in ("start", "numFmt", "lvlText", "pStyle"):
            self._describe(name, value(attributes, "val"))

    def _describe(self, name: str, said: str) -> None:
        if name == "pStyle":
            self.styles[said] = self._list, self._level
            return
        levels = self._abstract.setdefault(self._list, {})
        level = levels.get(self._level, Level())
        if name == "start":
            level = level._replace(first=_int(said, 1))
        elif name == "numFmt":
            level = level._replace(kind=said)
        else:
            level = level._replace(pattern=said)
        levels[self._level] = level

    def end(self, tag: str) -> None:
        """Take the end of an element, which says nothing."""

    def data(self, text: str) -> None:
        """Take text, of which there is none."""

    def next(self, number: str, level: int) -> str:
        """Return what stands before the next paragraph of a list."""
        name = self._of.get(number, "")
        return self._next(name, level, self._starts.pop((number, level), None))

    def next_of_style(self, style: str) -> str:
        """Return what stands before the next paragraph of a style that is a level of a list."""
        name, level = self.styles[style]
        return self._next(name, level, None)

    def _next(self, name: str, level: int, restart: int | None) -> str:
        levels = self._abstract.get(name, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(name, {})
        first = levels[level].first if restart is None else restart
        counts[level] = counts[level] + 1 if level in counts and restart is None else first
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return _PART.sub(
            lambda part: _shown(levels, counts, int(part[1]) - 1), levels[level].pattern
        )


def _shown(levels: Mapping[int, Level], counts: Mapping[int, int], level: int) -> str:
    described = levels.get(level, Level())
    return written(counts.get(level, described.first), described.kind)


def written(number: int, kind: str) -> str:
    """Return a number as a list writes it; in digits where the kind is not known.

    Examples
    --------
    >>> written(12, "chineseCounting"), written(3, "decimalEnclosedCircle"), written(2, "bullet")
    ('十二', '③', '')
    """
    if kind in ("bullet", "none"):
        return ""
    if not 0 < number <= _MOST:
        return str(number)
    if kind.startswith(
        ("chineseCounting", "japaneseCounting", "taiwaneseCounting", "ideographDigital")
    ):
        return _han(number)
    if kind.startswith("decimalEnclosedCircle") and number <= _CIRCLED:
        return chr(0x2460 + number - 1)
    shown = str(number)
    if kind.endswith("Letter"):
        shown = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif kind.endswith("Roman"):
        shown = _roman(number)
    return shown.lower() if kind.startswith("lower") else shown


def _han(number: int) -> str:
    """Return a number below 10,000 in Chinese."""
    digits = [int(one) for one in str(number)]
    units = ("", "十", "百", "千")
    out = ""
    for rank, digit in enumerate(digits):
        if digit:
            out += _HAN[digit] + units[len(digits) - 1 - rank]
        elif not out.endswith("零"):
            out += "零"
    out = out.rstrip("零")
    return out.removeprefix("一") if out.startswith("一十") else out


def _roman(number: int) -> str:
    out = ""
    for worth, sign in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        out += sign * (number // worth)
        number %= worth
    return out


def _int(said: str, default: int) -> int:
    return int(said) if said.isdecimal() and len(said) <= len("99999") else default
