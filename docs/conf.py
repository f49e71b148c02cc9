"""Configuration of the documentation."""

import gaiparse
from gaiparse._doubts import KINDS
from gaiparse.rules import RULES

project = "gaiparse"
author = "The gaiparse developers"
project_copyright = author
version = release = gaiparse.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"gaiparse {release}"

myst_enable_extensions = ["colon_fence", "deflist", "substitution"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
napoleon_google_docstring = False
napoleon_use_ivar = True

# Every name of our own must resolve; what others define is documented by them.
nitpick_ignore_regex = [(r"py:.*", r"(?!gaiparse\b).*")]

# Only blocks marked as doctest run; they may read the samples, from the root of the repository.
doctest_test_doctest_blocks = ""

# What gaiparse can say, from where it is said: the pages on rules and doubts cannot go stale.
myst_substitutions = {
    "rules": "\n\n".join(
        f"## {', '.join(code.id for code in rule.codes)}\n\n"
        + "\n".join(f"- `{code.id}`: {code.severity}. Basis: {code.basis}" for code in rule.codes)
        + "".join(f"\n\n{paragraph}" for paragraph in rule.page)
        for rule in RULES
    ),
    "doubts": "\n\n".join(
        f"## {code}\n\n{kind.severity.value.capitalize()}.\n\n"
        f"> {kind.message}\n>\n> {kind.message_zh}\n\n{kind.advice}"
        for code, kind in KINDS.items()
    ),
}
