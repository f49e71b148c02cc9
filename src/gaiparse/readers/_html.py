"""Web pages, by the HTML parser of libxml2, event by event: no tree is built."""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from gaiparse.readers._builder import Builder
from gaiparse.readers._decode import decode
from gaiparse.readers._flatten import flatten
from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._page import Attributes, Reading

_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section ul
    """.split()  # noqa: SIM905
)
_UNSEEN = frozenset(
    """
    audio button datalist head iframe map noframes noscript rp rt script select style template
    textarea title video xml
    """.split()  # noqa: SIM905
)
_PICTURES = frozenset(
    "button canvas embed img input math object select svg textarea".split()  # noqa: SIM905
)
# A number beside which something is struck out or raised is not the one that is printed in a row.
_CHANGED = frozenset(["del", "s", "strike", "sup", "sub"])
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE
)
_STRUCK = re.compile(
    r"text-decoration[^;]*line-through|vertical-align\s*:\s*(?:super|sub)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# Names of the elements of a page's head by 政府网站发展指引, and the fields they are.
_FACTS = {
    "articletitle": "title",
    "pubdate": "published_date",
    "contentsource": "source",
    "keywords": "keywords",
    "description": "summary",
}
_HEAD = 65_536


def read(data: bytes, limits: Limits) -> Reading:
    """Read a web page."""
    declared = _CHARSET.search(data, 0, _HEAD)
    text, _ = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    limits.hold("text", len(text) / 10)  # Markup is most of a page.
    page = _Page(Builder(limits))
    events: Any = page  # of the methods that a target may have it has the wanted ones
    parser = etree.HTMLParser(target=events, encoding="utf-8", huge_tree=False, no_network=True)
    # The parser takes NUL for the end of everything.
    parser.feed(text.replace("\x00", "\ufffd").encode("utf-8", "replace"))
    parser.close()
    flat, places = flatten(page.builder.finish())
    if not flat.strip():
        raise UnreadableError(
            "is a web page without text; it may show its text by a script only: open it in a "
            "browser and save what is shown"
        )
    return Reading(flat, f"lxml {etree.__version__}", places, page.facts)


class _Page:
    """Takes the events of a page."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.facts: dict[str, str] = {}
        self._ends: list[Callable[[], None]] = []
        self._unseen = self._links = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        self._ends.append(self._begin(tag.lower(), attributes))

    def end(self, _tag: str) -> None:
        """End the element that was begun last."""
        if self._ends:
            self._ends.pop()()

    def data(self, text: str) -> None:
        """Take text."""
        if not self._unseen:
            self.builder.text(text, linked=self._links > 0)

    def comment(self, _text: str) -> None:
        """Leave out comments."""

    def pi(self, _target: str, _data: str | None = None) -> None:
        """Leave out processing instructions, such as ``<o:p>`` gone wrong."""

    def close(self) -> None:
        """End the page."""

    def _begin(self, tag: str, attributes: Attributes) -> Callable[[], None]:
        """Do what an element asks for; return what its end does."""
        builder = self.builder
        if tag == "meta":
            self._note(attributes)
        style = attributes.get("style") or ""
        hidden = "hidden" in attributes or (style and _HIDDEN.search(style))
        if (
            builder.in_cell
            and not self._unseen
            and (hidden or tag in _PICTURES or tag in _CHANGED or (style and _STRUCK.search(style)))
        ):
            builder.lose()
        if tag in _UNSEEN or (hidden and (builder.in_cell or tag == "tr")):
            self._unseen += 1
            return self._show
        if self._unseen:
            return _nothing
        return self._open(tag, attributes)

    def _open(self, tag: str, attributes: Attributes) -> Callable[[], None]:
        builder = self.builder
        if tag in ("td", "th"):
            width, height = _number(attributes.get("colspan")), _number(attributes.get("rowspan"))
            return builder.close_cell if builder.open_cell(width, height) else _nothing
        if tag == "tr":
            builder.open_row()
            return builder.close_row
        if tag == "table":
            builder.open_table()
            return builder.close_table
        if tag in _BLOCKS:
            builder.end_line()
            return builder.end_line
        if tag == "a" and not (attributes.get("href") or "#").startswith("#"):
            self._links += 1
            return self._unlink
        return _nothing

    def _note(self, attributes: Attributes) -> None:
        field = _FACTS.get((attributes.get("name") or "").lower())
        content = " ".join((attributes.get("content") or "").split())
        if field and content:
            self.facts.setdefault(field, content)

    def _show(self) -> None:
        self._unseen -= 1

    def _unlink(self) -> None:
        self._links -= 1


def _nothing() -> None:
    """End an element that means nothing for the text."""


def _number(written: str | None) -> int:
    """Return a span as browsers read it, 1 if it is none."""
    found = re.match(r"\s*\+?(\d{1,9})", written or "")
    return int(found[1]) or 1 if found else 1
