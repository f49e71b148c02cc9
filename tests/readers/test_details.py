"""What each format shows, hides, merges and numbers: one case a detail."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

import gaiparse
from documents import open_document, paragraph, word


def text_of(data: bytes, name: str | None = None) -> str:
    """Return the text that is made of a file, without the empty lines around it."""
    source = gaiparse.parse_file(data, name=name).source
    assert source is not None
    return source.text.strip("\n")


def row(*cells: str) -> str:
    """Return a table of a Word file with one row; each cell is XML."""
    inside = "".join(f"<w:tc>{one}</w:tc>" for one in cells)
    return f"<w:tbl><w:tr>{inside}</w:tr></w:tbl>"


def run(text: str, properties: str = "") -> str:
    """Return a run of a Word file."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>no</title></head><body>{body}".encode()


def _rich(body: str) -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg936 " + body + "}").encode("gb18030")


def _odt(body: str) -> bytes:
    styles = (
        '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/>'
        '</style:style><style:style style:name="H"><style:text-properties text:display="none"/>'
        "</style:style>"
    )
    return open_document(body, styles)


class Detail(NamedTuple):
    """Something that a file holds, and the text that is made of it."""

    what: str
    make: Callable[[str], bytes]
    body: str
    text: str


_NUMBERING = (
    '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="（%1.%2）"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def _numbered(body: str) -> bytes:
    return word(body, numbering=_NUMBERING)


def _item(level: int, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        f"{run(text)}</w:p>"
    )


_TD = "<table><tr><td>甲</td><td>{}</td><td>9</td></tr></table>"
_LOST = "\ufffd"

DETAILS = (
    Detail("a script is no text", _page, "<script>1</script><style>2</style>甲", "甲"),
    Detail(
        "navigation is no text", _page, "<ul><li><a href='/x'>首页</a></li></ul><p>甲</p>", "甲"
    ),
    Detail("a link in a sentence is", _page, "<p>见<a href='/x'>附件</a>。</p>", "见附件。"),
    Detail(
        "an anchor leads nowhere", _page, "<p><a name='_Toc1'>一、总体情况</a></p>", "一、总体情况"
    ),
    Detail("a link in a cell is a value", _page, _TD.format("<a href='/x'>7</a>"), "甲\t7\t9"),
    Detail("an empty cell is a cell", _page, _TD.format("&nbsp;"), "甲\t\t9"),
    Detail("a picture is no empty cell", _page, _TD.format("<img src='7.png'>"), f"甲\t{_LOST}\t9"),
    Detail("a box is no empty cell", _page, _TD.format("<input value=7>"), f"甲\t{_LOST}\t9"),
    Detail(
        "what is hidden is not known", _page, _TD.format("<i hidden>8</i>7"), f"甲\t7{_LOST}\t9"
    ),
    Detail("what is struck out leaves doubt", _page, _TD.format("<s>8</s>7"), f"甲\t87{_LOST}\t9"),
    Detail("what is raised leaves doubt", _page, _TD.format("7<sup>2</sup>"), f"甲\t72{_LOST}\t9"),
    Detail("paragraphs in a cell are parted", _page, _TD.format("<p>1</p><p>2</p>"), "甲\t1 2\t9"),
    Detail(
        "words in a cell are not", _page, _TD.format("<p>结果</p><p>维持</p>"), "甲\t结果维持\t9"
    ),
    Detail(
        "a hidden row is none",
        _page,
        "<table><tr><td>甲<td>1</tr><tr style='display: none'><td>乙<td>2</tr></table>",
        "甲\t1",
    ),
    Detail(
        "a table that frames the page is none",
        _page,
        f"<table><tr><td>左</td><td><p>一、总体情况</p>{_TD.format(7)}</td></tr></table>",
        "左\n一、总体情况\n甲\t7\t9",
    ),
    Detail(
        "a table of one cell in a cell is its text",
        _page,
        _TD.format("<table><tr><td>7</td></tr></table>"),
        "甲\t7\t9",
    ),
    Detail(
        "the head of a page is pairs",
        _page,
        "<table><tr><td>索 引 号</td><td>A-1</td><td>发布机构：</td><td>乙局</td></tr></table>",
        "索引号：A-1\n发布机构：乙局",
    ),
    Detail("a deletion is gone", word, f"<w:p><w:del>{run('8')}</w:del>{run('7')}</w:p>", "7"),
    Detail("an insertion is there", word, f"<w:p><w:ins>{run('7')}</w:ins></w:p>", "7"),
    Detail(
        "a deleted row is gone",
        word,
        row(paragraph("甲"), paragraph("1")).replace(
            "</w:tbl>",
            f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>",
        ),
        "甲\t1",
    ),
    Detail(
        "a text box is read once",
        word,
        f"<w:p><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent>{paragraph('甲')}"
        f"</w:txbxContent></mc:Choice><mc:Fallback>{paragraph('甲')}</mc:Fallback>"
        "</mc:AlternateContent></w:p>",
        "甲",
    ),
    Detail("a hidden run", word, f"<w:p>{run('8', '<w:vanish/>')}{run('7')}</w:p>", "7"),
    Detail(
        "a hidden run in a cell leaves doubt",
        word,
        row(paragraph("甲"), f"<w:p>{run('8', '<w:vanish/>')}{run('7')}</w:p>"),
        f"甲\t7{_LOST}",
    ),
    Detail(
        "a picture in a cell leaves doubt",
        word,
        row(paragraph("甲"), "<w:p><w:r><w:drawing/></w:r></w:p>"),
        f"甲\t{_LOST}",
    ),
    Detail(
        "what is struck out in a cell leaves doubt",
        word,
        row(paragraph("甲"), f"<w:p>{run('8', '<w:strike/>')}{run('7')}</w:p>"),
        f"甲\t87{_LOST}",
    ),
    Detail(
        "what is raised in a cell leaves doubt",
        word,
        row(paragraph("甲"), "<w:p>" + run("8") + run("7", '<w:position w:val="12"/>') + "</w:p>"),
        f"甲\t87{_LOST}",
    ),
    Detail(
        "a reading aid in a cell leaves doubt",
        word,
        row(paragraph("甲"), "<w:p><w:r><w:ruby><w:rt/><w:rubyBase/></w:ruby></w:r></w:p>"),
        f"甲\t{_LOST}",
    ),
    Detail(
        "a property that is off is off",
        word,
        row(paragraph("甲"), "<w:p>" + run("7", '<w:strike w:val="0"/>') + "</w:p>"),
        "甲\t7",
    ),
    Detail(
        "lists are numbered",
        _numbered,
        _item(0, "总体情况")
        + _item(0, "主动")
        + _item(1, "甲")
        + _item(1, "乙")
        + _item(0, "收到"),
        "一、总体情况\n二、主动\n（二.1）甲\n（二.2）乙\n三、收到",
    ),
    Detail(
        "the code of a field is no text",
        word,
        "<w:p><w:r><w:instrText>PAGE 8</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>",
        "7",
    ),
    Detail(
        "a cell that goes on is one",
        word,
        "<w:tbl>"
        + "".join(
            f"<w:tr><w:tc><w:tcPr><w:vMerge{how}/></w:tcPr>{paragraph(text)}</w:tc>"
            f"<w:tc>{paragraph(value)}</w:tc></w:tr>"
            for how, text, value in ((' w:val="restart"', "甲", "1"), ("", "", "2"))
        )
        + "</w:tbl>",
        "甲\t1\n2",
    ),
    Detail(
        "a cell that goes on from nothing is a cell",
        word,
        row(f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('甲')}", paragraph("1")),
        "甲\t1",
    ),
    Detail(
        "a table in a cell is read where it stands",
        word,
        row(paragraph("一、总体情况") + row(paragraph("甲"), paragraph("1")) + paragraph("乙")),
        "一、总体情况\n甲\t1\n\n乙",
    ),
    Detail(
        "changes are not shown",
        _odt,
        "<text:tracked-changes><text:p>8</text:p></text:tracked-changes><text:p>7</text:p>",
        "7",
    ),
    Detail(
        "notes are elsewhere",
        _odt,
        "<text:p>7<text:note><text:p>8</text:p></text:note></text:p>",
        "7",
    ),
    Detail(
        "what is struck out or hidden leaves doubt",
        _odt,
        "<table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>"
        '<table:table-cell><text:p><text:span text:style-name="S">8</text:span>7</text:p>'
        '</table:table-cell><table:table-cell><text:p><text:span text:style-name="H">8</text:span>'
        "</text:p></table:table-cell></table:table-row></table:table>",
        f"甲\t87{_LOST}\t{_LOST}",
    ),
    Detail(
        "a repeated cell is so many",
        _odt,
        "<table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="3"/></table:table-row></table:table>',
        "甲\t\t\t",
    ),
    Detail("fonts and styles are no text", _rich, "{\\fonttbl{\\f0 A;}}{\\stylesheet{B;}}甲", "甲"),
    Detail("a character has a stand-in", _rich, "\\uc2\\u30002\\'b5\\'da7", "甲7"),
    Detail("a hidden word", _rich, "{\\v 8}7", "7"),
    Detail(
        "a struck word in a cell",
        _rich,
        "\\intbl 甲\\cell{\\strike 8}7\\cell\\row",
        f"甲\t87{_LOST}",
    ),
    Detail("a picture in a cell", _rich, "\\intbl 甲\\cell{\\pict ff}\\cell\\row", f"甲\t{_LOST}"),
    Detail("an empty cell of RTF", _rich, "\\intbl 甲\\cell\\cell 9\\cell\\row", "甲\t\t9"),
    Detail("a number of a list", _rich, "{\\listtext\\pard 一、}总体情况\\par", "一、总体情况"),
    Detail(
        "two tables",
        _rich,
        "\\intbl 甲\\cell\\row\\pard 乙\\par\\intbl 丙\\cell\\row",
        "甲\n\n乙\n丙",
    ),
    Detail(
        "a table in a table",
        _rich,
        "\\intbl\\itap2 甲\\nestcell 1\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}"
        "{\\nonesttables\\par}\\itap1 乙\\cell\\row",
        "甲\t1\n\n乙",
    ),
)


@pytest.mark.parametrize("detail", DETAILS, ids=lambda one: one.what)
def test_a_detail_is_read_as_it_is_shown(detail: Detail) -> None:
    """What stands in a file becomes the text that a reader of the document sees."""
    assert text_of(detail.make(detail.body)) == detail.text
