"""Numbers printed in words, in escapes or with a remark -> the same text in marks.

A cell such as 增3/减2, 二十二 or 22(其中修订16件) takes as much room in marks as in print, so
nothing moves. The marks are characters that no text has: folding replaces them.
"""

import re

_FIRST, _LAST = "\ufdd0", "\ufdef"
MARKS = f"{_FIRST}-{_LAST}"
"""The marks, as a range within a set of a pattern."""

_UNITS_OF_NUMERALS = {10: 10, 11: 100, 12: 1000}
_NUMERALS = "零一二三四五六七八九十百千"
_UP, _DOWN, _PAD, _UNSURE = "\ufdde", "\ufddf", "\ufde0", "\ufde1"
_ALIKE = str.maketrans("〇两壹贰叁肆伍陆柒捌玖拾佰仟", "零二一二三四五六七八九十百千")
_TO_MARKS = {ord(one): ord(_FIRST) + rank for rank, one in enumerate(_NUMERALS)}
_NUMERAL_MARKS = f"{_FIRST}-{chr(ord(_FIRST) + len(_NUMERALS) - 1)}"

_COUNTED = r"(?:人次|[件条个次宗份项起])"
_NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WITH_UNIT = rf"(?P<number>{_NUMBER})(?P<unit>[ ]?(?:万[ ]?元|亿元|[万元]|{_COUNTED}))?"
# A remark that says what is in the number, or where more is said of it, leaves it as it is.
_REMARK = r"[ ]*\((?P<remark>(?:其中|含|包括|包含|另|备?注|[详另参]?见|均|全部|万?元)[^()\t\n]*)\)"
_CORRECTION = r"应[为是]|更正|实[为际]|误"
_RISE, _FALL = r"净?(?:增加?|上升)|新增", r"净?(?:减少?|下降)"
_PLAIN_CHANGE = rf"[ ]?\d{{1,9}}[ ]?{_COUNTED}?"
_CHANGES = (
    rf"(?:{_RISE}){_PLAIN_CHANGE}(?:[ ]*[/,、;]?[ ]*(?:{_FALL}){_PLAIN_CHANGE})?"
    rf"|(?:{_FALL}){_PLAIN_CHANGE}(?:[ ]*[/,、;]?[ ]*(?:{_RISE}){_PLAIN_CHANGE})?"
    r"|\+\d{1,9}[ ]?[/,、;][ ]?-\d{1,9}|-\d{1,9}[ ]?[/,、;][ ]?\+\d{1,9}"
)
_ONE_TO_NINE = "[一二三四五六七八九]"
_TENS = rf"{_ONE_TO_NINE}?十{_ONE_TO_NINE}?"
_HUNDREDS = rf"{_ONE_TO_NINE}百(?:零{_ONE_TO_NINE}|{_ONE_TO_NINE}十{_ONE_TO_NINE}?)?"
_THOUSANDS = rf"{_ONE_TO_NINE}千(?:零{_ONE_TO_NINE}|零{_ONE_TO_NINE}十{_ONE_TO_NINE}?|{_HUNDREDS})?"
_IN_NUMERALS = rf"(?P<count>零|{_ONE_TO_NINE}|{_TENS}|{_HUNDREDS}|{_THOUSANDS})[ ]?{_COUNTED}?"
# Something like a number of which the form's reader can not be certain.
_LIKE_A_NUMBER = (
    rf"(?:约|近|共计?|合计|达|超过?|逾|[¥$]|人民币)?[ ]?[+-]?\d(?:[\d.,]|[ ]\d{{3}}(?!\d))*+。?"
    rf"(?:余|多|左右|以上)?[ ]?(?:[百千]?万?元|{_COUNTED}|[人名笔家户%])?[*①-⑳]?(?:\([^()\t\n]*\))?"
    r"|持平|不变|无变化|无增减|[↑↓][ ]?\d{1,9}"
    rf"|[{_NUMERALS}]{{2,12}}{_COUNTED}?"
    r"|(?:增加?|减少?|上升|下降)[ :(]*(?:\d{1,9}[%)]?)?"
)
_ORDINAL = r"\d{1,2}[.,、]?|.*\([一二三四五六七八九十]+\)"

_LONGEST = 40
MAY_BEGIN = frozenset(
    f"0123456789+-\\*_增减净新上下持不无↑↓约近共合达超逾¥$人〇两壹贰叁肆伍陆柒捌玖拾佰仟{_NUMERALS}"
)
"""What a number in words may begin with."""
_MAY_BE_NUMBER = re.compile(
    r"[\d +\-.,/;:%*_\\。、¥$↑↓①-⑳〇两壹贰叁肆伍陆柒捌玖拾佰仟"
    rf"{_NUMERALS}万亿元人民币次件条个宗份项起名笔家户"
    r"净新增加减少上升下降持平不变无化约近共计合达超过逾余多左右以]++(?:\(|\Z)"
)

_NAMES_OF_PARTS = "一二三四五六七八九十"
_PARTS = (*_NAMES_OF_PARTS, "二十")
"""What may be a shard of a label as well as a number."""


def spell(folded: str, start: int, end: int) -> str | None:
    """Return a cell of a folded text in marks, None if it reads as no number.

    What only resembles a number is one of which nothing is certain, if tabs show that it is a cell.
    """
    cell = folded[start:end].rstrip()
    if len(cell) > _LONGEST or not _MAY_BE_NUMBER.match(cell):
        return None
    if cell in _PARTS:
        return _in_numerals(cell) if _is_cell(folded, start, end, alone=True) else None
    spelled = in_marks(cell)
    if spelled is None and _is_like_a_number(cell) and _is_cell(folded, start, end):
        return _UNSURE * len(cell)
    return spelled


def _is_like_a_number(cell: str) -> bool:
    alike = re.fullmatch(_LIKE_A_NUMBER, cell.translate(_ALIKE))
    return alike is not None and not re.fullmatch(_ORDINAL, cell)


def in_marks(cell: str) -> str | None:
    """Return a folded cell in marks whatever stands around it, None if it is no certain number."""
    return _without_escapes(cell) or _without_remark(cell) or _as_change(cell) or _in_numerals(cell)


def _is_cell(folded: str, start: int, end: int, *, alone: bool = False) -> bool:
    """Tell whether a stretch is all of a cell between tabs.

    `alone` asks for more, since what stands there may be a piece of a label or number the rows: it
    is not the first cell of its row, and no piece of a label follows it.
    """
    before = folded[max(0, start - _LONGEST) : start].rstrip(" ")
    behind = folded[end : end + _LONGEST].lstrip(" ")
    if not re.search(r"\t[ ]*\n?\Z", before) or (behind and behind[0] not in "\t\n"):
        return False
    return not alone or _is_inner_cell(before, behind)


def _is_inner_cell(before: str, behind: str) -> bool:
    """Tell whether a cell between tabs is no first one of a row and no beginning of a label."""
    if before.endswith("\n"):
        # Each tab has a line of its own, and each cell an empty line behind it.
        return re.match(r"\n[ ]*(?:\n|\Z)", behind) is not None
    if re.search(r"\n[ ]*\t\Z", before) and (
        behind.startswith("\t") or re.search(r"\n[ ]*\n[ ]*\t\Z", before)
    ):
        return False
    return re.match(r"\t|\Z|\n[ ]*(?:[\n\t(\d]|\Z|[一二三四五六七]、)", behind) is not None


def _pad(text: str) -> str:
    return _PAD * len(text)


def _without_escapes(cell: str) -> str | None:
    bold = re.fullmatch(r"(\*{1,3}|_{1,3})([^*_]+)\1", cell)
    inner = bold[2] if bold else cell
    plain = re.sub(r"\\(?=[-+.,])", _PAD, inner)
    if plain == cell or not re.fullmatch(_WITH_UNIT, plain.replace(_PAD, "")):
        return None
    marks = " " * len(bold[1]) if bold else ""
    return f"{marks}{plain.replace(' ', _PAD)}{marks}"


def _without_remark(cell: str) -> str | None:
    match = re.fullmatch(_WITH_UNIT + _REMARK, cell)
    if not match or re.search(_CORRECTION, match["remark"]):
        return None
    unit, remark = match["unit"] or "", match["remark"]
    if "元" in remark:
        # The unit alone, of a number that has none.
        if unit or remark not in ("元", "万元"):
            return None
        return match["number"] + cell[match.end("number") :].translate(_BUT_UNIT)
    if "元" not in unit and "万" not in unit:
        unit = _pad(unit)
    kept = match["number"] + unit.replace(" ", _PAD)
    return kept + _pad(cell[len(kept) :])


_BUT_UNIT = {ord(one): _PAD for one in " ()"}


def _as_change(cell: str) -> str | None:
    if not re.fullmatch(_CHANGES, cell):
        return None
    marked = re.sub(_RISE, lambda word: _UP + _pad(word[0][1:]), cell)
    marked = re.sub(_FALL, lambda word: _DOWN + _pad(word[0][1:]), marked)
    marked = marked.replace("+", _UP).replace("-", _DOWN)
    return re.sub(rf"[^\d{_UP}{_DOWN}]", _PAD, marked)


def _in_numerals(cell: str) -> str | None:
    plain = cell.translate(_ALIKE)
    match = re.fullmatch(_IN_NUMERALS, plain)
    if match is None:
        return None
    return match["count"].translate(_TO_MARKS) + _pad(plain[match.end("count") :])


def has_marks(printed: str) -> bool:
    """Tell whether a folded value is in marks."""
    return any(_FIRST <= one <= _LAST for one in printed)


def plain(printed: str) -> str:
    """Return a value without its marks, numerals in digits; other marks stay.

    Examples
    --------
    >>> plain(in_marks("两百零三件"))
    '203'
    >>> plain(in_marks("22件(其中修订16件)"))
    '22'
    """
    text = printed.replace(_PAD, "")
    return re.sub(rf"[{_NUMERAL_MARKS}]+", lambda numerals: str(_value(numerals[0])), text)


def _value(numerals: str) -> int:
    total = 0
    digit = None
    for mark in numerals:
        rank = ord(mark) - ord(_FIRST)
        if rank in _UNITS_OF_NUMERALS:
            total += _UNITS_OF_NUMERALS[rank] * (1 if digit is None else digit)
            digit = None
        else:
            digit = rank or None
    return total + (digit or 0)


def net_change(printed: str) -> int | None:
    """Return what a change in marks comes to, None if it is none.

    Examples
    --------
    >>> net_change(in_marks("增3/减2"))
    1
    """
    parts = re.findall(rf"([{_UP}{_DOWN}])(\d+)", printed.replace(_PAD, ""))
    return sum(int(one) if way == _UP else -int(one) for way, one in parts) if parts else None
