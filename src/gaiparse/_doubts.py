"""What the reader can be unsure of: codes, severity, wording and advice in one place."""

from typing import NamedTuple

from gaiparse._words import cell_en, cell_zh
from gaiparse.model import Doubt, Severity, Span


class Kind(NamedTuple):
    """A kind of doubt.

    Attributes
    ----------
    severity
        Of every doubt of this kind.
    message, message_zh
        What was seen and what was made of it. ``{cell}`` is the name of the cells concerned.
    advice
        What somebody who meets the doubt can do.
    """

    severity: Severity
    message: str
    message_zh: str
    advice: str


KINDS = {
    "not_a_report": Kind(
        Severity.ERROR,
        "the text has no title, no two sections and no table of an annual report",
        "文本中没有年度报告的标题、两个以上的部分或统计表",
        "See whether this is the right file, and whether its conversion kept the text.",
    ),
    "table_missing": Kind(
        Severity.ERROR,
        "no numbers of the table {table} were found",
        "未找到“{table}”表的数据",
        "Look for the table in the source: it may be a picture, a link, or really not there.",
    ),
    "another_report": Kind(
        Severity.ERROR,
        "another report begins here; only the first one was read",
        "此处开始另一份报告；只读取了第一份",
        "Split the text, and read each report by itself.",
    ),
    "values_unplaced": Kind(
        Severity.ERROR,
        "{found} values for the {expected} cells of {label}: no place is certain",
        "“{label}”应有{expected}个单元格，却有{found}个数值，无法确定其位置",
        "Compare these lines with the table as published: a value was lost, split or added.",
    ),
    "values_partly_placed": Kind(
        Severity.ERROR,
        "{found} values for the {expected} cells of {label}: sums settle the places of some, and "
        "nothing those of the others",
        "“{label}”应有{expected}个单元格，却有{found}个数值，只有部分数值可由勾稽关系确定位置",
        "Compare these lines with the table as published: its empty cells left no trace here.",
    ),
    "order_unclear": Kind(
        Severity.ERROR,
        "in the table {table} numbers stand before or between labels: which row they belong to "
        "is not certain",
        "“{table}”表中有数字位于行名之前或之间，无法确定其所属的行",
        "Convert the source in another way, so that each number follows the label of its row.",
    ),
    "columns_unclear": Kind(
        Severity.ERROR,
        "headers and rows of the table {table} do not settle its edition, and so not what its "
        "numbers count",
        "“{table}”表的表头和行名不足以确定其版本，因而无法确定各数字的含义",
        "Compare the headers with the form: they are missing, in another order or its own.",
    ),
    "stray_number": Kind(
        Severity.ERROR,
        "a number in the table {table} has no cell of its own: any of its empty cells may hold it",
        "“{table}”表中有一个数字没有对应的单元格，可能属于任何一个空白单元格",
        "Find the number in the table as published, and the empty cell that it was torn from.",
    ),
    "not_a_number_of_its_kind": Kind(
        Severity.ERROR,
        "{raw} cannot be a value of {cell}: not a whole number or not an amount",
        "“{raw}”不能作为“{cell}”的数值：不是整数或金额",
        "Look at the source: digits may have run together, or the agency printed something else.",
    ),
    "copies_differ": Kind(
        Severity.ERROR,
        "{cell} is printed more than once and not alike",
        "“{cell}”重复出现且内容不一致",
        "Decide by the source which copy is meant.",
    ),
    "placed_by_sums": Kind(
        Severity.WARNING,
        "empty cells of the table {table} left no trace; sums settled the places of {number} of "
        "its values",
        "“{table}”表的空白单元格未留痕迹；其中{number}个数值的位置由勾稽关系确定",
        "Nothing, unless the places matter: a value that the agency printed in a wrong column is "
        "in the right one here.",
    ),
    "row_label_lost": Kind(
        Severity.WARNING,
        "the label of {label} is missing; its values were placed by their order",
        "“{label}”的行名缺失，其数值按顺序填入",
        "Nothing, unless the row matters: then compare its values with the source.",
    ),
    "row_unknown": Kind(
        Severity.WARNING,
        "numbers follow {label}, which is no label of the form",
        "“{label}”不是规定格式中的行名，其后却有数字",
        "Look among the leftovers for these numbers: they are in no cell.",
    ),
    "row_missing": Kind(
        Severity.WARNING,
        "nothing was found for the row {label}",
        "未找到“{label}”一行的内容",
        "See whether the source has the row; its cells are absent here, which is not zero.",
    ),
    "extra_value": Kind(
        Severity.WARNING,
        "{found} values for {expected} cells: the last ones belong to no cell",
        "{expected}个单元格有{found}个数值，末尾多出的数值不属于任何单元格",
        "Nothing for the cells: all the values are equal. The rest are among the leftovers.",
    ),
    "unit_assumed": Kind(
        Severity.WARNING,
        "no unit is printed for {cell}: it was read in 万元 (10,000 CNY)",
        "“{cell}”未注明单位，按万元读取",
        "See whether the amount is plausible in 万元; some agencies print yuan.",
    ),
    "edition_unclear": Kind(
        Severity.WARNING,
        "headers and rows of the table {table} do not settle its edition",
        "“{table}”表的表头和行名不足以确定其版本",
        "Nothing, unless the rows under （六）其他处理 matter: they alone differ by edition.",
    ),
    "table_repeated": Kind(
        Severity.WARNING,
        "rows of the table {table} are printed again",
        "“{table}”表中的行重复出现",
        "Nothing: copies that agree count once, and cells that differ have their own doubt.",
    ),
    "heading_numeral": Kind(
        Severity.WARNING,
        "the heading is numbered “{number}”, not “{expected}”",
        "标题序号为“{number}”，而非“{expected}”",
        "Nothing: the section was recognised by its words.",
    ),
    "section_repeated": Kind(
        Severity.WARNING,
        "the section “{section}” begins again",
        "“{section}”部分重复出现",
        "See whether the text holds a second report, or a list of contents.",
    ),
    "marks_removed": Kind(
        Severity.WARNING,
        "marks of a converter were left out: {number}",
        "略去了文件转换留下的标记：{number}处",
        "Nothing: the marks are no part of the report.",
    ),
}


def doubt(code: str, span: Span, *, variables: tuple[str, ...] = (), **facts: object) -> Doubt:
    """Return the doubt of this code about `span`, and about the cells `variables`."""
    kind = KINDS[code]
    return Doubt(
        code,
        kind.severity,
        kind.message.format(cell=", ".join(map(cell_en, variables)), **facts),
        kind.message_zh.format(cell="”、“".join(map(cell_zh, variables)), **facts),
        span,
        variables,
    )
