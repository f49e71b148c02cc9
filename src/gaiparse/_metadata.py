"""The fields that a page's head, the opening and the closing lines print."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from gaiparse import forms
from gaiparse._narrative import Printed
from gaiparse.model import Metadata, Span

_DIGIT = r"[\d〇零○oO一二三四五六七八九十]"
_DATE = rf"\(?{_DIGIT}{{4}}[年./-]{_DIGIT}{{1,3}}[月./-]{_DIGIT}{{1,3}}日?\)?"
_CLAUSE_END = re.compile(r"[;。)\n]")
_NOT_A_NAME = r"[。,;:!?]"
_LONGEST_SIGNATURE = 40
_LONGEST_HEAD_LINE = 400

CLOSING_LINES = 5
"""How many lines at the end may hold the signature and its date."""

_LABELS = {label: field for field, labels in forms.METADATA.items() for label in labels}
_CONTACTS = {label: field for field, labels in forms.CONTACT.items() for label in labels}
_LENGTHS = range(max(map(len, (*_LABELS, *_CONTACTS))), 1, -1)
_LAST = frozenset(label[-1] for label in (*_LABELS, *_CONTACTS))
_REACH = 16  # A label may be printed with a space between its characters.


def find_metadata(
    head: Sequence[Span], opening: Sequence[Span], closing: Sequence[Span], printed: Printed
) -> Metadata:
    """Return every field that is printed.

    Parameters
    ----------
    head
        Lines before the first section.
    opening
        Lines in which the agency names its address: the head and the first section.
    closing
        The lines of the last section.
    """
    fields: dict[str, str] = {}
    folded = printed.folded
    head, opening = (
        [one for one in lines if ":" in folded[slice(*one)]] for lines in (head, opening)
    )
    for span in head:
        if span[1] - span[0] <= _LONGEST_HEAD_LINE:
            for field, value in _pairs(_LABELS, span, printed, in_head=True):
                fields.setdefault(field, value)
    for span in opening:
        for field, value in _pairs(_CONTACTS, span, printed, in_head=False):
            fields.setdefault(field, value)
    fields.update(_signature(closing[-CLOSING_LINES:], printed))
    return Metadata(fields)


def is_head_line(span: Span, folded: str) -> bool:
    """Tell whether a line begins with a field of a page's head."""
    first = next(_labels_in(_LABELS, span, folded), None)
    return first is not None and first.start == span[0]


def _pairs(
    labels: Mapping[str, str], span: Span, printed: Printed, *, in_head: bool
) -> Iterator[tuple[str, str]]:
    """Yield the fields on a line.

    In the head of a page a label begins the line or follows a space and its value reaches to the
    next label; in running text a value ends with its clause.
    """
    folded = printed.folded
    found = [one for one in _labels_in(labels, span, folded) if not in_head or one.apart]
    for label, following in zip_longest(found, found[1:]):
        start = label.colon + 1
        end = following.start if following else span[1]
        stop = None if in_head else _CLAUSE_END.search(folded, start, end)
        value = printed.show(start, stop.start() if stop else end).strip(" ,，、;；|【")
        if value:
            yield label.field, value


class _Label(NamedTuple):
    field: str
    start: int
    colon: int
    apart: bool


def _labels_in(labels: Mapping[str, str], span: Span, folded: str) -> Iterator[_Label]:
    """Yield the labels on a line: what stands before each colon."""
    colon = folded.find(":", *span)
    while colon >= 0:
        before = folded[max(span[0], colon - _REACH) : colon]
        packed = before.replace(" ", "").rstrip("】")
        for length in _LENGTHS if packed[-1:] in _LAST else ():
            if field := labels.get(packed[-length:]):
                start = colon - _reach_of(before, length + before.count("】"))
                yield _Label(
                    field, start, colon, start == span[0] or folded[start - 1] in " \t【|;"
                )
                break
        colon = folded.find(":", colon + 1, span[1])


def _reach_of(before: str, length: int) -> int:
    """Return how far back the last `length` characters that are no spaces reach."""
    reach = 0
    for character in reversed(before):
        reach += 1
        length -= character != " "
        if not length:
            break
    return reach


def _signature(closing: Sequence[Span], printed: Printed) -> Iterator[tuple[str, str]]:
    """Find the signature: a name on a line of its own beside a date on a line of its own."""
    for rank in reversed(range(len(closing))):
        if not re.fullmatch(_DATE, printed.folded[slice(*closing[rank])].strip()):
            continue
        yield "signed_date", printed.show(*closing[rank])
        for neighbour in (rank - 1, rank + 1):
            if 0 <= neighbour < len(closing):
                folded = printed.folded[slice(*closing[neighbour])].strip()
                if 0 < len(folded) <= _LONGEST_SIGNATURE and not re.search(_NOT_A_NAME, folded):
                    yield "signature", printed.show(*closing[neighbour])
                    return
        return
