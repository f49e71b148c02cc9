"""Findings about sums in words: one English and one Chinese sentence, without variable ids."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gaiparse._words import cell_en, cell_zh, words
from gaiparse.findings import Sum, Suspect

_MOST_SUMS = 2
_MOST_OPERANDS = 4


def sums_fail(
    sums: Sequence[Sum], repairs: Sequence[Sequence[Suspect]], printed: Mapping[str, int | None]
) -> tuple[str, str]:
    """Say which sums fail and the first repair, in English and in Chinese.

    Parameters
    ----------
    sums
        The failed sums; the first two are spelt out.
    repairs
        What would mend them.
    printed
        The operands of the sums; None for an empty cell that was counted as zero.
    """
    shown = [[_sum(one, printed, speech) for one in sums[:_MOST_SUMS]] for speech in (_EN, _ZH)]
    rest = len(sums) - _MOST_SUMS
    if rest > 0:
        shown[0].append(f"and {rest} more sum{'s' * (rest > 1)}")
        shown[1].append(f"另有{rest}项勾稽关系不成立")
    shown[0].append(_repair_en(repairs, len(sums)))
    shown[1].append(_repair_zh(repairs))
    return "; ".join(shown[0]), "；".join(shown[1])


def not_assessable(number: int, missing: Sequence[str]) -> tuple[str, str]:
    """Say that some sums cannot be assessed, and which cells have no number.

    Parameters
    ----------
    number
        How many sums.
    missing
        The cells without a number; the first four are named.
    """
    named, rest = missing[:_MOST_OPERANDS], len(missing) - _MOST_OPERANDS
    sums = "1 sum" if number == 1 else f"{number} sums"
    cells = [cell_en(name) for name in named]
    cells_zh = "、".join(f"“{cell_zh(name)}”" for name in named)
    if rest > 0:
        cells.append(f"{rest} more cell{'s' * (rest > 1)}")
        cells_zh += f"等{len(missing)}个单元格"
    return (
        f"{sums} cannot be assessed: no number was read for {_and(cells)}",
        f"有{number}项勾稽关系无法核对：{cells_zh}没有读到数值",
    )


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


class _Language(NamedTuple):
    """How a language writes a sum: templates, and where its words stand in `Words`."""

    at: int
    sentence: str
    operand: str
    only: str
    empty: str


_EN = _Language(
    0,
    "“{scope}”: {left}, but {right}",
    "{name} ({value})",
    "“{name}” says {value}",
    "“{name}” is empty",
)
_ZH = _Language(
    1, "“{scope}”：{left}，而{right}", "“{name}”{value}", "“{name}”为{value}", "“{name}”为空"
)


def _sum(one: Sum, printed: Mapping[str, int | None], language: _Language) -> str:
    """Return what the operands share, then both sides: ``“total”: a (1) + b (2) = 3, but ...``."""
    names = [words(name)[language.at] for name in one.variables]
    by_row = len({row for row, _ in names}) == 1
    called = {
        variable: column if by_row else row
        for variable, (row, column) in zip(one.variables, names, strict=True)
    }

    def side(variables: Sequence[str], total: int) -> str:
        if len(variables) == 1:
            only = language.empty if printed[variables[0]] is None else language.only
            return only.format(name=called[variables[0]], value=total)
        counted = [name for name in variables if printed[name]] or variables
        terms = [
            language.operand.format(name=called[name], value=printed[name] or 0) for name in counted
        ]
        if len(terms) > _MOST_OPERANDS:
            terms[_MOST_OPERANDS - 1 :] = ["…"]
        elif len(terms) == 1:
            terms.append("0")
        return f"{' + '.join(terms)} = {total}"

    return language.sentence.format(
        scope=names[0][0 if by_row else 1],
        left=side(one.left_variables, one.left),
        right=side(one.right_variables, one.right),
    )


def _repair_en(repairs: Sequence[Sequence[Suspect]], number: int) -> str:
    if not repairs:
        return "no small change would mend this"
    changes = " and ".join(
        f"{cell_en(one.variable)} {'empty' if one.printed is None else one.printed} → "
        f"{one.proposed}"
        for one in repairs[0]
    )
    rest = len(repairs) - 1
    others = f", and so would {rest} other change{'s' * (rest > 1)}" if rest else ""
    sums = "it" if number == 1 else "them"
    return f"changing {changes} would mend {sums}{others}"


def _repair_zh(repairs: Sequence[Sequence[Suspect]]) -> str:
    if not repairs:
        return "未找到可使其成立的少量改动"
    changes = "、".join(
        f"“{cell_zh(one.variable)}”{'空' if one.printed is None else one.printed} → {one.proposed}"
        for one in repairs[0]
    )
    rest = len(repairs) - 1
    others = f"，另有{rest}种改法" if rest else ""
    return f"若改{changes}则成立{others}"
