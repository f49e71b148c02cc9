"""validate(): every rule over one report."""

from gaiparse.findings import Finding
from gaiparse.model import Report
from gaiparse.rules import arithmetic, structure  # noqa: F401  # they register their rules
from gaiparse.rules._registry import RULES, Options


def validate(report: Report, *, blank_as_zero: bool = False) -> tuple[Finding, ...]:
    """Check a report against the form and the law.

    Parameters
    ----------
    report
        From ``parse()`` or ``from_dict()``; it is not changed.
    blank_as_zero
        Count blank cells and dashes as zero in sums. Otherwise a sum with such a cell is not
        assessable and one info finding says so.

    Returns
    -------
    tuple of Finding
        In the order of the rules; always the same for the same report. Empty for a text that is
        no report. Only cells that were read take part: what the reader is unsure of stands in
        ``report.doubts``.

    Examples
    --------
    >>> import gaiparse
    >>> gaiparse.validate(gaiparse.parse("no report at all"))
    ()
    """
    if any(doubt.code == "not_a_report" for doubt in report.doubts):
        return ()
    options = Options(blank_as_zero)
    return tuple(finding for one in RULES for finding in one.check(report, options))
