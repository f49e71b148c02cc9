"""The registry of rules: codes, severity, basis and the generator behind each."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gaiparse.findings import Finding
from gaiparse.model import Report, Severity


class Options(NamedTuple):
    """How the caller wants a report checked.

    Attributes
    ----------
    blank_as_zero
        Count blank cells and dashes as zero.
    """

    blank_as_zero: bool = False


Check = Callable[[Report, Options], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule.

    Attributes
    ----------
    codes
        Codes of its findings; stable and never reused.
    name
        Name after the fault.
    severity
        Severity of its findings.
    basis
        Clause of the law or of the form it rests on.
    check
        The generator; its docstring is the manual page of the rule.
    """

    codes: tuple[str, ...]
    name: str
    severity: Severity
    basis: str
    check: Check


RULES: list[Rule] = []


def rule(*codes: str, severity: Severity, basis: str) -> Callable[[Check], Check]:
    """Register a generator of findings under its codes."""

    def register(check: Check) -> Check:
        RULES.append(Rule(codes, check.__name__.replace("_", "-"), severity, basis, check))
        return check

    return register
