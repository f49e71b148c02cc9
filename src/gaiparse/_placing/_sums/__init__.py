"""The third witness: arithmetic chooses between the places that labels and order leave open.

A row whose empty cells left no trace has fewer values than cells. The order of its values is known,
and the sums of the form say more. A cell is settled where every way to place the values that
satisfies the sums says the same of it.

``_lines`` knows where the values of one row may stand, ``_columns`` which of that lets all columns
add up; ``_requests`` does so for table 3, ``_results`` for the one row of table 4.
"""

from gaiparse._placing._sums._settle import settle_by_sums

__all__ = ["settle_by_sums"]
