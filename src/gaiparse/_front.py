"""Title, agency, year and period of a report."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gaiparse._fold import DASH, fold
from gaiparse._narrative import Printed
from gaiparse.model import Metadata, Span

_YEAR = r"(?P<year>(?:19|20)\d\d|二[〇零○oO][〇零○oO一二三四五六七八九]{2})\s*年?\s*度?"
_REPORT = re.compile(r"[^。;:]*(?:信息公开|政务公开)[^。;:]{0,12}(?:报告|年报)[)]?\s*")
_WITH_YEAR = re.compile(rf"(?P<agency>.*?)\s*(?:关于)?\s*{_YEAR}\s*(?P<rest>.*)", re.DOTALL)
_AFTER_YEAR = re.compile(r"(?P<agency>.*?)\s*(?:关于)?\s*(?:政府信息公开|政务公开|信息公开)")
_OPENING = r"(?:请与|请向|请和|可与|可向|可至)(?P<agency>[^,。;()\n]{2,30}?)(?:\(|联系|咨询)"
_PERIOD = re.compile(
    r"(?:统计|期限|时限|数据)[^。\n]{0,30}?"
    rf"(\d{{4}})年(\d{{1,2}})月(\d{{1,2}})日[^。;\n]{{0,6}}?[至到{DASH}-][^。;\n\d]{{0,6}}?"
    r"(\d{4})年(\d{1,2})月(\d{1,2})日"
)
_BEFORE_TITLE = re.compile(r"^[ *#_]*(?:附件?[0-9一二三四五六七八九十]*[:、. ]*)?[ *#_]*")
# A title that shares its line with the opening: what may stand behind it there.
_FIRST_ON_LINE = re.compile(
    r"[ #*_]*+(?P<title>[^。;:,\n]{2,60}?(?:信息公开|政务公开)[^。;:,\n]{0,12}?(?:报告|年报))"
    r"[*_]*+(?P<gap>[ ]*+)(?=(?P=title)|根据|依据|按照|为|现将|本|一、|(?<=[ *_])[^\n])"
)
_YEAR_BEHIND = re.compile(rf"\(?{_YEAR}\)?[ ]*$")
_DIGITS = str.maketrans("〇零○oO一二三四五六七八九", "00000123456789")
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 80
_LONGEST_AGENCY = 40
_MOST_TITLE_LINES = 3
_MOST_ON_LINE = 4
_MARKUP = " #*_"
_PERIOD_WITHIN = 6000
_NOT_A_NAME = r"[。,;:!?、]|\d"


class Title(NamedTuple):
    """The title as printed, and what it says."""

    text: str
    lines: range
    agency: str | None
    year: int | None


def is_title(line: str) -> bool:
    """Tell whether a folded line reads like the title of a report of some year."""
    if "报" not in line:
        return False
    words = _BEFORE_TITLE.sub("", line).rstrip(" *#_")
    return (
        len(words) <= _LONGEST_TITLE
        and re.search(_YEAR, words) is not None
        and _REPORT.fullmatch(_YEAR_BEHIND.sub("", words)) is not None
    )


def split_titles(lines: Sequence[Span], folded: str) -> list[Span]:
    """Return the lines before the first section, with each title on a line of its own."""
    split: list[Span] = []
    for start, end in lines:
        at = start
        for _ in range(_MOST_ON_LINE):
            match = _FIRST_ON_LINE.match(folded, at, end) if end - at > _SHORTEST_TITLE else None
            if match is None or match.end() == end or not is_title(match["title"]):
                break
            split.append((at, match.start("gap")))
            at = match.end()
        split.append((at, end))
    return split


def find_title(lines: Sequence[Span], printed: Printed) -> Title | None:
    """Return the title among the lines before the first section."""
    for count in range(1, _MOST_TITLE_LINES + 1):
        for first in range(len(lines) - count + 1):
            title = lines[first : first + count]
            if title[-1][1] - title[0][0] > _LONGEST_TITLE:
                continue
            joined = "".join(printed.folded[slice(*span)].strip(_MARKUP) for span in title)
            if "报" in joined and _REPORT.fullmatch(joined):
                shown = "".join(printed.show(*span) for span in title)
                return _read_title(shown, fold(shown).text, range(first, first + count))
    return None


def _read_title(shown: str, folded: str, lines: range) -> Title:
    match = _WITH_YEAR.match(folded)
    if match is None:
        found = _AFTER_YEAR.match(folded)
        agency = _agency(shown, folded, found.span("agency")) if found else None
        return Title(shown, lines, agency, None)
    year = int(match["year"].translate(_DIGITS))
    agency = _agency(shown, folded, match.span("agency"))
    if agency is None and (found := _AFTER_YEAR.match(folded, match.start("rest"))):
        agency = _agency(shown, folded, found.span("agency"))
    return Title(shown, lines, agency, year)


def _agency(shown: str, folded: str, span: Span) -> str | None:
    start, end = span
    if folded.startswith("政府", end) and folded[start:end].endswith("人民"):
        end += 2  # 人民政府 + 信息公开 share no character with 政府信息公开
    return shown[start:end].strip() or None


def find_agency(
    title: Title | None, lines: Sequence[Span], printed: Printed, metadata: Metadata
) -> str | None:
    """Return the agency of the title, else the line above it, the opening or the signature."""
    if title and title.agency:
        return title.agency
    if title and title.lines.start:
        above = printed.show(*lines[title.lines.start - 1])
        if len(above) <= _LONGEST_AGENCY and not re.search(_NOT_A_NAME, fold(above).text):
            return above
    end = lines[-1][1] if lines else 0
    if match := re.search(_OPENING, printed.folded[:end]):
        return printed.show(*match.span("agency"))
    return metadata.get("signature")


def find_period(folded: str) -> tuple[date, date] | None:
    """Return the first and last day of the statistics, as the opening states them."""
    match = _PERIOD.search(folded, 0, _PERIOD_WITHIN)
    if match is None:
        return None
    numbers = [int(group) for group in match.groups()]
    try:
        return date(*numbers[:3]), date(*numbers[3:])
    except ValueError:
        return None
