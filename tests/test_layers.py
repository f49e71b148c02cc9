"""Which module may import which."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import gaiparse

PACKAGE = Path(gaiparse.__file__).parent
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}
COMMON = {
    "gaiparse._fold",
    "gaiparse._words",
    "gaiparse.forms",
    "gaiparse.model",
    "gaiparse.tables",
}


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the names that a tree imports, as dotted as they can be."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import from here is relative"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tree_of(module: str) -> ast.Module:
    """Return a module as a tree."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def ours(module: str) -> set[str]:
    """Return the modules of ours that a module imports, whether at its head or when it runs."""
    found = set()
    for name in imports(tree_of(module)):
        for one in (name, name.rpartition(".")[0]):
            if one in MODULES:
                found.add(one)
                break
    return found - {"gaiparse"}


def reached(*starts: str) -> set[str]:
    """Return what is imported from some modules, step by step, and these modules."""
    found: set[str] = set()
    waiting = {one for one in MODULES for start in starts if f"{one}.".startswith(f"{start}.")}
    while waiting:
        module = waiting.pop()
        found.add(module)
        waiting |= ours(module) - found
    return found


def within(modules: set[str], *packages: str) -> set[str]:
    """Return which of some modules belong to some packages."""
    return {one for one in modules if any(f"{one}.".startswith(f"{it}.") for it in packages)}


def test_reader_and_rules_never_import_each_other() -> None:
    """The reader reaches no rule, and what both reach is the forms, their words and folding."""
    reader, rules = reached("gaiparse.parser", "gaiparse.readers"), reached("gaiparse.rules")
    assert {"gaiparse._placing", "gaiparse._lex"} <= reader
    assert {"gaiparse.rules.arithmetic", "gaiparse.findings"} <= rules
    assert not within(reader, "gaiparse.rules", "gaiparse.findings")
    assert reader & rules == within(reader & rules, *COMMON)


def test_neither_knows_what_is_done_with_a_report() -> None:
    """Reader and rules reach neither export nor renderer nor command line."""
    both = reached("gaiparse.parser", "gaiparse.readers", "gaiparse.rules")
    assert not within(both, "gaiparse.export", "gaiparse._render", "gaiparse.cli")


def test_the_model_stands_alone() -> None:
    """The model imports nothing of ours but the tables, and those only when they are asked for."""
    assert ours("gaiparse.model") == {"gaiparse.tables"}
    at_once = [
        name
        for node in tree_of("gaiparse.model").body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imports(node)
    ]
    assert at_once
    assert not [name for name in at_once if name.startswith("gaiparse")]
    assert not ours("gaiparse.tables")


def test_each_dependency_has_its_rooms() -> None:
    """Lark is used by grammar and builder alone, OpenCC by folding, the extras by readers."""
    rooms = {
        "lark": {"gaiparse._build", "gaiparse._grammar"},
        "opencc": {"gaiparse._fold"},
        "lxml": {
            f"gaiparse.readers.{one}" for one in ("_docx", "_html", "_odt", "_package", "_xlsx")
        },
        "olefile": {"gaiparse.readers._doc"},
        "pypdfium2": {f"gaiparse.readers.{one}" for one in ("_pdf", "_pdf_glyphs", "_pdf_rules")},
    }
    users: dict[str, set[str]] = {package: set() for package in rooms}
    for module in MODULES:
        for name in imports(tree_of(module)):
            package = name.partition(".")[0]
            if package in users:
                users[package].add(module)
    assert users == rooms


def test_a_reader_is_loaded_when_it_is_needed() -> None:
    """Nothing but a reader of a format imports what an extra brings, and no module imports one."""
    assert not within(reached("gaiparse.readers._files", "gaiparse.cli"), "gaiparse.readers._html")
    code = (
        "import sys, gaiparse; gaiparse.parse_file(b'a');"
        "print({'lxml', 'olefile', 'pypdfium2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
