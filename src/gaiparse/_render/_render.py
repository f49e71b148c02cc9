"""render(): a report as one flattened text."""

from gaiparse._fold import unfold
from gaiparse._render._layouts import LAYOUTS
from gaiparse._render._page import page
from gaiparse.model import Report


def render(report: Report, *, layout: str = "tab_cells", traditional: bool = False) -> str:
    r"""Write a report back as a flattened text.

    Parameters
    ----------
    report
        Any report, from ``parse()`` or ``from_dict()``.
    layout
        The name of a layout: ``"tab_cells"`` is a tab before each cell, each cell on its own line,
        an empty line after each row; ``"tab_rows"`` a row a line, cells between tabs, every line
        with the same number of tabs. The page on layouts shows them all, and what each one loses.
    traditional
        Write everything in traditional script instead of leaving it as it is, and the labels of
        the form in simplified script.

    Returns
    -------
    str
        Fields of a page's head, the agency if the title does not name it, title, opening, sections
        with their tables and notes, signature and date. What the opening or the closing lines
        state already is not printed again.

    Raises
    ------
    ValueError
        There is no such layout; the message lists those there are.

    Notes
    -----
    Labels, their order and the headers are those of each table's edition. A cell prints its raw
    text if that has the cell's value, else the value; a dash its mark, else ``/``. Blank and absent
    cells are empty, but a table without any cell is left out. An ambiguous cell prints U+FFFD, the
    sign of a lost character: an empty cell would turn a doubt into a statement.

    Examples
    --------
    >>> import gaiparse
    >>> report = gaiparse.parse("行政处罚\t72\n行政强制\t/")
    >>> text = gaiparse.render(report, layout="tab_rows")
    >>> "行政处罚\t72\t\t\n行政强制\t/\t\t\n" in text
    True
    >>> gaiparse.parse(text).proactive_disclosure.penalties.decisions
    72
    >>> gaiparse.render(report, layout="pdf")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: no layout 'pdf'; there are aligned, ...
    """
    try:
        write = LAYOUTS[layout].write
    except KeyError:
        known = ", ".join(sorted(LAYOUTS))
        raise ValueError(f"no layout {layout!r}; there are {known}") from None
    text = "".join(map(write, page(report)))
    return unfold(text) if traditional else text
