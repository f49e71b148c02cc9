"""The rules that ``validate()`` applies: one generator a rule, each pure.

A rule sees a report and never changes it; a printed value is never corrected.
"""

from gaiparse.rules._registry import RULES, Rule
from gaiparse.rules._validate import validate

__all__ = ["RULES", "Rule", "validate"]
