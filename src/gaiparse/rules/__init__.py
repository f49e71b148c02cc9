"""The rules that ``validate()`` applies: one generator a rule, each pure.

A rule sees a report and never changes it; a printed value is never corrected.

To add one, write a generator of `Found` in the file of its subject, declare its code in front of
it, let its docstring be its manual page, and name it in ``RULES`` (in ``_validate.py``).
"""

from gaiparse.rules._rule import Code, Found, Options, Rule, rule
from gaiparse.rules._validate import RULES, validate

__all__ = ["RULES", "Code", "Found", "Options", "Rule", "rule", "validate"]
