"""validate(): every rule over one report."""

from gaiparse.findings import Finding
from gaiparse.model import Report
from gaiparse.rules import arithmetic, structure
from gaiparse.rules._rule import Options, Rule

RULES: tuple[Rule, ...] = (
    arithmetic.requests_do_not_add_up,
    arithmetic.results_do_not_add_up,
    structure.section_missing,
    structure.section_out_of_order,
    structure.years_disagree,
)
"""Every rule, in the order of its findings."""


def validate(report: Report, *, blank_as_zero: bool = False) -> tuple[Finding, ...]:
    """Check a report against the form and the law.

    Parameters
    ----------
    report
        From ``parse()`` or ``from_dict()``; it is not changed.
    blank_as_zero
        Count blank cells and dashes as zero in sums. Otherwise a sum with such a cell cannot be
        assessed, and one info finding for each code of such sums says so.

    Returns
    -------
    tuple of Finding
        In the order of the rules; always the same for the same report. Empty for a text that is
        no report. Only cells that were read take part: what the reader is unsure of stands in
        ``report.doubts``.

    Raises
    ------
    TypeError
        `report` is something else, for example a path or a list of reports.

    Examples
    --------
    >>> import gaiparse
    >>> gaiparse.validate(gaiparse.parse("no report at all"))
    ()
    """
    _refuse_others(report)
    if any(doubt.code == "not_a_report" for doubt in report.doubts):
        return ()
    options = Options(blank_as_zero)
    return tuple(finding for rule in RULES for finding in rule.findings(report, options))


def _refuse_others(report: object) -> None:
    if not isinstance(report, Report):
        found = type(report).__name__
        message = f"validate() takes a Report; parse() or parse_file() gives one (found: {found})"
        raise TypeError(message)
