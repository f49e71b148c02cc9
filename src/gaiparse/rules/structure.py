"""Rules about the sections and the year of a report."""

import re
from collections.abc import Iterator

from gaiparse import forms
from gaiparse._fold import fold
from gaiparse.model import Report, Severity
from gaiparse.rules._rule import Code, Found, Options, rule

_ORDER = {section.id: rank for rank, section in enumerate(forms.SECTIONS)}
_FORMAT = "OGI Regulations Art. 50; the official format"
_STARTS_WITH_YEAR = re.compile(r"\W*((?:19|20)\d\d)\s*年(?!.{0,20}报告)")


def _format(report: Report) -> str:
    """Return the basis with the notice that prescribed the format of this report."""
    edition = forms.EDITIONS.get(report.edition or "", forms.NEWEST)
    return f"{_FORMAT}, {edition.basis}"


@rule(Code("S-SECT", Severity.ERROR, _FORMAT))
def section_missing(report: Report, _: Options) -> Iterator[Found]:
    """S-SECT: one of the six sections of the form is missing.

    What it checks: each section of the form is there, by its heading; its numeral may differ.

    Why it matters: Article 50 of the OGI Regulations lists what a report must contain, and the
    format turns it into six sections; one without content says 无, it is not left out.

    Example: a report that ends with 五、存在的主要问题及改进情况.

    How to fix: add the section, with 无 if there is nothing to report.
    """
    printed = {section.id for section in report.sections}
    for section in forms.SECTIONS:
        if section.id not in printed:
            yield Found(
                f"section {section.numeral} ({section.en}) is missing",
                f"缺少“{section.numeral}、{section.label}”",
                basis=_format(report),
            )


@rule(Code("S-SECT-ORDER", Severity.WARNING, _FORMAT))
def section_out_of_order(report: Report, _: Options) -> Iterator[Found]:
    """S-SECT-ORDER: a section stands behind one that the form prints later.

    What it checks: the sections that are there stand in the order of the form.

    Why it matters: readers and tools find a table by the section it belongs to.

    Example: 六、其他需要报告的事项 printed before 五、存在的主要问题及改进情况.

    How to fix: put the sections into the order of the form.
    """
    highest = -1
    for section in report.sections:
        rank = _ORDER[section.id]
        if rank < highest:
            yield Found(
                f"section {section.heading} stands after a later section of the form",
                f"“{section.heading}”的位置与规定格式的顺序不符",
                spans=(section.span,),
                basis=_format(report),
            )
        highest = max(highest, rank)


@rule(Code("S-YEAR", Severity.ERROR, "OGI Regulations Art. 49"))
def years_disagree(report: Report, _: Options) -> Iterator[Found]:
    """S-YEAR: title, statistics period and opening do not name one year.

    What it checks: the year of the title, the first and last day of the statistics (1 January and
    31 December), and a year with which the opening or section one begins. Later sections may
    rightly speak of the year before and are not looked at.

    Why it matters: a year left over from the report of the year before makes it uncertain what the
    tables count.

    Example: a title of 2023 over 统计期限自2022年1月1日起至2022年12月31日止.

    How to fix: see which year the numbers are of, and put that year in every place.
    """
    if report.year is None:
        return
    year = report.year
    if report.period:
        first, last = report.period
        if (first.year, first.month, first.day) != (year, 1, 1) or (
            (last.year, last.month, last.day) != (year, 12, 31)
        ):
            yield Found(
                f"the statistics run from {first} to {last}, the report is of {year}",
                f"统计期限为{first}至{last}，与报告年度{year}年不符",
            )
    overview = [section for section in report.sections if section.id == "overview"]
    for passage in (*report.opening, *(one for s in overview for one in s.paragraphs[:1])):
        match = _STARTS_WITH_YEAR.match(fold(passage.text).text)
        if match and int(match[1]) != year:
            yield Found(
                f"the opening speaks of {match[1]}, the report is of {year}",
                f"开头所述年份{match[1]}年与报告年度{year}年不符",
                spans=(passage.span,),
            )
