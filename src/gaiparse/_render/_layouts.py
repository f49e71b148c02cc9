"""Every layout by its name."""

from gaiparse._render._aligned import ALIGNED_LAYOUTS
from gaiparse._render._boxes import BOX_LAYOUTS
from gaiparse._render._cells import CELL_LAYOUTS
from gaiparse._render._html import HTML_LAYOUTS
from gaiparse._render._layout import Layout
from gaiparse._render._pipes import PIPE_LAYOUTS
from gaiparse._render._poor import POOR_LAYOUTS
from gaiparse._render._rows import ROW_LAYOUTS
from gaiparse._render._rulers import RULER_LAYOUTS
from gaiparse._render._spaces import SPACE_LAYOUTS

_FAMILIES = (
    CELL_LAYOUTS,
    ROW_LAYOUTS,
    PIPE_LAYOUTS,
    HTML_LAYOUTS,
    BOX_LAYOUTS,
    RULER_LAYOUTS,
    ALIGNED_LAYOUTS,
    SPACE_LAYOUTS,
    POOR_LAYOUTS,
)

LAYOUTS: dict[str, Layout] = {layout.name: layout for family in _FAMILIES for layout in family}
