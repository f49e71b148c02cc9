"""How the cost of reading grows with the text: the slope of time over size, both as logarithms."""

from collections.abc import Iterator
from functools import partial
from math import log10
from statistics import median

from _common import ROOT, Row, seconds

import gaiparse
from gaiparse import forms

MEGABYTE = 1_000_000  # of UTF-8, in which a Chinese character takes three bytes


def growth(*, quick: bool) -> Iterator[Row]:
    """Measure the exponents from one size to ten times as much."""
    rounds = 1 if quick else 5
    least = 0.02 if quick else 1
    value = _exponent(_narrative(least), _narrative(10 * least), rounds)
    yield Row(_name("narrative", least), value, unit="", target=1.05)
    least = 0.02 if quick else 0.1
    for name, unit in _hostile().items():
        value = _exponent(_filled(unit, least), _filled(unit, 10 * least), rounds)
        yield Row(_name(f"{name}, over and over", least), value, unit="", target=1.15)


def _name(what: str, least: float) -> str:
    return f"growth exponent: {what}, {least:g} to {10 * least:g} MB"


def _exponent(small: str, large: str, rounds: int) -> float:
    """Return the slope of time over size, both as logarithms.

    The large text is held against ten readings of the small one: the same amount of text, so that
    what else the machine does weighs the same on both.
    """
    found = []
    for _ in range(rounds):
        ten = sum(seconds(partial(gaiparse.parse, small)) for _ in range(10))
        found.append(seconds(partial(gaiparse.parse, large)) / ten)
    sizes = len(large) / len(small)
    return (log10(median(found)) + 1) / log10(sizes)


def _narrative(megabytes: float) -> str:
    """Return a sample whose first section has grown to this size."""
    text = (ROOT / "examples" / "bureau-2024-bookmarks.txt").read_text(encoding="utf-8")
    report = gaiparse.parse(text)
    overview = next(one for one in report.sections if one.id == "overview")
    start, end = overview.paragraphs[0].span[0], overview.span[1]
    return text[:start] + _filled(text[start:end], megabytes) + text[end:]


def _filled(unit: str, megabytes: float) -> str:
    return unit * max(1, round(megabytes * MEGABYTE / len(unit.encode())))


def _hostile() -> dict[str, str]:
    rows = forms.PLANS["format_2021", "requests"].form.blocks[0].rows
    return {
        "all labels": "".join(f"{row.label}\n" for row in rows),
        "one label": f"{rows[0].label}\n",
        "numbers in lines": "12\n",
        "numbers in cells": "\t12",
        "headings": "".join(f"{one.numeral}、{one.label}\n" for one in forms.SECTIONS),
        "labels with numbers": "".join(f"{row.label}\t1\t2\t3\t4\t5\t6\t7\n" for row in rows),
        "table openings": "信息内容\n结果维持\n自然人\n",
        "blank lines": " \n\t\n",
    }
