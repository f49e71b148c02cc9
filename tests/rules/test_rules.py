"""The rules as a list: codes, manual pages, and what a rule leaves to its code."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

import gaiparse
from gaiparse import Severity, rules
from gaiparse.rules import RULES, Code, Found, Options, Rule, rule
from shared_data import sample

HEADINGS = ("What it checks:", "Why it matters:", "Example:", "How to fix:")


def test_every_rule_is_in_the_list_once() -> None:
    """Every rule of every file is applied, and no code is declared twice."""
    modules = [
        import_module(f"{rules.__name__}.{one.name}") for one in iter_modules(rules.__path__)
    ]
    written = {one for module in modules for one in vars(module).values() if isinstance(one, Rule)}
    codes = [code.id for one in RULES for code in one.codes]
    assert written == set(RULES)
    assert len(RULES) == len(set(RULES))
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.codes[0].id)
def test_every_rule_has_a_manual_page(one: Rule) -> None:
    """A page says what is wrong for each code, then what, why, an example and how to fix it."""
    starts = [*(f"{code.id}: " for code in one.codes), *HEADINGS]
    found = [start for line in one.page for start in starts if line.startswith(start)]
    assert found == starts
    for code in one.codes:
        assert one.summary(code).endswith(".")
        assert code.basis


def test_a_rule_yields_what_is_particular() -> None:
    """A finding has severity and basis of its code, but for what it says of itself."""

    @rule(Code("X-ONE", Severity.ERROR, "Art. 1"), Code("X-TWO", Severity.WARNING, "Art. 2"))
    def invented(report: gaiparse.Report, options: Options) -> Iterator[Found]:
        """X-ONE: nothing."""
        yield Found(report.title or "", str(options.blank_as_zero))
        yield Found("two", "二", code="X-TWO")
        yield Found("note", "注", code="X-TWO", severity=Severity.INFO, basis="Art. 3")

    found = list(invented.findings(gaiparse.parse(""), Options(blank_as_zero=True)))
    assert [(one.code, one.severity, one.message, one.basis) for one in found] == [
        ("X-ONE", Severity.ERROR, "", "Art. 1"),
        ("X-TWO", Severity.WARNING, "two", "Art. 2"),
        ("X-TWO", Severity.INFO, "note", "Art. 3"),
    ]
    assert found[0].message_zh == "True"


def test_every_finding_has_a_basis() -> None:
    """Errors and notes alike name the clause they rest on; a section the notice too."""
    text = sample("emergency-2020-wrong-total")
    start, end = gaiparse.parse(text).cells["requests.carried_over.total"].span or (0, 0)
    findings = gaiparse.validate(gaiparse.parse(f"{text[:start]}/{text[end:]}"))
    assert {one.severity for one in findings} == {Severity.ERROR, Severity.INFO}
    assert all(one.basis for one in findings)
    (section,) = [one for one in findings if one.code == "S-SECT"]
    assert section.basis.endswith("国办公开办函〔2019〕60号")
