"""Write the LALR tables of grammars/report.lark as a module of the package (``make grammar``)."""

import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import lark  # noqa: TID251  # it compiles the grammar

ROOT = Path(__file__).resolve().parents[1]
GRAMMAR = ROOT / "grammars" / "report.lark"
MODULE = ROOT / "src" / "gaiparse" / "_grammar_tables.py"
SHIFT = 0


def compile_grammar(text: str) -> str:
    """Return a module with the tables of a grammar and the hash of the text they were built from.

    The same grammar gives the same module, byte for byte.
    """
    parser = lark.Lark(text, parser="lalr", lexer="basic")
    data, memo = parser.memo_serialize([lark.grammar.Rule, lark.lexer.TerminalDef])
    # Only options that every supported Lark knows.
    data["options"] = {key: data["options"][key] for key in ("parser", "lexer", "start")}
    data["parser"]["parser"] = _in_order(data["parser"]["parser"])
    return "\n".join(
        (
            f'"""The LALR tables of grammars/{GRAMMAR.name}; `make grammar` writes them."""',
            "",
            "from typing import Any",
            "",
            f'SHA256 = "{sha256(text.encode()).hexdigest()}"',
            f"DATA: Any = {data}",
            f"MEMO: Any = {memo}",
            "",
        )
    )


def _in_order(table: dict[str, Any]) -> dict[str, Any]:
    """Number tokens by name, and states as they are reached: Lark numbers both by chance."""
    names = sorted(table["tokens"].values())
    token = {old: names.index(name) for old, name in table["tokens"].items()}
    state: dict[int, int] = {}
    pending = [table["start_states"][name] for name in sorted(table["start_states"])]
    ordered: list[dict[int, Any]] = []
    while pending:
        old = pending.pop(0)
        if old in state:
            continue
        state[old] = len(state)
        actions = {token[key]: action for key, action in table["states"][old].items()}
        ordered.append(dict(sorted(actions.items())))
        pending += [target for kind, target in ordered[-1].values() if kind == SHIFT]
    return {
        **table,
        "tokens": dict(enumerate(names)),
        "states": {
            rank: {
                key: (kind, state[target] if kind == SHIFT else target)
                for key, (kind, target) in actions.items()
            }
            for rank, actions in enumerate(ordered)
        },
        "start_states": {name: state[old] for name, old in table["start_states"].items()},
        "end_states": {name: state[old] for name, old in table["end_states"].items()},
    }


def main() -> int:
    """Compile the grammar; with ``--check`` only say whether the tables are up to date."""
    compiled = compile_grammar(GRAMMAR.read_text(encoding="utf-8"))
    before = MODULE.read_text(encoding="utf-8") if MODULE.exists() else ""
    if "--check" in sys.argv:
        if compiled != before:
            print(f"{MODULE.name} is not what {GRAMMAR.name} gives: run `make grammar`")
        return int(compiled != before)
    MODULE.write_text(compiled, encoding="utf-8", newline="\n")
    print(f"{MODULE.name}: {'as it was' if compiled == before else 'written anew'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
