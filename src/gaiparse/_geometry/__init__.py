"""Tables whose cells are placed by geometry: borders, rulers and columns of blanks.

A cell that spans several lines stands there interleaved with its neighbours, so that no character
replaced in place could join it. Such a block is *straightened* instead: its cells are written one
after the other, a row a line and a tab between cells, and each piece keeps its place in the source.
The rest of the reader works on the straight text; what it finds is then traced back.

``_boxes`` finds what has borders and ``_ruled`` what has a ruler; ``_cells`` makes rows of both.
``_straight`` writes and remembers, ``_traced`` puts the places of the source into a report of the
straight text.
"""

from gaiparse._geometry._straight import Straight
from gaiparse._geometry._straighten import straighten
from gaiparse._geometry._traced import traced

__all__ = ["Straight", "straighten", "traced"]
