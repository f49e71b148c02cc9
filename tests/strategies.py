"""Strategies shared by the property tests: whole reports, soups of their pieces, broken tables.

A drawn report is what a parse of its own rendering should give: what it states in prose and what
it holds as data agree, and every span follows the one before.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

import attrs
from hypothesis import strategies as st

from gaiparse import forms
from gaiparse._doubts import KINDS, doubt
from gaiparse._fold import fold, unfold
from gaiparse._render import LAYOUTS
from gaiparse._render._items import Grid
from gaiparse._render._page import page
from gaiparse.model import (
    Cell,
    Cells,
    CellState,
    Heading,
    Leftover,
    Metadata,
    Passage,
    Report,
    Section,
    Span,
    TableEditions,
)

# The 3,755 commonest characters, but for those that do not survive the way to the other script.
_COMMON = b"".join(
    bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)
).decode("gb2312", "ignore")
_HANZI = [one for one, back in zip(_COMMON, fold(unfold(_COMMON)).text, strict=True) if one == back]
_REGIONS = ("云台市", "青泽县", "临溟区", "石桥镇")
_BODIES = ("人民政府", "水务局", "教育局", "财政局", "行政审批服务局", "人民政府办公室")
_HEADINGS = {
    "overview": ("总体情况", "政府信息公开工作总体情况"),
    "proactive_disclosure": ("主动公开政府信息情况", "行政机关主动公开政府信息的情况"),
    "requests": ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请的情况"),
    "review_litigation": (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    "problems_improvements": (
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
    ),
    "other_matters": ("其他需要报告的事项", "需要报告的其他事项"),
}
_NEUTRAL = {
    "overview": "各项公开任务均已按计划完成。",
    "problems_improvements": "部分栏目更新还不够及时，下一步将完善定期检查机制。",
    "other_matters": "本年度未收取信息处理费。",
}
_DASHES = ("/", "-", "—", "——", "无", "／", "–")
_TENS = {0: "零", 10: "十", 12: "十二", 36: "三十六"}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_KINDS = ("T3-SUM", "T3-BAL", "T3-ROW", "T4-SUM")  # in the order in which totals are settled

words = st.lists(st.sampled_from(_HANZI), max_size=6).map("".join)


class Entry(NamedTuple):
    """What is drawn for a cell."""

    value: int | Decimal | None
    state: CellState
    raw: str


_BLANK = Entry(None, CellState.BLANK, "")
_ABSENT = Entry(None, CellState.ABSENT, "")
_UNSURE = Entry(None, CellState.AMBIGUOUS, "101")


_STYLES = ("plain", "grouped", "wide", "decimal", "unit", "remark", "numerals")


def _count(value: int, style: str = "plain") -> Entry:
    raws = {
        "plain": str(value),
        "grouped": f"{value:,}",
        "wide": str(value).translate(_FULL_WIDTH),
        "decimal": f"{value}.0",
        "unit": f"{value}件",
        "remark": f"{value}（其中网上{value}件）",
        "numerals": f"{_TENS[value]}件" if value in _TENS else str(value),
    }
    return Entry(value, CellState.READ, raws[style])


def _amount(cents: int, style: str = "plain") -> Entry:
    value = Decimal(cents) / 100
    raws = {"plain": str(value), "wan": f"{value}万元", "yuan": f"{cents * 100}元"}
    return Entry(Decimal(cents * 100) / 10_000, CellState.READ, raws[style])


@st.composite
def _entries(draw: st.DrawFn, variable: forms.Variable, *, gaps: bool) -> Entry:
    """Draw a cell: a number in one of its spellings, a dash or nothing."""
    kind = draw(st.sampled_from(("number", "blank", "dash") if gaps else ("number",)))
    if kind == "blank":
        return _BLANK
    if kind == "dash":
        return Entry(None, CellState.DASH, draw(st.sampled_from(_DASHES)))
    value = draw(st.integers(0, 20) | st.integers(0, 10**6))
    if variable.unit != "count":
        return _amount(value, draw(st.sampled_from(("plain", "wan", "yuan"))))
    if variable.signed and draw(st.booleans()):
        signed = (
            (-value, f"-{value}"),
            (-value, f"－{value}"),
            (value, f"+{value}"),
            (-value, f"减{value}"),
            (value, f"增加{value}件"),
            (value - 1, f"增{value}/减1"),
        )
        net, raw = draw(st.sampled_from(signed))
        return Entry(net, CellState.READ, raw)
    return _count(value, draw(st.sampled_from(_STYLES)))


@st.composite
def _table(draw: st.DrawFn, form: forms.Table, *, consistent: bool, gaps: bool) -> dict[str, Entry]:
    """Draw the cells of a table: mostly zeros, or dense; then cells and rows of other kinds."""
    variables = list(form.variables())
    values = {one.id: 0 for one in variables}
    if draw(st.booleans()):
        random = Random(draw(st.integers(0, 9999)))
        values = {one: random.choice((0, 0, 1, 2, 7, 10, 36, 1204)) for one in values}
    values |= draw(st.dictionaries(st.sampled_from(list(values)), st.integers(0, 300), max_size=9))
    if consistent or draw(st.booleans()):
        settle(values, form)
    entries = {
        one.id: _count(values[one.id])
        if one.unit == "count"
        else _amount(values[one.id], "plain" if "万元" in one.label else "wan")
        for one in variables
    }
    if consistent:
        return entries
    for variable in draw(st.lists(st.sampled_from(variables), max_size=6)):
        entries[variable.id] = draw(_entries(variable, gaps=gaps))
    if gaps:
        rows = [(block, row) for block in form.blocks for row in block.rows]
        for block, row in draw(st.lists(st.sampled_from(rows), max_size=2)):
            whole = draw(st.sampled_from((_BLANK, Entry(None, CellState.DASH, "/"))))
            for column in block.columns:
                entries[forms.variable_id(form.id, row.id, column.id)] = whole
    return entries


def settle(values: dict[str, int], form: forms.Table) -> None:
    """Make every sum of a form hold, and what else its values must keep to."""
    for code in _KINDS:
        for rule in form.sums:
            if rule.code == code == "T3-BAL":
                new, over = rule.left
                right = sum(values[one] for one in rule.right)
                values[over] = min(values[over], right)
                values[new] = right - values[over]
            elif rule.code == code:
                values[rule.right[0]] = sum(values[one] for one in rule.left)
    for one, value in values.items():
        row, _, column = one.rpartition(".")
        if row.endswith(".rules"):
            values[one] = 0  # few agencies may make rules
        elif column == "in_force":
            values[one] = max(value, values[f"{row}.issued"])
        elif column == "total_disclosed":
            values[one] = max(value, values[f"{row}.newly_disclosed"])


class _Pen:
    """Gives each piece of a report the next place in the text that it is imagined to stand in."""

    def __init__(self) -> None:
        self.place = 0

    def span(self, text: str) -> Span:
        start = self.place
        self.place += len(text) + 1
        return start, start + len(text)

    def passages(self, texts: Iterable[str]) -> tuple[Passage, ...]:
        return tuple(Passage(text, self.span(text)) for text in texts)


class Front(NamedTuple):
    """What is drawn for the lines before the first section and the closing lines."""

    title: str | None
    agency: str | None
    year: int | None
    period: tuple[date, date] | None
    metadata: dict[str, str]
    opening: tuple[str, ...]
    closing: tuple[str, ...]


@st.composite
def _names(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(_REGIONS)) + draw(words) + draw(st.sampled_from(_BODIES))


@st.composite
def _fronts(draw: st.DrawFn, year: int, *, consistent: bool, signed: bool) -> Front:
    agency = draw(_names())
    titles = [
        f"{agency}{year}年政府信息公开工作年度报告",
        f"{agency}{year}年度政府信息公开工作报告",
        f"{year}年{agency}政府信息公开工作年度报告",
        f"{year}年政府信息公开工作年度报告",  # the agency stands above it
        None,
    ]
    title = titles[0] if consistent else draw(st.sampled_from(titles))
    metadata = draw(_fields(agency, year))
    opening = []
    dated = consistent or draw(st.booleans())
    if dated:
        opening.append(f"本报告数据统计期限为{year}年1月1日至{year}年12月31日。")
    contact = draw(_contacts())
    asked = bool(contact) or draw(st.booleans())
    if asked:
        told = "；".join(f"{forms.CONTACT[one][0]}：{value}" for one, value in contact.items())
        opening.append(f"如有疑问，请与{agency}联系（{told}）。")
    opening += draw(st.lists(words.map("{}有关情况报告如下。".format), max_size=1))
    closing = (agency, f"{year + 1}年1月16日") if signed else ()
    metadata |= contact | dict(zip(("signature", "signed_date"), closing, strict=False))
    named = title is not None or asked or signed
    return Front(
        title,
        agency if named else None,
        year if title or dated else None,
        (date(year, 1, 1), date(year, 12, 31)) if dated else None,
        metadata,
        tuple(opening),
        closing,
    )


def _fields(agency: str, year: int) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "index_number": st.integers(0, 99999).map(f"749492940/{year + 1}-{{:05}}".format),
            "document_number": st.integers(1, 99).map(f"云政公开〔{year + 1}〕{{}}号".format),
            "publisher": st.just(agency),
            "published_date": st.integers(10, 28).map(f"{year + 1}-01-{{}}".format),
            "keywords": words.map("公开{}".format),
            "views": st.integers(0, 9999).map(str),
        },
    )


def _contacts() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "address": words.map("云台市{}路12号".format),
            "postcode": st.integers(100000, 999999).map(str),
            "telephone": st.just("0569-8420165"),
            "fax": st.just("0569-8420166"),
            "email": st.just("gongkai@yuntai.example"),
        },
    )


def _sentences(year: int, section: str, *, consistent: bool) -> st.SearchStrategy[list[str]]:
    """Draw the lines of a section; consistent ones say nothing that the tables could belie."""
    neutral = words.map("{}有关工作有序开展。".format)
    if consistent:
        own = _NEUTRAL.get(section)
        return st.lists(neutral, max_size=1).map(lambda lines: [own, *lines] if own else lines)
    return st.lists(
        st.one_of(
            neutral,
            words.map("（一）{}公开。做法已经推广。".format),
            st.integers(0, 99).map(f"{year}年，收到政府信息公开申请{{}}件。".format),
            st.integers(0, 999).map("全年主动公开政府信息{}条。".format),
        ),
        max_size=2,
    )


def _headings(passages: Iterable[Passage]) -> tuple[Heading, ...]:
    return tuple(
        Heading("（一）", head[3:], 1, (one.span[0], one.span[0] + len(head)))
        for one in passages
        if (head := one.text.partition("。")[0]).startswith("（一）")
    )


@st.composite
def reports(
    draw: st.DrawFn, *, consistent: bool = False, gaps: bool = True, unsure: bool = False
) -> Report:
    """Draw a report.

    Parameters
    ----------
    draw
        Supplied by Hypothesis.
    consistent
        Draw a complete report in which every sum holds and the prose agrees with the tables.
    gaps
        Let cells and rows be empty or dashes.
    unsure
        Add what only a parse of a poor text gives: ambiguous and inferred cells, doubts, leftovers.
    """
    editions = draw(_editions(consistent=consistent))
    newest = "format_2021" in editions
    year = draw(st.sampled_from((2021, 2022, 2024) if newest else (2019, 2020)))
    plans = _plans(editions)
    tables = {
        table: draw(_table(plan.form, consistent=consistent, gaps=gaps))
        for (table, plan), edition in zip(plans.items(), editions, strict=True)
        if edition
    }
    sections = [section for section in forms.SECTIONS if consistent or draw(st.integers(0, 3))]
    signed = bool(sections) and draw(st.booleans())
    front = draw(_fronts(year, consistent=consistent, signed=signed))
    report = draw(_bodies(year, front, sections, tables, plans, consistent=consistent))
    return draw(_unsure(report)) if unsure else report


def _editions(*, consistent: bool) -> st.SearchStrategy[tuple[str | None, str | None, str | None]]:
    """Draw the edition of each table, None for a missing one."""
    known = st.sampled_from(sorted(forms.EDITIONS))
    if consistent:
        return known.map(lambda one: (one, one, one))
    return st.tuples(known | st.none(), known | st.none(), st.just("format_2021") | st.none())


def _plans(editions: tuple[str | None, ...]) -> dict[str, forms.Plan]:
    """Return the plan of each table; one without an edition follows the first that has one."""
    known = next((one for one in editions[:2] if one), forms.NEWEST.id)
    return {
        table: forms.PLANS[edition or known, table]
        for table, edition in zip(forms.TABLE_IDS, editions, strict=True)
    }


@st.composite
def _bodies(
    draw: st.DrawFn,
    year: int,
    front: Front,
    forms_of: list[forms.Section],
    tables: Mapping[str, dict[str, Entry]],
    plans: Mapping[str, forms.Plan],
    *,
    consistent: bool,
) -> Report:
    """Write down a report: each table in its section, else behind the sections before it."""
    pen = _Pen()
    spans: dict[str, Span] = {}
    homes = _homes([one.id for one in forms_of], tables)

    def write(place: int) -> None:
        for table in homes.get(place, ()):
            for name, entry in tables[table].items():
                if entry.raw:
                    spans[name] = pen.span(entry.raw)

    opening = pen.passages(front.opening)
    write(-1)
    sections: list[Section] = []
    notes: list[Passage] = []
    for place, form in enumerate(forms_of):
        start = pen.place
        number = form.numeral if consistent or draw(st.integers(0, 4)) else ""
        heading = draw(st.sampled_from(_HEADINGS[form.id]))
        pen.span(heading)
        lines = _sentences(year, form.id, consistent=consistent)
        passages = pen.passages(draw(lines))
        write(place)
        if form.id in tables:
            notes += pen.passages(draw(_notes(plans[form.id].form)))
            passages += pen.passages(draw(lines))
        if place == len(forms_of) - 1:
            passages += pen.passages(front.closing)
        span = (start, pen.place)
        sections.append(Section(form.id, number, heading, passages, _headings(passages), span))
    editions = [plan.edition if table in tables else None for table, plan in plans.items()]
    return Report(
        title=front.title,
        agency=front.agency,
        year=front.year,
        period=front.period,
        metadata=Metadata(front.metadata),
        opening=opening,
        sections=tuple(sections),
        cells=_cells(plans, tables, spans),
        table_editions=TableEditions(dict(zip(plans, editions[:2], strict=False))),
        notes=tuple(notes),
        doubts=(),
        leftovers=(),
    )


def _notes(form: forms.Table) -> st.SearchStrategy[list[str]]:
    invented = words.map("注：{}数据由各科室报送。".format)
    return st.lists(st.sampled_from(form.notes) | invented if form.notes else invented, max_size=1)


def _homes(sections: list[str], tables: Iterable[str]) -> dict[int, list[str]]:
    """Return the tables by the rank of the section they stand in; -1 is before the first."""
    order = [one.id for one in forms.SECTIONS]
    homes: dict[int, list[str]] = {}
    for table in tables:
        before = [
            rank for rank, one in enumerate(sections) if order.index(one) <= order.index(table)
        ]
        homes.setdefault(max(before, default=-1), []).append(table)
    return homes


def _cells(
    plans: Mapping[str, forms.Plan],
    tables: Mapping[str, Mapping[str, Entry]],
    spans: Mapping[str, Span],
) -> Cells:
    return as_cells(
        {
            name: Cell(entry.value, entry.raw, spans.get(name), entry.state)
            for table, plan in plans.items()
            for name in plan.ids
            for entry in (tables.get(table, {}).get(name, _ABSENT),)
        }
    )


def as_cells(cells: Mapping[str, Cell]) -> Cells:
    """Return `Cells` of single cells."""
    found = cells.values()
    return Cells(
        tuple(cells),
        tuple(one.value for one in found),
        tuple(one.state for one in found),
        tuple(one.raw for one in found),
        tuple(one.span[0] if one.span else -1 for one in found),
    )


@st.composite
def _unsure(draw: st.DrawFn, report: Report) -> Report:
    cells = dict(report.cells)
    for name in draw(st.lists(st.sampled_from(list(cells)), max_size=6, unique=True)):
        cell = cells[name]
        if cell.value is not None and draw(st.booleans()):
            cells[name] = attrs.evolve(cell, state=CellState.INFERRED)
        else:
            cells[name] = Cell(None, "101", (0, 3), CellState.AMBIGUOUS)
    codes = draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=2))
    raws = draw(st.lists(st.integers(0, 99).map(str), max_size=2))
    facts: Any = dict.fromkeys(
        ("table", "label", "found", "expected", "raw", "number", "section"), "x"
    )
    concerned = tuple(draw(st.lists(st.sampled_from(list(cells)), max_size=2)))
    return attrs.evolve(
        report,
        cells=as_cells(cells),
        doubts=tuple(doubt(code, (0, 1), variables=concerned, **facts) for code in codes),
        leftovers=tuple(Leftover(raw, "requests", (0, len(raw))) for raw in raws),
    )


class Broken(NamedTuple):
    """A rendering with one line of a table removed or duplicated.

    Attributes
    ----------
    text
        The whole text.
    how
        ``"removed"`` or ``"duplicated"``, and the line: for the reader of a failing test.
    """

    text: str
    how: str


def mutations(report: Report, layout: str) -> st.SearchStrategy[Broken]:
    """Draw a rendering of a report that has a table, with one whole line of a table broken.

    Half of the lines are those with words, of which there are few and on which much depends.
    """
    items = list(page(report))
    written = [LAYOUTS[layout].write(item) for item in items]
    tables = {
        rank: written[rank].splitlines(keepends=True)
        for rank, item in enumerate(items)
        if isinstance(item, Grid)
    }
    places = [(rank, at) for rank, lines in tables.items() for at in range(len(lines))]
    words_at = [(rank, at) for rank, at in places if re.search(r"[^\W\d]", tables[rank][at])]

    def broken(place: tuple[int, int], copies: int) -> Broken:
        rank, at = place
        lines = tables[rank]
        table = "".join([*lines[:at], *[lines[at]] * copies, *lines[at + 1 :]])
        how = "duplicated" if copies else "removed"
        text = "".join([*written[:rank], table, *written[rank + 1 :]])
        return Broken(text, f"{how} line {at + 1} of the table: {lines[at]!r}")

    lines_of_either_kind = st.sampled_from(words_at) | st.sampled_from(places)
    return st.builds(broken, lines_of_either_kind, st.sampled_from((0, 2)))


def _labels() -> list[str]:
    """Return every label of the forms, and other pieces that a reader must cope with."""
    found = {one.label for one in forms.SECTIONS} | {
        f"{one.numeral}、{one.label}" for one in forms.SECTIONS
    }
    for plan in forms.PLANS.values():
        found |= {*plan.form.captions, *plan.form.notes}
        for block in plan.form.blocks:
            found |= {block.title, *(one.label for one in block.columns)}
            found |= {one.label for one in block.rows}
    for fields in (forms.METADATA, forms.CONTACT):
        found |= {f"{label}：" for labels in fields.values() for label in labels}
    return sorted(found - {""})


_SEPARATORS = ("\t", "\n", "\n\n", "\t\n\t", "\n\t", " ", "\u3000", "\xa0", "\r\n", "|", "\u2028")
_ODDITIES = (
    "[bookmark: _Hlk1]",
    "[image: ]",
    "-----",
    "--- ---",
    "注：",
    "（",
    "。",
    "\ud800",
    "\x00",
    "\ufffd",
    "2024年政府信息公开工作年度报告",
    "统计期限为2024年1月1日至2024年13月45日",
    "2025年1月16日",
    "请与",
)

texts = st.text(st.characters() | st.sampled_from("\t\n 0123456789"))  # lone surrogates included
numbers = st.one_of(
    st.integers(-99, 10**30).map(str),
    st.sampled_from((*_DASHES, "1,204", "１２", "5.0", "2.5万元")),
)
soups = st.lists(
    st.one_of(
        st.sampled_from(_labels()),
        numbers,
        st.sampled_from(_SEPARATORS),
        st.sampled_from(_SEPARATORS),
        st.sampled_from(_ODDITIES),
    ),
    max_size=60,
).map("".join)
