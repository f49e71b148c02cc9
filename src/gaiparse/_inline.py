"""Rows whose cells stand on one line between spaces -> the same text with a cell on each line.

A stretch of words is a part of a table if each of them is a number, a dash or a piece of a label of
the forms. A line end takes the place of a space before each of its cells, so nothing moves.
"""

import re

from gaiparse._fold import DASH
from gaiparse._headings import LONGEST_HEADING, match_heading
from gaiparse._labels import is_part_of_label, match_label
from gaiparse._numbers import PAGE_NUMBER, VALUE
from gaiparse._worded import in_marks

# What opens a section or a note may be glued to the last number of a row.
_GLUED = rf"(?:\d[\d,.]*+(?:万?元)?|[-/{DASH}])(?=[二三四五六]、\D|注:)"
_WORD = re.compile(rf"{_GLUED}|[^ \t\n]+")
_SPACED_LINE = re.compile(r"(?m)^[ ]*+[^ \t\n]++[ ][^\t\n]*[^ \t\n][^\t\n]*$")
# Nearly every text is without, and to ask is cheaper than to look at each line.
_SPACED_VALUE = re.compile(
    rf"[ ](?<![ \t\n] )[ ]*+(?:\d[\d,.]*+|[-/{DASH}]|无)(?:[ ]*(?:\n|\Z)|[ ]+[-/{DASH}\d])"
)
_UNITS = ("万元", "元")
_MARKUP = " #*"
_LONGEST_NUMBER = 20
_FEWEST_WORDS, _FEWEST_LABELS = 8, 2


def break_rows(folded: str) -> str:
    """Return a folded text in which every cell of a spaced row begins a line."""
    places: list[int] = []
    if not _SPACED_VALUE.search(folded):
        return folded
    for line in _SPACED_LINE.finditer(folded):
        if not PAGE_NUMBER.fullmatch(line[0]):
            places += _breaks(folded, *line.span())
    pieces, last = [], 0
    for place in places:
        pieces.append(folded[last:place])
        last = place + 1
    return "\n".join((*pieces, folded[last:])) if places else folded


def _breaks(folded: str, start: int, end: int) -> list[int]:
    """Return the places of the spaces on a line that separate cells or headings."""
    words = list(_WORD.finditer(folded, start, end))
    shown = next((word.start() for word in words if word[0].strip(_MARKUP)), end)
    places = {
        place
        for word in words
        if word.end() - word.start() <= LONGEST_HEADING
        and (heading := match_heading(word[0]))
        and heading.numbered
        for place in (word.start() - 1, word.end())
        if shown < place < end and folded[place] == " "
    }
    first = 0
    while first < len(words):
        last = first
        labels = 0
        while last < len(words) and (kind := _kind(words[last][0])):
            labels += kind == "label"
            last += 1
        count = last - first
        whole = count == len(words) or (not first and words[last].start() == words[last - 1].end())
        if count and (whole or (count >= _FEWEST_WORDS and labels >= _FEWEST_LABELS)):
            places |= {
                word.start() - 1
                for word in words[first : last + 1]
                if word.start() > start
                and folded[word.start() - 1] == " "
                and word[0] not in _UNITS
            }
        first = last + 1
    return sorted(places)


def _kind(word: str) -> str:
    """Tell whether a word is a value, a label or a piece of one; empty for any other."""
    if re.fullmatch(VALUE, word) or word in _UNITS:
        return "value"
    if match_label(word).labels:
        return "label"
    if is_part_of_label(word):
        return "piece"
    return "value" if len(word) <= _LONGEST_NUMBER and in_marks(word) else ""
