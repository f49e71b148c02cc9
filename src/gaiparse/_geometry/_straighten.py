"""Which blocks of a text are straightened."""

from gaiparse._geometry._straight import Block, Straight


def straighten(text: str) -> Straight | None:
    """Return a text with its tables written a row a line, None if geometry places none."""
    drawn = "│" in text or "┃" in text or "║" in text
    boxed = drawn or "+-" in text or "+=" in text
    ruled = "-- --" in text or "--  --" in text
    aligned = "   申请人情况" in text or "行政复议  " in text
    if not (boxed or ruled or aligned):
        return None
    blocks: list[Block] = []
    for block in _find(text, boxed=boxed, ruled=ruled, aligned=aligned):
        if not blocks or block.span[0] >= blocks[-1].span[1]:
            blocks.append(block)
    return Straight(text, blocks) if blocks else None


def _find(text: str, *, boxed: bool, ruled: bool, aligned: bool) -> list[Block]:
    """Return all blocks in reading order; a ruler may stand in a box."""
    # Few texts need these, and their patterns take a fresh process longer than a report.
    from gaiparse._geometry._boxes import find_boxes  # noqa: PLC0415
    from gaiparse._geometry._heads import find_heads  # noqa: PLC0415
    from gaiparse._geometry._lines import lines_of  # noqa: PLC0415
    from gaiparse._geometry._ruled import find_ruled  # noqa: PLC0415

    lines = lines_of(text)
    blocks: list[Block] = []
    if boxed:
        blocks += find_boxes(text, lines)
    if ruled:
        blocks += find_ruled(text, lines)
    if aligned:
        blocks += find_heads(text, lines)
    return sorted(blocks)
