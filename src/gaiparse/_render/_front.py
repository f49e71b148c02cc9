"""What a report prints before the first section and behind the last."""

import re
from collections.abc import Iterator

from gaiparse import forms
from gaiparse._fold import fold
from gaiparse._metadata import CLOSING_LINES
from gaiparse._render._items import Line
from gaiparse.model import Report


def head(report: Report) -> Iterator[Line]:
    """Yield the fields of a page's head, an agency that the title does not name, and the title."""
    for field, labels in forms.METADATA.items():
        if value := report.metadata.get(field):
            yield Line(f"{labels[0]}: {value}")
    if report.title:
        if report.agency and report.agency not in report.title:
            yield Line(report.agency)
        yield Line(report.title, level=1)


def contact(report: Report) -> Iterator[Line]:
    """Yield the address and its like, unless the opening or the first section states them."""
    first = report.sections[0].paragraphs if report.sections else ()
    text = fold("\n".join(one.text for one in (*report.opening, *first))).text
    fields = [
        f"{labels[-1]}：{value}"
        for field, labels in forms.CONTACT.items()
        if (value := report.metadata.get(field)) and not _states(text, labels, value)
    ]
    if fields:
        yield Line(f"（{'；'.join(fields)}）")


def closing(report: Report) -> Iterator[Line]:
    """Yield the signature and its date, unless the last lines of the last section state them."""
    last = report.sections[-1].paragraphs if report.sections else report.opening
    printed = {one.text for one in last[-CLOSING_LINES:]}
    for field in ("signature", "signed_date"):
        value = report.metadata.get(field)
        if value and value not in printed:
            yield Line(value)


def _states(folded: str, labels: tuple[str, ...], value: str) -> bool:
    label = "|".join(" *".join(label) for label in labels)
    exact = re.escape(fold(value).text)
    return re.search(rf"(?:{label}) *: *{exact} *(?:[,;、。)\n]|\Z)", folded) is not None
