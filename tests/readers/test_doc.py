"""What an old Word file shows, hides and merges."""

import pytest

import gaiparse
from old_word import DELETED, ENDS_ROW, HIDDEN, IN_TABLE, STRUCK, Part, doc, row_of

LOST = "\ufffd"


def cell(text: str, characters: bytes = b"") -> Part:
    """Return a cell of a table."""
    return Part(f"{text}\x07", characters, IN_TABLE)


def end(*flags: int) -> Part:
    """Return the end of a row, which says how its cells are merged."""
    return Part("\x07", b"", IN_TABLE + (row_of(*flags) if flags else ENDS_ROW))


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([Part("一、总体情况\r"), Part("甲\x0b乙\r")], "一、总体情况\n甲\n乙"),
        ([cell("甲"), cell(""), cell("9"), end(), Part("乙\r")], "甲\t\t9\n\n乙"),
        ([Part("结果\r", b"", IN_TABLE), cell("维持"), cell("1"), end()], "结果维持\t1"),
        ([Part("8", DELETED), Part("7\r")], "7"),
        ([cell("甲"), Part("8", DELETED), cell("7"), end()], "甲\t7"),
        ([Part("8", HIDDEN), Part("7\r")], "7"),
        ([cell("甲"), Part("8", HIDDEN), cell("7"), end()], f"甲\t7{LOST}"),
        ([cell("甲"), Part("8", STRUCK), cell("7"), end()], f"甲\t87{LOST}"),
        ([cell("甲"), cell("\x01"), end()], f"甲\t{LOST}"),
        ([Part("见\x13 PAGE 8 \x147\x15页\r")], "见7页"),
        ([cell("甲"), cell("1"), end(0x60, 0), cell(""), cell("2"), end(0x20, 0)], "甲\t1\n2"),
        ([cell("甲"), cell(""), cell("1"), end(1, 2, 0)], "甲\t1"),
        ([Part("𠮷甲8\r"), Part("9", DELETED), Part("7\r")], "𠮷甲8\n7"),
    ],
)
def test_a_detail_of_an_old_file_is_read_as_it_is_shown(parts: list[Part], text: str) -> None:
    """Rows, merged cells, fields and changes come out as the program that wrote them shows them."""
    source = gaiparse.parse_file(doc(parts)).source
    assert source is not None
    assert source.format == "doc"
    assert source.text.strip("\n") == text


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (0x00, b"\xdc\xa5", "Word 6 or 95"),
        (0x0B, b"\x03", "locked by a password"),
        (0x1A2, b"\xff\xff\xff\x7f", "nothing says where its text stands"),
        (0x4C, b"\xff\xff\xff\x7f", "number of its characters"),
    ],
)
def test_a_broken_head_is_named(place: int, value: bytes, said: str) -> None:
    """A file that is older, locked or damaged says so."""
    data = bytearray(doc([Part("甲\r")]))
    start = data.index(b"\xec\xa5") + place
    data[start : start + len(value)] = value
    with pytest.raises(gaiparse.ReadError, match=said):
        gaiparse.parse_file(bytes(data))
