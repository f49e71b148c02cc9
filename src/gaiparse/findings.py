"""What ``validate()`` says of a report."""

from __future__ import annotations

from itertools import chain
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
    scope
        The column or row it is about, by the part of the variable ids that its operands share:
        ``natural_person``, ``outcomes.granted``, ``reconsideration``.
    left_variables, right_variables
        Ids of the operands on either side.
    left, right
        What the two sides come to.
    variables
        Ids of all operands, left side first.
    difference
        ``left - right``.
    """

    code: str
    scope: str
    left_variables: tuple[str, ...]
    right_variables: tuple[str, ...]
    left: int
    right: int
    variables: tuple[str, ...] = attrs.field(init=False)
    difference: int = attrs.field(init=False)

    @variables.default
    def _all_variables(self) -> tuple[str, ...]:
        return (*self.left_variables, *self.right_variables)

    @difference.default
    def _left_minus_right(self) -> int:
        return self.left - self.right


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
    repairs
        The smallest changes that mend these sums and break no other. They are alternatives: the
        cells of one are changed together. The most plausible slip comes first, then the order of
        the form decides.
    spans
        Places in the source.
    basis
        Clause of the law or of the form.
    suspects
        The cells of all repairs, each proposal once, those of the first repair first.
    """

    code: str
    severity: Severity
    message: str
    message_zh: str
    variables: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()
    repairs: tuple[tuple[Suspect, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    basis: str = ""
    suspects: tuple[Suspect, ...] = attrs.field(init=False)

    @suspects.default
    def _cells_of_repairs(self) -> tuple[Suspect, ...]:
        return tuple(dict.fromkeys(chain.from_iterable(self.repairs)))

    def __str__(self) -> str:
        """Return severity, code and message on one line."""
        return f"{self.severity} {self.code}: {self.message}"
