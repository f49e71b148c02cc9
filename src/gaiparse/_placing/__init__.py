"""Placing: each number of a table's body finds its cell, or none.

``_entries`` cuts the body into labels with the cells behind them, ``_headers`` asks what the
headers say, ``_regular`` is the short way for whole tables. ``_rows`` fills row by row, by what
``_settings`` and ``_offsets`` have learned from the full rows; ``_columns`` asks where spaced rows
stand, ``_aligned`` which of their cells are empty then, ``_behind`` whether labels follow values,
``_sums`` what arithmetic settles of the rest. ``_table`` puts them together.
"""

from gaiparse._placing._headers import edition_of
from gaiparse._placing._table import leave_open, place

__all__ = ["edition_of", "leave_open", "place"]
