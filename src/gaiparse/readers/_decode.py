"""Bytes -> text: by the mark they begin with, by strict decoding, by what the form would say."""

import codecs
import re

from gaiparse.readers._limits import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # Before UTF-16, whose mark it begins with.
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Words of every report, in either script. Bytes read in the wrong encoding hold none of them.
_WORDS = re.compile(
    "政府|信息|公[开開]|申[请請]|年度|[报報]告|行政|本年|合[计計]|[数數]量|[资資][讯訊]|索引"
)
_CHINESE = ("gb18030", "big5hkscs")
_SAMPLE = 65_536


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text of some bytes and the name of their encoding.

    Parameters
    ----------
    data
        What a text file or a web page holds.
    declared
        The encoding that the file itself names.

    Raises
    ------
    UnreadableError
        No encoding gives a text of it.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding).removeprefix("\ufeff"), encoding
    if wide := _wide(data):
        return _strict(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        failed = error
    if found := _chinese(data, declared):
        return found
    raise UnreadableError(
        "is text in no encoding that can be told: not UTF-8 (byte "
        f"0x{data[failed.start]:02x} at offset {failed.start}), nor GB18030 or Big5; it may be "
        "cut or damaged, or no text at all"
    ) from None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"begins with the mark of {encoding.upper()} and is none from byte {error.start} on; "
            "it may be cut or damaged"
        ) from None


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: line ends and digits have a byte of zero on one side."""
    sample = data[:_SAMPLE]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    few, many = sorted((low, high))
    if many * 20 < len(sample) // 2 or few * 10 > many or not many:
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def _chinese(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """Return text and encoding in which the most words of a report stand."""
    found: list[tuple[int, str, str]] = []
    for encoding in _CHINESE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        words = len(_WORDS.findall(text))
        if words or (declared and _same(declared, encoding)):
            found.append((words, text, encoding.removesuffix("hkscs")))
    if not found:
        return None
    _, text, encoding = max(found, key=lambda one: one[0])
    return text, encoding


def _same(declared: str, encoding: str) -> bool:
    """Tell whether the name of an encoding stands for one that includes it."""
    name = declared.lower().replace("-", "").replace("_", "")
    return name.startswith("gb" if encoding == "gb18030" else "big5")
