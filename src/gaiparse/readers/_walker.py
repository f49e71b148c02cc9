"""Events of an XML document, element by element, without recursion."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from gaiparse.readers._builder import Builder
from gaiparse.readers._package import local
from gaiparse.readers._page import Attributes


class Walker:
    """Takes the events of a document; a format says what its elements begin and end."""

    begins: ClassVar[Mapping[str, Callable[..., Callable[..., None] | None]]] = {}
    """What each element does when it begins; that returns what it does when it ends."""
    hidden: ClassVar[frozenset[str]] = frozenset()
    """The elements that show nothing."""

    def __init__(self, builder: Builder) -> None:
        """Begin a document."""
        self.builder = builder
        self.path = ["", "", ""]
        self.ends: list[Callable[..., None] | None] = []
        self.unseen = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        name = local(tag)
        self.path.append(name)
        self.before(name)
        if self.unseen:
            self.ends.append(None)
        elif name in self.hidden and self.hides(name):
            self.unseen += 1
            self.ends.append(type(self).show)
        else:
            begin = self.begins.get(name)
            self.ends.append(begin(self, attributes) if begin else None)

    def before(self, name: str) -> None:
        """Do what is left to do before an element begins."""

    def hides(self, _name: str) -> bool:
        """Tell whether one of the hidden elements shows nothing in this place."""
        return True

    def show(self) -> None:
        """Show again what follows a hidden element."""
        self.unseen -= 1

    def end(self, _tag: str) -> None:
        """End the element that was begun last."""
        end = self.ends.pop()
        if end is not None:
            end(self)
        self.path.pop()
