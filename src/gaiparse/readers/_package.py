"""ZIP packages and the XML in them, without ever unpacking more than the limits allow."""

import io
import zipfile
import zlib
from functools import cache
from typing import Any, Protocol

from lxml import etree

from gaiparse.readers._limits import Limits, UnreadableError
from gaiparse.readers._page import Attributes

_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 20_000
_LOCKED = 0x1


class Package:
    """A document that is a ZIP archive of parts."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open an archive.

        Raises
        ------
        UnreadableError
            It is damaged, or lists an absurd number of parts.
        """
        self._left = limits.unpacked
        self._limits = limits
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise UnreadableError(
                f"is refused: it is an archive of more than {_MOST_ENTRIES:,} parts"
            )
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableError(
                f"is damaged or cut: {error}; get it again from where it came"
            ) from error

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name in self._archive.NameToInfo

    def part(self, name: str) -> bytes:
        """Return what a part holds.

        Raises
        ------
        UnreadableError
            There is none, it is locked or damaged, or all that was unpacked is beyond the limit.
        """
        try:
            entry = self._archive.getinfo(name)
            if entry.flag_bits & _LOCKED:
                raise UnreadableError("is locked by a password; save it without")
            with self._archive.open(entry) as file:
                content = file.read(self._left + 1)
        except KeyError:
            raise UnreadableError(f"is damaged: its part {name} is missing") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableError(
                f"is damaged: its part {name} cannot be unpacked ({error})"
            ) from error
        if len(content) > self._left:
            self._limits.hold("unpacked", self._limits.unpacked + 1)
        self._left -= len(content)
        return content


class Target(Protocol):
    """Takes the events of an XML part."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""

    def end(self, tag: str) -> None:
        """End an element."""

    def data(self, text: str) -> None:
        """Take text."""


class _Events:
    """Hands events on, and refuses what could stand for more than is written."""

    def __init__(self, target: Target) -> None:
        self.start = target.start
        self.end = target.end
        self.data = target.data

    def doctype(self, *_: object) -> None:
        """Refuse a document type, since it may define entities; no document has one."""
        raise UnreadableError("is refused: its XML declares a document type")

    def close(self) -> None:
        """End the part."""


def read_xml(content: bytes, target: Target) -> None:
    """Hand the events of an XML part to `target`.

    Raises
    ------
    UnreadableError
        It is not well-formed, nested too deeply, or declares a document type.
    """
    events: Any = _Events(target)  # of the methods that a target may have it has the wanted ones
    parser = etree.XMLParser(
        target=events,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        parser.feed(content)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"is damaged: its XML cannot be read ({error})") from error


@cache
def local(tag: str) -> str:
    """Return the name of an element or attribute without its name space."""
    return tag.rpartition("}")[2]


def value(attributes: Attributes, name: str, default: str = "") -> str:
    """Return an attribute by its name without the name space."""
    for key, found in attributes.items():
        if local(key) == name:
            return str(found)
    return default
