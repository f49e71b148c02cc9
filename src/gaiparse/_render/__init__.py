"""Reports written back as text.

A report becomes a page of lines and grids (``_page``), whose cells know their spans (``_grid``);
a layout writes a page as a converter would flatten it (``_layouts``).
"""

from gaiparse._render._layouts import LAYOUTS
from gaiparse._render._render import render

__all__ = ["LAYOUTS", "render"]
