"""Write grammars/report.json: the LALR tables of grammars/report.lark (``make grammar``)."""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import lark  # noqa: TID251  # it compiles the grammar

GRAMMARS = Path(__file__).resolve().parents[1] / "grammars"
SHIFT = 0


def compile_grammar(text: str) -> str:
    """Return the tables of a grammar as json, with the hash of the grammar they were built from.

    The same grammar gives the same tables, byte for byte.
    """
    parser = lark.Lark(text, parser="lalr", lexer="basic")
    data, memo = parser.memo_serialize([lark.grammar.Rule, lark.lexer.TerminalDef])
    # Only options that every supported Lark knows.
    data["options"] = {key: data["options"][key] for key in ("parser", "lexer", "start")}
    data["parser"]["parser"] = _in_order(data["parser"]["parser"])
    tables = {"sha256": sha256(text.encode()).hexdigest(), "data": data, "memo": memo}
    return json.dumps(tables, separators=(",", ":")) + "\n"


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
    """Compile the grammar, and say whether the tables were out of date."""
    compiled = compile_grammar((GRAMMARS / "report.lark").read_text(encoding="utf-8"))
    target = GRAMMARS / "report.json"
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    target.write_text(compiled, encoding="utf-8", newline="\n")
    print(f"{target.name}: {'as it was' if compiled == before else 'written anew'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
