"""Reports written back as text.

A report becomes a page of lines and grids (``_page``), whose cells know their spans (``_grid``);
a layout (``_layout``) writes a page as a converter would flatten it. The layouts stand in one file
a family, and ``_layouts`` knows them all.
"""

from gaiparse._render._layout import Layout, Loses
from gaiparse._render._layouts import LAYOUTS
from gaiparse._render._render import render

__all__ = ["LAYOUTS", "Layout", "Loses", "render"]
