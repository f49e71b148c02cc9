"""Where a second report begins in a text that holds several."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gaiparse._front import is_title
from gaiparse._labels import compact
from gaiparse._lex import Token
from gaiparse.model import Span

_FEWEST_REPEATED = 2


def end_of_first_report(tokens: Sequence[Token], folded: str) -> int | None:
    """Return where a report that is not the first begins, None if there is but one.

    Another title with sections under it opens another report; so does the first title printed again
    where the sections begin again, which tells it from the head of a page. Without a title, the
    overview has to come again with others.
    """
    headings = [token for token in tokens if token.type == "HEADING"]
    ids = [token.labels[0].id for token in headings]
    first = {one: rank for rank, one in reversed(list(enumerate(ids)))}
    titles = _titles(tokens, folded, headings)
    if len(first) == len(ids) and not titles:
        return None
    span = next(_title_spans(_before(tokens, headings), folded), None)
    own = compact(folded[slice(*span)]) if span else ""
    starts = [token.start for token in headings]
    for start, end in titles:
        behind = bisect_right(starts, start)
        # A title over no section is a link, a mention or the foot of a page.
        if behind < len(ids) and (first[ids[behind]] < behind or compact(folded[start:end]) != own):
            return start
    last = {one: rank for rank, one in enumerate(ids)}
    for rank, heading in enumerate(headings):
        if ids[rank] == "overview" and first["overview"] < rank:
            again = sum(first[one] < rank <= last[one] for one in first)
            if again >= _FEWEST_REPEATED:
                return heading.start
    return None


def _before(tokens: Sequence[Token], headings: Sequence[Token]) -> Iterator[Token]:
    first = headings[0].start if headings else 0
    return takewhile(lambda token: token.start < first, tokens)


def _titles(tokens: Sequence[Token], folded: str, headings: Sequence[Token]) -> list[Span]:
    """Return the lines behind the first heading that read like a title."""
    if not headings:
        return []
    behind = (token for token in tokens if token.start > headings[0].start)
    return list(_title_spans(behind, folded))


def _title_spans(tokens: Iterator[Token], folded: str) -> Iterator[Span]:
    for token in tokens:
        if token.type == "TEXT":
            yield from (span for span in token.lines if is_title(folded[slice(*span)]))
