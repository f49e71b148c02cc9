"""Tables between pipes, HTML tags or pairs of tabs -> the same text with one tab between cells.

Every character keeps its place: a tag becomes a tab or a line end and spaces. So the reader knows
one kind of row, and its spans stay those of the caller's text.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from gaiparse.model import Span

_TAG = r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,2000}>"
# Compiled where they are used: few texts hold tags, and a fresh process need not wait for them.
_MARKUP = rf"(?i){_TAG}|<![^<>]*>|(?P<space>&(?:nbsp|ensp|emsp|#160|#xa0);)|(?P<end>\n)"
_NOT_SHOWN = r"(?i)<(script|style)\b|<!--"
# What a cell shows or hides beside its text: what it holds is not known then.
_UNREADABLE = (
    r"(?i)<(?:img|input|select|object|svg|canvas)\b|<[^>]*(?:display\s*:\s*none|\shidden\b)"
)
_LOST = "\ufffd"
_CELLS = ("td", "th")
_BLOCKS = (
    "address|article|blockquote|body|br|caption|center|d[dlt]|div|footer|form|h[1-6]|head|header|"
    "hr|html|li|main|nav|ol|p|pre|section|table|title|ul"
)
_RULE = re.compile(r"[ \t:|+=-]*+")


def delimit(folded: str) -> tuple[str, tuple[Span, ...]]:
    """Return a folded text with a tab between the cells of each row, and the tags in it.

    The text is as long as before.
    """
    tags: list[Span] = []
    if "<" in folded and re.search(r"<(?:/?p|td|tr|table|br|div)\b[^<>]*>", folded, re.IGNORECASE):
        folded, tags = _without_tags(folded)
    if "|" in folded:
        folded = _without_pipes(folded)
    if "\t\t" in folded:
        folded = _without_doubles(folded)
    if "\t\n\t" in folded:
        folded = _without_tabs_of_lines(folded)
    return folded, tuple(tags)


def _without_hidden(folded: str) -> tuple[str, list[Span]]:
    """Blank scripts, styles and comments; one that is not closed is a tag like others."""
    pieces: list[str] = []
    spans: list[Span] = []
    unclosed: set[str] = set()
    last = 0
    for match in re.finditer(_NOT_SHOWN, folded):
        kind = (match[1] or "").lower()
        if match.start() < last or kind in unclosed:
            continue
        end = folded.find(f"</{kind}" if kind else "-->", match.end())
        end = folded.find(">", end) + 1 if end >= 0 else 0
        if not end:
            unclosed.add(kind)
            continue
        pieces += (folded[last : match.start()], " " * (end - match.start()))
        spans.append((match.start(), end))
        last = end
    return "".join(pieces) + folded[last:], spans


def _without_tags(folded: str) -> tuple[str, list[Span]]:
    folded, tags = _without_hidden(folded)
    pieces: list[str] = []
    last = cells = tables = 0
    piped = _has_pipes(folded, 0)
    for match in re.finditer(_MARKUP, folded):
        start, end = match.span()
        name = (match["name"] or "").lower()
        first = " "
        if match["end"]:
            first = " " if tables else "\n"
            piped = _has_pipes(folded, end)
        elif name in _CELLS and not match["close"]:
            first = "\t" if cells else " "
            cells += 1
        elif name == "tr":
            first = "\n"
            cells = 0
        elif name == "table":
            first = "\n"
            tables = max(0, tables + (-1 if match["close"] else 1))
        elif re.fullmatch(_BLOCKS, name) and not (tables or (name == "br" and piped)):
            first = "\n"  # a break between pipes is one inside a cell
        rest = " " * (end - start - 1)
        if tables and not match["end"] and re.match(_UNREADABLE, match[0]):
            rest = _LOST + rest[1:]
        if not (match["end"] or match["space"]):
            tags.append((start, end))
        pieces += (folded[last:start], first, rest)
        last = end
    return "".join(pieces) + folded[last:], sorted(tags)


def _has_pipes(folded: str, start: int) -> bool:
    """Tell whether the line that starts here is a row between pipes."""
    end = folded.find("\n", start)
    return folded.count("|", start, end if end >= 0 else len(folded)) > 1


def _without_doubles(folded: str) -> str:
    """Return a text without the second tab of each pair if all its tabs come in pairs.

    Then a pair parts two cells, and no empty cell stands in it.
    """
    if all(len(run) % 2 == 0 for run in re.findall(r"\t+", folded)):
        return folded.replace("\t\t", "\t ")
    return folded


def _without_tabs_of_lines(folded: str) -> str:
    """Return a text with line ends for tabs if a tab begins and ends nearly every line of a cell.

    Then tabs part pieces of a page's source, of which line ends between tags are one.
    """
    cells = [line.strip(" ") for line in folded.split("\n") if "\t" in line and line.strip()]
    apart = sum(
        line.startswith("\t") and line.endswith("\t") and "\t" not in line.strip("\t")
        for line in cells
    )
    return folded.replace("\t", "\n") if apart > _NEARLY_ALL * len(cells) else folded


_NEARLY_ALL = 0.8


def _without_pipes(folded: str) -> str:
    lines = folded.split("\n")
    for has_pipe, ranks in groupby(range(len(lines)), key=lambda rank: "|" in lines[rank]):
        block = list(ranks)
        if has_pipe and (len(block) > 1 or lines[block[0]].count("|") > 1):
            for rank, line in zip(block, _rows([lines[rank] for rank in block]), strict=True):
                lines[rank] = line
            if block[-1] + 1 < len(lines) and _RULE.fullmatch(lines[block[-1] + 1]):
                lines[block[-1] + 1] = " " * len(lines[block[-1] + 1])
    return "\n".join(lines)


def _rows(block: list[str]) -> Iterator[str]:
    """Yield the lines of a block of pipe rows with tabs for the pipes between cells.

    A pipe that begins or ends every row is a border; otherwise it stands beside an empty cell.
    """
    rows = [line.strip(" ") for line in block]
    left = all(row.startswith("|") for row in rows)
    right = all(row.endswith("|") for row in rows)
    for line in block:
        if _RULE.fullmatch(line):
            yield " " * len(line)
            continue
        start = line.index("|") if left else -1
        end = line.rindex("|") if right else len(line)
        yield "".join(
            character if character != "|" else "\t" if start < place < end else " "
            for place, character in enumerate(line)
        )
