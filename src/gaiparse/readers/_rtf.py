"""RTF files: groups, control words and text, in one pass."""

import re
from typing import ClassVar, NamedTuple

from gaiparse.readers._builder import Builder
from gaiparse.readers._flatten import flatten
from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._page import Reading
from gaiparse.readers._rtf_table import TableOfRtf

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<code>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_DEEPER = 20  # Groups nest deeper than the tables in them.
_CODE_PAGES = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 0: "cp1252"}
_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949"}
_SIGNS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "tab": " ",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "cell": "",
}
_ESCAPED = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_BREAKS = frozenset({"par", "line", "sect", "page", "column", "lbr"})
_ROW = frozenset({"cell", "row", "nestcell", "nestrow", "trowd", "cellx", "itap", "intbl", "pard"})
_HIDES = frozenset({"v", "deleted"})
_CHANGES = frozenset({"strike", "striked", "super", "sub"})
_MERGES = frozenset({"clvmgf", "clvmrg", "clmgf", "clmrg"})
# Groups whose words are no text of the page.
_SILENT = frozenset(
    """
    annotation atnauthor atndate atnicn atnid atnparent atnref atntime author bkmkend bkmkstart
    colorschememapping colortbl comment company creatim datastore doccomm docvar factoidname falt
    fchars ffdeftext ffname ffl fldinst fontemb footer footerf footerl footerr footnote formfield
    generator header headerf headerl headerr info keywords latentstyles lchars leveltext
    levelnumbers listname listoverridetable listpicture liststylename listtable lsdlockedexcept
    manager mmath nonesttables nonshppict objclass objdata objname operator panose password pgp
    pgptbl picprop pict printim private propname revtbl revtim rsidtbl shprslt sn sp staticval
    stylesheet subject sv tc template themedata title txe ud upr userprops wgrffmtfilter
    xe xform xmlnstbl
    """.split()  # noqa: SIM905
)
_HEARD = frozenset({"shpinst", "shptxt", "nesttableprops", "listtext", "pntext", "fldrslt"})
_PICTURES = frozenset({"pict", "objdata", "shpinst"})


class _State(NamedTuple):
    """What holds until a group ends."""

    silent: bool = False
    fonts: bool = False
    font: int = -1
    skipped: int = 1
    hidden: bool = False
    changed: bool = False


def read(data: bytes, limits: Limits) -> Reading:
    """Read an RTF file."""
    document = _Rtf(data, Builder(limits), limits)
    document.walk()
    text, places = flatten(document.builder.finish())
    if not text.strip():
        raise UnreadableError("is an RTF file without text")
    return Reading(text, "gaiparse", places)


class _Rtf:
    """Goes through an RTF file."""

    def __init__(self, data: bytes, builder: Builder, limits: Limits) -> None:
        self.builder = builder
        self._data = data
        self._limits = limits
        self._table = TableOfRtf(builder)
        self._state = _State()
        self._groups: list[_State] = []
        self._pages: dict[int, str] = {}
        self._page = "cp1252"
        self._bytes = bytearray()
        self._leave_out = 0
        self._starred = False
        self._high = ""

    def walk(self) -> None:
        """Hand everything to the builder."""
        place, data = 0, self._data
        while place < len(data) and (token := _TOKEN.match(data, place)):
            place = token.end()
            if take := self._takes.get(token.lastgroup or ""):
                place += take(self, token)
            if not self._groups:
                break
        self._flush()
        self._table.leave(0)
        if self._groups:
            raise UnreadableError("is cut: it ends in the middle; get it again from where it came")

    def _control(self, token: re.Match[bytes]) -> int:
        """Take a control word; return how many bytes behind it are none of the text."""
        number = token["number"]
        count = None if number is None else int(number)
        if token["word"] == b"bin":
            return max(0, count or 0)
        self._word(token["word"].decode(), count)
        return 0

    def _code(self, token: re.Match[bytes]) -> int:
        self._take(bytes.fromhex(token["code"].decode()))
        return 0

    def _text(self, token: re.Match[bytes]) -> int:
        self._take(token["text"])
        return 0

    def _brace(self, token: re.Match[bytes]) -> int:
        if token["brace"] == b"{":
            self._open()
        else:
            self._close()
        return 0

    def _open(self) -> None:
        self._flush()
        self._groups.append(self._state)
        self._limits.hold("depth", len(self._groups) / _DEEPER)
        self._starred = False
        self._leave_out = 0

    def _close(self) -> None:
        self._flush()
        self._starred = False
        self._leave_out = 0
        if self._groups:
            self._state = self._groups.pop()

    def _sign(self, token: re.Match[bytes]) -> int:
        sign = token["sign"]
        if sign == b"*":
            self._starred = True
        elif sign in _ESCAPED:
            self._say(_ESCAPED[sign])
        elif sign in b"\r\n":
            self._word("par", None)
        return 0

    def _take(self, piece: bytes) -> None:
        """Take bytes of text, less those that stand in for a character before."""
        left_out = min(self._leave_out, len(piece))
        self._leave_out -= left_out
        if not (self._state.silent or self._state.fonts):
            self._bytes += piece[left_out:]

    def _flush(self) -> None:
        """Turn the bytes so far into text."""
        if self._bytes:
            page = self._pages.get(self._state.font, self._page)
            text = bytes(self._bytes).decode(page, "replace")
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        if self._bytes:
            self._flush()
        state = self._state
        if state.silent or state.fonts or not text:
            return
        self._table.enter()
        if (state.hidden or state.changed) and self.builder.in_cell and text.strip():
            self.builder.lose()
        if not state.hidden:
            self.builder.text(text)

    def _word(self, word: str, number: int | None) -> None:
        """Do what a control word asks for."""
        if word == "u" and number is not None:
            self._unicode(number)
            return
        self._flush()
        starred, self._starred = self._starred, False
        if word in _PICTURES and not self._state.silent:
            self._table.enter()
            if self.builder.in_cell:
                self.builder.lose()
        if word in _SILENT or (starred and word not in _HEARD):
            self._state = self._state._replace(silent=True)
        elif word == "fonttbl":
            self._state = self._state._replace(fonts=True)
        elif not self._state.silent:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        if word in _BREAKS:
            self._table.enter()
            self.builder.end_line()
        elif word in _ROW or word in _MERGES:
            self._table.word(word, number)
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif word in _HIDES:
            self._state = self._state._replace(hidden=number != 0)
        elif word in _CHANGES:
            self._state = self._state._replace(changed=number != 0)
        elif word == "nosupersub":
            self._state = self._state._replace(changed=False)
        elif word == "plain":
            self._state = self._state._replace(changed=False, hidden=False)
        else:
            self._encode(word, number or 0)

    def _encode(self, word: str, number: int) -> None:
        """Take what is said of the bytes of text."""
        if word == "f":
            self._state = self._state._replace(font=number)
        elif word == "fcharset" and self._state.fonts:
            self._pages[self._state.font] = _CODE_PAGES.get(number, self._page)
        elif word == "ansicpg":
            self._page = _PAGES.get(number, "cp1252")
        elif word == "uc":
            self._state = self._state._replace(skipped=min(max(number, 0), 9))

    def _unicode(self, number: int) -> None:
        """Take a character by its number; behind it stands what older programs show instead."""
        self._flush()
        unit = number & 0xFFFF
        self._leave_out = self._state.skipped
        if 0xD800 <= unit < 0xDC00:  # noqa: PLR2004
            self._high = chr(unit)
            return
        text = chr(unit)
        if 0xDC00 <= unit < 0xE000:  # noqa: PLR2004
            pair = (self._high + text).encode("utf-16-le", "surrogatepass")
            text = pair.decode("utf-16-le", "replace")
        self._high = ""
        self._say(text)

    _takes: ClassVar = {
        "word": _control,
        "number": _control,
        "code": _code,
        "sign": _sign,
        "brace": _brace,
        "text": _text,
    }
