"""How wide a text is, as the writer of a table may have counted it."""

import re
from collections.abc import Callable
from typing import TypeAlias

Measure: TypeAlias = Callable[[str], int]
"""Text -> the columns it takes."""

# Chinese characters, their punctuation and full-width forms.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60"
    "\uffe0-\uffe6\U00020000-\U0003fffd]"
)
# Signs that Western and Chinese fonts share: quotes, dashes, dots, arrows, circled numbers.
_AMBIGUOUS = re.compile("[·×÷°±\u2010-\u2027\u2030-\u203e\u2103-\u22ff\u2460-\u24ff\u25a0-\u266f]")


def width(text: str) -> int:
    """Return the columns that a text takes on a terminal; a Chinese character takes two.

    Examples
    --------
    >>> width("1.其他“”")
    8
    """
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def east_asian_width(text: str) -> int:
    """Return the columns that a text takes where quotes and the like are as wide as a character.

    Examples
    --------
    >>> east_asian_width("1.其他“”")
    10
    """
    return width(text) if text.isascii() else width(text) + len(_AMBIGUOUS.findall(text))


MEASURES: tuple[Measure, ...] = (width, east_asian_width, len)
"""The usual one first."""
