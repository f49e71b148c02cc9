"""Every layout by its name."""

from gaiparse._render._cells import CELL_LAYOUTS
from gaiparse._render._html import HTML_LAYOUTS
from gaiparse._render._layout import Layout
from gaiparse._render._pipes import PIPE_LAYOUTS
from gaiparse._render._rows import ROW_LAYOUTS

LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layouts in (CELL_LAYOUTS, ROW_LAYOUTS, PIPE_LAYOUTS, HTML_LAYOUTS)
    for layout in layouts
}
