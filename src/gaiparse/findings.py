"""What ``validate()`` says of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from gaiparse.model import Severity, Span


@attrs.frozen
class Sum:
    """An equation of the form that does not hold.

    Attributes
    ----------
    code
        Code of the equation: ``T3-BAL``, ``T3-SUM``, ``T3-ROW`` or ``T4-SUM``.
    variables
        Ids of its operands, left side first.
    left, right
        What the two sides come to.
    difference
        ``left - right``.
    """

    code: str
    variables: tuple[str, ...]
    left: int
    right: int
    difference: int


@attrs.frozen
class Suspect:
    """A cell whose change, alone or with its fellows, would satisfy every sum of its table.

    Attributes
    ----------
    variable
        Id of the cell.
    printed
        Its value as read; None for an empty cell that was counted as zero.
    proposed
        The value that would satisfy the sums. Nothing is ever corrected.
    """

    variable: str
    printed: int | None
    proposed: int


@attrs.frozen
class Finding:
    """One fault of a report, with all that it shows in.

    Attributes
    ----------
    code
        Stable code of the rule, never reused.
    severity
        ``error``, ``warning`` or ``info``.
    message, message_zh
        The finding in one English and one Chinese sentence.
    variables
        Ids of all operands.
    sums
        The sums that fail.
    suspects
        The smallest set of cells whose change satisfies every sum comes first, then by
        plausibility of the slip, then in the order of the form.
    spans
        Places in the source.
    basis
        Clause of the law or of the form.
    """

    code: str
    severity: Severity
    message: str
    message_zh: str
    variables: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    spans: tuple[Span, ...] = ()
    basis: str = ""

    def __str__(self) -> str:
        """Return severity, code and message on one line."""
        return f"{self.severity} {self.code}: {self.message}"
