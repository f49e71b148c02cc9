"""What a rule is: codes declared once, and the generator that finds what is particular."""

from collections.abc import Callable, Iterator
from inspect import cleandoc
from typing import NamedTuple

from gaiparse.findings import Finding, Sum, Suspect
from gaiparse.model import Report, Severity, Span


class Options(NamedTuple):
    """How the caller wants a report checked.

    Attributes
    ----------
    blank_as_zero
        Count blank cells and dashes as zero.
    """

    blank_as_zero: bool = False


class Found(NamedTuple):
    """What is particular to one finding.

    Attributes
    ----------
    message, message_zh, variables, sums, repairs, spans
        As in `Finding`.
    code
        Which of the codes of its rule; without, the first.
    severity, basis
        Where this finding has another than its code.
    """

    message: str
    message_zh: str
    variables: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()
    repairs: tuple[tuple[Suspect, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    code: str | None = None
    severity: Severity | None = None
    basis: str | None = None


class Code(NamedTuple):
    """A code of findings.

    Attributes
    ----------
    id
        Stable and never reused.
    severity
        Severity of its findings.
    basis
        Clause of the law or of the form it rests on.
    """

    id: str
    severity: Severity
    basis: str


Check = Callable[[Report, Options], Iterator[Found]]


class Rule(NamedTuple):
    """A rule.

    Attributes
    ----------
    codes
        Of its findings.
    check
        The generator; its docstring is the manual page of the rule, in which a paragraph begins
        with each code and says what is wrong.
    """

    codes: tuple[Code, ...]
    check: Check

    def findings(self, report: Report, options: Options) -> Iterator[Finding]:
        """Yield what is wrong with a report."""
        codes = {code.id: code for code in self.codes}
        for found in self.check(report, options):
            code = codes[found.code or self.codes[0].id]
            yield Finding(
                code.id,
                found.severity or code.severity,
                found.message,
                found.message_zh,
                found.variables,
                found.sums,
                found.repairs,
                found.spans,
                found.basis or code.basis,
            )

    @property
    def page(self) -> tuple[str, ...]:
        """The paragraphs of the manual page, each on one line."""
        text = cleandoc(self.check.__doc__ or "")
        return tuple(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))

    def summary(self, code: Code) -> str:
        """Return what is wrong where a finding has this code, in a few words."""
        start = f"{code.id}: "
        return next(one.removeprefix(start) for one in self.page if one.startswith(start))


def rule(*codes: Code) -> Callable[[Check], Rule]:
    """Make a generator a rule with these codes."""
    return lambda check: Rule(codes, check)
