"""Which label of the forms a piece of text is, whatever its spacing, quotes and numbering."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from gaiparse import forms
from gaiparse._fold import fold
from gaiparse._ordinals import read_ordinal

LONGEST = 80  # The longest label of the forms has 36 characters; spaces may double it.

_LONGEST_SHARD = 4
_FEWEST_LEFT = 6
_MOST_LOST = 1.5  # A label has at most so many times the characters that are left of it.
_LONGEST_GLUED = 20
_WIDE_GAP = "    "
_LONGEST_PADDED = 2000

_REMARK = re.compile(r"[(][^()]*[)]")
# Another time, a part of the whole, a share or a unit.
_CHANGES_MEANING = r"[\d年月季上累其同占率增减倍%‰百千万亿元]"
_DROPPED = re.compile("[ \t\n“”‘’\"'「」『』#*`_|]+")
_PUNCTUATION = dict.fromkeys(map(ord, "、,，。.:：;；"))
# Words that differ, where characters alone do not tell: Taiwan's vocabulary, and 覆 for 复.
_WORDS = (("资讯", "信息"), ("档案", "文件"), ("专案", "项目"), ("资料", "数据"), ("反覆", "反复"))


_SECTIONS = {one.label.translate(_PUNCTUATION): one.id for one in forms.SECTIONS}
_LAST_WORDS = ("情况", "统计表", "措施", "方向", "思路", "事项")  # of every pattern of a section


class Label(NamedTuple):
    """A label of a table.

    Attributes
    ----------
    kind
        ``block``, ``caption``, ``column`` or ``row``.
    table
        Id of the table it belongs to.
    id
        Id of the block, row or column; the label itself for a caption.
    edition
        The only edition that has this wording, ``""`` if both have it.
    """

    kind: str
    table: str
    id: str
    edition: str = ""


def compact(text: str) -> str:
    """Return folded text without spaces, quotes and markup."""
    return _DROPPED.sub("", text)


class Match(NamedTuple):
    """What a piece of text says as a label.

    Attributes
    ----------
    labels
        Every label that it may be, the closest match first.
    open
        Whether more text could turn it into a label.
    qualified
        Whether it says in brackets, other than the form, another year, a part of the row or a unit.
    """

    labels: tuple[Label, ...]
    open: bool
    qualified: bool


_NO_MATCH = Match((), open=False, qualified=False)


def match_label(cell: str) -> Match:
    """Return the labels that a folded piece of text may be."""
    if len(cell) > LONGEST and _WIDE_GAP in cell[:_LONGEST_PADDED]:
        cell = " ".join(cell[:_LONGEST_PADDED].split())  # tags between its words leave spaces
    return _match_label(cell) if len(cell) <= LONGEST else _NO_MATCH


@lru_cache(maxsize=4096)
def _match_label(cell: str) -> Match:
    key = compact(cell)
    index = _index()
    found = index.exact.get(key, ()) + index.loose.get(_loose(key), ())
    found = found or index.loose.get(_loose(_mainland(key)), ())
    labels = tuple(dict.fromkeys(one for one in found if _has_its_number(one, found, key)))
    is_open = key in index.prefixes and not key.isdecimal()  # a number is no beginning of a label
    if not labels and not is_open and key.startswith(_groups()):
        return _match_label(key[max(len(one) for one in _groups() if key.startswith(one)) :])
    if not labels and not is_open and (row := _row_with_gaps(key)):
        labels = (row,)
    qualified = bool(labels) and _is_qualified(labels[0], key)
    return Match(labels, is_open, qualified)


def _row_with_gaps(key: str) -> Label | None:
    """Return the only row whose number a key has, and of whose words it has most, in their order.

    Recognition of characters drops some of a long label: 2.其他法律行政止公开.
    """
    number, words = _number(key), _loose(key)
    if not number.isdecimal() or not _FEWEST_LEFT <= len(words) <= LONGEST:
        return None
    rows = {
        label
        for wording, labels in _index().loose.items()
        if len(words) < len(wording) <= len(words) * _MOST_LOST and _is_within(words, wording)
        for label in labels
        if label.kind == "row" and number in _index().numbers[label.table, label.id]
    }
    return rows.pop() if len(rows) == 1 else None


def _is_within(words: str, wording: str) -> bool:
    """Tell whether a wording has all the characters of `words` in their order."""
    rest = iter(wording)
    return all(character in rest for character in words)


@cache
def _groups() -> tuple[str, ...]:
    """Return the labels that stand beside several rows: the label of a row may be glued to them."""
    groups = {
        group
        for plan in forms.PLANS.values()
        for block in plan.form.blocks
        for row in block.rows
        for group in row.groups
    }
    return tuple(compact(fold(group).text) for group in sorted(groups))


def _has_its_number(label: Label, found: tuple[Label, ...], key: str) -> bool:
    """Tell whether a row that reads like a column, as 其他 does, has the number of the form."""
    if label.kind != "row" or all(one.kind == "row" for one in found):
        return True
    return _number(key) in _index().numbers[label.table, label.id]


def _number(key: str) -> str:
    ordinal = read_ordinal(key)
    return key[: ordinal.end].strip("().、") if ordinal else ""


def _is_qualified(label: Label, key: str) -> bool:
    """Tell whether a remark in a piece of text may change what its numbers count.

    The unit of an amount belongs to the number; it is read with it.
    """
    if "(" not in key:
        return False
    own = _index().remarks[label[:3]]
    amount = label.kind == "column" and label.id == "amount"
    return any(
        remark not in own
        and re.search(_CHANGES_MEANING, remark)
        and not (amount and "元" in remark)
        for remark in _REMARK.findall(_without_ordinal(key))
    )


def glued_label(cell: str) -> int:
    """Return how many characters of a cell are the name of a column to which another is glued.

    0 if it is not so: the rest has to be the beginning of another label.
    """
    index = _index()
    for end in range(len(cell) - 1 if len(cell) <= _LONGEST_GLUED else 0, 1, -1):
        if cell[end:] in index.prefixes or cell[end:] in index.exact:
            labels = index.exact.get(cell[:end], ())
            if any(label.kind == "column" for label in labels):
                return end
    return 0


def is_part_of_label(text: str) -> bool:
    """Tell whether a folded piece of text stands in some label of a table."""
    return compact(text) in _all_wordings()


def is_part_of_caption(text: str) -> bool:
    """Tell whether a folded piece of text is a shard of a label that stands beside several rows."""
    key = compact(text)
    if len(key) > _LONGEST_SHARD:
        return any(key in group for group in _groups())
    return key in _captions()


@cache
def _captions() -> str:
    captions = (
        compact(fold(label.id).text)
        for labels in _index().exact.values()
        for label in labels
        if label.kind == "caption"
    )
    return "\n".join(dict.fromkeys((*captions, *_groups())))


@cache
def _all_wordings() -> str:
    return "\n".join(_index().exact)


def section_of(heading: str) -> str | None:
    """Return the id of the section that a folded heading without its ordinal opens, or None."""
    words = _mainland(compact(heading)).translate(_PUNCTUATION)
    if words in _SECTIONS:
        return _SECTIONS[words]
    match = _headings().fullmatch(words) if words.endswith(_LAST_WORDS) else None
    return match.lastgroup if match else None


def _loose(key: str) -> str:
    """Drop ordinal, remarks and punctuation, unless a remark is all there is."""
    rest = _without_ordinal(key)
    return (_REMARK.sub("", rest) or rest).translate(_PUNCTUATION)


def _without_ordinal(key: str) -> str:
    ordinal = read_ordinal(key)
    return key[ordinal.end :] if ordinal else key


def _mainland(key: str) -> str:
    for word, mainland in _WORDS:
        key = key.replace(word, mainland)
    return key


@cache
def _headings() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{one.id}>{one.pattern})" for one in forms.SECTIONS))


class _Index(NamedTuple):
    """Every wording of every label, in the forms in which it is looked up.

    Attributes
    ----------
    exact, loose
        Labels by compact wording, and by the same without ordinal, remarks and punctuation.
    prefixes
        Every beginning of a compact wording.
    remarks
        The remarks in brackets that the wordings of a label have, by its kind, table and id.
    numbers
        The numbers that the wordings of a label begin with, by its table and id.
    """

    exact: dict[str, tuple[Label, ...]]
    loose: dict[str, tuple[Label, ...]]
    prefixes: frozenset[str]
    remarks: dict[tuple[str, str, str], set[str]]
    numbers: dict[tuple[str, str], set[str]]


@cache
def _index() -> _Index:
    exact: dict[str, tuple[Label, ...]] = {}
    loose: dict[str, tuple[Label, ...]] = {}
    remarks: dict[tuple[str, str, str], set[str]] = {}
    numbers: dict[tuple[str, str], set[str]] = {}
    wordings = _wordings()
    folded = fold("\n".join(wording for wording, _ in wordings)).text.split("\n")
    for wording, (_, label) in zip(folded, wordings, strict=True):
        key = compact(wording)
        remarks.setdefault(label[:3], set()).update(_REMARK.findall(key))
        numbers.setdefault((label.table, label.id), set()).add(_number(key))
        for index, name in ((exact, key), (loose, _loose(key))):
            known = index.get(name, ())
            if all((one.kind, one.table) != (label.kind, label.table) for one in known):
                index[name] = (*known, label)
    prefixes = {key[:end] for key in exact for end in range(1, len(key))}
    return _Index(exact, loose, frozenset(prefixes), remarks, numbers)


def _wordings() -> list[tuple[str, Label]]:
    """List every wording of every label; earlier ones win where two labels read alike."""
    editions: dict[tuple[str, Label], str] = {}
    for edition in forms.EDITIONS:
        for found in _wordings_of(edition):
            editions[found] = "" if found in editions else edition
    return [(wording, label._replace(edition=one)) for (wording, label), one in editions.items()]


def _wordings_of(edition: str) -> list[tuple[str, Label]]:
    found: list[tuple[str, Label]] = []
    for table_id in forms.TABLE_IDS:
        plan = forms.PLANS[edition, table_id]
        found += [(caption, Label("caption", table_id, caption)) for caption in plan.form.captions]
        for block in plan.form.blocks:
            if block.title:
                found.append((block.title, Label("block", table_id, block.id)))
            for column in block.columns:
                found += [
                    (wording, Label("column", table_id, column.id))
                    for wording in (column.label, *column.aliases)
                ]
            for row in block.rows:
                if row.label:
                    found += [
                        (wording, Label("row", table_id, row.id))
                        for wording in (row.label, *row.aliases)
                    ]
    return found
