"""How a workbook shows its numbers: only one that is shown as it is stored can be read."""

import re
from decimal import Decimal, InvalidOperation

from gaiparse.readers._package import local, value
from gaiparse.readers._page import Attributes

# Built-in formats that show a number as one, by ECMA-376 part 1, 18.8.30.
_BUILT_IN = {
    "0": "General",
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "37": "#,##0;(#,##0)",
    "38": "#,##0;[Red](#,##0)",
    "39": "#,##0.00;(#,##0.00)",
    "40": "#,##0.00;[Red](#,##0.00)",
    "41": '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    "43": '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    "49": "@",
}
_WORDS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PLAIN = re.compile(r"[#,0]*0(?:\.(0*)(#*))?")
_PRECISION = 15


class Styles:
    """The number formats of a workbook; it takes the events of their part."""

    def __init__(self) -> None:
        """Begin without any."""
        self._codes = dict(_BUILT_IN)
        self._used: list[str] = []
        self._in_cells = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take a format, or which of them a cell style uses."""
        name = local(tag)
        if name == "numFmt":
            self._codes[value(attributes, "numFmtId")] = value(attributes, "formatCode")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._used.append(value(attributes, "numFmtId", "0"))

    def end(self, tag: str) -> None:
        """End the list of cell styles."""
        if local(tag) == "cellXfs":
            self._in_cells = False

    def data(self, text: str) -> None:
        """Take text, of which there is none."""

    def shown(self, stored: str, style: str, *, zeros: bool) -> str | None:
        """Return a stored number as it is shown, None where that is another one or none at all.

        Examples
        --------
        >>> Styles().shown("25.100000000000001", "0", zeros=True)
        '25.1'
        >>> Styles().shown("0", "0", zeros=False) is None
        True
        """
        try:
            number = Decimal(f"{float(stored):.{_PRECISION}g}")
        except (ValueError, InvalidOperation):
            return None
        if not number.is_finite() or (number == 0 and not zeros):
            return None
        rank = int(style) if style.isdecimal() else 0
        code = self._codes.get(self._used[rank] if rank < len(self._used) else "0")
        if code is None or not _is_plain(code, number):
            return None
        return f"{number.normalize():f}"


def _is_plain(code: str, number: Decimal) -> bool:
    """Tell whether a format shows all of a number and nothing else, words aside."""
    if code in ("General", "@", ""):
        return True
    sections = _WORDS.sub("", code).replace("?", "").split(";")
    used = sections[0]
    if number < 0 and len(sections) > 1:
        used = sections[1].strip("-() ")
    elif number == 0 and len(sections) > 2:  # noqa: PLR2004
        used = sections[2]
    if used.strip() in ("General", "@"):
        return True
    found = _PLAIN.fullmatch(used.strip())
    if not found:
        return False
    places = len(found[1] or "") + len(found[2] or "")
    exponent = number.normalize().as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= places
